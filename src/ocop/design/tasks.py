"""What waits for a person: each room declares it in ``tasks.py``; the office home gathers it."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps


@dataclass(frozen=True)
class Task:
    """One thing to do: what, where, why, and its last day (None = no day is set).

    ``for_others``: somebody else has to act and this person waits. ``tone`` overrides the colour that follows from
    the day (``danger``, ``warn``, ``info`` or ``muted``).
    """

    title: Any
    url: str
    why: Any = ""
    due: datetime.date | None = None
    for_others: bool = False
    tone: str = ""


Source = Callable[[Any], Iterable[Task]]


@cache
def _sources() -> tuple[Source, ...]:
    found: list[Source] = []
    for config in apps.get_app_configs():
        name = f"{config.name}.tasks"
        if config.name.startswith("ocop.") and name != __name__ and find_spec(name):
            found.extend(import_module(name).TASKS)
    return tuple(found)


def tasks_for(user: Any) -> list[Task]:
    """Everything that waits for this person, from all rooms, nearest day first."""
    found = [task for source in _sources() for task in source(user)]
    return sorted(found, key=lambda task: (task.due is None, task.due or datetime.date.max))
