"""The slip as a paper: the same words on the page and in the PDF."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from ocop.accounts.models import Slip, User
from ocop.foundation.calendar import today
from ocop.foundation.documents import pdf
from ocop.foundation.documents.official_word import DEMO_MARK

TEMPLATE = Path(__file__).parent / "papers" / "slip.typ"


def slip_words(*, person: User, slip: Slip, code: str, address: str) -> dict[str, Any]:
    """What the slip says: title, facts as (label, value), the code, what to do with it."""
    return {
        "title": _("Phiếu %s") % slip.get_kind_display(),
        "unit": str(person.home or ""),
        "facts": [
            [_("Họ và tên"), person.full_name],
            [_("Tên đăng nhập"), person.username],
            [_("Dùng đến hết ngày"), f"{slip.last_day:%d/%m/%Y}"],
        ],
        "code_label": _("Mã, dùng một lần"),
        "code": code,
        "steps": [
            _("Mở %s") % address,
            _("Gõ tên đăng nhập và mã trên phiếu này."),
            _("Tự chọn mật khẩu, ít nhất 10 ký tự; không cho ai biết, kể cả cán bộ."),
        ],
        "warning": _("Mất phiếu thì báo ngay nơi đã in để hủy mã. Phiếu không thay giấy tờ nào."),
        "demo_mark": DEMO_MARK if settings.DEMO else "",
    }


def slip_pdf(words: dict[str, Any]) -> bytes:
    """`slip_words` on half a sheet (A5)."""
    return pdf.render(TEMPLATE, words, day=today())
