"""One member's scoring sheet of one product, and everything that can be wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import contains
from typing import Any

from .sheet import Sheet


@dataclass(frozen=True)
class Finding:
    """One thing wrong: the criterion it belongs to (None where it is the whole ballot) and a sentence for people."""

    criterion: str | None
    message: str


@dataclass(frozen=True)
class Ballot:
    """Points by criterion code, case numbers (from 1) of criteria with cases, codes of the stops found by the member.

    A ballot with a stop may leave criteria out; any other answers every criterion of its sheet.
    """

    member: str
    points: Mapping[str, int]
    cases: Mapping[str, int] = field(default_factory=dict)
    stopped_by: tuple[str, ...] = ()


def stops_of(sheet: Sheet, ballot: Ballot) -> tuple[str, ...]:
    """Codes of the sheet's stops on this ballot, in sheet order: those ticked and those its zeros amount to."""
    if not ballot.stopped_by and not sheet.never_zero:
        return ()
    return tuple(
        stop.code
        for stop in sheet.stops
        if stop.code in ballot.stopped_by or any(_is_zero(ballot.points.get(code)) for code in stop.criteria)
    )


def check_ballot(sheet: Sheet, ballot: Ballot, whole: bool = False) -> list[Finding]:
    """Every fault of a ballot; an empty list when it can be counted. Values may be of any type: they are judged too.

    A ballot with a stop may leave criteria out, unless it must be ``whole`` (points outside a council, to plan from).
    Order: points, cases, stops; within each the order in which they were given, a missing one after its neighbour.
    """
    if _is_plain(sheet, ballot):
        return []
    may_omit = not whole and bool(stops_of(sheet, ballot))
    return [
        *_in_given_order(sheet, ballot.points, _points(sheet, ballot, may_omit)),
        *_in_given_order(sheet, ballot.cases, _cases(sheet, ballot, may_omit)),
        *_stops(sheet, ballot),
    ]


def _is_plain(sheet: Sheet, ballot: Ballot) -> bool:
    """Whether the ballot is faultless and has no ticked stop: nearly all are, and this answers at once."""
    points, cases = ballot.points, ballot.cases
    if ballot.stopped_by or len(points) != len(sheet.codes) or len(cases) != len(sheet.case_codes):
        return False
    try:
        row = sheet.row(points)
        chosen = tuple(map(cases.__getitem__, sheet.case_codes))
    except KeyError:
        return False
    # Types first: 1.0 and True would be found among whole numbers.
    if set(map(type, row + chosen)) != {int}:
        return False
    allowed = sheet.allowed.get(chosen)
    return allowed is not None and all(map(contains, allowed, row))


def _points(sheet: Sheet, ballot: Ballot, may_omit: bool) -> Iterator[Finding]:
    for code in sheet.codes:
        if code in ballot.points:
            possible = _possible(sheet, code, ballot.cases)
            points = ballot.points[code]
            if type(points) is not int or points not in possible:
                listed = ", ".join(map(str, sorted(possible)))
                yield Finding(code, f"Điểm của tiêu chí {code} phải là số nguyên, một trong các mức: {listed}.")
        elif not may_omit:
            yield Finding(code, f"Tiêu chí {code} chưa có điểm.")
    yield from (
        Finding(code, f"Phiếu này không có tiêu chí {code}.") for code in ballot.points if code not in sheet.by_code
    )


def _cases(sheet: Sheet, ballot: Ballot, may_omit: bool) -> Iterator[Finding]:
    for code in sheet.case_codes:
        last = len(sheet.by_code[code].cases)
        if code not in ballot.cases:
            if code in ballot.points or not may_omit:
                yield Finding(code, f"Tiêu chí {code} chưa chọn trường hợp (1 đến {last}).")
        elif not _is_case(ballot.cases[code], last):
            yield Finding(code, f"Trường hợp của tiêu chí {code} phải là số nguyên từ 1 đến {last}.")
    for code in ballot.cases:
        if code not in sheet.by_code:
            yield Finding(code, f"Phiếu này không có tiêu chí {code}.")
        elif code not in sheet.case_codes:
            yield Finding(code, f"Tiêu chí {code} không chia trường hợp.")


def _stops(sheet: Sheet, ballot: Ballot) -> Iterator[Finding]:
    known = {stop.code for stop in sheet.stops}
    for code in ballot.stopped_by:
        if code not in known:
            yield Finding(None, f"Phiếu này không có căn cứ loại {code}.")


def _possible(sheet: Sheet, code: str, cases: Mapping[str, Any]) -> frozenset[int]:
    """Points of the chosen case; of all cases together where the choice is missing or impossible (its own fault)."""
    criterion = sheet.by_code[code]
    number = cases.get(code)
    if criterion.has_cases and _is_case(number, len(criterion.cases)):
        return criterion.case(number).values
    return criterion.any_values


def _is_case(number: Any, last: int) -> bool:
    return type(number) is int and 1 <= number <= last


def _in_given_order(sheet: Sheet, given: Mapping[str, Any], findings: Iterator[Finding]) -> list[Finding]:
    places = {code: place for place, code in enumerate(given)}
    last = -1
    for code in sheet.codes:
        last = places.setdefault(code, last)
    return sorted(findings, key=lambda finding: places[str(finding.criterion)])  # stable: ties stay in sheet order


def _is_zero(points: Any) -> bool:
    return type(points) is int and points == 0
