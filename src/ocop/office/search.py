"""One search over the rooms: by a few letters of a name, without diacritics, among what the person may see."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from ocop.accounts.access import DESK, visible_people
from ocop.accounts.models import User
from ocop.accounts.queries import holds
from ocop.foundation.calendar import today
from ocop.foundation.text import fold
from ocop.registry.access import visible_producers, visible_products
from ocop.territory.models import Commune
from ocop.territory.queries import alive_on

LONGEST = 100  # letters of a search that are looked at
MOST = 8  # hits of one kind; the list behind them has all


@dataclass(frozen=True)
class Hit:
    """One thing found: its name, what tells it from others, its page."""

    title: str
    note: str
    url: str


@dataclass(frozen=True)
class Find:
    """What one room found; ``more`` is the address of its whole list for the same search."""

    kind: str
    icon: str
    hits: list[Hit]
    more: str


def search_all(user: User, asked: str) -> list[Find]:
    """The finds of every room that found something; nothing for a search without a letter."""
    words = fold(asked).split()
    if not words:
        return []
    finds = [source(user, words) for source in SOURCES]
    return [find for find in finds if find.hits]


def _matching(rows: QuerySet, words: list[str]) -> QuerySet:
    for word in words:
        rows = rows.filter(folded__contains=word)
    return rows.order_by("sort_key", "pk")[:MOST]


def _list(name: str, words: list[str]) -> str:
    return f"{reverse(name)}?q={'+'.join(words)}"


def products(user: User, words: list[str]) -> Find:
    """Products by name, with their producer and place."""
    rows = _matching(visible_products(user).select_related("producer", "commune", "former_district"), words)
    hits = []
    for row in rows:
        note = ", ".join(part for part in (str(row.producer or ""), row.place) if part)
        hits.append(Hit(row.name, note, reverse("registry:product", args=[row.public_id])))
    return Find(_("Sản phẩm"), "box", hits, _list("registry:products", words))


def producers(user: User, words: list[str]) -> Find:
    """Producers by name, with their place."""
    rows = _matching(visible_producers(user).select_related("commune", "former_district"), words)
    hits = [Hit(row.name, row.place, reverse("registry:producer", args=[row.public_id])) for row in rows]
    return Find(_("Chủ thể"), "shop", hits, _list("registry:producers", words))


def communes(user: User, words: list[str]) -> Find:
    """Communes and wards of today; old names are looked up on their own page."""
    rows = _matching(alive_on(Commune.objects.all(), today()), words)
    hits = [Hit(row.title, row.code, reverse("territory:commune", args=[row.code])) for row in rows]
    return Find(_("Xã, phường"), "place", hits, _list("territory:communes", words))


def people(user: User, words: list[str]) -> Find:
    """People by name, for those who look after accounts."""
    rows = _matching(visible_people(user).select_related("home"), words) if holds(user, *DESK) else []
    hits = [Hit(row.full_name, str(row.home or ""), reverse("accounts:person", args=[row.public_id])) for row in rows]
    return Find(_("Người dùng"), "users", hits, _list("accounts:people", words))


SOURCES = (products, producers, communes, people)
