"""What an earlier room tells later ones: typed events, handled inside the telling transaction.

A room declares its events in ``events.py``; a later room handles them in ``handlers.py``, found when Django starts.
"""

from collections.abc import Callable
from typing import TypeVar

from django.db import connection


class Event:
    """Base of all events; subclasses are frozen dataclasses of ids and facts."""


E = TypeVar("E", bound=Event)
_HANDLERS: dict[type[Event], list[Callable]] = {}


def handles(kind: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Declare a function as handler of events of exactly this class."""

    def declare(handler: Callable[[E], None]) -> Callable[[E], None]:
        _HANDLERS.setdefault(kind, []).append(handler)
        return handler

    return declare


def handlers_of(kind: type[Event]) -> list[Callable]:
    """The handlers of a class in the order in which they run: by module and name, whatever was imported first."""
    return sorted(_HANDLERS.get(kind, ()), key=lambda handler: (handler.__module__, handler.__qualname__))


def publish(event: Event) -> None:
    """Run every handler of the event now, inside the caller's transaction: an error in one takes the act back.

    Raises RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{type(event).__name__} belongs inside the transaction of the act it tells of")
    for handler in handlers_of(type(event)):
        handler(event)
