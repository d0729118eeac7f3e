"""What the files of both commands have in common: errors in the documented form, the law and the sheet they name."""

from typing import Any

from .library import UnknownLaw, laws, load
from .reading import Unreadable, doubles_of
from .sheet import CriteriaSet, Sheet

Error = dict[str, str | None]


def error(message: str, product: str | None = None, member: str | None = None, criterion: str | None = None) -> Error:
    """One error in the documented form."""
    return {"product": product, "member": member, "criterion": criterion, "message": message}


def law_of(raw: Any) -> CriteriaSet:
    """The law that a file names; Unreadable with a sentence where it names none that ships."""
    if not isinstance(raw, str):
        raise Unreadable("Thiếu số hiệu văn bản (law).")
    try:
        return load(raw)
    except UnknownLaw:
        raise Unreadable(f"Không có tiêu chí của văn bản {raw}; có: {', '.join(laws())}.") from None


def sheet_of(law: CriteriaSet, raw: Any) -> Sheet:
    """The scorable sheet of a product set; Unreadable with a sentence otherwise."""
    if type(raw) is not int or raw not in {sheet.number for sheet in law.sheets}:
        raise Unreadable(f"{law.law} không có bộ sản phẩm này (set); các bộ: 1 đến {len(law.sheets)}.")
    sheet = law.sheet(raw)
    if not sheet.scorable:
        listed = "; ".join(map(str, sheet.mismatches))
        raise Unreadable(f"Bộ {raw} của {law.law} chỉ đọc, không chấm được: {listed}.")
    return sheet


def doubled(value: Any, where: str) -> str:
    """A sentence about keys standing twice in an object; "" where none does."""
    keys = doubles_of(value)
    return f"{where}: khóa có hai lần: {', '.join(keys)}." if keys else ""
