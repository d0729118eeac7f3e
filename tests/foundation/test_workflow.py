"""State tables: one door, no way beside the table, one winner of two clicks."""

import threading

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from ocop.foundation import sealed
from ocop.foundation.access import ALLOWED, Refused, Verdict, refused
from ocop.foundation.ledger import entries_about
from ocop.foundation.workflow import SYSTEM, WORKFLOWS, NoUndo, Offer, Row, Step, Workflow
from tests.things.models import Paper, State
from tests.things.workflow import PAPERS, Actor

AN, CLERK = Actor("an"), Actor("clerk")


def paper(**fields) -> Paper:
    return Paper.objects.create(owner="an", **fields)


def refusal(row: Paper, step: str, actor: Actor, reason: str = "") -> str:
    with pytest.raises(Refused) as caught:
        PAPERS.advance(row, step, actor=actor, reason=reason)
    return str(caught.value)


@pytest.mark.django_db
def test_a_step_is_written_and_recorded_and_its_undo_too():
    row = paper()
    PAPERS.advance(row, "file", actor=AN, content={"snapshot": "s1"})
    PAPERS.advance(row, "return", actor=CLERK, reason="  Thiếu giấy của bà Bưởi ")
    subject = f"things.paper:{row.public_id}"
    assert (row.state, Paper.objects.get().state) == (State.RETURNED, State.RETURNED)
    first, second = entries_about(subject)
    told = second.content
    assert (first.action, first.actor, first.content) == (
        "things.paper.file",
        "an",
        {"from": "draft", "to": "filed", "snapshot": "s1"},
    )
    reason = told.pop("reason")
    assert (second.action, second.actor, told) == (
        "things.paper.return",
        "clerk",
        {"from": "filed", "to": "returned"},
    )
    assert sealed.get(reason) == "Thiếu giấy của bà Bưởi"
    assert "Bưởi" not in second.content_json


@pytest.mark.django_db
def test_each_refusal_says_why_and_changes_nothing():
    row = paper(pages=0)
    assert [
        refusal(row, "file", CLERK),
        refusal(row, "file", AN),
        refusal(row, "withdraw", AN),
    ] == [
        "Chỉ người lập hồ sơ nộp và rút được.",
        "Hồ sơ chưa có trang nào.",
        "Không thực hiện được bước “Rút”: trạng thái bây giờ là “bản thảo”. Tải lại trang để xem.",
    ]
    row = paper(state=State.FILED)
    assert refusal(row, "return", CLERK, " \u200b ") == "Cần ghi lý do."
    with pytest.raises(KeyError):
        PAPERS.advance(row, "fly", actor=AN)
    assert (Paper.objects.filter(state=State.RETURNED).count(), entries_about(PAPERS.subject(row)).count()) == (0, 0)


@pytest.mark.django_db
def test_a_second_click_is_refused_though_its_row_is_stale():
    row = paper()
    stale = Paper.objects.get()
    PAPERS.advance(row, "file", actor=AN)
    assert refusal(stale, "file", AN) == (
        "Không thực hiện được bước “Nộp”: trạng thái bây giờ là “đã nộp”. Tải lại trang để xem."
    )
    assert stale.state == State.DRAFT


@pytest.mark.django_db
def test_offers_are_this_users_steps_with_the_guards_reason():
    row = paper(pages=0)
    file = PAPERS.steps["file"]
    assert PAPERS.steps_for(AN, row) == [Offer(file, Verdict(False, "Hồ sơ chưa có trang nào."))]
    assert PAPERS.steps_for(CLERK, row) == []
    row.pages = 1
    assert PAPERS.steps_for(AN, row) == [Offer(file, ALLOWED)]
    assert [PAPERS.may(who, row, "file") for who in (AN, CLERK)] == [
        ALLOWED,
        refused("Chỉ người lập hồ sơ nộp và rút được."),
    ]


