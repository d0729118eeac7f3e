"""States, kinds of events and sources of recognitions, with the words people read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ocop.standing import life


class Status(models.TextChoices):
    """`life.State` with its words."""

    NOT_ISSUED = life.State.NOT_ISSUED.value, _("chưa công nhận")
    VALID = life.State.VALID.value, _("còn hiệu lực")
    EXTENDED = life.State.EXTENDED.value, _("được kéo dài")
    EXPIRED = life.State.EXPIRED.value, _("đã hết hạn")
    SUPERSEDED = life.State.SUPERSEDED.value, _("đã được thay")
    WITHDRAWN = life.State.WITHDRAWN.value, _("đã bị thu hồi")
    ANNULLED = life.State.ANNULLED.value, _("đã bị hủy")
    INSUFFICIENT = life.State.INSUFFICIENT.value, _("chưa đủ dữ kiện")


IN_FORCE = (Status.VALID, Status.EXTENDED)
# A decision that was taken back, or never came, is no recognition.
NEVER_COUNTED = (Status.NOT_ISSUED, Status.ANNULLED)
TONES = {
    Status.VALID: "ok",
    Status.EXTENDED: "warn",
    Status.EXPIRED: "warn",
    Status.WITHDRAWN: "danger",
    Status.ANNULLED: "danger",
}


def tone(status: str) -> str:
    """The tone of a status's badge."""
    return TONES.get(Status(status), "muted")


class Kind(models.TextChoices):
    """What may happen to a recognition; each acts from its effective day (see `life`)."""

    ISSUED = "issued", _("Công nhận")
    CORRECTED = "corrected", _("Đính chính")
    EXTENDED = "extended", _("Kéo dài hiệu lực")
    RENEWED = "renewed", _("Công nhận lại")
    UPGRADED = "upgraded", _("Nâng hạng")
    RENEWAL_REFUSED = "renewal_refused", _("Không công nhận lại")
    WITHDRAWN = "withdrawn", _("Thu hồi")
    WITHDRAWAL_ANNULLED = "withdrawal_annulled", _("Hủy việc thu hồi")
    ANNULLED = "annulled", _("Hủy quyết định công nhận")


SUCCESSIONS = (Kind.RENEWED, Kind.UPGRADED)


class Basis(models.TextChoices):
    """What stands behind a recognition."""

    DECISION = "decision", _("quyết định ghi trong hệ thống")
    PUBLIC_SOURCE = "public_source", _("theo nguồn công khai, chưa được cơ quan cấp xác nhận")
    SAMPLE = "sample", _("minh họa")
