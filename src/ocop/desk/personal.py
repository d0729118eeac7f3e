"""What the product holds about a person: each room registers its part, a request reads or erases all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ocop.accounts.models import User

Facts = list[dict[str, str | int | None]]


@dataclass(frozen=True)
class PersonalSource:
    """One room's part.

    ``read`` gives its rows about a person, labels to values; ``erase`` removes what may go. Where something must stay
    by law, ``kept`` says what and on which ground (shown in the answer).
    """

    code: str
    label: Any
    read: Callable[[User], Facts]
    erase: Callable[[User], None] | None = None
    kept: Any = ""


SOURCES: dict[str, PersonalSource] = {}


def register(source: PersonalSource) -> None:
    """Add a room's part (called from the room's ``personal.py``)."""
    if SOURCES.setdefault(source.code, source) != source:
        raise ValueError(f"two sources are called {source.code}")


def held_about(person: User) -> dict[str, Facts]:
    """Everything held about a person: source label → rows; sources without rows are left out."""
    found = {str(source.label): source.read(person) for source in SOURCES.values()}
    return {label: rows for label, rows in found.items() if rows}
