"""Personal values with their salts, and what archive law forbids to erase."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class SealedValue(models.Model):
    """One personal value of a subject. Written by ``sealed.actions`` only.

    ``sha256`` = SHA-256(salt ‖ canonical JSON of the value) and stays for ever; ``value_json`` and ``salt`` (64 hex
    digits of randomness) are emptied by erasure.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    subject = models.CharField(max_length=160, db_index=True)
    name = models.CharField(max_length=80)
    value_json = models.TextField(blank=True, default="")
    salt = models.CharField(max_length=64, blank=True, default="")
    sha256 = models.CharField(max_length=64)
    put_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(erased_at__isnull=True) & ~models.Q(value_json="") & ~models.Q(salt="")
                | models.Q(erased_at__isnull=False, value_json="", salt=""),
                name="sealed_value_whole_or_erased",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.name}"


class Restriction(models.Model):
    """A ground (an article of archive or other law) that keeps a subject's values until the end of day ``until``."""

    subject = models.CharField(max_length=160, db_index=True)
    ground = models.CharField(_("căn cứ"), max_length=300)
    until = models.DateField(_("đến hết ngày"))
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["-until", "pk"]

    def __str__(self) -> str:
        return f"{self.subject} {self.until:%d/%m/%Y}"
