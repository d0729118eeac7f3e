"""The star planner: the cheapest changes by which one product would reach a rank, exactly.

A table over (criterion, points gained) holds the best way: least cost, then fewest changes, then the changes that stand
earliest in the sheet. It is filled from the last criterion to the first, so that a way read from the front is whole.
Gates and stops are nothing but a least number of points per criterion.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from .assessment import Answer, assess
from .model import RANKS
from .sheet import Sheet


class Change(NamedTuple):
    """Raise one criterion from so many points to so many, at a cost."""

    criterion: str
    start: int
    end: int
    cost: int

    def as_json(self) -> dict[str, Any]:
        """The change as the ``path`` command prints it."""
        return {"criterion": self.criterion, "from": self.start, "to": self.end, "cost": self.cost}


class Reason(NamedTuple):
    """Why a rank is out of reach: points needed and points possible, of a criterion or (kind "points") in total."""

    kind: Literal["gate", "stop", "points"]
    criterion: str | None
    needed: int
    possible: int


@dataclass(frozen=True)
class Path:
    """The answer; cost and total are None if not reachable. ``curve``: the best total at each cost where it rises."""

    reachable: bool
    cost: int | None
    total: int | None
    changes: tuple[Change, ...]
    curve: tuple[tuple[int, int], ...]
    reasons: tuple[Reason, ...]

    def as_json(self) -> dict[str, Any]:
        """The path as the command prints it."""
        return {
            "reachable": self.reachable,
            "cost": self.cost,
            "total": self.total,
            "changes": [change.as_json() for change in self.changes],
            "curve": [list(point) for point in self.curve],
            "reasons": [reason._asdict() for reason in self.reasons],
        }


class Line(NamedTuple):
    """One criterion as the planner sees it: its points, what gates and stops need, (points, cost) it may rise to."""

    code: str
    points: int
    gate: int
    stop: int
    raises: tuple[tuple[int, int], ...]

    @property
    def possible(self) -> int:
        """The most points it may reach."""
        return self.raises[-1][0] if self.raises else self.points


class Way(NamedTuple):
    """The best way to gain so many points from one line to the end of the sheet; the lesser way is the better.

    ``places`` is minus the set of changed lines as bits, the first line of the sheet highest: with as many changes the
    earlier set has the higher number. ``end`` are the points of this line itself.
    """

    cost: int
    changes: int
    places: int
    end: int


Table = list[dict[int, Way]]  # for each line, and one past the last: points gained → the best way


def path_to(
    sheet: Sheet,
    answers: Mapping[str, Answer],
    stars: int,
    costs: Mapping[str, Mapping[int, int]] | None = None,
    fixed: Collection[str] = (),
) -> Path:
    """The cheapest way from complete answers to 3, 4 or 5 stars; ValueError for answers that are not complete.

    ``costs`` gives code → points → cost (whole numbers from 0; default: the points gained); ``fixed`` criteria stay.
    Total in the band, all gates of 3…stars met, no derived stop left; points only rise, and each criterion stays in
    its case. Ties: highest total, then fewest changes, then earliest in sheet order (at the same places the lower rise
    first). The curve leaves gates and stops aside. NotScorable for a sheet whose printed numbers disagree.
    """
    now = assess(sheet, answers)
    if now.open or now.problems or stars not in RANKS:
        raise ValueError("path_to: cần câu trả lời đầy đủ, và 3, 4 hoặc 5 sao")
    lines = [
        _line(sheet, code, points, now.cases.get(code), stars, (costs or {}).get(code, {}), code in fixed)
        for code, points in now.points.items()
    ]
    curve = tuple(_curve(now.total, lines))
    reasons = tuple(_reasons(lines, sheet.floor(stars)))
    if reasons:
        return Path(False, None, None, (), curve, reasons)

    table = _table(lines)
    enough = [gain for gain in table[0] if now.total + gain >= sheet.floor(stars)]
    gain = min(enough, key=lambda gain: (table[0][gain].cost, -gain))
    return Path(True, table[0][gain].cost, now.total + gain, tuple(_changes(lines, table, gain)), curve, ())


def _line(
    sheet: Sheet, code: str, points: int, case: int | None, stars: int, costs: Mapping[int, int], fixed: bool
) -> Line:
    printed = sheet.by_code[code].case(case)
    higher = () if fixed else sorted(value for value in printed.values if value > points)
    return Line(
        code=code,
        points=points,
        gate=max(printed.gate_for(rank) or 0 for rank in RANKS if rank <= stars),
        stop=min(printed.values - {0}) if code in sheet.never_zero else 0,
        raises=tuple((value, costs.get(value, value - points)) for value in higher),
    )


def _reasons(lines: Sequence[Line], floor: int) -> Iterator[Reason]:
    for line in lines:
        if line.possible < line.gate:
            yield Reason("gate", line.code, line.gate, line.possible)
        if line.possible < line.stop:
            yield Reason("stop", line.code, line.stop, line.possible)
    possible = sum(line.possible for line in lines)
    if possible < floor:
        yield Reason("points", None, floor, possible)


def _table(lines: Sequence[Line]) -> Table:
    table: Table = [{} for _ in lines] + [{0: Way(0, 0, 0, 0)}]
    for place in reversed(range(len(lines))):
        line, after, best = lines[place], table[place + 1], table[place]
        needed = max(line.gate, line.stop)
        mark = 1 << (len(lines) - place)
        steps = [(end, cost, 1, mark) for end, cost in line.raises if end >= needed]
        if line.points >= needed:
            steps.append((line.points, 0, 0, 0))
        # Lower rises come first and only a truly better way replaces them, so that they win among equals.
        for end, cost, change, mark in steps:
            for gained, rest in after.items():
                gain = gained + end - line.points
                way = Way(rest.cost + cost, rest.changes + change, rest.places - mark, end)
                if gain not in best or way[:3] < best[gain][:3]:
                    best[gain] = way
    return table


def _changes(lines: Sequence[Line], table: Table, gain: int) -> Iterator[Change]:
    for line, ways in zip(lines, table, strict=False):
        end = ways[gain].end
        if end != line.points:
            yield Change(line.code, line.points, end, dict(line.raises)[end])
        gain -= end - line.points


def _curve(total: int, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    cheapest = {total: 0}
    for line in lines:
        before = list(cheapest.items())
        for end, cost in line.raises:
            for reached, spent in before:
                higher = reached + end - line.points
                cheapest[higher] = min(spent + cost, cheapest.get(higher, spent + cost))
    best = total - 1
    # At one cost the highest total comes first.
    for cost, minus in sorted((cost, -reached) for reached, cost in cheapest.items()):
        if -minus > best:
            best = -minus
            yield cost, best
