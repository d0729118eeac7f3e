"""The demo round: twelve fictional products over real sheets, built from ``data/demo/bang-cham.yaml``."""

from typing import Any

import yaml

from ocop.councils.workbook.facts import ProductFacts, RoundFacts
from ocop.criteria import Ballot, Regulation
from ocop.paths import DATA

FILE = DATA / "demo" / "bang-cham.yaml"


def demo_facts() -> RoundFacts:
    """The filled round; every name in it is invented and it is marked as such."""
    raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    names = tuple(raw["members"])
    return RoundFacts(
        law=raw["law"],
        regulation=Regulation.from_json(raw["regulation"]),
        member_names=names,
        products=tuple(_product(f"SP{at}", product, len(names)) for at, product in enumerate(raw["products"], 1)),
        title=raw["title"],
        superior=raw["superior"],
        authority=raw["authority"],
        place=raw["place"],
        demo=True,
    )


def _product(key: str, raw: dict[str, Any], members: int) -> ProductFacts:
    """``points`` is what most members give; ``members`` holds each one's own view, ``absent`` who did not score."""
    own = raw.get("members", {})
    ballots = [
        _ballot(f"M{at}", raw, own.get(f"M{at}", {}))
        for at in range(1, members + 1)
        if f"M{at}" not in raw.get("absent", [])
    ]
    return ProductFacts(key, raw["id"], raw["set"], raw["name"], raw["producer"], raw.get("entitled"), tuple(ballots))


def _ballot(member: str, product: dict[str, Any], own: dict[str, Any]) -> Ballot:
    points = {} if own.get("only_stops") else {**product["points"], **own.get("points", {})}
    cases = {} if own.get("only_stops") else {**product.get("cases", {}), **own.get("cases", {})}
    return Ballot(member, points, cases, tuple(own.get("stops", ())))
