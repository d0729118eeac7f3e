"""The kinds of files the product takes in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a file really is, whatever its name says."""

    PDF = "pdf", "PDF"
    JPEG = "jpeg", _("ảnh JPEG")
    PNG = "png", _("ảnh PNG")
    WEBP = "webp", _("ảnh WebP")
    DOCX = "docx", "Word (.docx)"
    XLSX = "xlsx", "Excel (.xlsx)"
    JSON = "json", "JSON"  # made by the product itself, never uploaded

    @property
    def media_type(self) -> str:
        """The media type sent with the file."""
        return MEDIA_TYPES[self]

    @property
    def extensions(self) -> tuple[str, ...]:
        """Endings a name of this kind may have; the first is the usual one."""
        return (".jpg", ".jpeg") if self is Kind.JPEG else (f".{self.value}",)


_OFFICE = "application/vnd.openxmlformats-officedocument."
MEDIA_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.WEBP: "image/webp",
    Kind.DOCX: f"{_OFFICE}wordprocessingml.document",
    Kind.XLSX: f"{_OFFICE}spreadsheetml.sheet",
    Kind.JSON: "application/json",
}
IMAGES = frozenset({Kind.JPEG, Kind.PNG, Kind.WEBP})
OFFICE = frozenset({Kind.DOCX, Kind.XLSX})
EVIDENCE = IMAGES | OFFICE | {Kind.PDF}
