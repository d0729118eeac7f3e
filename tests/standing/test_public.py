"""What the public may see of recognitions, field by field."""

import pytest

from ocop.standing import actions
from ocop.standing.enums import Kind
from ocop.standing.public import public_history, public_standings, standing_view
from tests.standing.make import day, decision, recognition

pytestmark = pytest.mark.django_db


def test_every_public_field_is_listed_here():
    old = recognition(first_day="2024-03-02")
    new = actions.replace(actor=None, old=old, how=Kind.UPGRADED, decision=decision("2026-03-02", 4))
    actions.withdraw(actor=None, recognition=new, effective=day("2026-05-01"), reason="Ông A", decision="9/QĐ-UBND")
    span = public_standings(day("2026-06-01")).get()
    facts = {
        "schema": "standing.recognition/1",
        "id": str(new.public_id),
        "basis": "decision",
        "basis_text": "quyết định ghi trong hệ thống",
        "stars": 4,
        "law": "148/QĐ-TTg",
        "decision_number": "12/QĐ-UBND",
        "decision_date": day("2026-03-02"),
        "decision_as_printed": "",
        "year": None,
        "issuer": "UBND tỉnh Thanh Hóa",
        "first_day": day("2026-03-02"),
        "last_day": day("2029-03-02"),
        "sources": [],
        "source_note": "",
    }
    assert standing_view(span) == {
        "schema": "standing.product/1",
        "status": "withdrawn",
        "status_text": "đã bị thu hồi",
        "tone": "danger",
        "in_force": False,
        "since": day("2026-05-01"),
        "through": None,
        "recognition": facts,
    }
    issued, withdrawn = (
        {"schema": "standing.event/1", "until": None, "field": "", "old": "", "new": "", **own}
        for own in (
            {"kind": "issued", "kind_text": "Công nhận", "effective": day("2026-03-02"), "decision": "12/QĐ-UBND"},
            {"kind": "withdrawn", "kind_text": "Thu hồi", "effective": day("2026-05-01"), "decision": "9/QĐ-UBND"},
        )
    )
    history = public_history(old.product, day("2026-06-01"))
    state = {"status": "withdrawn", "status_text": "đã bị thu hồi", "tone": "danger"}
    assert history[0] == facts | state | {"events": [issued, withdrawn]}
    assert [(row["stars"], row["status"], [event["kind"] for event in row["events"]]) for row in history] == [
        (4, "withdrawn", ["issued", "withdrawn"]),
        (3, "superseded", ["issued", "upgraded"]),
    ]


def test_the_authority_is_the_one_of_that_day():
    from ocop.standing.authorities import issuer_on, law_on

    where = {"province": "Thanh Hóa", "district": "Huyện Hậu Lộc"}
    days = ["2019-01-01", "2021-04-06", "2024-05-01", "2025-08-01", "2026-06-01"]
    assert [law_on(day(text)) for text in days] == [
        "", "1048/QĐ-TTg", "148/QĐ-TTg", "1489/QĐ-TTg", "26/2026/QĐ-TTg",
    ]  # fmt: skip
    assert [issuer_on(day(text), 3, **where) for text in days] == [
        "", "UBND tỉnh Thanh Hóa", "UBND huyện Hậu Lộc", "UBND tỉnh Thanh Hóa", "UBND tỉnh Thanh Hóa",
    ]  # fmt: skip
    assert [issuer_on(day(text), 5, **where) for text in days[1:]] == [
        "Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Phát triển nông thôn",
        "Bộ Nông nghiệp và Môi trường", "Bộ Nông nghiệp và Môi trường",
    ]  # fmt: skip
    assert issuer_on(day("2024-05-01"), 3, province="Thanh Hóa") == ""
