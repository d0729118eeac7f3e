"""The life of certificates: every event, every edge, and what must hold whatever happens."""

import datetime
import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop.standing.life import (
    Annulment,
    Answer,
    Certificate,
    Extension,
    IssueDateCorrected,
    Life,
    RenewalRefused,
    Span,
    State,
    Succession,
    Withdrawal,
    WithdrawalAnnulled,
)

DAY = datetime.timedelta(days=1)


def d(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


OLD, NEW = Certificate("C1", 3, d("2023-02-24")), Certificate("C2", 4, d("2026-03-02"))
LAST = d("2026-02-24")


def told(life: Life, certificate: str = "C1") -> list[tuple[str, str]]:
    """The certificate's states with the first day of each ("" = ever before)."""
    return [(span.first.isoformat() if span.first else "", str(span.value)) for span in life.spans(certificate)]


PLAIN = [("", "not_issued"), ("2023-02-24", "valid"), ("2026-02-25", "expired")]


def test_thirty_six_months_and_no_more():
    assert told(Life([OLD], [])) == PLAIN
    leap = Certificate("C1", 3, d("2024-02-29"))
    assert told(Life([leap], []))[-1] == ("2027-03-01", "expired")


@pytest.mark.parametrize(
    ("effective", "until", "then"),
    [
        ("2026-02-10", "2026-07-31", [("2026-02-25", "extended"), ("2026-08-01", "expired")]),
        ("2026-02-10", "2026-08-23", [("2026-02-25", "extended"), ("2026-08-24", "expired")]),  # day 180
        ("2026-02-10", "2030-01-01", [("2026-02-25", "extended"), ("2026-08-24", "expired")]),  # never more
        ("2026-02-10", "2026-02-24", [("2026-02-25", "expired")]),
        (
            "2026-03-10",
            "2026-07-31",
            [("2026-02-25", "expired"), ("2026-03-10", "extended"), ("2026-08-01", "expired")],
        ),
    ],
)
def test_an_extension_follows_the_last_valid_day_for_180_days_at_most(effective, until, then):
    assert told(Life([OLD], [Extension("C1", d(effective), d(until))])) == PLAIN[:2] + then


@pytest.mark.parametrize(
    ("refused", "then"),
    [
        ("2026-04-10", [("2026-02-25", "extended"), ("2026-04-11", "expired")]),  # through the day of the refusal
        ("2026-02-20", [("2026-02-25", "expired")]),
        ("2026-02-09", [("2026-02-25", "extended"), ("2026-08-01", "expired")]),  # refused before it was granted
        ("2026-09-01", [("2026-02-25", "extended"), ("2026-08-01", "expired")]),
    ],
)
def test_a_refusal_ends_an_extension_and_leaves_the_months_alone(refused, then):
    events = [Extension("C1", d("2026-02-10"), d("2026-07-31")), RenewalRefused("C1", d(refused))]
    assert told(Life([OLD], events)) == PLAIN[:2] + then
    assert told(Life([OLD], events[1:])) == PLAIN


def test_a_later_decision_supersedes_from_its_own_day():
    upgrade = Succession("C1", "C2", d("2025-03-02"))
    life = Life([OLD, Certificate("C2", 4, d("2025-03-02"))], [upgrade])
    assert told(life) == [*PLAIN[:2], ("2025-03-02", "superseded")]
    assert life.product_spans() == [
        Span(None, d("2023-02-23"), Answer(State.NOT_ISSUED, None, None)),
        Span(d("2023-02-24"), d("2025-03-01"), Answer(State.VALID, 3, "C1")),
        Span(d("2025-03-02"), d("2028-03-02"), Answer(State.VALID, 4, "C2")),
        Span(d("2028-03-03"), None, Answer(State.EXPIRED, None, None)),
    ]


def test_an_extension_ends_where_the_result_begins_and_a_late_renewal_leaves_a_gap():
    renewal = Succession("C1", "C2", NEW.issued)
    extended = Life([OLD, NEW], [Extension("C1", d("2026-02-10"), d("2026-07-31")), renewal])
    assert told(extended) == [*PLAIN[:2], ("2026-02-25", "extended"), ("2026-03-02", "superseded")]
    late = Life([OLD, NEW], [renewal])
    assert told(late) == [*PLAIN, ("2026-03-02", "superseded")]
    assert [late.product(day).stars for day in (LAST, LAST + DAY, NEW.issued)] == [3, None, 4]


def test_a_withdrawal_holds_until_it_is_taken_back():
    events = [Withdrawal("C1", d("2024-05-10")), WithdrawalAnnulled("C1", d("2024-08-01"))]
    assert told(Life([OLD], events[:1])) == [*PLAIN[:2], ("2024-05-10", "withdrawn")]
    again = [("2024-05-10", "withdrawn"), ("2024-08-01", "valid")]
    assert told(Life([OLD], events)) == PLAIN[:2] + again + PLAIN[2:]
    twice = [*events, Withdrawal("C1", d("2025-01-01"))]
    assert told(Life([OLD], twice)) == PLAIN[:2] + again + [("2025-01-01", "withdrawn")]
    same_day = [Withdrawal("C1", d("2024-05-10")), WithdrawalAnnulled("C1", d("2024-05-10"))]
    assert told(Life([OLD], same_day)) == PLAIN
    after_its_end = [Withdrawal("C1", d("2024-05-10")), WithdrawalAnnulled("C1", d("2026-03-01"))]
    assert told(Life([OLD], after_its_end)) == [*PLAIN[:2], ("2024-05-10", "withdrawn"), ("2026-03-01", "expired")]


def test_a_withdrawn_successor_gives_nothing_back_but_an_annulled_one_does():
    upgrade = Succession("C1", "C2", d("2025-03-02"))
    pair = [OLD, Certificate("C2", 4, d("2025-03-02"))]
    withdrawn = Life(pair, [upgrade, Withdrawal("C2", d("2025-06-01"))])
    assert told(withdrawn) == [*PLAIN[:2], ("2025-03-02", "superseded")]
    assert withdrawn.product(d("2025-06-01")) == Answer(State.WITHDRAWN, None, None)
    annulled = Life(pair, [upgrade, Annulment("C2", d("2025-06-01"))])
    assert told(annulled) == [
        *PLAIN[:2],
        ("2025-03-02", "superseded"),
        ("2025-06-01", "valid"),
        ("2026-02-25", "expired"),
    ]
    assert [annulled.product(d(day)).in_force for day in ("2025-05-31", "2025-06-01", "2026-02-25")] == [
        "C2",
        "C1",
        None,
    ]
    assert annulled.product(d("2026-02-25")) == Answer(State.ANNULLED, None, None)


def test_a_third_decision_keeps_the_first_superseded_when_the_second_is_annulled():
    certificates = [OLD, Certificate("C2", 4, d("2024-03-02")), Certificate("C3", 5, d("2025-03-02"))]
    events = [
        Succession("C1", "C2", d("2024-03-02")),
        Succession("C2", "C3", d("2025-03-02")),
        Annulment("C2", d("2025-06-01")),
    ]
    assert told(Life(certificates, events)) == [*PLAIN[:2], ("2024-03-02", "superseded")]
    ring = [*events, Succession("C3", "C1", d("2025-07-01"))]
    assert told(Life(certificates, ring), "C3")[-1] == ("2025-07-01", "superseded")


def test_annulled_comes_before_withdrawn_and_withdrawn_before_superseded():
    events = [
        Succession("C1", "C2", d("2024-01-01")),
        Withdrawal("C1", d("2024-02-01")),
        Annulment("C1", d("2024-03-01")),
        WithdrawalAnnulled("C1", d("2024-04-01")),
    ]
    ranks = [("2024-01-01", "superseded"), ("2024-02-01", "withdrawn"), ("2024-03-01", "annulled")]
    assert told(Life([OLD, NEW], events)) == PLAIN[:2] + ranks


def test_a_corrected_issue_date_moves_the_months_for_every_day():
    once = [IssueDateCorrected("C1", d("2023-04-01"), d("2023-03-24"))]
    moved = [("", "not_issued"), ("2023-03-24", "valid"), ("2026-03-25", "expired")]
    assert told(Life([OLD], once)) == moved
    twice = [
        IssueDateCorrected("C1", d("2023-05-01"), d("2023-03-24")),
        IssueDateCorrected("C1", d("2023-04-01"), d("2023-01-01")),
    ]
    assert told(Life([OLD], twice)) == moved


def test_a_certificate_waits_while_the_one_it_will_replace_is_in_force():
    life = Life([OLD, Certificate("C2", 4, d("2025-03-02"))], [Succession("C1", "C2", d("2025-03-10"))])
    assert [life.product(d(day)).in_force for day in ("2025-03-01", "2025-03-05", "2025-03-10")] == ["C1", "C1", "C2"]
    lapsed = Life([OLD, NEW], [Succession("C1", "C2", d("2026-04-01"))])
    assert lapsed.product(d("2026-03-05")) == Answer(State.VALID, 4, "C2")


def test_a_successor_decides_even_where_its_decision_names_a_day_before_the_first_certificate():
    life = Life([OLD, NEW], [Succession("C1", "C2", d("2023-01-25"))])
    assert [life.product(d(day)) for day in ("2026-03-02", "2029-03-03")] == [
        Answer(State.VALID, 4, "C2"),
        Answer(State.EXPIRED, None, None),
    ]


def test_without_an_issue_date_nothing_can_be_counted():
    unknown = Certificate("C1", 3, None)
    life = Life([unknown], [Withdrawal("C1", d("2024-05-10"))])
    assert told(life) == [("", "insufficient"), ("2024-05-10", "withdrawn")]
    both = Life([unknown, NEW], [])
    assert [both.product(d(day)) for day in ("2020-01-01", "2026-03-02", "2029-03-03")] == [
        Answer(State.INSUFFICIENT, None, None),
        Answer(State.VALID, 4, "C2"),
        Answer(State.INSUFFICIENT, None, None),
    ]
    assert life.last_valid_day("C1") is None


def test_a_long_chain_and_a_ring_of_decisions_have_an_answer():
    many = [Certificate(f"C{number}", 3, d("2024-01-01")) for number in range(3_000)]
    chain = [Succession(old.id, new.id, d("2024-02-01")) for old, new in itertools.pairwise(many)]
    undone = [Annulment(one.id, d("2024-03-01")) for one in many[1:]]
    life = Life(many, [*chain, *undone])
    assert (life.state("C0", d("2024-02-01")), life.state("C0", d("2024-03-01"))) == (State.SUPERSEDED, State.VALID)
    ring = Life(many[:2], [chain[0], Succession("C1", "C0", d("2024-02-01")), Annulment("C1", d("2024-03-01"))])
    assert (ring.state("C0", d("2024-02-01")), ring.state("C0", d("2024-03-01"))) == (State.SUPERSEDED, State.VALID)


def test_an_event_on_no_certificate_is_refused():
    with pytest.raises(ValueError, match="no such certificate: \\['C9'\\]"):
        Life([OLD], [Withdrawal("C9", d("2024-01-01"))])
    assert Life([], []).product_spans() == [Span(None, None, Answer(State.NOT_ISSUED, None, None))]


# ── What holds whatever happens ─────────────────────────────────────────────
IDS = ["C1", "C2", "C3"]
DAYS = st.dates(datetime.date(2023, 1, 1), datetime.date(2030, 1, 1))
ONE = st.sampled_from(IDS)
EVENTS = st.one_of(
    st.builds(Extension, ONE, DAYS, DAYS),
    st.tuples(ONE, ONE, DAYS).filter(lambda row: row[0] != row[1]).map(lambda row: Succession(*row)),
    *(st.builds(kind, ONE, DAYS) for kind in (RenewalRefused, Withdrawal, WithdrawalAnnulled, Annulment)),
    st.builds(IssueDateCorrected, ONE, DAYS, DAYS),
)
CERTIFICATES = st.tuples(*(st.builds(Certificate, st.just(name), st.sampled_from([3, 4, 5]), DAYS) for name in IDS))


@settings(max_examples=150, deadline=None)
@given(CERTIFICATES, st.lists(EVENTS, max_size=8), DAYS, st.randoms(use_true_random=False))
def test_lives(certificates, events, day, chance: random.Random):
    life = Life(certificates, events)
    shuffled = events[:]
    chance.shuffle(shuffled)
    other = Life(certificates, shuffled)
    for name in IDS:
        spans = life.spans(name)
        assert spans == other.spans(name)
        # The spans cover every day once and say what the function says.
        assert (spans[0].first, spans[-1].last) == (None, None)
        assert all(before.last + DAY == after.first for before, after in itertools.pairwise(spans))
        holding = [s for s in spans if (s.first is None or s.first <= day) and (s.last is None or day <= s.last)]
        assert [span.value for span in holding] == [life.state(name, day)]
        last = life.last_valid_day(name)
        for span in spans:
            if span.value == State.EXTENDED:
                assert last < span.first and span.last <= last + DAY * 180
            if span.value == State.VALID:
                assert span.last <= last
            if span.value == State.EXPIRED:
                assert span.first > last
    answer = life.product(day)
    assert answer == other.product(day)
    in_force = {name for name in IDS if life.state(name, day) in (State.VALID, State.EXTENDED)}
    assert (answer.in_force in in_force) == bool(in_force)
    assert (answer.stars is None, answer.state in (State.VALID, State.EXTENDED)) == (not in_force, bool(in_force))


@settings(max_examples=100, deadline=None)
@given(CERTIFICATES, st.lists(EVENTS, max_size=6), EVENTS, DAYS)
def test_what_happens_later_never_changes_an_earlier_day(certificates, events, later, day):
    if isinstance(later, IssueDateCorrected) or later.effective <= day:
        return
    before, after = Life(certificates, events), Life(certificates, [*events, later])
    assert [before.state(name, day) for name in IDS] == [after.state(name, day) for name in IDS]
