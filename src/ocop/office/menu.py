"""The office's lines in the menu."""

from django.utils.translation import gettext_lazy as _

from ocop.design.menu import Entry

ENTRIES = [
    Entry(label=_("Hôm nay"), url="office:home", icon="today", shown=lambda user: True, order=10, dock=True),
]
