"""What people ask about their own data."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ocop.desk.enums import RequestKind, RequestState
from ocop.foundation.files.models import StoredFile
from ocop.territory.models import Province


class DataRequest(models.Model):
    """A person's request about their data, to be answered by the end of day ``due`` (356/2025/NĐ-CP).

    Written by ``actions.requests`` only. ``table`` and ``record`` are the copy handed over (Excel and JSON).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("yêu cầu"), max_length=12, choices=RequestKind.choices)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="data_requests")
    province = models.ForeignKey(Province, on_delete=models.PROTECT, related_name="data_requests")
    details = models.TextField(_("nội dung"), blank=True, default="")
    received = models.DateField(_("ngày nhận"))
    due = models.DateField(_("hạn trả lời"))
    state = models.CharField(_("trạng thái"), max_length=10, choices=RequestState.choices, default=RequestState.OPEN)
    answer = models.TextField(_("trả lời"), blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    table = models.ForeignKey(StoredFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    record = models.ForeignKey(StoredFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["due", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=models.Q(state=RequestState.OPEN),
                name="one_open_data_request",
                violation_error_message=_("Yêu cầu cùng loại đang chờ trả lời."),
            ),
            models.CheckConstraint(
                condition=models.Q(state=RequestState.OPEN, answered_at__isnull=True)
                | (~models.Q(state=RequestState.OPEN) & models.Q(answered_at__isnull=False)),
                name="data_request_answered_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.received:%d/%m/%Y}"
