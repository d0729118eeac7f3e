"""Registering, changing, retiring producers."""

import datetime
import unicodedata
import uuid

import pytest
from django.core.exceptions import ValidationError

from ocop.accounts.enums import Role
from ocop.foundation.access import Refused
from ocop.foundation.ledger import entries_about
from ocop.registry.actions import (
    change_producer,
    register_producer,
    restore,
    retire,
)
from ocop.registry.actions.writing import Stale
from ocop.registry.enums import ProducerKind
from ocop.registry.facts import ProducerFacts, values
from ocop.registry.models import Producer
from ocop.registry.queries import possible_duplicates
from tests import make
from tests.registry import make as ours

pytestmark = pytest.mark.django_db


def acts(row) -> list[str]:
    return [entry.action for entry in entries_about(row.subject)]


def facts(**changes) -> ProducerFacts:
    given = {"name": "HTX Thử", "kind": "cooperative", "commune": make.commune()} | changes
    return ProducerFacts(**given)


def test_the_office_and_the_commune_enter_producers_others_may_not():
    commune = make.commune("Đây")
    wanted = facts(
        commune=commune,
        address=" Thôn 1 ",
        registration_number="2801",
        registered_on=datetime.date(2020, 2, 29),
        phone="+84 912 345 678",
        email="a@vidu.vn",
        website="https://vidu.vn",
    )
    actor = ours.officer(commune)
    row = register_producer(actor=actor, facts=wanted)
    stored = {name: getattr(row, name) for name in values(wanted)}
    assert stored == values(wanted) | {"address": "Thôn 1", "phone": "0912345678", "contact_is_public": False}
    assert (row.province, row.origin, row.revision, row.folded) == (commune.province, "registered", 1, "htx thu")
    [entry] = entries_about(row.subject)
    assert (entry.action, entry.actor, entry.province) == (
        "registry.producer_registered",
        str(actor.public_id),
        "38",
    )
    assert "0912345678" not in entry.content_json and "Thôn 1" not in entry.content_json
    for person in (ours.officer(make.commune("Kia")), ours.office("40"), make.person(Role.AUDITOR), make.person()):
        with pytest.raises(Refused, match="Văn phòng OCOP tỉnh hoặc cán bộ của chính xã"):
            register_producer(actor=person, facts=wanted)
    assert Producer.objects.count() == 1


def test_a_second_click_finds_what_the_first_one_made():
    actor, token = ours.office(), uuid.uuid4()
    first = register_producer(actor=actor, facts=facts(), token=token)
    assert register_producer(actor=actor, facts=facts(name="HTX Khác"), token=token) == first
    assert (Producer.objects.count(), acts(first)) == (1, ["registry.producer_registered"])
    other = ours.office("40")
    with pytest.raises(Refused, match="gửi từ nơi khác"):
        register_producer(actor=other, facts=facts(commune=make.commune("Xa", province_code="40")), token=token)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "\u200b \u2060"}, "name"),
        ({"name": "!!! ---"}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"kind": "guild"}, "kind"),
        ({"kind": ""}, "kind"),
        ({"kind": "unknown"}, "kind"),
        ({"email": "không phải thư"}, "email"),
        ({"phone": "12345"}, "phone"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"address": "x" * 301}, "address"),
    ],
)
def test_what_does_not_fit_is_told_by_field(changes, field):
    with pytest.raises(ValidationError) as caught:
        register_producer(actor=ours.office(), facts=facts(**changes))
    assert set(caught.value.message_dict) == {field}
    assert not Producer.objects.exists()


def test_names_are_stored_in_one_form():
    name = "Hợp tác xã Hoà Bình"
    for written in (unicodedata.normalize("NFD", name), f"  {name}\u200b ", name + "\u0301" * 10_000):
        row = register_producer(actor=ours.office(), facts=facts(name=written))
        assert unicodedata.normalize("NFC", row.name) == row.name
        assert (len(row.name) <= len(name) + 3, row.folded) == (True, "hop tac xa hoa binh")
    long = register_producer(actor=ours.office(), facts=facts(name="ß" * 200))
    assert (len(long.name), len(long.folded)) == (200, 200)


def test_a_registration_number_stands_once_in_a_province():
    ours.producer(registration_number="2801")
    with pytest.raises(ValidationError, match="Số đăng ký này đã có"):
        ours.producer(registration_number="2801")
    ours.producer(registration_number="2801", commune=make.commune("Xa", province_code="40"))


