"""Time limits of the law as dated rows (``data/calendar/limits.yaml``): what holds on a day, and where it stands."""

import datetime
from dataclasses import dataclass
from functools import cache

import yaml

from ocop.paths import DATA


@dataclass(frozen=True)
class Limit:
    """One value of one limit from a day on. ``unit``: months, calendar_days or working_days.

    ``confirmed``: compared with the signed text.
    """

    code: str
    name: str
    unit: str
    starts: datetime.date
    value: int
    article: str
    source: str
    confirmed: bool


@cache
def all_limits() -> dict[str, tuple[Limit, ...]]:
    """Every limit by its code, rows oldest first."""
    raw = yaml.safe_load((DATA / "calendar" / "limits.yaml").read_text(encoding="utf-8"))
    return {code: tuple(sorted(_rows(code, entry), key=lambda row: row.starts)) for code, entry in raw.items()}


def _rows(code: str, entry: dict) -> list[Limit]:
    return [
        Limit(code, entry["name"], entry["unit"], r["from"], r["value"], r["article"], r["source"], r["confirmed"])
        for r in entry["rows"]
    ]


def limit_row(code: str, on: datetime.date) -> Limit:
    """The row of a limit in force ``on`` a day; before the first one, the first. KeyError for an unknown code."""
    rows = all_limits()[code]
    return next((row for row in reversed(rows) if row.starts <= on), rows[0])


def limit(code: str, on: datetime.date) -> int:
    """The value of a limit ``on`` a day, in the limit's own unit. KeyError for an unknown code."""
    return limit_row(code, on).value
