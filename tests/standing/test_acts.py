"""Acts on recognitions: each success beside its refusal, spans that say what the life says, facts that stay."""

import datetime

import pytest
from django.db import DatabaseError, transaction

from ocop.accounts.enums import Role
from ocop.foundation.access import Refused
from ocop.foundation.ledger.models import Entry
from ocop.standing import actions
from ocop.standing.actions.spans import life_of
from ocop.standing.enums import Kind
from ocop.standing.models import ProductSpan, Recognition, RecognitionEvent, RecognitionSpan
from ocop.standing.queries import counts, ever_recognised, standing_on, status_on, still_valid
from tests.registry import make as registry
from tests.standing.make import day, decision, recognition

pytestmark = pytest.mark.django_db


def spans(row: Recognition) -> list[tuple[str, str]]:
    """A recognition's states with the day after which each begins."""
    found = RecognitionSpan.objects.filter(recognition=row).order_by("first_day")
    return [(str(span.first_day), span.status) for span in found][1:]


def test_the_office_recognises_a_product_and_another_provinces_does_not():
    product = registry.product("Nước mắm")
    actor, stranger = registry.office(role=Role.OFFICE_HEAD), registry.office("40")
    row = actions.issue(actor=actor, product=product, decision=decision(stars=4))
    assert (row.issuer, row.last_day, row.basis) == ("UBND tỉnh Thanh Hóa", day("2029-03-02"), "decision")
    assert spans(row) == [("2026-03-02", "valid"), ("2029-03-03", "expired")]
    assert list(row.events.values_list("kind", "effective")) == [("issued", day("2026-03-02"))]
    entry = Entry.objects.get(action="standing.issued")
    assert (entry.subject, entry.actor, entry.content) == (
        row.subject,
        str(actor.public_id),
        {
            "product": str(product.public_id),
            "stars": 4,
            "law": "148/QĐ-TTg",
            "decision": "12/QĐ-UBND",
            "first_day": "2026-03-02",
        },
    )
    with pytest.raises(Refused, match=r"^Công nhận do Văn phòng OCOP và lãnh đạo UBND tỉnh ghi\.$"):
        actions.issue(actor=stranger, product=product, decision=decision())
    for bad in (decision(number=" "), decision(law=""), decision(date=day("2026-03-03"))):
        with pytest.raises(Refused):
            actions.issue(actor=actor, product=product, decision=bad)
    assert Recognition.objects.count() == 1


def test_a_retired_product_gets_no_recognition():
    product = registry.product()
    product.retired_on = day("2026-01-01")
    product.save()
    with pytest.raises(Refused, match=r"^Sản phẩm đã rút khỏi sổ\.$"):
        actions.issue(actor=registry.office(), product=product, decision=decision())


def test_an_upgrade_supersedes_and_the_product_keeps_one_standing_a_day():
    old = recognition(first_day="2024-03-02")
    new = actions.replace(actor=None, old=old, how=Kind.UPGRADED, decision=decision("2025-06-01", stars=4))
    assert spans(old) == [("2024-03-02", "valid"), ("2025-06-01", "superseded")]
    found = ProductSpan.objects.filter(product=old.product).order_by("first_day")
    assert [(str(span.first_day), span.status, span.recognition) for span in found] == [
        ("0001-01-01", "not_issued", None),
        ("2024-03-02", "valid", old),
        ("2025-06-01", "valid", new),
        ("2028-06-02", "expired", new),
    ]
    with pytest.raises(Refused, match=r"^Quyết định mới phải sau quyết định cũ\.$"):
        actions.replace(actor=None, old=new, how=Kind.RENEWED, decision=decision("2025-06-01"))
    with pytest.raises(Refused):
        actions.replace(actor=None, old=new, how=Kind.WITHDRAWN, decision=decision("2026-06-01"))


def test_an_extension_stays_within_180_days_and_ends_with_a_refusal():
    row = recognition(first_day="2023-02-24")
    for until in ("2026-02-24", "2026-08-24"):
        with pytest.raises(Refused, match=r"^Kéo dài đến một ngày sau 24/02/2026 và không quá 23/08/2026\.$"):
            actions.extend(
                actor=None, recognition=row, effective=day("2026-02-10"), until=day(until), reason="Chờ kết quả"
            )
    actions.extend(
        actor=None, recognition=row, effective=day("2026-02-10"), until=day("2026-08-23"), reason="Chờ kết quả"
    )
    assert spans(row)[1:] == [("2026-02-25", "extended"), ("2026-08-24", "expired")]
    actions.refuse_renewal(actor=None, recognition=row, effective=day("2026-05-10"), reason="Không đủ mốc")
    assert spans(row)[1:] == [("2026-02-25", "extended"), ("2026-05-11", "expired")]


