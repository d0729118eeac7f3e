"""What happened to a row, from the ledger, in words."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ocop.accounts.models import User
from ocop.foundation.ledger import entries_about
from ocop.registry.models import Producer, Product

WORDS = {
    "producer_registered": _("Ghi chủ thể"),
    "producer_recorded": _("Ghi theo nguồn công khai"),
    "producer_changed": _("Sửa thông tin"),
    "producer_retired": _("Rút khỏi sổ"),
    "producer_restored": _("Khôi phục vào sổ"),
    "representative_changed": _("Sửa dữ liệu người đại diện"),
    "representative_read": _("Mở dữ liệu người đại diện"),
    "representative_erased": _("Xóa dữ liệu người đại diện"),
    "member_added": _("Thêm người được ủy quyền"),
    "member_ended": _("Kết thúc ủy quyền"),
    "product_registered": _("Ghi sản phẩm"),
    "product_recorded": _("Ghi theo nguồn công khai"),
    "product_sources_added": _("Thêm nguồn công khai"),
    "product_changed": _("Sửa thông tin"),
    "product_linked": _("Gắn với chủ thể"),
    "product_unlinked": _("Bỏ gắn chủ thể"),
    "product_retired": _("Rút khỏi sổ"),
    "product_restored": _("Khôi phục vào sổ"),
    "story_told": _("Sửa câu chuyện"),
    "photo_added": _("Thêm ảnh"),
    "photo_removed": _("Bỏ ảnh"),
}
MOST = 30


@dataclass(frozen=True)
class Event:
    """One line of the history, as the timeline component takes it."""

    text: Any
    at: datetime.datetime
    note: str  # who did it
    by: str = ""
    state: str = ""


def of(row: Producer | Product) -> list[Event]:
    """The latest acts on a row, newest first."""
    entries = list(entries_about(row.subject).order_by("-pk")[:MOST])
    people = {
        str(user.public_id): user.full_name
        for user in User.objects.filter(public_id__in={entry.actor for entry in entries if entry.actor != "system"})
    }
    return [Event(_word(entry.action), entry.at, people.get(entry.actor, str(_("hệ thống")))) for entry in entries]


def _word(action: str) -> Any:
    return WORDS.get(action.removeprefix("registry."), action)
