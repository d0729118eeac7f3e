"""Sign-off and official wording of the law's sheets. Points and gates live in ``criteria`` and have no column here.

Written only by ``lawbook.actions``; rows are versions and are never changed or removed.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ocop.accounts.models import User
from ocop.territory.models import Province


class SignOff(models.Model):
    """A person compared one sheet with the signed text on ``day``; a later row with ``agrees`` false takes it back."""

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="+")
    law = models.CharField(_("văn bản"), max_length=40)
    sheet = models.PositiveSmallIntegerField(_("bộ sản phẩm"))
    agrees = models.BooleanField(_("khớp bản ký"))
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("ngày"))
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["province", "law", "sheet"], name="sign_off_sheet")]


class Wording(models.Model):
    """Version ``number`` of the office's official wording of one label of a sheet.

    ``place`` names the label as in ``lawbook.places``: ``sheet``, ``criterion:1.1``, ``option:1.1:2`` … An empty
    ``vi`` returns to the shipped words.
    """

    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="+")
    law = models.CharField(_("văn bản"), max_length=40)
    sheet = models.PositiveSmallIntegerField(_("bộ sản phẩm"))
    place = models.CharField(_("vị trí"), max_length=60)
    number = models.PositiveIntegerField(_("phiên bản"))
    vi = models.TextField(_("tiếng Việt"), blank=True)
    en = models.TextField(_("tiếng Anh"), blank=True)
    reason = models.CharField(_("lý do"), max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["place", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["province", "law", "sheet", "place", "number"], name="wording_version_once")
        ]
