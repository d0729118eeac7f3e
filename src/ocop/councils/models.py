"""Scoring workbooks that an office kept. Boards, ballots and results of a full round are other rows (later rooms)."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ocop.accounts.models import User
from ocop.councils.workbook.telling import stars_in_words
from ocop.foundation.files.models import StoredFile
from ocop.territory.models import Province


class KeptWorkbook(models.Model):
    """A checked scoring workbook, kept by one province's office. Written by ``councils.actions`` only.

    ``file`` is the workbook written anew from what was checked (nothing else of the sent file is kept), ``sha256`` its
    hash; ``source_sha256`` and ``source_name`` are of the file the person sent. ``regulation`` has the shape of
    ``./ocop score``; ``summary`` counts products: ``{"products", "stars": {"5": 1, …}, "forwarded", "attention"}``.
    Taken back, the row stays with its reason and ``file`` goes.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="+", verbose_name=_("tỉnh"))
    name = models.CharField(_("tên"), max_length=200)
    name_folded = models.CharField(max_length=200, editable=False)
    law = models.CharField(_("văn bản"), max_length=40)
    regulation = models.JSONField(_("quy chế"))
    summary = models.JSONField(_("tóm tắt"))
    demo = models.BooleanField(_("minh họa"), default=False)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    sha256 = models.CharField(max_length=64)
    source_sha256 = models.CharField(max_length=64)
    source_name = models.CharField(_("tệp đã nộp"), max_length=160)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("người giữ"))
    at = models.DateTimeField(_("lúc"))
    removed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(_("bỏ lúc"), null=True)
    removed_reason = models.CharField(_("lý do bỏ"), max_length=300, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["province", "source_sha256"],
                condition=models.Q(removed_at__isnull=True),
                name="workbook_kept_once",
                violation_error_message=_("Bảng chấm này đã được giữ."),
            ),
            models.CheckConstraint(
                condition=models.Q(removed_at__isnull=True, file__isnull=False)
                | models.Q(removed_at__isnull=False, file__isnull=True, removed_by__isnull=False)
                & ~models.Q(removed_reason=""),
                name="workbook_removed_with_reason",
                violation_error_message=_("Bỏ một bảng chấm phải có lý do."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> str:
        """Kept, or taken back."""
        return gettext("Đã bỏ") if self.removed_at else gettext("Đang giữ")

    @property
    def stars(self) -> str:
        """How many products ended with which stars, in words."""
        return stars_in_words(self.summary["stars"])

    def get_absolute_url(self) -> str:
        return reverse("councils:kept", args=[self.public_id])
