"""The law is for everybody; the menu shows it to everyone with an account."""

from django.utils.translation import gettext_lazy as _

from ocop.design.menu import Entry

ENTRIES = [
    Entry(
        label=_("Luật và phiếu chấm"), url="lawbook:laws", icon="book", shown=lambda user: True, group="law", order=10
    )
]