def test_a_change_names_its_fields_and_can_be_changed_back():
    row, actor = ours.producer("HTX Cũ"), ours.office()
    before = facts(name="HTX Cũ")
    changed = change_producer(actor=actor, producer=row, facts=facts(name="HTX Mới", phone="0912345678"), revision=1)
    assert (changed.name, changed.revision) == ("HTX Mới", 2)
    assert change_producer(actor=actor, producer=row, facts=facts(name="HTX Mới", phone="0912345678")).revision == 2
    assert change_producer(actor=actor, producer=row, facts=before, revision=2).name == "HTX Cũ"
    assert acts(row) == ["registry.producer_registered"] + ["registry.producer_changed"] * 2
    assert '"fields":["name","phone"]' in entries_about(row.subject)[1].content_json


def test_two_tabs_do_not_overwrite_each_other_unseen():
    row, actor = ours.producer("HTX Cũ"), ours.office()
    change_producer(actor=actor, producer=row, facts=facts(name="HTX Một"), revision=1)
    with pytest.raises(Stale, match=r"người khác đã sửa dòng này \(tên\)") as caught:
        change_producer(actor=actor, producer=row, facts=facts(name="HTX Hai"), revision=1)
    assert caught.value.row.revision == 2
    assert change_producer(actor=actor, producer=row, facts=facts(name="HTX Hai"), revision=2).name == "HTX Hai"


def test_a_producer_moves_only_where_the_actor_may_enter_it():
    here, there = make.commune("Đây"), make.commune("Kia")
    row = ours.producer("HTX", commune=here)
    with pytest.raises(Refused):
        change_producer(actor=ours.officer(here), producer=row, facts=facts(name="HTX", commune=there))
    with pytest.raises(Refused):
        abroad = make.commune("Xa", province_code="40")
        change_producer(actor=ours.office(), producer=row, facts=facts(name="HTX", commune=abroad))
    moved = change_producer(actor=ours.office(), producer=row, facts=facts(name="HTX", commune=there))
    assert moved.commune == there


def test_tourism_kinds_have_tourism_products_only():
    row = ours.producer("HTX")
    ours.product(of=row)
    with pytest.raises(ValidationError, match="chỉ có ở nhóm du lịch"):
        change_producer(actor=ours.office(), producer=row, facts=facts(name="HTX", kind=ProducerKind.TOURISM_UNION))
    union = ours.producer(kind=ProducerKind.TOURISM_UNION)
    with pytest.raises(ValidationError, match=r"Điều 2\.3"):
        ours.product(of=union, set_number=9)
    assert ours.product(of=union, set_number=26).family == "tourism"


def test_retiring_needs_a_reason_and_can_be_undone():
    row, head = ours.producer(), ours.office(role=Role.OFFICE_HEAD)
    ours_product = ours.product(of=row)
    with pytest.raises(Refused, match="còn sản phẩm"):
        retire(actor=head, row=row, reason="ngừng")
    retire(actor=head, row=ours_product, reason="ngừng làm")
    with pytest.raises(Refused, match="Ghi lý do"):
        retire(actor=head, row=row, reason=" \u200b ")
    with pytest.raises(Refused, match="Văn phòng OCOP"):
        retire(actor=ours.officer(row.commune), row=row, reason="ngừng")
    gone = retire(actor=head, row=row, reason="giải thể")
    assert (gone.is_retired, gone.retired_reason) == (True, "giải thể")
    with pytest.raises(Refused, match="đã rút khỏi sổ"):
        retire(actor=head, row=row, reason="lần nữa")
    with pytest.raises(Refused, match="khôi phục trước"):
        change_producer(actor=head, producer=row, facts=facts(name="HTX"))
    with pytest.raises(Refused, match="khôi phục chủ thể trước"):
        restore(actor=head, row=ours_product, reason="nhầm")
    back = restore(actor=head, row=row, reason="nhầm")
    assert (back.is_retired, back.retired_reason) == (False, "")
    assert restore(actor=head, row=ours_product, reason="nhầm").retired_on is None
    assert acts(row)[1:] == ["registry.producer_retired", "registry.producer_restored"]
    assert "giải thể" not in entries_about(row.subject)[1].content_json


def test_possible_doubles_have_the_same_name_in_the_same_place():
    here, there = make.commune("Đây"), make.commune("Kia")
    same = ours.producer("HTX Hòa Bình", commune=here)
    ours.producer("HTX Hòa Bình", commune=there)
    somewhere = Producer.objects.create(province=here.province, name="HTX Hoà Bình", kind="unknown")
    retired = ours.producer("Htx hoà bình", commune=here)
    retire(actor=ours.office(), row=retired, reason="trùng")
    wanted = facts(name="htx hoa binh", commune=here)
    assert set(possible_duplicates(wanted)) == {same, somewhere}
    assert possible_duplicates(wanted, but=same) == [somewhere]
