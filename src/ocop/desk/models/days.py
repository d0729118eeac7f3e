"""Days on which working days are counted differently from Monday to Friday."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ocop.desk.enums import DayEffect


class DayOff(models.Model):
    """A holiday, a make-up working day, or a listed day that counts as usual again. Written by ``actions.days`` only.

    ``changed_by`` empty = as shipped: a newer shipped calendar may still change it. A day is never deleted on screen
    (it would come back with the next release) but made an ordinary one.
    """

    date = models.DateField(_("ngày"), unique=True)
    name = models.CharField(_("tên"), max_length=160)
    effect = models.CharField(_("cách tính"), max_length=10, choices=DayEffect.choices, default=DayEffect.OFF)
    source = models.CharField(_("nguồn"), max_length=300)
    confirmed = models.BooleanField(
        _("đã đối chiếu"), default=False, help_text=_("Đã đối chiếu với thông báo chính thức.")
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["date"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_working(self) -> bool:
        """Whether this is a make-up working day."""
        return self.effect == DayEffect.WORKING
