"""A round's facts as JSON and back, for the ticket that a browser carries between looking and downloading."""

from typing import Any

from ocop.councils.workbook.facts import ProductFacts, RoundFacts, score_document
from ocop.criteria import Ballot, Regulation

_TEXTS = ("title", "superior", "authority", "place")


def facts_to_json(facts: RoundFacts) -> dict[str, Any]:
    """The `score` document with the names beside it."""
    document = score_document(facts)
    for product, raw in zip(facts.products, document["products"], strict=True):
        raw |= {"key": product.key, "name": product.name, "producer": product.producer}
    document |= {key: getattr(facts, key) for key in _TEXTS}
    return document | {"names": facts.member_names, "demo": facts.demo, "notices": facts.notices}


def facts_from_json(raw: dict[str, Any]) -> RoundFacts:
    """The facts that `facts_to_json` wrote; ``raw`` is trusted (signed)."""
    return RoundFacts(
        law=raw["law"],
        regulation=Regulation.from_json(raw["regulation"]),
        member_names=tuple(raw["names"]),
        products=tuple(_product(product) for product in raw["products"]),
        demo=raw["demo"],
        notices=tuple(raw["notices"]),
        **{key: raw[key] for key in _TEXTS},
    )


def _product(raw: dict[str, Any]) -> ProductFacts:
    ballots = (Ballot(one["member"], one["points"], one["cases"], tuple(one["stopped_by"])) for one in raw["ballots"])
    return ProductFacts(
        raw["key"], raw["id"], raw["set"], raw["name"], raw["producer"], raw.get("entitled"), tuple(ballots)
    )
