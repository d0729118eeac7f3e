"""Accounts: made, corrected, stopped, opened again, forgotten; who may, and what the ledger keeps."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from ocop.accounts import actions
from ocop.accounts.actions.noting import subject_of
from ocop.accounts.enums import Role, UnitKind
from ocop.accounts.models import User
from ocop.foundation import sealed
from ocop.foundation.access import Refused
from ocop.foundation.ledger import seal_pending, verify
from tests import make
from tests.accounts.ledger import acts, last_content

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> User:
    return make.person(Role.ADMINISTRATOR)


def test_an_administrator_makes_an_account_without_a_password(admin: User):
    unit = make.unit(UnitKind.DEPARTMENT)
    person = actions.create_person(
        actor=admin,
        unit=unit,
        username=" Lan.Mau ",
        full_name="Nguyễn  Thị Lan",
        phone="+84 912 345 678",
        email="Lan@Vidu.VN",
    )
    person.refresh_from_db()
    found = (person.username, person.full_name, person.phone, person.email, person.home, person.has_usable_password())
    assert found == ("lan.mau", "Nguyễn Thị Lan", "0912345678", "lan@vidu.vn", unit, False)
    assert acts(person) == ["person_created"]
    assert last_content(person) == {"unit": str(unit.public_id)}


def test_an_account_lives_without_phone_and_mail_and_two_may(admin: User):
    unit = make.unit()
    people = [
        actions.create_person(actor=admin, unit=unit, username=name, full_name="Người Mẫu") for name in ("mau1", "mau2")
    ]
    assert [(person.phone, person.email) for person in people] == [(None, None), (None, None)]


def test_every_wrong_field_is_named_at_once(admin: User):
    with pytest.raises(ValidationError) as refused:
        actions.create_person(actor=admin, unit=make.unit(), username="?", full_name=" \u200b ", phone="1", email="x")
    assert set(refused.value.message_dict) == {"username", "full_name", "phone", "email"}


def test_what_is_taken_is_named_by_field(admin: User):
    make.person(username="trung", phone="0912345678", email="trung@vidu.vn")
    with pytest.raises(ValidationError) as refused:
        actions.create_person(
            actor=admin,
            unit=make.unit(),
            username="TRUNG",
            full_name="Ai Đó",
            phone="84912345678",
            email="TRUNG@vidu.vn",
        )
    assert refused.value.message_dict == {
        "username": ["Tên đăng nhập này đã có người dùng."],
        "phone": ["Số điện thoại này đã gắn với tài khoản khác."],
        "email": ["Địa chỉ thư này đã gắn với tài khoản khác."],
    }


def test_a_commune_officer_makes_accounts_for_their_own_commune_only():
    here, there = (make.unit(UnitKind.COMMUNE, commune=make.commune(name)) for name in ("Hoa Lộc", "Nga An"))
    officer = make.person(Role.COMMUNE_OFFICER, unit=here)
    person = actions.create_person(actor=officer, unit=here, username="chuthe1", full_name="Chủ Thể")
    assert person.home == here
    for actor, unit in ((officer, there), (make.person(Role.COMMUNE_CHAIR, unit=here), here)):
        with pytest.raises(Refused):
            actions.create_person(actor=actor, unit=unit, username="chuthe2", full_name="Chủ Thể")


def test_administrators_stay_in_their_province(admin: User):
    other = make.province("37")
    stranger = make.person(Role.OFFICE_STAFF, on_unit_of=other)
    for act in (
        lambda: actions.create_person(actor=admin, unit=stranger.home, username="moi", full_name="Mới"),
        lambda: actions.update_person(actor=admin, person=stranger, full_name="Khác"),
        lambda: actions.stop(actor=admin, person=stranger, reason="nghỉ việc"),
        lambda: actions.read_contacts(actor=admin, person=stranger),
    ):
        with pytest.raises(Refused):
            act()
    assert acts(stranger) == []


def test_a_person_with_a_role_elsewhere_too_is_managed_by_neither_alone(admin: User):
    person = make.person(Role.OFFICE_STAFF)
    make.Holding.objects.create(
        user=person, role=Role.AUDITOR, unit=make.unit(UnitKind.PROVINCE, of=make.province("37")), starts=make.LONG_AGO
    )
    with pytest.raises(Refused) as refused:
        actions.stop(actor=admin, person=person, reason="nghỉ việc")
    assert str(refused.value) == "Người này còn giữ vai trò ở tỉnh khác; quản trị hệ thống của tỉnh ấy cùng làm."


def test_corrections_name_the_fields_and_keep_no_values_in_the_ledger(admin: User):
    person = make.person(Role.OFFICE_STAFF, phone="0912345678")
    actions.update_person(actor=admin, person=person, full_name="Tên Mới", phone="", email="moi@vidu.vn")
    person.refresh_from_db()
    assert (person.full_name, person.phone, person.email, person.folded) == (
        "Tên Mới",
        None,
        "moi@vidu.vn",
        f"ten moi {person.username}",
    )
    assert last_content(person) == {"fields": ["email", "full_name", "phone"]}
    actions.update_person(actor=admin, person=person, full_name="Tên Mới", email="moi@vidu.vn")
    assert acts(person) == ["person_updated"]


def test_stopping_and_opening_again(admin: User):
    person = make.person(Role.OFFICE_STAFF)
    with pytest.raises(Refused) as refused:
        actions.stop(actor=admin, person=person, reason=" ")
    assert str(refused.value) == "Ghi lý do."
    stopped = actions.stop(actor=admin, person=person, reason="chuyển công tác")
    assert (stopped.is_active, sealed.get(last_content(person)["reason"])) == (False, "chuyển công tác")
    with pytest.raises(Refused):
        actions.stop(actor=admin, person=stopped, reason="lần nữa")
    assert actions.reactivate(actor=admin, person=stopped, reason="quay lại").is_active is True
    assert acts(person) == ["person_stopped", "person_reactivated"]


def test_a_session_does_not_wake_up_with_the_account(admin: User):
    person, other = make.person(Role.INSPECTOR), make.person(Role.INSPECTOR)
    left_behind, another = make.signed_in(Client(), person), make.signed_in(Client(), other)
    actions.stop(actor=admin, person=person, reason="mất điện thoại")
    actions.reactivate(actor=admin, person=person, reason="có máy mới")
    page = reverse("accounts:me")
    assert [browser.get(page).status_code for browser in (left_behind, another)] == [302, 200]


def test_nobody_stops_themself_or_the_last_administrator(admin: User):
    with pytest.raises(Refused):
        actions.stop(actor=admin, person=admin, reason="nghỉ")
    second = make.person(Role.ADMINISTRATOR)
    actions.stop(actor=second, person=admin, reason="nghỉ việc")
    lent = make.person(Role.OFFICE_HEAD)
    make.stand_in(second.holdings.get(), lent)
    with pytest.raises(Refused) as refused:
        actions.stop(actor=lent, person=second, reason="nghỉ việc")
    assert str(refused.value) == "Đây là người quản trị cuối cùng của tỉnh; cấp vai trò này cho người khác trước."


def test_reading_contacts_is_recorded_for_others_and_not_for_oneself(admin: User):
    person = make.person(Role.OFFICE_STAFF, phone="0912345678", email="a@vidu.vn")
    assert actions.read_contacts(actor=admin, person=person) == ("0912345678", "a@vidu.vn")
    assert actions.read_contacts(actor=person, person=person) == ("0912345678", "a@vidu.vn")
    assert acts(person) == ["contacts_read"]


def test_an_act_of_a_stand_in_names_the_holder(admin: User):
    substitute, person = make.person(Role.OFFICE_HEAD), make.person(Role.OFFICE_STAFF)
    make.stand_in(admin.holdings.get(), substitute)
    actions.stop(actor=substitute, person=person, reason="nghỉ việc")
    assert last_content(person)["on_behalf_of"] == str(admin.public_id)


def test_erasing_a_person_leaves_every_proof_valid(admin: User):
    person = make.person(Role.OFFICE_STAFF, phone="0912345678", email="a@vidu.vn")
    actions.stop(actor=admin, person=person, reason="nghỉ hưu")
    reference = last_content(person)["reason"]
    with pytest.raises(Refused) as refused:
        actions.erase_person(actor=admin, person=person)
    assert str(refused.value) == "Người này còn giữ vai trò; kết thúc các vai trò trước rồi xóa dữ liệu."
    yesterday = make.today() - make.datetime.timedelta(days=1)
    actions.end_holding(actor=admin, holding=person.holdings.get(), last_day=yesterday)
    actions.erase_person(actor=admin, person=person)
    person.refresh_from_db()
    assert (person.username, person.full_name, person.phone, person.email, person.is_active, person.erased) == (
        f"da-xoa-{person.public_id.hex[:12]}",
        "—",
        None,
        None,
        False,
        True,
    )
    assert sealed.values_of(subject_of(person)) == {}
    assert sealed.get(reference) is None
    assert acts(person) == ["person_stopped", "holding_ended", "person_erased"]
    seal_pending()
    assert list(verify()) == []
    with pytest.raises(Refused) as refused:
        actions.reactivate(actor=admin, person=person, reason="nhầm")
    assert str(refused.value) == "Tài khoản này đã xóa dữ liệu; lập tài khoản mới."
