"""One person's answers: three states, what stands open, and agreement with the council's count."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop.criteria import Answer, NotScorable, answers_for, assess, tally
from tests.criteria.make import OLD_LAW, as_ballot, full, random_ballot, regulation, sheet, small_sheet


def test_three_states_of_an_answer():
    of = small_sheet([[(0, None), (1, None)], [(1, None), (1, None), (2, 3)], [(1, None), (3, 3)]])
    found = assess(of, {"1": Answer(1), "2": Answer(None)})
    assert (found.points, found.open, found.total, found.stars, found.problems) == (
        {"1": 0, "2": 0},
        ("3",),
        0,
        None,
        (),
    )
    # Of two options of equal points each has its own number.
    assert [assess(of, {"2": Answer(number)}).points for number in (1, 2, 3)] == [{"2": 1}, {"2": 1}, {"2": 2}]
    assert found.gates == {3: (("2", 2, False), ("3", 3, False)), 4: (), 5: ()}


def test_impossible_answers_are_problems_and_leave_the_criterion_open():
    of = sheet(26)
    given_answers = {
        "zz": Answer(1),
        "1.1": Answer(9),
        "1.2": Answer(1, case=1),
        "8": Answer(1),
        "9": Answer(1, case=3),
        "15": Answer(0, case=1),
    }
    found = assess(of, given_answers)
    assert [(one.criterion, one.message) for one in found.problems] == [
        ("zz", "Phiếu này không có tiêu chí zz."),
        ("1.1", "Tiêu chí 1.1 không có mức thứ 9."),
        ("1.2", "Tiêu chí 1.2 không chia trường hợp."),
        ("8", "Tiêu chí 8 chưa chọn trường hợp (1 đến 2)."),
        ("9", "Tiêu chí 9 chưa chọn trường hợp (1 đến 2)."),
        ("15", "Tiêu chí 15 không có mức thứ 0."),
    ]
    assert (found.open, found.points, found.cases) == (of.codes, {}, {})


def test_none_reached_is_offered_only_where_no_zero_is_printed():
    of = sheet(9)
    printed = {criterion.code for criterion in of.criteria if not criterion.case().offers_none}
    refused = {one.criterion for one in assess(of, dict.fromkeys(of.codes, Answer(None))).problems}
    assert refused == printed and "1.4" in printed and "1.1" not in printed


def test_totals_of_sections_and_parts():
    found = assess(sheet(9), answers_for(sheet(9), full(9), {}))
    assert (found.total, found.parts, found.band, found.stars) == (100, {"A": 40, "B": 25, "C": 35}, 5, 5)
    assert sum(found.sections.values()) == 100 and ("A", "1") in found.sections
    assert all(gate.met for gates in found.gates.values() for gate in gates)


def test_a_stop_ends_it_even_while_answers_are_open():
    declared = assess(sheet(9), {}, declared=("dossier",))
    derived = assess(sheet(16), {"6.1": Answer(1)})
    assert (declared.stops, declared.stars, derived.stops, derived.stars) == (("dossier",), 0, ("zero-sensory",), 0)


def test_a_sheet_with_mismatches_is_not_assessed():
    with pytest.raises(NotScorable):
        assess(sheet(7, OLD_LAW), {})


@settings(deadline=None, max_examples=150)
@given(st.integers(0, 2**32), st.integers(1, 26))
def test_assess_agrees_with_a_tally_of_one_ballot(seed: int, number: int):
    of, ballot = sheet(number), as_ballot(random_ballot(Random(seed), sheet(number)))
    found = assess(of, answers_for(of, ballot.points, ballot.cases))
    result = tally(of, [ballot], regulation(members=1))
    assert (found.points, found.cases, found.open, found.problems) == (ballot.points, ballot.cases, (), ())
    assert found.stars == result.stars
    if not found.stops:
        missed = {rank: tuple(gate.criterion for gate in gates if not gate.met) for rank, gates in found.gates.items()}
        assert (found.total, found.parts, found.band) == (result.mean, result.parts, result.band)
        assert missed == result.gates_missed
