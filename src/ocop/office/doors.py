"""Where people of each desk usually go from home."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ocop.accounts.enums import Role
from ocop.accounts.models import User
from ocop.accounts.queries import held

OFFICE = frozenset({Role.OFFICE_STAFF, Role.OFFICE_HEAD})
COMMUNE = frozenset({Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR})
COUNCIL = frozenset({Role.COUNCIL_SECRETARY, Role.COUNCIL_MEMBER, Role.COUNCIL_CHAIR, Role.ADVISER})
READERS = frozenset({Role.AUDITOR, Role.PROVINCE_CHAIR, Role.INSPECTOR, Role.FINANCE, Role.DEPARTMENT_STAFF})
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
NOBODY: frozenset[Role] = frozenset()  # people without a role: a producer's own


@dataclass(frozen=True)
class Door:
    """A way from home: what is behind it in a few words, for holders of ``roles`` (empty: people without any role)."""

    label: Any
    note: Any
    url: str
    icon: str
    roles: frozenset[Role]


DOORS = (
    Door(
        _("Lập bảng chấm"), _("Chọn bộ, số thành viên, tải tệp Excel"), "councils:workbook", "table", OFFICE | COUNCIL
    ),
    Door(_("Luật và phiếu chấm"), _("Tiêu chí, mức điểm và mốc của từng bộ"), "lawbook:laws", "book", OFFICE | COUNCIL),
    Door(_("Sản phẩm"), _("Tìm, xem hạng và nguồn"), "registry:products", "box", OFFICE | COMMUNE | READERS),
    Door(
        _("Chủ thể"), _("Hồ sơ chủ thể, người được ủy quyền"), "registry:producers", "shop", OFFICE | COMMUNE | READERS
    ),
    Door(
        _("Người dùng"),
        _("Lập tài khoản, in phiếu, đặt lại"),
        "accounts:people",
        "users",
        ADMINISTRATOR | {Role.COMMUNE_OFFICER},
    ),
    Door(
        _("Đơn vị, vai trò"),
        _("Ai giữ vai trò gì, ở đâu"),
        "accounts:units",
        "building",
        ADMINISTRATOR | {Role.AUDITOR},
    ),
    Door(_("Sản phẩm của tôi"), _("Hạng sao, thông tin, ảnh"), "registry:products", "box", NOBODY),
    Door(_("Đường lên sao"), _("Cần nâng tiêu chí nào, ít nhất bao nhiêu"), "portal:planner", "star", NOBODY | COMMUNE),
    Door(
        _("Tra xã, phường"), _("Tên cũ, tên mới, mã theo ngày"), "territory:lookup", "map", OFFICE | COMMUNE | READERS
    ),
)


def doors_for(user: User) -> list[Door]:
    """The doors of every role the person has today."""
    roles = {row.role for row in held(user)}
    return [door for door in DOORS if (door.roles & roles if roles else not door.roles or door.url == "portal:planner")]