class NoWayBesideTheTable(TestCase):
    """Whatever is tried in whatever order, the state moves along the table's edges only, and the ledger tells how."""

    @settings(max_examples=40, deadline=None)
    @given(
        st.lists(
            st.tuples(st.sampled_from(sorted(PAPERS.steps)), st.sampled_from([AN, CLERK]), st.booleans()), max_size=12
        )
    )
    def test_no_sequence_leaves_the_table(self, tries):
        row, path = paper(), [str(State.DRAFT)]
        for name, who, with_reason in tries:
            step, before = PAPERS.steps[name], row.state
            verdict = PAPERS.may(who, row, name)
            try:
                PAPERS.advance(row, name, actor=who, reason="vì" if with_reason else "")
            except Refused:
                assert not verdict or (step.needs_reason and not with_reason)
                assert row.state == Paper.objects.get(pk=row.pk).state == before
            else:
                assert (bool(verdict), before in step.sources, row.state) == (True, True, step.target)
                path.append(str(row.state))
        told = [entry.content for entry in entries_about(PAPERS.subject(row))]
        assert [entry["from"] for entry in told] == path[:-1]
        assert [entry["to"] for entry in told] == path[1:]


@pytest.mark.usefixtures("shared_database")
def test_of_two_at_once_one_wins():
    row = paper(state=State.FILED)
    start, results = threading.Barrier(2), []

    def run(step: str, actor: Actor) -> None:
        try:
            own = Paper.objects.get(pk=row.pk)
            start.wait(30)
            PAPERS.advance(own, step, actor=actor, reason="vì")
            results.append("won")
        except Refused:
            results.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in (("withdraw", AN), ("decide", CLERK))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(results) == ["refused", "won"]
    assert entries_about(PAPERS.subject(row)).count() == 1


@pytest.mark.django_db
def test_an_act_that_fails_later_takes_the_step_back():
    row = paper()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        PAPERS.advance(row, "file", actor=AN)
        _ = 1 / 0
    assert (Paper.objects.get().state, entries_about(PAPERS.subject(row)).count()) == (State.DRAFT, 0)


def test_the_table_can_be_printed():
    assert PAPERS.table()[2:] == [
        Row("return", "Trả lại", "Trả lại", ("đã nộp",), "trả lại", "Cán bộ tiếp nhận.", "Nộp", True),
        Row("decide", "Quyết định", "Quyết định", ("đã nộp",), "đã quyết định", "Cán bộ tiếp nhận.", "Hủy", False),
        Row("annul", "Hủy", "Hủy", ("đã quyết định",), "đã hủy", "Cán bộ tiếp nhận.", "Ra quyết định mới.", True),
    ]
    assert PAPERS.states() == ["draft", "returned", "filed", "decided", "annulled"]


def anyone(user, row) -> Verdict:
    return ALLOWED


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ([Step("a", "x", "y", anyone, "b", "A")], "its undo 'b' is not a step"),
        ([Step("a", "x", "y", anyone, NoUndo(""), "A")], "why can it not be undone"),
        ([Step("a", "x", "y", anyone, "a", "A")], "does not start from 'y'"),
        ([Step("a", (), "y", anyone, NoUndo("so"), "A")], "no source"),
        ([Step("a", "x", "y", anyone, NoUndo("so"), "A")] * 2, "two steps of one name"),
    ],
)
def test_a_table_without_undo_or_with_a_slip_is_refused_when_declared(steps, why):
    with pytest.raises(ValueError, match=why):
        Workflow("things.wrong", "state", steps)
    assert "things.wrong" not in WORKFLOWS


def test_a_second_table_of_the_same_rows_is_refused():
    with pytest.raises(ValueError, match="two workflows"):
        Workflow("things.paper", "state", [])


@pytest.mark.django_db
def test_the_system_itself_may_be_the_actor(monkeypatch):
    def by_itself(user, row) -> Verdict:
        return ALLOWED if user == SYSTEM else refused("Hệ thống tự làm.")

    step = Step("lapse", State.FILED, State.ANNULLED, by_itself, NoUndo("Hết hạn."), "Hết hạn")
    monkeypatch.setitem(PAPERS.steps, "lapse", step)
    row = paper(state=State.FILED)
    assert refusal(row, "lapse", AN) == "Hệ thống tự làm."
    PAPERS.advance(row, "lapse", actor=SYSTEM)
    assert [(entry.action, entry.actor) for entry in entries_about(PAPERS.subject(row))] == [
        ("things.paper.lapse", "system")
    ]
