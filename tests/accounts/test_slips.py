"""Slips: printed once, used once, for so many days; resets only with an identity check; the public page."""

import datetime
import io

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from ocop.accounts import actions
from ocop.accounts.enums import Paper, Role, SlipKind, UnitKind
from ocop.accounts.models import Slip, User
from ocop.foundation import sealed
from ocop.foundation.access import Refused
from ocop.foundation.calendar import today
from ocop.foundation.documents.fonts import LETTERS
from tests import make
from tests.accounts.ledger import acts, last_content

pytestmark = pytest.mark.django_db
GOOD = "con-trâu-xanh-27"
WRONG = "Tên đăng nhập hoặc mã không đúng, hoặc mã đã dùng rồi. Xem lại phiếu, hoặc xin phiếu mới."


@pytest.fixture
def admin() -> User:
    return make.person(Role.ADMINISTRATOR)


@pytest.fixture
def newcomer(admin: User) -> User:
    """Somebody whose account has just been made, with a phone."""
    unit = make.unit(UnitKind.COMMUNE)
    return actions.create_person(actor=admin, unit=unit, username="chu.the", full_name="Hà Văn Mẫu", phone="0912345678")


def refusal(act) -> str:
    """Why ``act`` is refused."""
    with pytest.raises(Refused) as refused:
        act()
    return str(refused.value)


def test_a_slip_is_kept_as_a_hash_and_lasts_fourteen_days(admin: User, newcomer: User):
    slip, code = actions.issue_slip(actor=admin, person=newcomer)
    assert (slip.kind, slip.last_day, slip.issued_by) == (
        SlipKind.ACTIVATION,
        today() + datetime.timedelta(days=14),
        admin,
    )
    kept = [str(value) for value in Slip.objects.filter(pk=slip.pk).values_list()[0]]
    assert not any(code in value or code.replace("-", "") in value for value in kept)
    assert last_content(newcomer) == {
        "slip": str(slip.public_id),
        "kind": "activation",
        "last_day": slip.last_day.isoformat(),
    }


@pytest.mark.parametrize("login", ["chu.the", "CHU.THE", "0912 345 678", "+84912345678"])
def test_the_code_chooses_a_password_once(admin: User, newcomer: User, login: str):
    _slip, code = actions.issue_slip(actor=admin, person=newcomer)
    assert actions.activate(login=login, code=code.lower(), password=GOOD) == newcomer
    newcomer.refresh_from_db()
    assert newcomer.check_password(GOOD)
    assert refusal(lambda: actions.activate(login=login, code=code, password="khác-hẳn-27")) == WRONG
    newcomer.refresh_from_db()
    assert newcomer.check_password(GOOD)
    assert acts(newcomer) == ["person_created", "slip_issued", "slip_used"]


def test_one_answer_for_unknown_wrong_replaced_and_stopped(admin: User, newcomer: User):
    _slip, old = actions.issue_slip(actor=admin, person=newcomer)
    _slip, code = actions.issue_slip(actor=admin, person=newcomer)
    stopped = make.person(Role.OFFICE_STAFF)
    answers = {
        refusal(lambda login=login, code=given: actions.activate(login=login, code=code, password=GOOD))
        for login, given in (
            ("khong.co", code),
            ("chu.the", old),
            ("chu.the", "x"),
            ("chu.the", ""),
            (stopped.username, code),
        )
    }
    actions.stop(actor=admin, person=newcomer, reason="thôi")
    answers.add(refusal(lambda: actions.activate(login="chu.the", code=code, password=GOOD)))
    assert answers == {WRONG}


def test_the_right_code_after_its_last_day_says_so(admin: User, newcomer: User):
    slip, code = actions.issue_slip(actor=admin, person=newcomer)
    noon = datetime.datetime.combine(slip.last_day, datetime.time(12), datetime.UTC)
    with time_machine.travel(noon + datetime.timedelta(days=1), tick=False):
        said = refusal(lambda: actions.activate(login="chu.the", code=code, password=GOOD))
        assert said == f"Phiếu này chỉ dùng đến hết ngày {slip.last_day:%d/%m/%Y}. Đến nơi đã in để lấy phiếu mới."
        assert refusal(lambda: actions.activate(login="chu.the", code="sai", password=GOOD)) == WRONG
    with time_machine.travel(noon, tick=False):
        assert actions.activate(login="chu.the", code=code, password=GOOD) == newcomer


def test_a_weak_password_leaves_the_slip_usable(admin: User, newcomer: User):
    _slip, code = actions.issue_slip(actor=admin, person=newcomer)
    for weak in ("ngắn", "chu.the.2026", "1234567890"):
        with pytest.raises(ValidationError):
            actions.activate(login="chu.the", code=code, password=weak)
    assert actions.activate(login="chu.the", code=code, password=GOOD) == newcomer


