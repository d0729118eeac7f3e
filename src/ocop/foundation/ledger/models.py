"""Acts, their places in the tree, and the tree's heads. All three tables refuse change and deletion by trigger."""

import datetime
import json
import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from ocop.foundation.canonical import canonical, sha256_hex


class Entry(models.Model):
    """One official act. Written by ``ledger.record`` only, never changed.

    ``subject`` is ``room.thing:<public id>``; ``actor`` a person's public id or "system"; ``province`` a code or "".
    ``content_json`` is kept as the text that was hashed. ``sha256`` covers every other field.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    action = models.CharField(_("việc"), max_length=100)
    subject = models.CharField(_("về"), max_length=160)
    actor = models.CharField(_("người làm"), max_length=64)
    province = models.CharField(_("tỉnh"), max_length=2, blank=True, default="")
    at = models.DateTimeField(_("lúc"))
    content_json = models.TextField(_("nội dung"))
    sha256 = models.CharField(max_length=64)

    class Meta:
        db_table = "ledger_entry"
        ordering = ["pk"]
        verbose_name = _("việc trong sổ cái")
        indexes = [
            models.Index(fields=["subject", "id"], name="ledger_entry_subject"),
            models.Index(fields=["actor", "id"], name="ledger_entry_actor"),
            models.Index(fields=["action", "id"], name="ledger_entry_action"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"

    @property
    def content(self) -> dict[str, Any]:
        """What the act said, as it was given to ``record``."""
        return json.loads(self.content_json)

    def computed_sha256(self) -> str:
        """The hash of this row as it reads now; another one than ``sha256`` means that the row was changed."""
        return sha256_hex(
            canonical(
                {
                    "id": str(self.public_id),
                    "action": self.action,
                    "subject": self.subject,
                    "actor": self.actor,
                    "province": self.province,
                    "at": self.at.astimezone(datetime.UTC).isoformat(timespec="microseconds"),
                    "content": self.content_json,
                }
            )
        )


class Leaf(models.Model):
    """The place of an act in the tree: 0, 1, 2 … in the order in which the sealer saw committed acts."""

    index = models.PositiveBigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="leaf")
    sha256 = models.CharField(max_length=64)

    class Meta:
        db_table = "ledger_leaf"
        ordering = ["index"]

    def __str__(self) -> str:
        return f"{self.index} {self.sha256}"


class Head(models.Model):
    """The tree's root at ``size`` leaves. ``frontier`` holds the roots of its full subtrees, largest first (hex)."""

    size = models.PositiveBigIntegerField(unique=True)
    root = models.CharField(max_length=64)
    frontier = models.TextField()
    at = models.DateTimeField(_("lúc"))

    class Meta:
        db_table = "ledger_head"
        ordering = ["size"]

    def __str__(self) -> str:
        return f"{self.size} {self.root}"
