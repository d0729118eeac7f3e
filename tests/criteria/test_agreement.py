"""Ordinal alpha against values worked out by hand."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ocop.criteria import Ballot, agreement
from ocop.criteria.alpha import alpha


def test_full_agreement_is_one_and_nothing_to_compare_is_none():
    assert alpha([[1, 1], [2, 2], [5, 5, 5]]) == 1
    assert alpha([]) is alpha([[1], [2]]) is alpha([[3, 3], [3, 3]]) is None


def test_by_hand():
    # Values 1, 1 | 1, 2 | 2, 2: three of each; the ordinal distance of 1 and 2 is ((3 + 3) - 3)² = 9.
    # Observed: two mixed pairs; expected by chance: 2·3·3/5 of them.
    assert alpha([[1, 1], [1, 2], [2, 2]]) == 1 - Fraction(2 * 5, 18) == Fraction(4, 9)


def test_a_published_example():
    # Krippendorff's reliability data of four observers and twelve units: ordinal alpha 0.815.
    rows = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
    units = [[value for value in unit if value is not None] for unit in zip(*rows, strict=True)]
    found = alpha(units)
    assert found is not None and round(float(found), 3) == 0.815


def test_of_ballots_by_criterion_and_case():
    same = [Ballot("M1", {"1": 3, "2": 1}), Ballot("M2", {"1": 3, "2": 1})]
    assert agreement(same) == 1
    apart = [Ballot("M1", {"1": 3, "2": 1}, {"2": 1}), Ballot("M2", {"1": 3, "2": 3}, {"2": 2})]
    # Different cases are different things: only criterion 1 was rated twice, and with one value.
    assert agreement(apart) is None
    assert agreement([Ballot("M1", {"1": 1}), Ballot("M2", {"1": 2, "2": 5})]) == 0


@given(st.lists(st.lists(st.integers(0, 5), max_size=5), max_size=6), st.randoms(use_true_random=False))
def test_order_is_irrelevant_and_one_is_the_most(units, random):
    before = alpha(units)
    random.shuffle(units)
    assert alpha([sorted(unit) for unit in units]) == before
    assert before is None or before <= 1
