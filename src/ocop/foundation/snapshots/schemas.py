"""Schemas of frozen content: ``room.thing/1``, then ``/2`` and so on, each reached from the one before.

The current version of a thing is the one no upgrader leaves: 1 without any. A number beyond it was written by a
newer programme and cannot be read by this one.
"""

import re
from collections.abc import Callable
from typing import Any

from django.apps import apps

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
_SHAPE = re.compile(r"([a-z_]+)\.([a-z_]+)/([1-9][0-9]*)")
_UPGRADERS: dict[tuple[str, int], Upgrade] = {}


class UnknownSchema(RuntimeError):
    """Frozen content whose schema this programme does not know; ``str()`` says which one and why."""


def upgrader(schema_from: str, schema_to: str) -> Callable[[Upgrade], Upgrade]:
    """Declare a function content → content from one version of a thing to the next (``room.thing/1`` → ``/2``).

    Put it into the room's ``upgrades.py``, which is found when Django starts.
    """
    (thing, old), (other, new) = parse(schema_from), parse(schema_to)
    if thing != other or new != old + 1:
        raise ValueError(f"an upgrader leads to the next version: {schema_from} → {schema_to}")

    def declare(upgrade: Upgrade) -> Upgrade:
        if (thing, old) in _UPGRADERS:
            raise ValueError(f"two upgraders leave {schema_from}")
        _UPGRADERS[thing, old] = upgrade
        return upgrade

    return declare


def parse(schema: str) -> tuple[str, int]:
    """``room.thing/2`` → ("room.thing", 2). Raises UnknownSchema for another shape or a room that is not installed."""
    found = _SHAPE.fullmatch(schema)
    if found is None:
        raise UnknownSchema(f"{schema!r}: a schema reads room.thing/number")
    room, thing, number = found.groups()
    if room not in {config.label for config in apps.get_app_configs()}:
        raise UnknownSchema(f"{schema!r}: no room is called {room}")
    return f"{room}.{thing}", int(number)


def current(thing: str) -> int:
    """The version in which ``room.thing`` is frozen now."""
    number = 1
    while (thing, number) in _UPGRADERS:
        number += 1
    return number


def upgraded(schema: str, content: dict[str, Any]) -> dict[str, Any]:
    """``content`` in the current version of its thing. Raises UnknownSchema when it is newer than this programme."""
    thing, number = parse(schema)
    if number > current(thing):
        raise UnknownSchema(f"{schema!r}: this programme knows {thing} up to version {current(thing)}")
    while (thing, number) in _UPGRADERS:
        content, number = _UPGRADERS[thing, number](content), number + 1
    return content
