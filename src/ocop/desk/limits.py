"""The desk's limits: how often a machine tries, and by when people are answered about their own data (by day)."""

import datetime
from functools import cache

import yaml

from ocop.paths import DATA

TRIES = 5  # a job or a letter that failed so often stops and shows in ``./ocop doctor``


@cache
def _rows() -> list[dict]:
    with (DATA / "desk" / "data_requests.yaml").open(encoding="utf-8") as file:
        return sorted(yaml.safe_load(file), key=lambda row: row["from"])


def answer_working_days(on: datetime.date) -> int:
    """Working days within which a request received on ``on`` is answered; before the first row, its limit."""
    rows = _rows()
    in_force = [row for row in rows if row["from"] <= on] or rows[:1]
    return int(in_force[-1]["working_days"])
