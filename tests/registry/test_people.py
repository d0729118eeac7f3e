"""A producer's authorised people, and its representative's personal data."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from ocop.accounts.actions import activate
from ocop.accounts.enums import UnitKind
from ocop.accounts.models import User
from ocop.desk.personal import SOURCES, held_about
from ocop.foundation import sealed
from ocop.foundation.access import Refused
from ocop.foundation.calendar import today
from ocop.foundation.ledger import entries_about
from ocop.registry.access import visible_products
from ocop.registry.actions import (
    add_member,
    change_representative,
    end_member,
    read_representative,
)
from ocop.registry.actions.writing import Stale
from ocop.registry.enums import MemberScope
from ocop.registry.models import Producer, ProducerMember
from ocop.registry.representative import Representative
from tests import make
from tests.registry import make as ours

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
SOMEBODY = Representative("Lê Thị Mẫu", "Giám đốc", "nữ", "Mường", "Thôn Giả Định", "CCCD 000000000001")


def acts(row: Producer) -> list[str]:
    return [entry.action.removeprefix("registry.") for entry in entries_about(row.subject)]


@pytest.fixture
def producer() -> Producer:
    commune = make.commune("Đây")
    make.unit(UnitKind.COMMUNE, commune=commune)
    return ours.producer(commune=commune)


def test_a_new_person_gets_an_account_and_a_slip(producer):
    officer = ours.officer(producer.commune)
    member, slip, code = add_member(
        actor=officer, producer=producer, username="Chu.The", full_name="Lê Mẫu", phone="0912 345 678", represents=True
    )
    assert (member.user.username, member.user.home.commune, member.starts, member.ends) == (
        "chu.the",
        producer.commune,
        today(),
        None,
    )
    activate(login="chu.the", code=code, password="một-mật-khẩu-dài")
    person = User.objects.get(username="chu.the")
    assert (slip.user, person.has_usable_password(), acts(producer)[-1]) == (person, True, "member_added")
    product = ours.product(of=producer)
    assert list(visible_products(person)) == [product]
    with pytest.raises(ValidationError, match="đang được ủy quyền"):
        add_member(actor=officer, producer=producer, username="chu.the")


def test_a_known_person_gets_the_authorisation_alone_for_its_days(producer):
    known, office = make.person(username="binh"), ours.office()
    starts, ends = today() + DAY, today() + 3 * DAY
    member, slip, code = add_member(
        actor=office, producer=producer, username="binh", scope=MemberScope.VIEW, starts=starts, ends=ends
    )
    assert (member.user, slip, code, [member.holds_on(today() + n * DAY) for n in range(5)]) == (
        known,
        None,
        "",
        [False, True, True, True, False],
    )
    add_member(actor=office, producer=producer, username="binh", starts=ends + DAY)
    assert ProducerMember.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"username": "ab"}, "username"),
        ({"username": "0912345678"}, "username"),
        ({"username": "moi.nguoi", "full_name": ""}, "full_name"),
        ({"username": "moi.nguoi", "full_name": "Lê Mẫu", "phone": "12"}, "phone"),
        ({"username": "moi.nguoi", "full_name": "Lê Mẫu", "scope": "all"}, "scope"),
        ({"username": "moi.nguoi", "full_name": "Lê Mẫu", "ends": datetime.date(1900, 1, 1)}, "ends"),
    ],
)
def test_what_does_not_fit_is_told_and_no_account_stays(producer, given, field):
    officer = ours.officer(producer.commune)
    before = User.objects.count()
    with pytest.raises(ValidationError) as caught:
        add_member(actor=officer, producer=producer, **given)
    assert (set(caught.value.message_dict), User.objects.count()) == ({field}, before)


def test_only_those_who_may_change_the_producer_add_people(producer):
    for person in (ours.member(producer), ours.officer(make.commune("Kia")), make.person()):
        with pytest.raises(Refused):
            add_member(actor=person, producer=producer, username="moi.nguoi", full_name="Lê Mẫu")
    placeless = Producer.objects.create(province=producer.province, name="Không nơi", kind="unknown")
    with pytest.raises(Refused, match="chưa ghi xã"):
        add_member(actor=ours.office(), producer=placeless, username="moi.nguoi", full_name="Lê Mẫu")


def test_an_authorisation_ends_with_its_last_day(producer):
    office = ours.office()
    person = ours.member(producer, starts=today() - 5 * DAY)
    member = ProducerMember.objects.get(user=person)
    with pytest.raises(ValidationError):
        end_member(actor=office, member=member, last_day=today() - 9 * DAY)
    with pytest.raises(Refused):
        end_member(actor=person, member=member, last_day=today())
    end_member(actor=office, member=member, last_day=today() - DAY)
    product = ours.product(of=producer)
    assert product not in visible_products(User.objects.get(pk=person.pk))
    with pytest.raises(Refused, match="đã kết thúc"):
        end_member(actor=office, member=member, last_day=today())
    assert "member_ended" in acts(producer)


def test_personal_values_are_sealed_and_every_reading_is_recorded(producer):
    officer = ours.officer(producer.commune)
    row = change_representative(actor=officer, producer=producer, representative=SOMEBODY, revision=1)
    names = {"full_name", "position", "sex", "ethnicity", "residence", "paper"}
    assert {(name, *sorted(reference)) for name, reference in row.representative.items()} == {
        (name, "hash", "id") for name in names
    }
    assert read_representative(actor=officer, producer=row) == SOMEBODY
    chair = ours.member(producer)
    assert read_representative(actor=chair, producer=row) == SOMEBODY
    for person in (ours.member(producer, MemberScope.VIEW), ours.officer(make.commune("Kia")), make.person()):
        with pytest.raises(Refused, match="chỉ mở cho"):
            read_representative(actor=person, producer=row)
    assert acts(producer)[1:] == ["representative_changed", "representative_read", "representative_read"]
    ledger = " ".join(entry.content_json for entry in entries_about(row.subject))
    assert not [value for value in ("Lê Thị Mẫu", "Mường", "000000000001") if value in ledger]
    changed = Representative(full_name="Trần Mẫu", position="Giám đốc")
    with pytest.raises(Stale):
        change_representative(actor=officer, producer=row, representative=changed, revision=1)
    change_representative(actor=officer, producer=row, representative=changed, revision=2)
    assert read_representative(actor=officer, producer=row) == changed
    with pytest.raises(ValidationError) as caught:
        change_representative(actor=officer, producer=row, representative=Representative(sex="x" * 11))
    assert set(caught.value.message_dict) == {"sex"}
    with pytest.raises(Refused):
        change_representative(actor=chair, producer=row, representative=changed)


def test_a_person_is_told_and_forgotten(producer):
    person = ours.member(producer, represents=True)
    change_representative(actor=ours.office(), producer=producer, representative=SOMEBODY)
    held = held_about(person)
    assert held["Người đại diện của chủ thể"] == [
        {
            "Chủ thể": producer.name,
            "Họ và tên": "Lê Thị Mẫu",
            "Chức vụ": "Giám đốc",
            "Giới tính": "nữ",
            "Dân tộc": "Mường",
            "Nơi cư trú": "Thôn Giả Định",
            "Giấy tờ tùy thân": "CCCD 000000000001",
        }
    ]
    assert [row["Chủ thể"] for row in held["Ủy quyền của chủ thể"]] == [producer.name]
    reference = Producer.objects.get(pk=producer.pk).representative["full_name"]
    SOURCES["registry.representative"].erase(person)
    assert (sealed.get(reference), Producer.objects.get(pk=producer.pk).representative) == (None, {})
    assert read_representative(actor=ours.office(), producer=producer) == Representative()
    assert SOURCES["registry.representative"].read(person) == []


def test_a_successor_s_data_are_not_erased_with_the_former_representative(producer):
    former = ours.member(producer, represents=True, starts=make.LONG_AGO, ends=make.LONG_AGO)
    ours.member(producer, represents=True)
    change_representative(actor=ours.office(), producer=producer, representative=SOMEBODY)
    SOURCES["registry.representative"].erase(former)
    assert read_representative(actor=ours.office(), producer=producer) == SOMEBODY
