"""This room's lines in the menu."""

from django.utils.translation import gettext_lazy as _

from ocop.accounts.access import DESK, READERS
from ocop.accounts.enums import Role
from ocop.accounts.queries import held, holds
from ocop.design.menu import Entry

ENTRIES = [
    Entry(
        label=_("Người dùng"),
        url="accounts:people",
        icon="users",
        shown=lambda user: holds(user, *DESK),
        group="system",
        order=10,
    ),
    Entry(
        label=_("Đơn vị"),
        url="accounts:units",
        icon="building",
        shown=lambda user: holds(user, *READERS),
        group="system",
        order=20,
    ),
    Entry(
        label=_("Thay mặt"),
        url="accounts:stand_ins",
        icon="key",
        shown=lambda user: bool(held(user)),
        group="system",
        order=30,
    ),
    Entry(
        label=_("Xác thực hai bước"),
        url="accounts:policies",
        icon="shield",
        shown=lambda user: holds(user, Role.ADMINISTRATOR),
        group="system",
        order=40,
    ),
    Entry(
        label=_("Tài khoản của tôi"), url="accounts:me", icon="user", shown=lambda user: True, group="system", order=80
    ),
]
