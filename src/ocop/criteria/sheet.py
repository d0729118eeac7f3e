"""One scoring sheet, and the law that holds all of them.

A sheet sums to 100 points in the parts A, B and C (Decision 26/2026/QĐ-TTg, Art. 3 and Appendix II). Both classes
compare by identity: ``library.load`` gives one object per law and process.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import NamedTuple

from .model import RANKS, Criterion, Label, Mismatch, Part, Slip, Stop

Row = tuple[int, ...]  # points in sheet order, one for each criterion


class NotScorable(ValueError):
    """The sheet's printed sums do not fit together: it can be read, not scored."""


class Gate(NamedTuple):
    """A gate printed for one rank: its place in the sheet, its criterion, the points each case needs (or None)."""

    place: int
    criterion: Criterion
    needs: tuple[int | None, ...]


@dataclass(frozen=True, eq=False)
class Sheet:
    """The scoring sheet of one product set under one law; it is the member's ballot at the same time."""

    law: str
    number: int
    name: Label
    family: Label
    group: Label | None
    subgroup: Label | None
    ministries: tuple[str, ...]
    rejected_when: Label | None
    parts: tuple[Part, ...]
    stops: tuple[Stop, ...]
    slips: tuple[Slip, ...]
    mismatches: tuple[Mismatch, ...]
    bands: tuple[tuple[int, int], ...]  # (stars, least average), highest first
    certified_from: int
    verified: bool  # compared with the signed text

    @property
    def scorable(self) -> bool:
        """Whether the printed numbers agree, so that ballots may be counted."""
        return not self.mismatches

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every criterion in sheet order."""
        return tuple(criterion for part in self.parts for criterion in part.criteria)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of all criteria in sheet order."""
        return tuple(criterion.code for criterion in self.criteria)

    @cached_property
    def by_code(self) -> Mapping[str, Criterion]:
        """Criteria by their code."""
        return {criterion.code: criterion for criterion in self.criteria}

    @cached_property
    def case_codes(self) -> tuple[str, ...]:
        """Codes of the criteria that ask for a case first."""
        return tuple(criterion.code for criterion in self.criteria if criterion.has_cases)

    @cached_property
    def part_slices(self) -> Mapping[str, slice]:
        """Part code → where its criteria stand in a row of points."""
        slices, start = {}, 0
        for part in self.parts:
            slices[part.code] = slice(start, start := start + len(part.criteria))
        return slices

    @cached_property
    def never_zero(self) -> frozenset[str]:
        """Codes of the criteria of which a 0 is a derived stop."""
        return frozenset(code for stop in self.stops for code in stop.criteria)

    def row(self, points: Mapping[str, int]) -> Row:
        """Points in sheet order; KeyError if a criterion is missing."""
        return tuple(map(points.__getitem__, self.codes))

    @cached_property
    def allowed(self) -> Mapping[tuple[int, ...], tuple[frozenset[int], ...]]:
        """For each choice of cases (in the order of ``case_codes``): the points possible at every criterion."""
        choices = [[case.number for case in self.by_code[code].cases] for code in self.case_codes]
        tables = {}
        for numbers in product(*choices):
            chosen = dict(zip(self.case_codes, numbers, strict=True))
            tables[numbers] = tuple(criterion.case(chosen.get(criterion.code)).values for criterion in self.criteria)
        return tables

    @cached_property
    def gate_table(self) -> Mapping[int, tuple[Gate, ...]]:
        """For 3, 4 and 5 stars: the gates printed for exactly that rank, in sheet order."""
        return {
            stars: tuple(
                Gate(place, criterion, needs)
                for place, criterion in enumerate(self.criteria)
                if any(needs := tuple(case.gate_for(stars) for case in criterion.cases))
            )
            for stars in RANKS
        }

    def gates(self, stars: int) -> tuple[Criterion, ...]:
        """Criteria, in sheet order, with a gate printed for exactly these stars."""
        return tuple(gate.criterion for gate in self.gate_table[stars])

    def band(self, total: Fraction | int) -> int:
        """Stars of an average total, compared unrounded: bands are half-open (Art. 3)."""
        return next(stars for stars, floor in self.bands if total >= floor)

    def floor(self, stars: int) -> int:
        """The least average total of a band."""
        return dict(self.bands)[stars]


@dataclass(frozen=True, eq=False)
class CriteriaSet:
    """Everything one decision prints: its dates (ISO text) and its sheets."""

    law: str
    issued: str
    in_force: str
    lapsed: str | None
    appendix: str
    bands: tuple[tuple[int, int], ...]
    certified_from: int
    verified: bool
    slips: tuple[Slip, ...]
    sheets: tuple[Sheet, ...]

    def sheet(self, number: int) -> Sheet:
        """The sheet of a product set; KeyError where the law has none of that number."""
        return self._by_number[number]

    @cached_property
    def _by_number(self) -> Mapping[int, Sheet]:
        return {sheet.number: sheet for sheet in self.sheets}
