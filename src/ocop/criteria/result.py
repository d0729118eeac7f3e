"""From ballots to a council's result: exact averages, gates, stops, stars (Decision 26/2026/QĐ-TTg, Art. 3 and 7)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .ballots import Ballot, stops_of
from .model import RANKS
from .regulation import GateRule, Regulation
from .sheet import Gate, NotScorable, Row, Sheet

# Whether the points that the members gave (any order) meet a gate of ``need`` points.
MET: Mapping[GateRule, Callable[[Sequence[int], int], bool]] = {
    "majority": lambda points, need: 2 * sum(point >= need for point in points) > len(points),
    "all": lambda points, need: min(points) >= need,
    "median": lambda points, need: sorted(points)[(len(points) - 1) // 2] >= need,
    "mean": lambda points, need: sum(points) >= need * len(points),
}


@dataclass(frozen=True)
class Result:
    """The council's result of one product. ``mean`` and ``parts`` are exact; without a counted ballot they are None.

    ``gates_missed`` holds for 3, 4 and 5 stars the codes whose gate of exactly that rank is not met, in sheet order.
    ``stars`` is None without a quorum and 0 after a rejection; ``spread`` is in points.
    """

    mean: Fraction | None
    parts: Mapping[str, Fraction] | None
    spread: int | None
    band: int | None
    gates_missed: Mapping[int, tuple[str, ...]]
    stars: int | None
    certified: bool
    forward_to_ministry: bool
    flags: tuple[str, ...]

    @property
    def mean_display(self) -> str | None:
        """The average as people read it; None without one."""
        return None if self.mean is None else display(self.mean)

    def as_json(self) -> dict[str, Any]:
        """The result as the ``score`` command prints it, without the product's id."""
        return {
            "mean": None if self.mean is None else str(self.mean),
            "mean_display": self.mean_display,
            "parts": self.parts and {code: str(mean) for code, mean in self.parts.items()},
            "spread": self.spread,
            "band": self.band,
            "gates_missed": {str(stars): list(codes) for stars, codes in self.gates_missed.items()},
            "stars": self.stars,
            "certified": self.certified,
            "forward_to_ministry": self.forward_to_ministry,
            "flags": list(self.flags),
        }


def display(mean: Fraction | int) -> str:
    """Two decimals with a comma, cut off and never rounded up into a band: 809/9 → ``89,88``."""
    whole, cents = divmod(mean.numerator * 100 // mean.denominator, 100)
    return f"{whole},{cents:02d}"


def tally(sheet: Sheet, ballots: Sequence[Ballot], regulation: Regulation, entitled: int | None = None) -> Result:
    """Count ballots that ``check_ballot`` finds faultless, each member's once.

    ``entitled`` is the number of members who may vote on this product (default: all members of the council). A ballot
    with a stop counts for the quorum and for the vote on rejection, and for nothing else.
    NotScorable for a sheet whose printed numbers disagree; KeyError for a ballot that leaves a criterion out.
    """
    if not sheet.scorable:
        raise NotScorable(sheet.number)
    counted = [ballot for ballot in ballots if not stops_of(sheet, ballot)]
    stopped = len(ballots) - len(counted)
    quorum = regulation.has_quorum(len(ballots), regulation.members if entitled is None else entitled)
    rejected = 2 * stopped > len(ballots)
    flags = {"no_quorum": not quorum, "rejected": rejected, "stop_disputed": stopped > 0 and not rejected}
    if not counted:
        stars = 0 if quorum and rejected else None
        return Result(None, None, None, None, dict.fromkeys(RANKS, ()), stars, False, False, _raised(flags))

    rows = [sheet.row(ballot.points) for ballot in counted]
    totals = [sum(row) for row in rows]
    mean = Fraction(sum(totals), len(totals))
    spread = max(totals) - min(totals)
    band = sheet.band(mean)
    missed = _gates_missed(sheet, counted, rows, regulation.gate_rule)
    stars = None if not quorum else 0 if rejected else ranked(band, missed)
    return Result(
        mean=mean,
        parts={code: Fraction(sum(sum(row[at]) for row in rows), len(rows)) for code, at in sheet.part_slices.items()},
        spread=spread,
        band=band,
        gates_missed=missed,
        stars=stars,
        certified=stars is not None and sheet.certified_from <= stars < RANKS[-1],
        forward_to_ministry=quorum and not rejected and _forwarded(sheet, regulation, mean, stars),
        flags=_raised({**flags, "spread_exceeded": spread > regulation.max_spread}),
    )


def ranked(band: int, missed: Mapping[int, Sequence[str]]) -> int:
    """Stars of a band, bounded by the gates: those of 3…k must all be met for k; with one of 3 missed it ends at 2."""
    return next((rank - 1 for rank in RANKS if rank <= band and missed[rank]), band)


def _gates_missed(
    sheet: Sheet, ballots: Sequence[Ballot], rows: Sequence[Row], rule: GateRule
) -> dict[int, tuple[str, ...]]:
    columns = list(zip(*rows, strict=True))
    return {
        stars: tuple(gate.criterion.code for gate in gates if not _is_met(gate, ballots, columns[gate.place], rule))
        for stars, gates in sheet.gate_table.items()
    }


def _is_met(gate: Gate, ballots: Sequence[Ballot], points: Sequence[int], rule: GateRule) -> bool:
    need = gate.needs[0]
    if gate.criterion.has_cases:
        points, need = _beyond(gate, ballots, points), 0
    assert need is not None  # without cases a gate in the table is a gate of the only case
    # Where the lowest reaches it, every rule is met: the quick answer for nearly all gates.
    return min(points) >= need or MET[rule](points, need)


def _beyond(gate: Gate, ballots: Sequence[Ballot], points: Sequence[int]) -> list[int]:
    """Points beyond the gate of the case that each member chose; 0, just reached, where that case prints no gate."""
    needs = [gate.needs[ballot.cases[gate.criterion.code] - 1] for ballot in ballots]
    return [0 if need is None else point - need for point, need in zip(points, needs, strict=True)]


def _forwarded(sheet: Sheet, regulation: Regulation, mean: Fraction, stars: int | None) -> bool:
    """Whether the province forwards the product to the ministry (Art. 7.3e), with a quorum and not rejected."""
    highest = RANKS[-1]
    return mean >= sheet.floor(highest) if regulation.forward_rule == "mean" else stars == highest


def _raised(flags: Mapping[str, bool]) -> tuple[str, ...]:
    return tuple(sorted(flag for flag, raised in flags.items() if raised))
