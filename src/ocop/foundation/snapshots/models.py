"""Frozen versions."""

import json
import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from ocop.foundation.canonical import sha256_hex
from ocop.foundation.ledger.models import Entry
from ocop.foundation.snapshots.schemas import upgraded


class Snapshot(models.Model):
    """Version ``number`` (1, 2, 3 …) of one subject, as it was at an official step. Written by ``freeze`` only.

    ``content_json`` is the text that was hashed: ids, facts and references to sealed personal values. ``entry`` is
    the ledger's row with the same hash. A trigger refuses change and deletion.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    subject = models.CharField(max_length=160)
    number = models.PositiveIntegerField(_("lần"))
    schema = models.CharField(max_length=80)
    content_json = models.TextField()
    sha256 = models.CharField(max_length=64)
    actor = models.CharField(max_length=64)
    at = models.DateTimeField(_("lúc"))
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="snapshot")

    class Meta:
        ordering = ["subject", "number"]
        constraints = [models.UniqueConstraint(fields=["subject", "number"], name="snapshot_number_once")]

    def __str__(self) -> str:
        return f"{self.subject} #{self.number}"

    @property
    def content(self) -> dict[str, Any]:
        """The content as it was frozen, in the schema of that day."""
        return json.loads(self.content_json)

    def read(self) -> dict[str, Any]:
        """The content in the current version of its schema. Raises UnknownSchema when no way leads there."""
        return upgraded(self.schema, self.content)

    def computed_sha256(self) -> str:
        """The hash of schema and content as they read now."""
        return content_hash(self.schema, self.content_json)


def content_hash(schema: str, content_json: str) -> str:
    """SHA-256 of the schema, a line break and the canonical content."""
    return sha256_hex(f"{schema}\n{content_json}")
