"""One person's answers on a sheet (a self-score, a ballot in the making): points, gates, stops, stars as they stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from .ballots import Ballot, Finding, stops_of
from .model import RANKS, Criterion
from .result import ranked
from .sheet import NotScorable, Sheet


@dataclass(frozen=True)
class Answer:
    """What was ticked: the number of a printed option, or None for "none reached"; the case where there are cases.

    "None reached" is offered wherever no 0 is printed. A criterion not yet answered has no Answer at all.
    """

    option: int | None
    case: int | None = None


class GateState(NamedTuple):
    """Where one gate stands: its criterion, the points it needs, and whether they are reached."""

    criterion: str
    needed: int
    met: bool


@dataclass(frozen=True)
class Assessment:
    """Where the answers stand, in whole points.

    ``stars`` is what they would give as the only ballot: 0 with a stop, None while anything is open. ``open`` are the
    criteria without a valid answer, ``sections`` holds points by (part, section), ``gates`` the gates of each rank.
    """

    points: Mapping[str, int]
    cases: Mapping[str, int]
    total: int
    parts: Mapping[str, int]
    sections: Mapping[tuple[str, str], int]
    open: tuple[str, ...]
    gates: Mapping[int, tuple[GateState, ...]]
    stops: tuple[str, ...]
    band: int | None
    stars: int | None
    problems: tuple[Finding, ...]


def assess(sheet: Sheet, answers: Mapping[str, Answer], declared: tuple[str, ...] = ()) -> Assessment:
    """Judge answers by criterion code; every problem at once. ``declared`` are the stops ticked.

    An impossible answer is a problem and leaves its criterion open. NotScorable where printed numbers disagree.
    """
    if not sheet.scorable:
        raise NotScorable(sheet.number)
    problems = [Finding(code, f"Phiếu này không có tiêu chí {code}.") for code in answers if code not in sheet.by_code]
    points: dict[str, int] = {}
    cases: dict[str, int] = {}
    for criterion in sheet.criteria:
        answer = answers.get(criterion.code)
        if answer is None:
            continue
        fault = _fault(criterion, answer)
        if fault:
            problems.append(Finding(criterion.code, fault))
            continue
        number = answer.option
        points[criterion.code] = criterion.case(answer.case).option(number).points if number is not None else 0
        if answer.case is not None:
            cases[criterion.code] = answer.case
    missing = tuple(code for code in sheet.codes if code not in points)
    gates = {rank: tuple(_gates(sheet, points, cases, rank)) for rank in RANKS}
    stops = stops_of(sheet, Ballot("", points, cases, declared))
    total = sum(points.values())
    band = None if missing else sheet.band(total)
    missed = {rank: [gate.criterion for gate in states if not gate.met] for rank, states in gates.items()}
    return Assessment(
        points=points,
        cases=cases,
        total=total,
        parts={part.code: _sum(part.criteria, points) for part in sheet.parts},
        sections={
            (part.code, section.code): _sum(section.criteria, points)
            for part in sheet.parts
            for section in part.sections
        },
        open=missing,
        gates=gates,
        stops=stops,
        band=band,
        stars=0 if stops else None if band is None else ranked(band, missed),
        problems=tuple(problems),
    )


def answers_for(sheet: Sheet, points: Mapping[str, int], cases: Mapping[str, int]) -> dict[str, Answer]:
    """The answers that give these faultless points, for those who speak points; of equal options the first printed."""
    answers = {}
    for code, wanted in points.items():
        case = cases.get(code)
        options = sheet.by_code[code].choices(case)
        answers[code] = Answer(next((option.number for option in options if option.points == wanted), None), case)
    return answers


def _fault(criterion: Criterion, answer: Answer) -> str:
    """What is impossible about an answer, in a sentence; "" when it can stand."""
    try:
        case = criterion.case(answer.case)
    except KeyError:
        if criterion.has_cases:
            return f"Tiêu chí {criterion.code} chưa chọn trường hợp (1 đến {len(criterion.cases)})."
        return f"Tiêu chí {criterion.code} không chia trường hợp."
    if answer.option is None:
        return "" if case.offers_none else f"Tiêu chí {criterion.code} có in mức 0 điểm: chọn mức đó."
    try:
        case.option(answer.option)
    except KeyError:
        return f"Tiêu chí {criterion.code} không có mức thứ {answer.option}."
    return ""


def _gates(sheet: Sheet, points: Mapping[str, int], cases: Mapping[str, int], rank: int) -> Iterator[GateState]:
    """Gates of exactly this rank; of a criterion with cases only once the case is chosen and prints one."""
    for criterion in sheet.gates(rank):
        code = criterion.code
        if not criterion.has_cases or code in cases:
            needed = criterion.gate_for(rank, cases.get(code))
            if needed is not None:
                yield GateState(code, needed, points.get(code, 0) >= needed)


def _sum(criteria: tuple[Criterion, ...], points: Mapping[str, int]) -> int:
    return sum(points.get(criterion.code, 0) for criterion in criteria)
