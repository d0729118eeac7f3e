"""What the tests of the criteria are made of: the commands, ballots on real sheets, small sheets of our own."""

import json
from random import Random
from typing import Any

from ocop.criteria import Answer, Ballot, Case, Criterion, Label, Option, Part, Regulation, Section, Sheet, Stop, load
from ocop.criteria.path_file import path
from ocop.criteria.score_file import score

LAW = "26/2026/QĐ-TTg"
OLD_LAW = "148/QĐ-TTg"
RULES: dict[str, Any] = {
    "members": 9,
    "quorum": [3, 4],
    "max_spread": 10,
    "gate_rule": "majority",
    "forward_rule": "mean_and_gates",
}
BANDS = ((5, 90), (4, 70), (3, 50), (2, 30), (1, 0))
NO_LABEL = Label("–", "–")


def sheet(number: int, law: str = LAW) -> Sheet:
    """A sheet that ships."""
    return load(law).sheet(number)


def regulation(**changes: Any) -> Regulation:
    """The usual regulation with some of it changed."""
    return Regulation.from_json({**RULES, **changes})


def full(number: int) -> dict[str, int]:
    """All points of a sheet of 26/2026."""
    return {criterion.code: criterion.max for criterion in sheet(number).criteria}


def ballot(member: str, points: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A ballot as the files hold it."""
    return {"member": member, "points": points, "cases": {}, "stopped_by": [], **more}


def product(number: int, ballots: list[Any], **more: Any) -> dict[str, Any]:
    """A product as the files hold it, with as many entitled as ballots."""
    return {"id": "P1", "set": number, "entitled": len(ballots), "ballots": ballots, **more}


def scoring_file(*products: Any, **more: Any) -> dict[str, Any]:
    """A scoring file."""
    return {"law": LAW, "regulation": RULES, "products": list(products), **more}


def scored(file: Any) -> dict[str, Any]:
    """What ``./ocop score`` prints for a file (a text is taken as it is)."""
    results, errors = score(file if isinstance(file, str) else json.dumps(file))
    return {"products": [json.loads(text) for text in results], "errors": errors}


def faults(file: Any) -> list[tuple[str | None, str | None, str | None]]:
    """Where the errors of a scoring file lie: product, member, criterion."""
    return [(one["product"], one["member"], one["criterion"]) for one in scored(file)["errors"]]


def planned(file: Any) -> dict[str, Any]:
    """What ``./ocop path`` prints for a file."""
    answer, errors = path(file if isinstance(file, str) else json.dumps(file))
    return {"errors": errors} if errors else answer


def random_ballot(random: Random, of: Sheet, member: str = "M1") -> dict[str, Any]:
    """A whole ballot, generous more often than not, so that all bands occur."""
    cases = {code: random.randint(1, len(of.by_code[code].cases)) for code in of.case_codes}
    points = {}
    for criterion in of.criteria:
        values = sorted(criterion.case(cases.get(criterion.code)).values)
        points[criterion.code] = random.choice(values if random.random() < 0.3 else values[-2:])
    return ballot(member, points, cases=cases)


def as_ballot(raw: dict[str, Any]) -> Ballot:
    """A ballot of a file as the library takes it."""
    return Ballot(raw["member"], raw["points"], raw["cases"], tuple(raw["stopped_by"]))


def small_sheet(
    rows: list[list[tuple[int, int | None]]],
    bands: tuple[tuple[int, int], ...] = BANDS,
    never_zero: tuple[str, ...] = (),
) -> Sheet:
    """A sheet of our own, criteria ``1``, ``2``, …: each a list of options (points, gate), all in part A."""
    criteria = tuple(
        Criterion(
            str(place),
            NO_LABEL,
            row[-1][0],
            (Case(1, None, tuple(Option(n, points, NO_LABEL, gate) for n, (points, gate) in enumerate(row, 1))),),
        )
        for place, row in enumerate(rows, 1)
    )
    whole = sum(criterion.max for criterion in criteria)
    return Sheet(
        law="0/0000",
        number=1,
        name=NO_LABEL,
        family=NO_LABEL,
        group=None,
        subgroup=None,
        ministries=(),
        rejected_when=None,
        parts=(Part("A", NO_LABEL, whole, (Section("1", NO_LABEL, whole, criteria),)),),
        stops=(Stop("derived", "derived", NO_LABEL, None, never_zero),) if never_zero else (),
        slips=(),
        mismatches=(),
        bands=bands,
        certified_from=3,
        verified=False,
    )


def answers(of: Sheet, points: dict[str, int]) -> dict[str, Answer]:
    """Answers that give these points on a sheet without cases."""
    found = {}
    for code, wanted in points.items():
        numbers = [option.number for option in of.by_code[code].choices() if option.points == wanted]
        found[code] = Answer(numbers[0] if numbers else None)
    return found
