"""The star planner against DESIGN's example, brute force, and every sheet."""

import json
from itertools import product as choices_of
from pathlib import Path as FilePath
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop.criteria import Answer, NotScorable, Sheet, answers_for, path_to
from tests.criteria.make import LAW, OLD_LAW, answers, full, planned, random_ballot, sheet, small_sheet
from tests.criteria.test_score import run


def example(**more: Any) -> dict[str, Any]:
    """A product of set 9 with 67 points, three gates short of four stars."""
    points = {**full(9), "1.4": 1, "2.3": 1, "6.1": 1, "1.1": 3, "1.2": 1, "1.3": 1, "1.5": 1, "2.2": 2}
    points |= {"3.1": 1, "3.3": 1, "4.1": 3, "4.2": 0, "4.3": 3, "5.2": 1, "6.2": 1, "6.3": 2, "6.4": 2, "7": 3, "8": 4}
    return {"law": LAW, "set": 9, "points": points, "cases": {}, "stars": 4, "fixed": ["3.1"], **more}


COSTS = {"1.4": {"2": 5, "3": 9}}
ANSWER = {
    "reachable": True,
    "cost": 8,
    "total": 71,
    "changes": [
        {"criterion": "1.4", "from": 1, "to": 2, "cost": 5},
        {"criterion": "2.3", "from": 1, "to": 3, "cost": 2},
        {"criterion": "6.1", "from": 1, "to": 2, "cost": 1},
    ],
    "curve": [[0, 67], *([cost, 67 + cost] for cost in range(1, 30)), [34, 97], [38, 98]],
    "reasons": [],
}


def test_the_command_prints_the_path_and_ends_with_0(tmp_path: FilePath):
    file = tmp_path / "đường.json"
    file.write_text(json.dumps(example(costs=COSTS)))
    done = run("path", str(file))
    assert (json.loads(done.stdout), done.stderr, done.returncode) == (ANSWER, "", 0)


def test_the_command_prints_errors_and_ends_with_2(tmp_path: FilePath):
    file = tmp_path / "đường.json"
    file.write_text(json.dumps(example(stars=2)))
    done = run("path", str(file))
    fault = {"product": None, "member": None, "criterion": None}
    message = "Số sao muốn đạt (stars) phải là 3, 4 hoặc 5."
    assert (json.loads(done.stdout), done.returncode) == ({"errors": [{**fault, "message": message}]}, 2)
    done = run("path", "không-có.json")
    assert ([list(one.values())[:3] for one in json.loads(done.stdout)["errors"]], done.returncode) == ([[None] * 3], 2)
    assert run("path").returncode == 2


def test_already_there_costs_nothing():
    answer = planned(example(points=full(9), fixed=[]))
    assert answer == {
        "reachable": True,
        "cost": 0,
        "total": 100,
        "changes": [],
        "curve": [[0, 100]],
        "reasons": [],
    }


def test_out_of_reach_says_why_and_still_draws_the_curve(tmp_path: FilePath):
    everything = list(full(9))
    answer = planned(example(fixed=everything))
    assert answer == {
        "reachable": False,
        "cost": None,
        "total": None,
        "changes": [],
        "curve": [[0, 67]],
        "reasons": [
            {"kind": "gate", "criterion": "1.4", "needed": 2, "possible": 1},
            {"kind": "gate", "criterion": "2.3", "needed": 3, "possible": 1},
            {"kind": "gate", "criterion": "6.1", "needed": 2, "possible": 1},
            {"kind": "points", "criterion": None, "needed": 70, "possible": 67},
        ],
    }
    file = tmp_path / "đường.json"
    file.write_text(json.dumps(example(fixed=everything)))
    done = run("path", str(file))
    assert (json.loads(done.stdout), done.returncode) == (answer, 0)


def test_a_derived_stop_must_go():
    points = {**full(16), "6.3": 0}
    file = {"law": LAW, "set": 16, "points": points, "stars": 3}
    freed = planned(file)
    assert (freed["cost"], freed["changes"]) == (2, [{"criterion": "6.3", "from": 0, "to": 2, "cost": 2}])
    kept = planned({**file, "fixed": ["6.3"]})
    assert (kept["reachable"], kept["reasons"]) == (
        False,
        [{"kind": "stop", "criterion": "6.3", "needed": 2, "possible": 0}],
    )


def test_free_raises_are_taken_for_the_higher_total():
    answer = planned(example(points={**full(9), "11": 1}, fixed=[], costs={"11": {"2": 0, "3": 4}}))
    assert (answer["cost"], answer["total"], answer["curve"]) == (0, 99, [[0, 99], [4, 100]])
    assert answer["changes"] == [{"criterion": "11", "from": 1, "to": 2, "cost": 0}]


