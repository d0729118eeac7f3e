"""The round's result: every product tallied by the law's engine, ranked, with what a council asks about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ocop.councils.workbook.facts import ProductFacts, RoundFacts
from ocop.criteria import Ballot, Criterion, Result, Sheet, load, stops_of, tally


@dataclass(frozen=True)
class MissedGate:
    """A gate that the council's ballots do not meet: the criterion needs ``needed`` points for ``stars`` stars.

    ``reached`` of ``counted`` ballots reach it; with cases, each ballot is measured by the case it chose and
    ``needed`` is the lowest among them.
    """

    stars: int
    criterion: Criterion
    needed: int
    reached: int
    counted: int


@dataclass(frozen=True)
class MemberTotal:
    """One ballot as a council reads it: points by part and in all, or the stops it declares or falls under."""

    member: str
    name: str
    parts: dict[str, int]
    total: int
    stops: tuple[str, ...]


@dataclass(frozen=True)
class Placed:
    """One product: its ``place`` in the ranking (equal means share it; None without a mean to rank by)."""

    place: int | None
    product: ProductFacts
    sheet: Sheet
    result: Result
    members: tuple[MemberTotal, ...]
    missed: tuple[MissedGate, ...]

    @property
    def counted(self) -> tuple[MemberTotal, ...]:
        """The ballots whose points count: those without a stop."""
        return tuple(one for one in self.members if not one.stops)

    @property
    def low(self) -> int | None:
        """The lowest total of a counted ballot."""
        return min((one.total for one in self.counted), default=None)

    @property
    def high(self) -> int | None:
        """The highest total of a counted ballot."""
        return max((one.total for one in self.counted), default=None)

    @property
    def stops(self) -> tuple[str, ...]:
        """Every stop that some ballot met, in the sheet's order."""
        found = {code for one in self.members for code in one.stops}
        return tuple(stop.code for stop in self.sheet.stops if stop.code in found)

    @property
    def costly(self) -> tuple[MissedGate, ...]:
        """The missed gates that keep the product below the stars of its average."""
        return tuple(one for one in self.missed if self.result.band is not None and one.stars <= self.result.band)

    @property
    def higher(self) -> tuple[MissedGate, ...]:
        """The missed gates of ranks that the average does not reach anyway."""
        return tuple(one for one in self.missed if one not in self.costly)

    def stop_text(self, code: str) -> str:
        """The stop as the sheet prints it."""
        return next(stop.label.vi for stop in self.sheet.stops if stop.code == code)


@dataclass(frozen=True)
class RoundResult:
    """The facts, and the products from the first place down; those without a place follow in their own order."""

    facts: RoundFacts
    placed: tuple[Placed, ...]

    def counted(self, *stars: int | None) -> int:
        """How many products ended with one of these stars."""
        return sum(one.result.stars in stars for one in self.placed)


def tally_round(facts: RoundFacts) -> RoundResult:
    """Tally every product exactly as ``./ocop score`` does, and rank them by their exact means."""
    law = load(facts.law)
    rows = []
    for product in facts.products:
        sheet = law.sheet(product.set)
        rows.append((product, sheet, tally(sheet, product.ballots, facts.regulation, product.entitled)))
    ranked = sorted((row for row in rows if _ranks(row[2])), key=lambda row: row[2].mean or 0, reverse=True)
    placed = [_placed(facts, row, _place(ranked, row[2].mean)) for row in ranked]
    placed += [_placed(facts, row, None) for row in rows if not _ranks(row[2])]
    return RoundResult(facts, tuple(placed))


def score_answer(result: RoundResult) -> dict[str, Any]:
    """The result as the JSON that ``./ocop score`` prints for the same ballots."""
    by_key = {one.product.key: one for one in result.placed}
    rows = [by_key[product.key] for product in result.facts.products]
    return {"products": [{"id": one.product.id, **one.result.as_json()} for one in rows], "errors": []}


def _ranks(result: Result) -> bool:
    return result.mean is not None and not {"no_quorum", "rejected"} & set(result.flags)


def _place(ranked: Sequence[tuple], mean: Fraction | None) -> int:
    return 1 + sum(row[2].mean > mean for row in ranked)


def _placed(facts: RoundFacts, row: tuple[ProductFacts, Sheet, Result], place: int | None) -> Placed:
    product, sheet, result = row
    members = tuple(_member(facts, sheet, ballot) for ballot in product.ballots)
    counted = [ballot for ballot in product.ballots if not stops_of(sheet, ballot)]
    missed = tuple(
        _missed(sheet, code, stars, counted) for stars, codes in sorted(result.gates_missed.items()) for code in codes
    )
    return Placed(place, product, sheet, result, members, missed)


def _member(facts: RoundFacts, sheet: Sheet, ballot: Ballot) -> MemberTotal:
    parts = {part.code: sum(ballot.points.get(one.code, 0) for one in part.criteria) for part in sheet.parts}
    return MemberTotal(ballot.member, facts.name_of(ballot.member), parts, sum(parts.values()), stops_of(sheet, ballot))


def _missed(sheet: Sheet, code: str, stars: int, counted: Sequence[Ballot]) -> MissedGate:
    criterion = sheet.by_code[code]
    needs = [criterion.gate_for(stars, ballot.cases.get(code)) for ballot in counted]
    reached = sum(ballot.points[code] >= (need or 0) for need, ballot in zip(needs, counted, strict=True))
    return MissedGate(stars, criterion, min(need for need in needs if need is not None), reached, len(counted))
