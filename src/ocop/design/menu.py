"""The menu: each room declares its entries in ``menu.py``; the shell shows those the person may open."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

# Key → heading, in the order of the rail; the first group needs no heading.
GROUPS: dict[str, Any] = {
    "work": "",
    "cycle": _("Chu trình"),
    "register": _("Chủ thể, sản phẩm"),
    "law": _("Luật, lịch"),
    "system": _("Hệ thống"),
}


@dataclass(frozen=True)
class Entry:
    """One line of the menu.

    ``url`` is a URL name; ``icon`` a symbol id of the icon sheet without ``i-``; ``order`` sorts within ``group``
    (a key of GROUPS); ``shown`` decides for a user; ``dock`` puts it also into the phone's bottom bar (four at most,
    the drawer is the fifth); ``count`` gives the number shown beside it (0 hides it).
    """

    label: Any
    url: str
    icon: str
    shown: Callable[[Any], bool]
    group: str = "work"
    order: int = 100
    dock: bool = False
    count: Callable[[Any], int] | None = None

    def __post_init__(self) -> None:
        if self.group not in GROUPS:
            raise ValueError(f"{self.url}: no menu group {self.group!r}")


@cache
def _all_entries() -> tuple[Entry, ...]:
    found: list[Entry] = []
    for config in apps.get_app_configs():
        if config.name.startswith("ocop.") and find_spec(f"{config.name}.menu") and config.label != "design":
            found.extend(import_module(f"{config.name}.menu").ENTRIES)
    place = list(GROUPS)
    return tuple(sorted(found, key=lambda entry: (place.index(entry.group), entry.order)))


def entries_for(user: Any) -> list[Entry]:
    """The entries this user may open, in order; nothing for a visitor without an account."""
    if not user.is_authenticated:
        return []
    return [entry for entry in _all_entries() if entry.shown(user)]
