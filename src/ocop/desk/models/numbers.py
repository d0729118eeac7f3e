"""Series of numbers given in order, without doubles, every gap explained."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ocop.desk.enums import NumberState
from ocop.territory.models import Province


class Series(models.Model):
    """One running count of one province; ``year`` 0 means that it never starts anew.

    Written by ``actions.numbers`` only. ``pattern`` is a format with ``{n}`` (``{n:02d}``) and named parts such as
    ``{province}``, ``{commune}``, ``{year}``.
    """

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="series")
    code = models.CharField(_("mã dãy số"), max_length=60)
    year = models.PositiveSmallIntegerField(_("năm"), default=0)
    pattern = models.CharField(_("mẫu số"), max_length=120)
    last = models.PositiveIntegerField(_("số cuối"), default=0)

    class Meta:
        ordering = ["province__code", "code", "year"]
        constraints = [models.UniqueConstraint(fields=["province", "code", "year"], name="series_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.year}" if self.year else self.code


class Number(models.Model):
    """A number taken from a series for ``subject`` (``room.kind:<uuid>``); ``text`` is how it was written then."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="numbers")
    value = models.PositiveIntegerField(_("số"))
    text = models.CharField(_("số và ký hiệu"), max_length=160)
    state = models.CharField(max_length=10, choices=NumberState.choices, default=NumberState.ISSUED)
    reason = models.CharField(_("lý do hủy"), max_length=300, blank=True, default="")
    subject = models.CharField(max_length=120, db_index=True)
    issued_at = models.DateTimeField()

    class Meta:
        ordering = ["series", "value"]
        constraints = [
            models.UniqueConstraint(fields=["series", "value"], name="number_once"),
            models.UniqueConstraint(fields=["series", "text"], name="number_text_once"),
            models.CheckConstraint(
                condition=models.Q(state=NumberState.ISSUED, reason="")
                | (models.Q(state=NumberState.CANCELLED) & ~models.Q(reason="")),
                name="number_cancelled_with_reason",
                violation_error_message=_("Số bị hủy phải có lý do."),
            ),
        ]

    def __str__(self) -> str:
        return self.text
