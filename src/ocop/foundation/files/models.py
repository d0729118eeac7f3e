"""Files kept by their content."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ocop.foundation.files.enums import Kind


class StoredFile(models.Model):
    """One file somebody brought or the product made. Its bytes lie under their SHA-256, outside the web's reach.

    Written by ``files.actions`` only. ``owner`` names the row or person it belongs to, such as ``user:<uuid>``;
    ``province`` is the code of the province whose people may be shown it ("" for none).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(_("cỡ"))
    kind = models.CharField(_("loại"), max_length=8, choices=Kind.choices)
    original_name = models.CharField(_("tên tệp"), max_length=160)
    owner = models.CharField(max_length=100, db_index=True)
    province = models.CharField(max_length=2, blank=True, default="")
    created_at = models.DateTimeField(_("lúc"))

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [models.CheckConstraint(condition=models.Q(size__gt=0), name="stored_file_not_empty")]

    def __str__(self) -> str:
        return self.original_name

    @property
    def media_type(self) -> str:
        """The media type by the file's real kind."""
        return Kind(self.kind).media_type