def test_a_criterion_stays_in_its_case():
    points = {**full(26), "8": 0}
    file = {"law": LAW, "set": 26, "points": points, "cases": {"8": 2, "9": 1, "15": 1}, "stars": 5}
    assert planned(file)["curve"] == [[0, 97], [1, 98], [3, 100]]


# --- errors --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "criteria"),
    [
        ({"law": "148"}, [None]),
        ({"law": None}, [None]),
        ({"set": 27}, [None]),
        ({"set": "9"}, [None]),
        ({"law": OLD_LAW, "set": 12}, [None]),
        ({"points": None}, [None]),
        ({"points": {**full(9), "1.1": 2, "x": 1}}, ["1.1", "x"]),
        ({"points": {code: 0 for code in full(9) if code != "11"}, "cases": {"1.1": 1}}, ["11", "1.1"]),
        ({"cases": []}, [None]),
        ({"stars": 6}, [None]),
        ({"stars": 4.0}, [None]),
        ({"stars": True}, [None]),
        ({"stars": None}, [None]),
        ({"fixed": ["1.1", "x", "y"]}, ["x", "y"]),
        ({"fixed": "1.1"}, [None]),
        ({"fixed": [1]}, [None]),
        ({"costs": []}, [None]),
        ({"costs": {"x": {}, "1.1": [], "1.2": {"2": -1, "7": 1, "3": 1.0}}}, ["x", "1.1", "1.2", "1.2", "1.2"]),
        ({"costs": {"1.2": {"2": True, "3": "1", "1": None}}}, ["1.2", "1.2", "1.2"]),
        ({"points": {}, "stars": 9, "fixed": [1], "costs": 1}, [*full(9), None, None, None]),
    ],
)
def test_all_errors_at_once(changes: dict[str, Any], criteria: list[str | None]):
    found = planned(example(**changes))["errors"]
    assert [list(one.values())[:3] for one in found] == [[None, None, code] for code in criteria]


def test_set_16_must_be_whole_even_with_a_zero():
    file = {"law": LAW, "set": 16, "points": {"6.1": 0}, "stars": 3}
    assert [one["criterion"] for one in planned(file)["errors"]] == [code for code in full(16) if code != "6.1"]


@pytest.mark.parametrize("text", ["", "[]", "3", '{"law": NaN}', "{}x", "[" * 100_000])
def test_unreadable_json(text: str):
    assert [list(one.values())[:3] for one in planned(text)["errors"]] == [[None, None, None]]


def test_keys_that_stand_twice():
    text = json.dumps(example(costs=COSTS))
    for old, new, criterion in [
        ('"1.1": 3', '"1.1": 3, "1.1": 5', "1.1"),
        ('"2": 5', '"2": 5, "2": 6', "1.4"),
        ('"1.4": {', '"1.4": {}, "1.4": {', "1.4"),
        ('"stars": 4', '"stars": 4, "stars": 3', None),
    ]:
        assert [one["criterion"] for one in planned(text.replace(old, new))["errors"]] == [criterion]


def test_the_library_refuses_what_it_cannot_plan():
    whole = answers_for(sheet(9), full(9), {})
    with pytest.raises(ValueError, match="path_to"):
        path_to(sheet(9), {"1.1": Answer(1)}, 3)
    with pytest.raises(ValueError, match="path_to"):
        path_to(sheet(9), whole, 2)
    with pytest.raises(NotScorable):
        path_to(sheet(11, OLD_LAW), {}, 3)


# --- brute force ---------------------------------------------------------------------------------------------------


def brute_force(of: Sheet, points: dict[str, int], stars: int, costs: dict[str, dict[int, int]], fixed: set[str]):
    """The best of all combinations, by (cost, -total, changes, places, then lower rises first); and the curve."""
    rows = []
    for code in of.codes:
        higher = sorted(value for value in of.by_code[code].case().values if value > points[code])
        rows.append([points[code], *([] if code in fixed else higher)])
    floor = dict(of.bands)[stars]
    found = []
    totals: dict[int, int] = {}
    for ends in choices_of(*rows):
        raised = [place for place, end in enumerate(ends) if end != rows[place][0]]
        cost = sum(costs.get(of.codes[place], {}).get(ends[place], ends[place] - rows[place][0]) for place in raised)
        totals[cost] = max(totals.get(cost, 0), sum(ends))
        gates = all(
            ends[place] >= (of.criteria[place].gate_for(rank) or 0)
            for place in range(len(ends))
            for rank in range(3, stars + 1)
        )
        stops = any(ends[of.codes.index(code)] == 0 for code in of.never_zero)
        if gates and not stops and sum(ends) >= floor:
            found.append((cost, -sum(ends), len(raised), raised, ends))
    curve: list[tuple[int, int]] = []
    for cost in sorted(totals):
        if not curve or totals[cost] > curve[-1][1]:
            curve.append((cost, totals[cost]))
    return min(found, default=None), curve


