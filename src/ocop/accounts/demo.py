"""Fictional people of the demo province: one per role, with passwords that say what they are.

Every name is invented and carries "minh họa"; loading twice changes nothing.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ocop.accounts.enums import KINDS_OF_ROLE, Role, UnitKind
from ocop.accounts.models import Holding, Unit, User
from ocop.foundation.calendar import today
from ocop.territory.models import Province

PASSWORD = "minh-hoa-2026"


@dataclass(frozen=True)
class DemoAccount:
    """One account to try the product with."""

    label: Any
    username: str
    password: str


# User name, invented name, role, code of the unit ("" = the usual one of the role).
PEOPLE: tuple[tuple[str, str, Role, str], ...] = (
    ("quantri", "Lê Thử Nghiệm", Role.ADMINISTRATOR, ""),
    ("vanphong", "Trịnh Văn Mẫu", Role.OFFICE_STAFF, ""),
    ("lanhdao.vp", "Hoàng Thị Ví Dụ", Role.OFFICE_HEAD, ""),
    ("lanhdao.tinh", "Nguyễn Minh Mẫu", Role.PROVINCE_CHAIR, ""),
    ("so.congthuong", "Phạm Thị Thử", Role.DEPARTMENT_STAFF, "so-ct"),
    ("xa", "Đỗ Văn Ví Dụ", Role.COMMUNE_OFFICER, ""),
    ("chutich.xa", "Vũ Thị Mẫu", Role.COMMUNE_CHAIR, ""),
    ("totuvan", "Bùi Văn Thử", Role.ADVISER, ""),
    ("thuky", "Ngô Thị Mẫu", Role.COUNCIL_SECRETARY, ""),
    ("thanhvien", "Đặng Văn Thử", Role.COUNCIL_MEMBER, ""),
    ("chutich.hd", "Lưu Minh Ví Dụ", Role.COUNCIL_CHAIR, ""),
    ("kiemtra", "Mai Thị Thử", Role.INSPECTOR, ""),
    ("taichinh", "Cao Văn Mẫu", Role.FINANCE, "so-tc"),
    ("kiemtoan", "Tống Thị Ví Dụ", Role.AUDITOR, ""),
)
# Somebody authorised by a producer: no role here, `registry` links them to a demo producer.
PRODUCER = ("chuthe", "Hà Văn Chủ Thể Mẫu")


@transaction.atomic
def load(province: Province) -> list[DemoAccount]:
    """Make the demo people of a province whose units are loaded; returns every account to print, in order."""
    accounts = []
    for username, name, role, code in PEOPLE:
        person = _person(username, name, _unit(province, role, code))
        Holding.objects.get_or_create(user=person, role=role, unit=person.home, defaults={"starts": today()})
        accounts.append(DemoAccount(role.label, username, PASSWORD))
    username, name = PRODUCER
    _person(username, name, _commune(province))
    accounts.append(DemoAccount(_("Người được chủ thể ủy quyền"), username, PASSWORD))
    return accounts


def demo_commune(province: Province) -> Unit:
    """The commune whose desk the demo people sit at."""
    return _commune(province)


def _commune(province: Province) -> Unit:
    units = Unit.objects.filter(province=province, kind=UnitKind.COMMUNE)
    return units.order_by("sort_key", "pk")[0]


def _unit(province: Province, role: Role, code: str) -> Unit:
    kind = KINDS_OF_ROLE[role][0]
    if kind == UnitKind.COMMUNE:
        return _commune(province)
    units = Unit.objects.filter(province=province)
    return units.get(code=code) if code else units.filter(kind=kind).order_by("pk")[0]


def _person(username: str, name: str, home: Unit) -> User:
    person = User.objects.filter(username=username).first()
    if person is None:
        person = User(username=username, full_name=f"{name} (minh họa)", home=home)
        person.set_password(PASSWORD)
        person.save()
    return person
