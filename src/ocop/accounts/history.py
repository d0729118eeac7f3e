"""What happened to an account, from the ledger, in words."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ocop.accounts.actions.noting import subject_of
from ocop.accounts.enums import Paper, Role, SlipKind
from ocop.accounts.models import User
from ocop.foundation import sealed
from ocop.foundation.ledger import entries_about
from ocop.foundation.ledger.models import Entry

WORDS = {
    "accounts.person_created": gettext_lazy("Lập tài khoản"),
    "accounts.first_administrator_created": gettext_lazy("Lập tài khoản quản trị đầu tiên"),
    "accounts.person_updated": gettext_lazy("Sửa thông tin"),
    "accounts.person_stopped": gettext_lazy("Ngừng tài khoản"),
    "accounts.person_reactivated": gettext_lazy("Mở lại tài khoản"),
    "accounts.person_erased": gettext_lazy("Xóa dữ liệu cá nhân"),
    "accounts.contacts_read": gettext_lazy("Xem đầy đủ liên hệ"),
    "accounts.password_changed": gettext_lazy("Đổi mật khẩu"),
    "accounts.holding_granted": gettext_lazy("Cấp vai trò"),
    "accounts.holding_ended": gettext_lazy("Kết thúc vai trò"),
    "accounts.stand_in_set": gettext_lazy("Cử người thay mặt"),
    "accounts.stand_in_cancelled": gettext_lazy("Hủy việc thay mặt"),
    "accounts.slip_issued": gettext_lazy("In phiếu"),
    "accounts.slip_used": gettext_lazy("Đặt mật khẩu bằng phiếu"),
    "accounts.second_factor_added": gettext_lazy("Thêm cách xác thực bước hai"),
    "accounts.second_factor_removed": gettext_lazy("Bỏ cách xác thực bước hai"),
    "accounts.outside_identity_linked": gettext_lazy("Nối với nơi đăng nhập một lần"),
}


@dataclass(frozen=True)
class Line:
    """One act in words; ``who`` says "thay mặt …" where the act was a stand-in's."""

    at: datetime.datetime
    what: str
    details: str
    who: str


def of_person(person: User) -> list[Line]:
    """Every act on the account, newest first."""
    entries = list(entries_about(subject_of(person)).reverse())
    ids = {entry.actor for entry in entries if entry.actor != "system"}
    ids |= {entry.content["on_behalf_of"] for entry in entries if "on_behalf_of" in entry.content}
    names = _names(ids)
    return [_line(entry, names) for entry in entries]


def _names(ids: set[str]) -> dict[str, str]:
    return {str(user.public_id): str(user) for user in User.objects.filter(public_id__in=ids).order_by("pk")}


def _line(entry: Entry, names: dict[str, str]) -> Line:
    content = entry.content
    who = names.get(entry.actor, _("hệ thống"))
    if "on_behalf_of" in content:
        who = _("%(name)s, thay mặt %(holder)s") % {"name": who, "holder": names.get(content["on_behalf_of"], "—")}
    return Line(entry.at, str(WORDS.get(entry.action, entry.action)), _details(content), who)


def _details(content: dict[str, Any]) -> str:
    parts = []
    if "role" in content:
        parts.append(str(Role(content["role"]).label))
    if "kind" in content and content["kind"] in SlipKind.values:
        parts.append(str(SlipKind(content["kind"]).label))
    if content.get("paper"):
        parts.append(_("đã đối chiếu %s") % Paper(content["paper"]).label)
    if isinstance(content.get("reason"), dict):
        parts.append(sealed.get(content["reason"]) or _("lý do đã xóa"))
    for key, word in (("starts", _("từ %s")), ("ends", _("đến hết %s")), ("last_day", _("đến hết %s"))):
        if content.get(key):
            parts.append(word % date_format(datetime.date.fromisoformat(content[key]), "SHORT_DATE_FORMAT"))
    if content.get("void"):
        parts.append(_("không tính ngày nào"))
    return ", ".join(parts)
