"""Which law held on a day, and which authority certified so many stars under it (``data/standing``)."""

import datetime
from functools import cache
from typing import Any

import yaml

from ocop.paths import DATA


@cache
def _data() -> dict[str, Any]:
    return yaml.safe_load((DATA / "standing" / "authorities.yaml").read_text(encoding="utf-8"))


def _on(rows: list[dict[str, Any]], day: datetime.date) -> dict[str, Any] | None:
    return max((row for row in rows if row["from"] <= day), key=lambda row: row["from"], default=None)


def law_on(day: datetime.date) -> str:
    """The decision of the Prime Minister under which products were certified on ``day``; "" before the first."""
    row = _on(_data()["laws"], day)
    return row["law"] if row else ""


def issuer_on(day: datetime.date, stars: int, *, province: str, district: str = "") -> str:
    """The name, as of ``day``, of the authority that certified so many stars; "" where that cannot be said."""
    row = _on(_data()["laws"], day)
    level = row["certifies"].get(stars) if row else None
    if level is None or (level == "district" and not district):
        return ""
    name = _on(_data()["names"][level], day)
    # "Huyện Hậu Lộc" stands inside a name: "UBND huyện Hậu Lộc".
    inside = district[:1].lower() + district[1:]
    return name["name"].format(province=province, district=inside) if name else ""
