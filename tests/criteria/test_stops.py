"""Stops: declared and derived, their majority, and what a stopped ballot counts for."""

from typing import Any

from tests.criteria.make import RULES, ballot, faults, full, product, scored, scoring_file

FULL = full(9)
LOW = dict.fromkeys(FULL, 0)


def result(*ballots: dict[str, Any], number: int = 9, **more: Any) -> dict[str, Any]:
    """The one result of a file that has no errors."""
    answer = scored(scoring_file(product(number, list(ballots), **more)))
    assert answer["errors"] == []
    return answer["products"][0]


def stopped(member: str, **points: Any) -> dict[str, Any]:
    return ballot(member, points, stopped_by=["dossier"])


EMPTY: dict[str, Any] = {
    "id": "P1",
    "mean": None,
    "mean_display": None,
    "parts": None,
    "spread": None,
    "band": None,
    "gates_missed": {"3": [], "4": [], "5": []},
    "stars": 0,
    "certified": False,
    "forward_to_ministry": False,
    "flags": ["rejected"],
}


def test_every_ballot_with_a_stop():
    assert result(stopped("M1"), stopped("M2")) == EMPTY


def test_a_rejection_without_a_quorum_has_no_stars():
    assert result(stopped("M1"), entitled=9) == {**EMPTY, "stars": None, "flags": ["no_quorum", "rejected"]}


def test_more_than_half_reject_and_the_rest_still_shows():
    rejected = result(stopped("M1"), stopped("M2"), ballot("M3", FULL))
    assert (rejected["mean"], rejected["band"], rejected["stars"]) == ("100", 5, 0)
    assert (rejected["certified"], rejected["forward_to_ministry"], rejected["flags"]) == (False, False, ["rejected"])
    forward = scoring_file(
        product(9, [stopped("M1"), stopped("M2"), ballot("M3", FULL)]), regulation={**RULES, "forward_rule": "mean"}
    )
    assert scored(forward)["products"][0]["forward_to_ministry"] is False


def test_half_is_not_more_than_half():
    disputed = result(stopped("M1", **LOW), ballot("M2", FULL))
    assert (disputed["mean"], disputed["parts"], disputed["spread"]) == ("100", {"A": "40", "B": "25", "C": "35"}, 0)
    assert (disputed["gates_missed"], disputed["stars"]) == ({"3": [], "4": [], "5": []}, 5)
    assert disputed["flags"] == ["stop_disputed"]


def test_flags_are_sorted():
    rows = [stopped("M1"), ballot("M2", FULL), ballot("M3", LOW)]
    assert result(*rows, entitled=9)["flags"] == ["no_quorum", "spread_exceeded", "stop_disputed"]


def test_a_stopped_ballot_counts_for_the_quorum():
    rows = [stopped("M1"), stopped("M2"), *(ballot(f"M{n}", FULL) for n in range(3, 8))]
    assert (result(*rows, entitled=9)["stars"], result(*rows[1:], entitled=9)["stars"]) == (5, None)


def test_what_a_stopped_ballot_does_give_must_be_possible():
    rows = [ballot("M1", {"1.1": 4, "zz": 1}, stopped_by=["dossier"])]
    assert faults(scoring_file(product(9, rows))) == [("P1", "M1", "1.1"), ("P1", "M1", "zz")]


def test_an_unknown_stop_lets_no_criterion_out():
    rows = [ballot("M1", {code: 0 for code in FULL if code != "1.3"}, stopped_by=["impurities"])]
    assert faults(scoring_file(product(9, rows))) == [("P1", "M1", "1.3"), ("P1", "M1", None)]


class TestDerived:
    """Set 16: a zero in any of 6.1 to 6.4 is a stop by itself."""

    FULL = full(16)

    def test_found_by_the_engine(self):
        for code in ("6.1", "6.2", "6.3", "6.4"):
            assert result(ballot("M1", {**self.FULL, code: 0}), number=16) == EMPTY
            assert result(ballot("M1", {code: 0}), number=16) == EMPTY
        assert result(ballot("M1", {**self.FULL, "7": 0}), number=16)["stars"] is not None

    def test_disputed(self):
        rows = [ballot("M1", {**self.FULL, "6.2": 0}), ballot("M2", self.FULL)]
        disputed = result(*rows, number=16)
        assert (disputed["mean"], disputed["stars"], disputed["flags"]) == ("100", 5, ["stop_disputed"])

    def test_only_a_whole_zero_is_one(self):
        for value in (False, 0.0, None, "0"):
            rows = [ballot("M1", {**self.FULL, "6.2": value})]
            assert faults(scoring_file(product(16, rows))) == [("P1", "M1", "6.2")]

    def test_the_member_may_name_it_too(self):
        assert result(ballot("M1", {}, stopped_by=["zero-sensory"]), number=16) == EMPTY

    def test_other_sets_have_no_such_stop(self):
        assert result(ballot("M1", {**full(15), "6.1": 0}), number=15)["stars"] is not None