def test_a_reset_asks_for_papers_ends_the_old_password_and_seals_the_digits(admin: User):
    person = make.person(Role.OFFICE_STAFF)
    assert refusal(lambda: actions.issue_slip(actor=admin, person=person)) == (
        "Tài khoản này đã từng có mật khẩu; đặt lại tại quầy sau khi đối chiếu giấy tờ."
    )
    reset = {"actor": admin, "person": person, "paper": Paper.IDENTITY_CARD}
    for digits in ("12", "12345", "12a", "", "١٢٣"):
        assert refusal(lambda digits=digits: actions.reset_at_counter(digits=digits, **reset)) == (
            "Ghi 3 hoặc 4 chữ số cuối của giấy tờ đã đối chiếu."
        )
    slip, code = actions.reset_at_counter(digits=" 0427 ", **reset)
    person.refresh_from_db()
    assert person.has_usable_password() is False
    content = last_content(person)
    assert (content["paper"], sealed.get(content["digits"]), slip.digits) == (
        "identity_card",
        "0427",
        content["digits"],
    )
    # The way round the identity check stays shut until the code is used, and afterwards too.
    assert refusal(lambda: actions.issue_slip(actor=admin, person=person)).startswith("Tài khoản này đã từng có")
    actions.activate(login=person.username, code=code, password=GOOD)
    assert acts(person) == ["slip_issued", "slip_used"]


@pytest.mark.parametrize("lost", [True, False])
def test_a_reset_takes_the_second_factor_away_only_when_asked_and_when_used(admin: User, lost: bool):
    person = make.person(Role.OFFICE_STAFF)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    _slip, code = actions.reset_at_counter(
        actor=admin, person=person, paper=Paper.PASSPORT, digits="123", remove_second_factor=lost
    )
    assert Authenticator.objects.filter(user=person).count() == 1
    actions.activate(login=person.username, code=code, password=GOOD)
    assert Authenticator.objects.filter(user=person).exists() is not lost


def test_a_commune_officer_lets_in_producers_and_colleagues_and_nobody_above():
    unit = make.unit(UnitKind.COMMUNE, commune=make.commune("Hoa Lộc"))
    there = make.unit(UnitKind.COMMUNE, commune=make.commune("Nga An"))
    officer, colleague = (make.person(Role.COMMUNE_OFFICER, unit=unit) for _ in range(2))
    chair, stranger = make.person(Role.COMMUNE_CHAIR, unit=unit), make.person(unit=there)
    producer, future_adviser, substitute = (make.person(unit=unit) for _ in range(3))
    tomorrow = today() + datetime.timedelta(days=1)
    make.Holding.objects.create(
        user=future_adviser, role=Role.ADVISER, unit=make.unit(UnitKind.ADVISORY_TEAM), starts=tomorrow
    )
    make.stand_in(chair.holdings.get(), substitute, tomorrow)
    reset = {"actor": officer, "paper": Paper.IDENTITY_CARD, "digits": "123"}
    for person in (producer, colleague):
        assert actions.reset_at_counter(person=person, **reset)[0].issued_by == officer
    above = "Người này giữ vai trò khác ngoài cán bộ xã; phiếu do quản trị hệ thống của tỉnh in."
    assert [
        refusal(lambda person=person: actions.reset_at_counter(person=person, **reset))
        for person in (chair, future_adviser, substitute, stranger, officer)
    ] == [
        above,
        above,
        above,
        "Việc này do quản trị hệ thống của tỉnh làm.",
        "Mật khẩu của mình thì đổi ở trang Tài khoản.",
    ]
    assert refusal(lambda: actions.reset_at_counter(person=producer, **(reset | {"actor": chair}))) == (
        "Việc này do quản trị hệ thống của tỉnh làm."
    )


# ── Pages ───────────────────────────────────────────────────────────────────
def test_the_page_prints_the_code_once_and_the_person_signs_in_with_it(client: Client, admin: User, newcomer: User):
    make.signed_in(client, admin)
    response = client.post(reverse("accounts:issue_slip", args=[newcomer.public_id]))
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    code = response.context["paper"]["code"]
    page = client.get(reverse("accounts:person", args=[newcomer.public_id]))
    assert code not in page.content.decode()
    visitor = Client()
    answer = visitor.post(
        reverse("accounts:activate"), {"login": "chu.the", "code": code, "password": GOOD, "again": GOOD}
    )
    assert (answer.status_code, answer["Location"]) == (302, reverse("accounts:activated"))
    assert visitor.get(answer["Location"]).status_code == 200
    signed = visitor.post(reverse("account_login"), {"login": "0912345678", "password": GOOD})
    assert (signed.status_code, signed["Location"]) == (302, reverse("office:home"))


