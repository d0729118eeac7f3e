"""What stands around every page: names, menu, dock, languages. Worked out only where a page shows it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ocop.design.menu import GROUPS, Entry, entries_for


@dataclass(frozen=True)
class Names:
    """What the head of the page says: whose installation it is, and in which unit the person works."""

    title: str = "OCOP"
    unit: str = ""


@dataclass(frozen=True)
class Line:
    """One shown line of the menu: the entry, its address, the number beside it and whether the page belongs to it."""

    entry: Entry
    url: str
    count: int
    current: bool


# ``office`` knows provinces and units and puts its own answer here; the ground floor knows none.
name_source: Callable[[Any], Names] = lambda user: Names()  # noqa: E731

# The masthead of public pages: URL name and label, in order.
PUBLIC_LINKS = (
    ("portal:home", _("Trang chủ")),
    ("portal:catalogue", _("Sản phẩm")),
    ("portal:planner", _("Đường lên sao")),
    ("councils:workbook", _("Bảng chấm")),
    ("territory:lookup", _("Tra xã, phường")),
    ("lawbook:laws", _("Luật")),
)
DOCK_SIZE = 4  # and the drawer beside them: five things under the thumb


def _address(name: str) -> str:
    """The address of a URL name, "" while its room is not installed."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _nearest(path: str, addresses: list[str]) -> str:
    """The longest of ``addresses`` that ``path`` lies under, "" for none."""
    return max((address for address in addresses if address and path.startswith(address)), key=len, default="")


class Shell:
    """The frame of one response; every answer is worked out once and only when asked for."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.user = getattr(request, "user", None)

    @cached_property
    def names(self) -> Names:
        """Whose installation this is, for this person."""
        return name_source(self.user)

    @cached_property
    def lines(self) -> list[Line]:
        """All lines of this person's menu."""
        if self.user is None:
            return []
        found = [(entry, _address(entry.url)) for entry in entries_for(self.user)]
        current = _nearest(self.request.path, [url for _entry, url in found])
        return [
            Line(entry, url, entry.count(self.user) if entry.count else 0, url == current)
            for entry, url in found
            if url
        ]

    @property
    def groups(self) -> list[tuple[Any, list[Line]]]:
        """The menu by groups with their headings; empty groups are left out."""
        grouped = [(title, [line for line in self.lines if line.entry.group == key]) for key, title in GROUPS.items()]
        return [(title, lines) for title, lines in grouped if lines]

    @property
    def dock(self) -> list[Line]:
        """The doors at the foot of a phone: the lines marked for it, then the first others of the menu."""
        chosen = sorted(self.lines, key=lambda line: not line.entry.dock)[:DOCK_SIZE]
        return [line for line in self.lines if line in chosen]

    @property
    def bell(self) -> Line | None:
        """The line of the menu that the bell stands for."""
        return next((line for line in self.lines if line.entry.icon == "bell"), None)

    @property
    def links(self) -> list[tuple[str, Any, bool]]:
        """The masthead of public pages: address, label, whether the page belongs to it."""
        found = [(_address(name), label) for name, label in PUBLIC_LINKS]
        home = found[0][0]
        current = _nearest(self.request.path, [url for url, _label in found if url != home])
        if self.request.path == home:
            current = home
        return [(url, label, url == current) for url, label in found if url]

    @property
    def languages(self) -> list[tuple[str, str, str, bool]]:
        """The other languages of this very page: code, own name, address, whether it is shown now."""
        shown = get_language()
        path = self.request.get_full_path()
        own = {"vi": "Tiếng Việt", "en": "English"}
        return [(code, own[code], translate_url(path, code), code == shown) for code, _name in settings.LANGUAGES]

    @property
    def initials(self) -> str:
        """Up to two letters for the round picture: first and last part of the name, without what stands in brackets."""
        words = re.sub(r"\([^)]*\)", " ", str(self.user or "")).split()
        return "".join(word[0] for word in dict.fromkeys([*words[:1], *words[-1:]])).upper()