@st.composite
def small_problems(draw: st.DrawFn):
    """A sheet of up to five criteria with gates, points on it, costs and fixed criteria."""
    rows = []
    for _ in range(draw(st.integers(1, 5))):
        values = sorted(draw(st.sets(st.integers(0, 6), min_size=2, max_size=4)))
        gates = draw(st.lists(st.sampled_from([None, None, 3, 4, 5]), min_size=len(values), max_size=len(values)))
        marked, last = [], 0
        for value, gate in zip(values, gates, strict=True):
            gate = gate if gate and gate > last and value else None
            marked.append((value, gate))
            last = gate or last
        rows.append(marked)
    floors = sorted(draw(st.sets(st.integers(1, 20), min_size=4, max_size=4)), reverse=True)
    codes = [str(place) for place in range(1, len(rows) + 1)]
    never_zero = tuple(code for code in codes if draw(st.booleans()) and draw(st.booleans()))
    of = small_sheet(rows, tuple(zip((5, 4, 3, 2, 1), (*floors, 0), strict=True)), never_zero)
    points = {code: draw(st.sampled_from(sorted(of.by_code[code].case().values))) for code in codes}
    costs = {code: {value: draw(st.integers(0, 3)) for value in range(7)} for code in codes if draw(st.booleans())}
    fixed = {code for code in codes if draw(st.integers(0, 5)) == 0}
    return of, points, draw(st.sampled_from([3, 4, 5])), costs, fixed


@settings(deadline=None, max_examples=300)
@given(small_problems())
def test_the_path_equals_brute_force(problem):
    of, points, stars, costs, fixed = problem
    best, curve = brute_force(of, points, stars, costs, fixed)
    path = path_to(of, answers(of, points), stars, costs, fixed)
    assert list(path.curve) == curve
    if best is None:
        assert not path.reachable and path.reasons
        return
    cost, minus_total, _, raised, ends = best
    assert (path.reachable, path.cost, path.total, path.reasons) == (True, cost, -minus_total, ())
    assert [(change.criterion, change.start, change.end) for change in path.changes] == [
        (of.codes[place], points[of.codes[place]], ends[place]) for place in raised
    ]
    assert sum(change.cost for change in path.changes) == cost


@settings(deadline=None, max_examples=150)
@given(small_problems())
def test_reasons_are_exactly_what_stands_in_the_way(problem):
    of, points, stars, costs, fixed = problem
    path = path_to(of, answers(of, points), stars, costs, fixed)
    possible = {code: points[code] if code in fixed else max(of.by_code[code].case().values) for code in of.codes}
    expected = []
    for code in of.codes:
        gate = max(of.by_code[code].gate_for(rank) or 0 for rank in range(3, stars + 1))
        if possible[code] < gate:
            expected.append(("gate", code, gate, possible[code]))
        if code in of.never_zero and possible[code] == 0:
            expected.append(("stop", code, min(of.by_code[code].case().values - {0}), 0))
    if sum(possible.values()) < of.floor(stars):
        expected.append(("points", None, of.floor(stars), sum(possible.values())))
    assert [tuple(reason) for reason in path.reasons] == expected
    assert path.reachable == (not expected)


def test_ties_go_to_the_earliest_places():
    # Both pairs cost 3 and gain 3: (1 by one, 3 by two) and (1 by two, 2 by one); the second stands earlier.
    of = small_sheet(
        [[(1, None), (2, None)], [(1, None)] * 2, [(2, None)] * 2], bands=((5, 9), (4, 8), (3, 3), (2, 1), (1, 0))
    )
    path = path_to(of, answers(of, {"1": 0, "2": 0, "3": 0}), 3, {"1": {1: 1, 2: 2}, "2": {1: 1}, "3": {2: 2}})
    assert [(change.criterion, change.end) for change in path.changes] == [("1", 2), ("2", 1)]


@pytest.mark.parametrize("number", range(1, 27))
def test_the_planned_points_do_reach_the_stars(number: int):
    random = Random(number)
    of = sheet(number)
    for stars in (3, 4, 5):
        raw = random_ballot(random, of)
        points, cases = raw["points"], raw["cases"]
        path = path_to(of, answers_for(of, points, cases), stars)
        after = {**points, **{change.criterion: change.end for change in path.changes}}
        assert path.reachable and sum(after.values()) == path.total
        assert of.band(sum(after.values())) >= stars
        assert all(
            after[code] >= (criterion.gate_for(rank, cases.get(code)) or 0)
            for code, criterion in of.by_code.items()
            for rank in range(3, stars + 1)
        )