def test_a_name_that_cannot_be_typeset_does_not_lose_the_code(client: Client, admin: User):
    person = make.person(username="la", full_name="Lá 😀 中", unit=make.unit(), password=None)
    response = make.signed_in(client, admin).post(
        reverse("accounts:issue_slip", args=[person.public_id]), {"dang": "pdf"}
    )
    html = response.content.decode()
    assert (response.status_code, response.context["paper"]["code"] in html) == (200, True)
    assert "Phông chữ của văn bản không có ký tự" in html


def test_the_slip_as_pdf_says_what_the_page_says(client: Client, admin: User):
    unit = make.unit(UnitKind.DEPARTMENT, name=f"Đơn vị {LETTERS}")
    person = actions.create_person(actor=admin, unit=unit, username="mau", full_name="Hà Thị Mẫu")
    make.signed_in(client, admin)
    response = client.post(reverse("accounts:issue_slip", args=[person.public_id]), {"dang": "pdf"})
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    pages = PdfReader(io.BytesIO(response.content)).pages
    text = "".join("".join(page.extract_text() for page in pages).split())
    assert len(pages) == 1
    said = ("PHIẾUKÍCHHOẠTTÀIKHOẢN", "HàThịMẫu", "mau", LETTERS.replace(" ", ""), "Mã,dùngmộtlần")
    assert [piece for piece in said if piece not in text] == []


def test_the_counter_page_keeps_what_was_typed_and_says_what_is_missing(client: Client, admin: User):
    person = make.person(Role.OFFICE_STAFF)
    make.signed_in(client, admin)
    url = reverse("accounts:reset", args=[person.public_id])
    assert client.get(url).status_code == 200
    refused = client.post(url, {"paper": "passport", "digits": "12"})
    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == ["checked"]
    assert 'value="12"' in refused.content.decode()
    refused = client.post(url, {"paper": "passport", "digits": "12", "checked": "on"})
    assert refused.context["form"].non_field_errors() == ["Ghi 3 hoặc 4 chữ số cuối của giấy tờ đã đối chiếu."]
    assert client.post(url, {"paper": "passport", "digits": "123", "checked": "on"}).status_code == 200
    assert acts(person) == ["slip_issued"]


def test_trying_codes_is_limited_whoever_tries_and_however_the_name_is_written(
    client: Client, admin: User, newcomer: User
):
    _slip, code = actions.issue_slip(actor=admin, person=newcomer)
    url = reverse("accounts:activate")
    spellings = ["chu.the", "CHU.THE", " chu.the", "chu\u200b.the", "Chu.The"]
    answers = [client.post(url, {"login": login, "code": "X", "password": GOOD, "again": GOOD}) for login in spellings]
    assert [answer.status_code for answer in answers] == [422] * 5
    right = client.post(url, {"login": "chu.the", "code": code, "password": GOOD, "again": GOOD})
    assert right.status_code == 429
    assert right.context["form"].non_field_errors() == [
        "Nhập sai quá nhiều lần. Chờ mười phút rồi thử lại, hoặc xin phiếu mới."
    ]
    other = make.person()
    assert client.post(url, {"login": other.username, "code": "X", "password": GOOD, "again": GOOD}).status_code == 422


def test_two_different_passwords_are_refused_before_the_code_is_spent(client: Client, admin: User, newcomer: User):
    _slip, code = actions.issue_slip(actor=admin, person=newcomer)
    url = reverse("accounts:activate")
    refused = client.post(url, {"login": "chu.the", "code": code, "password": GOOD, "again": "khác"})
    assert (refused.status_code, refused.context["form"].errors) == (
        422,
        {"again": ["Hai lần gõ mật khẩu không giống nhau."]},
    )
    weak = client.post(url, {"login": "chu.the", "code": code, "password": "ngắn", "again": "ngắn"})
    assert (weak.status_code, list(weak.context["form"].errors)) == (422, ["password"])


def test_a_slip_for_somebody_with_a_password_answers_with_the_reason(client: Client, admin: User):
    person = make.person(Role.OFFICE_STAFF)
    make.signed_in(client, admin)
    response = client.post(reverse("accounts:issue_slip", args=[person.public_id]), follow=True)
    assert response.redirect_chain == [(reverse("accounts:person", args=[person.public_id]), 302)]
    assert [str(message) for message in response.context["messages"]] == [
        "Tài khoản này đã từng có mật khẩu; đặt lại tại quầy sau khi đối chiếu giấy tờ."
    ]
