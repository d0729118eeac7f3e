"""Words of the desk."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NumberState(models.TextChoices):
    """What became of a number."""

    ISSUED = "issued", _("đã cấp")
    CANCELLED = "cancelled", _("đã hủy")


class DayEffect(models.TextChoices):
    """What a listed day is for counting working days."""

    OFF = "off", _("nghỉ")
    WORKING = "working", _("làm bù")
    ORDINARY = "ordinary", _("ngày thường")


class JobState(models.TextChoices):
    """Where a long job stands."""

    WAITING = "waiting", _("chờ chạy")
    RUNNING = "running", _("đang chạy")
    DONE = "done", _("xong")
    STOPPED = "stopped", _("dừng vì lỗi")


OPEN_JOBS = (JobState.WAITING, JobState.RUNNING)


class RequestKind(models.TextChoices):
    """What a person asks about their own data (91/2025/QH15)."""

    ACCESS = "access", _("xem dữ liệu")
    EXPORT = "export", _("nhận bản sao dữ liệu")
    CORRECTION = "correction", _("sửa dữ liệu")
    ERASURE = "erasure", _("xóa dữ liệu")


class RequestState(models.TextChoices):
    """Whether a request has its answer."""

    OPEN = "open", _("chờ trả lời")
    ANSWERED = "answered", _("đã trả lời")
    REFUSED = "refused", _("đã từ chối")
