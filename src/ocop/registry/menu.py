"""What this room puts into the menu."""

from django.utils.translation import gettext_lazy as _

from ocop.accounts.models import User
from ocop.accounts.queries import holds
from ocop.design.menu import Entry
from ocop.registry.access import COMMUNE, READERS, memberships


def _reads(user: User) -> bool:
    return holds(user, *READERS, *COMMUNE) or memberships(user).exists()


ENTRIES = [
    Entry(
        label=_("Sản phẩm"),
        url="registry:products",
        icon="box",
        group="register",
        shown=_reads,
        order=10,
        dock=True,
    ),
    Entry(
        label=_("Chủ thể"),
        url="registry:producers",
        icon="shop",
        group="register",
        shown=_reads,
        order=20,
        dock=True,
    ),
]
