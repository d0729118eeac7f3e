"""The room's own limits, by day, from ``data/accounts/limits.yaml``."""

import datetime
from functools import cache

import yaml

from ocop.paths import DATA


@cache
def _rows() -> dict[str, list[dict]]:
    with (DATA / "accounts" / "limits.yaml").open(encoding="utf-8") as file:
        return {code: sorted(rows, key=lambda row: row["from"]) for code, rows in yaml.safe_load(file).items()}


def limit(code: str, on: datetime.date) -> int:
    """The value of limit ``code`` on a day; before the first row, its value. Raises KeyError for an unknown code."""
    rows = _rows()[code]
    in_force = [row for row in rows if row["from"] <= on] or rows[:1]
    return int(in_force[-1]["value"])