def test_a_withdrawal_and_its_annulment():
    row = recognition(first_day="2024-03-02")
    with pytest.raises(Refused, match=r"^Giấy này không bị thu hồi\.$"):
        actions.annul_withdrawal(actor=None, recognition=row, effective=day("2025-05-01"), reason="Nhầm")
    actions.withdraw(actor=None, recognition=row, effective=day("2025-05-01"), reason="Ngừng sản xuất")
    with pytest.raises(Refused, match=r"^Chỉ giấy đang có hiệu lực mới bị thu hồi\.$"):
        actions.withdraw(actor=None, recognition=row, effective=day("2025-06-01"), reason="Lần nữa")
    actions.annul_withdrawal(actor=None, recognition=row, effective=day("2025-07-01"), reason="Kết luận sai")
    assert spans(row)[1:] == [("2025-05-01", "withdrawn"), ("2025-07-01", "valid"), ("2027-03-03", "expired")]
    with pytest.raises(Refused, match=r"^Ghi lý do hoặc căn cứ\.$"):
        actions.withdraw(actor=None, recognition=row, effective=day("2025-08-01"), reason=" \u200b")


def test_an_annulled_upgrade_gives_the_old_stars_back():
    old = recognition(first_day="2024-03-02")
    new = actions.replace(actor=None, old=old, how=Kind.UPGRADED, decision=decision("2025-06-01", stars=4))
    actions.annul(actor=None, recognition=new, effective=day("2025-09-01"), reason="Đánh giá sai")
    standing = status_on(old.product, day("2025-09-01"))
    assert standing is not None
    assert (standing.recognition, standing.status, standing.is_in_force) == (old, "valid", True)
    with pytest.raises(Refused):
        actions.annul(actor=None, recognition=new, effective=day("2025-10-01"), reason="Lần nữa")


def test_a_correction_moves_the_months_only_for_the_first_day_and_keeps_the_old_value():
    row = recognition(first_day="2024-03-02")
    number = {"field": "decision_number", "new": "21/QĐ-UBND"}
    first = {"field": "first_day", "new": day("2024-03-12")}
    for change in (number, first):
        actions.correct(actor=None, recognition=row, effective=day("2024-04-01"), reason="In nhầm", **change)
    row.refresh_from_db()
    assert (row.decision_number, row.first_day, row.last_day) == ("21/QĐ-UBND", day("2024-03-12"), day("2027-03-12"))
    assert spans(row) == [("2024-03-12", "valid"), ("2027-03-13", "expired")]
    assert list(row.events.filter(kind=Kind.CORRECTED).values_list("field", "old", "new").order_by("pk")) == [
        ("decision_number", "12/QĐ-UBND", "21/QĐ-UBND"),
        ("first_day", "2024-03-02", "2024-03-12"),
    ]
    for bad in ({"field": "stars", "new": 4}, {"field": "decision_number", "new": "21/QĐ-UBND "}):
        with pytest.raises(Refused):
            actions.correct(actor=None, recognition=row, effective=day("2024-05-01"), reason="Sai", **bad)


def test_events_are_written_once_and_reasons_lie_sealed():
    row = recognition()
    event = actions.withdraw(actor=None, recognition=row, effective=day("2026-05-01"), reason="Ông A giả mạo hồ sơ")
    for change in (
        lambda: RecognitionEvent.objects.filter(pk=event.pk).update(effective=day("2027-01-01")),
        lambda: RecognitionEvent.objects.filter(pk=event.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only: standing_event"), transaction.atomic():
            change()
    assert set(event.reason) == {"id", "hash"}
    assert "giả mạo" not in "".join(Entry.objects.order_by("pk").values_list("content_json", flat=True))


def test_ever_recognised_and_still_valid_are_two_answers():
    expired, valid, annulled = recognition(first_day="2020-01-01"), recognition(stars=4), recognition()
    actions.annul(actor=None, recognition=annulled, effective=day("2026-04-01"), reason="Đánh giá sai")
    on = day("2026-05-01")
    assert {span.product for span in ever_recognised(on)} == {expired.product, valid.product}
    assert {span.product for span in still_valid(on)} == {valid.product}
    found = counts(standing_on(on))
    assert (found.ever, found.valid, found.valid_by_stars, found.insufficient) == (2, 1, {5: 0, 4: 1, 3: 0}, 0)
    assert counts(standing_on(day("2019-01-01"))).ever == 0


def test_the_spans_in_the_database_say_what_the_life_says():
    old = recognition(first_day="2023-02-24")
    actions.extend(actor=None, recognition=old, effective=day("2026-02-10"), until=day("2026-07-31"), reason="Chờ")
    new = actions.replace(actor=None, old=old, how=Kind.RENEWED, decision=decision("2026-05-02", stars=4))
    actions.withdraw(actor=None, recognition=new, effective=day("2026-06-01"), reason="Vi phạm")
    lived = life_of([old, new], RecognitionEvent.objects.order_by("pk"))
    step = datetime.timedelta(days=13)
    on = day("2023-01-01")
    while on < day("2030-01-01"):
        standing = status_on(old.product, on)
        assert standing is not None
        assert standing.status == lived.product(on).state
        assert str(standing.recognition_id) == str(lived.deciding(on))
        on += step
    assert status_on(registry.product("Khác"), on) is None
