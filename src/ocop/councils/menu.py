"""What this room puts into the menu."""

from django.utils.translation import gettext_lazy as _

from ocop.accounts.queries import holds
from ocop.councils.access import READERS
from ocop.design.menu import Entry

ENTRIES = [
    Entry(
        label=_("Bảng chấm"),
        url="councils:kept_list",
        icon="council",
        group="cycle",
        shown=lambda user: holds(user, *READERS),
        order=40,
    )
]
