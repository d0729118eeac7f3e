"""What this room puts into the menu."""

from django.utils.translation import gettext_lazy as _

from ocop.design.menu import Entry

ENTRIES = [
    Entry(
        label=_("Xã, phường"),
        url="territory:communes",
        icon="map",
        group="register",
        shown=lambda user: True,
        order=30,
    ),
    Entry(
        label=_("Tra tên, mã cũ"),
        url="territory:lookup",
        icon="search",
        group="register",
        shown=lambda user: True,
        order=40,
    ),
]
