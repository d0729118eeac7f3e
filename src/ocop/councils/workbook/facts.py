"""What one workbook says: the round's regulation, its products and the members' ballots, freed from cells."""

from dataclasses import dataclass, field
from typing import Any

from ocop.criteria import Ballot, Regulation


@dataclass(frozen=True)
class ProductFacts:
    """One product of the round: ``key`` is its sheet (SP1), ``id`` what was typed or the key, ``set`` its product set.

    ``entitled`` is the number of members who may score it, None when all of the council may.
    """

    key: str
    id: str
    set: int
    name: str = ""
    producer: str = ""
    entitled: int | None = None
    ballots: tuple[Ballot, ...] = ()


@dataclass(frozen=True)
class RoundFacts:
    """A whole round. ``member_names[i]`` is the name of member ``M<i+1>``, "" when nobody typed one.

    ``title`` names the round; ``superior``, ``authority`` and ``place`` head the paper. ``demo`` marks invented
    content; ``notices`` names the sheets that stayed empty.
    """

    law: str
    regulation: Regulation
    member_names: tuple[str, ...]
    products: tuple[ProductFacts, ...] = ()
    title: str = ""
    superior: str = ""
    authority: str = ""
    place: str = ""
    demo: bool = False
    notices: tuple[str, ...] = field(default=())

    def name_of(self, member: str) -> str:
        """The member's name where one was typed, else ``M1``…"""
        return self.member_names[int(member[1:]) - 1] or member


def members(count: int) -> tuple[str, ...]:
    """``M1`` … ``M<count>``."""
    return tuple(f"M{number}" for number in range(1, count + 1))


def score_document(facts: RoundFacts) -> dict[str, Any]:
    """The round as the JSON that ``./ocop score`` takes."""
    return {
        "law": facts.law,
        "regulation": regulation_json(facts.regulation),
        "products": [_product(product) for product in facts.products],
    }


def regulation_json(rule: Regulation) -> dict[str, Any]:
    """The council's rules in the shape of ``./ocop score``."""
    return {
        "members": rule.members,
        "quorum": list(rule.quorum),
        "max_spread": rule.max_spread,
        "gate_rule": rule.gate_rule,
        "forward_rule": rule.forward_rule,
    }


def _product(product: ProductFacts) -> dict[str, Any]:
    content: dict[str, Any] = {"id": product.id, "set": product.set}
    if product.entitled is not None:
        content["entitled"] = product.entitled
    content["ballots"] = [
        {"member": one.member, "points": dict(one.points), "cases": dict(one.cases), "stopped_by": list(one.stopped_by)}
        for one in product.ballots
    ]
    return content
