"""Places through time. Codes are stored, names are shown; mergers and splits are rows.

Rows come from ``data/territory`` through ``actions.load_territory``; nothing else writes them.
"""

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ocop.foundation.text import fold, sort_key
from ocop.territory.enums import CommuneKind, Relation
from ocop.territory.names import bare_district


class Province(models.Model):
    """A province-level unit, the root of everything it runs. ``code`` has two digits (19/2025/QĐ-TTg)."""

    code = models.CharField(_("mã tỉnh"), max_length=2, unique=True)
    name = models.CharField(_("tên"), max_length=80)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class FormerDistrict(models.Model):
    """A district abolished on ``ends``; kept because older records, papers and allocations name it."""

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="former_districts")
    code = models.CharField(_("mã huyện cũ"), max_length=3, unique=True)
    name = models.CharField(_("tên"), max_length=80)
    folded = models.CharField(max_length=100, editable=False, db_index=True)
    sort_key = models.CharField(max_length=200, editable=False)
    ends = models.DateField(_("hết từ ngày"))

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    def set_keys(self) -> None:
        """Derive the columns for searching and ordering from the name without its kind."""
        self.folded = fold(bare_district(self.name))
        self.sort_key = sort_key(bare_district(self.name))

    def save(self, *args, **kwargs) -> None:
        self.set_keys()
        super().save(*args, **kwargs)


class Commune(models.Model):
    """A commune-level unit during ``[starts, ends)``; the same code may name another unit on another day.

    ``starts`` is empty where the sources give no day ("có từ trước"), ``ends`` while the unit lives.
    ``former_district`` is the district a unit of before the rearrangement lay in; units made by it have none, their
    districts follow from ``came_from``. ``tile_column`` and ``tile_row`` place the unit's equal tile on the province's
    tile map (None for units of the past).
    """

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="communes")
    former_district = models.ForeignKey(
        FormerDistrict, on_delete=models.PROTECT, null=True, blank=True, related_name="communes"
    )
    code = models.CharField(_("mã xã"), max_length=5, db_index=True)
    kind = models.CharField(_("loại"), max_length=10, choices=CommuneKind.choices)
    name = models.CharField(_("tên"), max_length=80)
    folded = models.CharField(max_length=100, editable=False, db_index=True)
    sort_key = models.CharField(max_length=200, editable=False)
    starts = models.DateField(_("có từ ngày"), null=True, blank=True)
    ends = models.DateField(_("hết từ ngày"), null=True, blank=True)
    latitude = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    longitude = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    tile_column = models.PositiveSmallIntegerField(null=True, blank=True)
    tile_row = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["code", "starts"], name="commune_code_once_a_day"),
            models.UniqueConstraint(fields=["code"], condition=Q(starts__isnull=True), name="commune_first_of_code"),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(starts__isnull=True) | Q(ends__gt=models.F("starts")),
                name="commune_ends_after_start",
                violation_error_message=_("Ngày hết phải sau ngày có."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"

    @property
    def title(self) -> str:
        """The full name with a capital, as at the start of a line: "Xã Nga An"."""
        text = str(self)
        return text[:1].upper() + text[1:]

    @property
    def last_day(self) -> datetime.date | None:
        """The last day on which the unit existed, None while it lives."""
        return self.ends - datetime.timedelta(days=1) if self.ends else None

    def exists_on(self, day: datetime.date) -> bool:
        """Whether the unit exists on ``day``."""
        return (self.starts is None or self.starts <= day) and (self.ends is None or day < self.ends)

    def set_keys(self) -> None:
        """Derive the columns for searching and ordering from the name."""
        self.folded = fold(self.name)
        self.sort_key = sort_key(self.name)

    def save(self, *args, **kwargs) -> None:
        self.set_keys()
        super().save(*args, **kwargs)


class Succession(models.Model):
    """One line of a rearrangement: ``old`` passed, whole or in part, into ``new`` on ``effective``.

    A unit that was kept points at itself.
    """

    old = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="passed_into")
    new = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="came_from")
    relation = models.CharField(_("quan hệ"), max_length=24, choices=Relation.choices)
    effective = models.DateField(_("ngày hiệu lực"))
    source = models.CharField(_("nguồn"), max_length=200)

    class Meta:
        ordering = ["new__code", "old__code"]
        constraints = [models.UniqueConstraint(fields=["old", "new", "effective"], name="succession_once")]
