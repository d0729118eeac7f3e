"""The count itself: bands, gates, and what must hold whatever the ballots say."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop.criteria import (
    RANKS,
    Ballot,
    Case,
    Criterion,
    NotScorable,
    Option,
    Part,
    Regulation,
    Result,
    Section,
    display,
    tally,
)
from tests.criteria import naive
from tests.criteria.make import (
    BANDS,
    NO_LABEL,
    OLD_LAW,
    RULES,
    as_ballot,
    random_ballot,
    regulation,
    scored,
    scoring_file,
    sheet,
    small_sheet,
)

GATE_RULES = ("majority", "all", "median", "mean")
gate_rules = st.sampled_from(GATE_RULES)
EDGES = [(30, 1, 2), (50, 2, 3), (70, 3, 4), (90, 4, 5)]


def drawn_ballots(seed: int, number: int, members: int) -> list[Ballot]:
    """Whole ballots on a real sheet."""
    random = Random(seed)
    return [as_ballot(random_ballot(random, sheet(number), f"M{n}")) for n in range(members)]


# --- bands ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("edge", "below", "at"), EDGES)
def test_bands_are_half_open_and_exact(edge: int, below: int, at: int):
    of = sheet(9)
    assert (of.band(Fraction(edge)), of.band(edge)) == (at, at)
    assert of.band(Fraction(edge) - Fraction(1, 10**30)) == below
    assert of.band(edge - Fraction(1, 9)) == below


@pytest.mark.parametrize(("edge", "below", "at"), EDGES)
def test_one_point_of_two_hundred_members_decides(edge: int, below: int, at: int):
    of = small_sheet([[(value, None) for value in range(101)]])

    def result(last: int) -> Result:
        ballots = [Ballot(f"M{n}", {"1": edge}) for n in range(199)]
        return tally(of, [*ballots, Ballot("last", {"1": last})], regulation(members=200))

    under, exact = result(edge - 1), result(edge)
    assert (under.mean, under.mean_display, under.stars) == (Fraction(200 * edge - 1, 200), f"{edge - 1},99", below)
    assert (exact.mean, exact.mean_display, exact.stars) == (edge, f"{edge},00", at)


@given(st.integers(0, 10**6), st.integers(1, 10**4))
def test_display_cuts_off(numerator: int, denominator: int):
    mean = Fraction(numerator, denominator)
    whole, cents = display(mean).split(",")
    shown = int(whole) + Fraction(int(cents), 100)
    assert len(cents) == 2 and shown <= mean < shown + Fraction(1, 100)


# --- gates ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("points", "met"),
    [
        ([3, 3, 3], {"majority", "all", "median", "mean"}),
        ([3, 3, 2], {"majority", "median"}),
        ([5, 3, 2], {"majority", "median", "mean"}),
        ([5, 5, 2, 0], {"mean"}),
        ([5, 5, 0, 0], set()),
        ([5, 2, 2], {"mean"}),
        ([3, 2, 2], set()),
        ([3, 3, 3, 2], {"majority", "median"}),
        ([3, 3, 2, 2], set()),
        ([4, 4, 2, 2], {"mean"}),
    ],
)
def test_the_four_rules_of_a_gate(points: list[int], met: set[str]):
    # One criterion whose three points are the gate of three stars.
    of = small_sheet([[(2, None), (3, 3), (4, None), (5, None)]], bands=((5, 5), (4, 4), (3, 2), (2, 1), (1, 0)))
    ballots = [Ballot(f"M{n}", {"1": value}) for n, value in enumerate(points)]
    found = {rule for rule in GATE_RULES if tally(of, ballots, regulation(gate_rule=rule)).gates_missed[3] == ()}
    assert found == met


def test_the_gate_is_that_of_the_case_each_member_chose():
    plain = small_sheet([[(1, None), (2, 3)]], bands=((5, 9), (4, 8), (3, 1), (2, 1), (1, 0)))
    three = plain.criteria[0].cases[0]
    free = Case(2, NO_LABEL, (Option(1, 1, NO_LABEL), Option(2, 2, NO_LABEL)))
    four = Case(3, NO_LABEL, (Option(1, 1, NO_LABEL), Option(2, 2, NO_LABEL, 4)))
    criterion = Criterion("1", NO_LABEL, 2, (three, free, four), has_cases=True)
    of = replace(plain, parts=(Part("A", NO_LABEL, 2, (Section("1", NO_LABEL, 2, (criterion,)),)),))

    def missed(rule: str, *choices: tuple[int, int]) -> dict[int, tuple[str, ...]]:
        ballots = [Ballot(f"M{n}", {"1": points}, {"1": case}) for n, (case, points) in enumerate(choices)]
        return dict(tally(of, ballots, regulation(gate_rule=rule)).gates_missed)

    for rule in GATE_RULES:
        assert missed(rule, (1, 2), (2, 0), (3, 2)) == {3: (), 4: (), 5: ()}
        assert missed(rule, (1, 1)) == {3: ("1",), 4: (), 5: ()}
        assert missed(rule, (3, 1)) == {3: (), 4: ("1",), 5: ()}
    # A member whose case prints no gate reaches it, but lends no points to the others.
    assert missed("majority", (1, 1), (2, 2), (2, 0)) == {3: (), 4: (), 5: ()}
    assert missed("mean", (1, 1), (2, 2), (2, 2)) == {3: ("1",), 4: (), 5: ()}


# --- whatever the ballots say --------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32), st.integers(1, 26), st.integers(1, 9), gate_rules, st.randoms(use_true_random=False))
def test_the_order_of_ballots_is_irrelevant(seed: int, number: int, members: int, rule: str, random: Random):
    ballots = drawn_ballots(seed, number, members)
    rules = regulation(gate_rule=rule)
    before = tally(sheet(number), ballots, rules)
    random.shuffle(ballots)
    assert tally(sheet(number), ballots, rules) == before


@settings(deadline=None, max_examples=150)
@given(st.integers(0, 2**32), st.integers(1, 26), st.integers(1, 9), gate_rules, st.data())
def test_raising_a_point_never_lowers_stars(seed: int, number: int, members: int, rule: str, data: st.DataObject):
    """Under every rule, as long as no stop comes or goes: a ballot freed of its stop brings its low total with it."""
    of = sheet(number)
    ballots = drawn_ballots(seed, number, members)
    place = data.draw(st.integers(0, members - 1))
    old = ballots[place]
    code = data.draw(st.sampled_from(of.codes))
    higher = sorted(value for value in of.by_code[code].case(old.cases.get(code)).values if value > old.points[code])
    if not higher or (code in of.never_zero and not old.points[code]):
        return
    raised = Ballot(old.member, {**old.points, code: data.draw(st.sampled_from(higher))}, old.cases)
    rules = regulation(gate_rule=rule, members=members)
    before = tally(of, ballots, rules)
    after = tally(of, [*ballots[:place], raised, *ballots[place + 1 :]], rules)
    assert (before.stars or 0) <= (after.stars or 0)
    assert before.forward_to_ministry <= after.forward_to_ministry
    assert all(set(after.gates_missed[rank]) <= set(before.gates_missed[rank]) for rank in RANKS)


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 2**32), st.integers(1, 26), st.integers(1, 9), gate_rules)
def test_gates_and_the_band_bound_the_stars(seed: int, number: int, members: int, rule: str):
    result = tally(sheet(number), drawn_ballots(seed, number, members), regulation(gate_rule=rule, members=members))
    if result.band is None or "rejected" in result.flags:
        assert result.stars == 0
        return
    open_ranks = [rank for rank in RANKS if not any(result.gates_missed[low] for low in RANKS if low <= rank)]
    assert result.stars == min(result.band, max(open_ranks, default=2))
    assert result.certified == (result.stars in (3, 4))


@pytest.mark.parametrize("number", range(1, 27))
def test_the_engine_agrees_with_a_second_naive_tally(number: int):
    random = Random(number)
    for rule in GATE_RULES:
        products = []
        for place in range(12):
            members = random.randint(1, 9)
            ballots = [random_ballot(random, sheet(number), f"M{n}") for n in range(members)]
            for one in ballots:
                if sheet(number).stops and random.random() < 0.25:
                    one["stopped_by"] = [random.choice(sheet(number).stops).code]
                    one["points"] = {code: p for code, p in one["points"].items() if random.random() < 0.5}
            entitled = random.randint(members, 12)
            products.append({"id": f"P{place}", "set": number, "entitled": entitled, "ballots": ballots})
        forward = random.choice(["mean", "mean_and_gates"])
        rules = {**RULES, "gate_rule": rule, "forward_rule": forward, "max_spread": random.randint(0, 30)}
        answer = scored(scoring_file(*products, regulation=rules))
        assert answer == {"products": [naive.result(one, rules) for one in products], "errors": []}


def test_a_sheet_with_mismatches_is_not_counted():
    with pytest.raises(NotScorable):
        tally(sheet(7, OLD_LAW), [], regulation())


def test_no_ballots_make_no_result():
    empty = tally(sheet(9), [], Regulation(9, (0, 1), 10, "majority"))
    assert empty == Result(None, None, None, None, {3: (), 4: (), 5: ()}, None, False, False, ())


def test_the_bands_of_both_laws():
    assert {sheet(9).bands, sheet(9, OLD_LAW).bands} == {BANDS}
