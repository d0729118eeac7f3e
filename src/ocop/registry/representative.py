"""A producer's representative: which personal values are kept, and how they are read (Law 91/2025/QH15).

The values lie sealed; the producer's row holds only their references. Forms 01 to 03 of 26/2026/QĐ-TTg ask for them.
"""

from dataclasses import dataclass, fields

from django.utils.translation import gettext_lazy as _

from ocop.foundation import sealed
from ocop.registry.models import Producer

LIMITS = {"full_name": 120, "position": 80, "sex": 10, "ethnicity": 40, "residence": 300, "paper": 60}
LABELS = {
    "full_name": _("Họ và tên"),
    "position": _("Chức vụ"),
    "sex": _("Giới tính"),
    "ethnicity": _("Dân tộc"),
    "residence": _("Nơi cư trú"),
    "paper": _("Giấy tờ tùy thân"),
}


@dataclass(frozen=True)
class Representative:
    """The legal representative as entered; "" where nothing was given. ``paper`` is kind and number in one line."""

    full_name: str = ""
    position: str = ""
    sex: str = ""
    ethnicity: str = ""
    residence: str = ""
    paper: str = ""


NAMES = tuple(field.name for field in fields(Representative))


def kept(producer: Producer) -> list[str]:
    """Labels of the values kept about the representative; none of the values themselves."""
    return [str(LABELS[name]) for name in NAMES if name in producer.representative]


def opened(producer: Producer) -> Representative:
    """The values themselves, "" where none is kept or it was erased. The caller records the reading."""
    found = {name: sealed.get(producer.representative[name]) or "" for name in NAMES if name in producer.representative}
    return Representative(**found)
