"""The days that ship with the product (``data/calendar.yaml``); the office corrects them on screen."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import yaml

from ocop.foundation.calendar.working import WorkingCalendar
from ocop.paths import DATA


@dataclass(frozen=True)
class ShippedDay:
    """One listed day. ``confirmed``: compared with the official notice of its year."""

    date: datetime.date
    name: str
    working: bool
    source: str
    confirmed: bool


@cache
def shipped_days() -> tuple[ShippedDay, ...]:
    """Every listed day, days off first; a range in the file is taken apart into its days."""
    raw = yaml.safe_load((DATA / "calendar.yaml").read_text(encoding="utf-8"))
    return (*_days(raw["days_off"], working=False), *_days(raw["working_days"], working=True))


@cache
def shipped_calendar() -> WorkingCalendar:
    """The listed days as a calendar to count by."""
    return WorkingCalendar(
        frozenset(day.date for day in shipped_days() if not day.working),
        frozenset(day.date for day in shipped_days() if day.working),
    )


def _days(rows: list[dict], *, working: bool) -> Iterator[ShippedDay]:
    for row in rows:
        first = row.get("date") or row["from"]
        last = row.get("date") or row["to"]
        for step in range((last - first).days + 1):
            day = first + datetime.timedelta(days=step)
            yield ShippedDay(day, row["name"], working, row.get("source", ""), row["confirmed"])
