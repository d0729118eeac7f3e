"""Signing in and out, changing the password, the limit on tries, the end of idle sessions."""

import datetime

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse

from ocop.accounts import actions
from ocop.accounts.backends import AnyIdentifierBackend
from ocop.accounts.enums import Role
from ocop.accounts.middleware import SEEN
from ocop.accounts.models import User
from tests import make
from tests.accounts.ledger import acts

pytestmark = pytest.mark.django_db
WRONG = "Tên đăng nhập hoặc mật khẩu không đúng. Nhập sai nhiều lần thì phải chờ vài phút."


@pytest.fixture
def person() -> User:
    return make.person(Role.OFFICE_STAFF, username="nguyễn.mẫu", phone="0912345678", email="mau@vidu.vn")


def sign_in(client: Client, login: str, password: str = make.PASSWORD, **query: str):
    """Send the sign-in form."""
    return client.post(reverse("account_login", query=query), {"login": login, "password": password, **query})


def who(client: Client) -> str | None:
    """The id of the person whose session this is."""
    return client.session.get("_auth_user_id")


@pytest.mark.parametrize(
    "login",
    [
        "nguyễn.mẫu",
        "NGUYỄN.MẪU",
        "nguye\u0302\u0303n.ma\u0302\u0303u",
        "nguyễn\u200b.mẫu ",
        "0912 345 678",
        "+84912345678",
        "Mau@VIDU.vn",
    ],
)
def test_whichever_identifier_the_person_remembers(client: Client, person: User, login: str):
    response = sign_in(client, login)
    assert (response.status_code, response["Location"], who(client)) == (302, reverse("office:home"), str(person.pk))


def test_unknown_wrong_and_stopped_answer_alike(client: Client, person: User):
    stopped = make.person(is_active=False)
    never = actions.create_person(
        actor=make.person(Role.ADMINISTRATOR), unit=make.unit(), username="chua.co", full_name="Chưa Có"
    )
    answers = [
        sign_in(client, login, password)
        for login, password in (
            ("khong.co", "sai"),
            ("nguyễn.mẫu", "sai"),
            (stopped.username, make.PASSWORD),
            (never.username, "x"),
        )
    ]
    found = {(answer.status_code, tuple(answer.context["form"].non_field_errors())) for answer in answers}
    assert (found, who(client)) == ({(422, (WRONG,))}, None)
    assert "khong.co" in answers[0].content.decode()


def test_the_backend_looks_a_stopped_person_up_no_more():
    stopped = make.person(is_active=False)
    backend = AnyIdentifierBackend()
    assert backend.authenticate(None, username=stopped.username, password=make.PASSWORD) is None
    assert backend.get_user(stopped.pk) is None
    assert backend.authenticate(None, username=None, password="x") is None


def test_tries_are_limited_whatever_the_spelling_and_another_account_is_free(client: Client, person: User):
    for login in ("0912345678", "+84912345678", "0912.345.678", "0912 345 678", "84912345678"):
        assert sign_in(client, login, "sai").status_code == 422
    held_up = sign_in(client, "0912345678")
    assert held_up.context["form"].non_field_errors() == ["Nhập sai quá nhiều lần. Chờ năm phút rồi thử lại."]
    assert who(client) is None
    other = make.person()
    assert sign_in(client, other.username).status_code == 302


def test_the_session_is_a_new_one_after_signing_in(client: Client, person: User):
    client.get(reverse("account_login"))
    client.session["bait"] = "1"
    session = client.session
    session["bait"] = "1"
    session.save()
    before = session.session_key
    sign_in(client, person.username)
    assert client.session.session_key != before


def test_the_way_back_stays_on_this_site(client: Client, person: User):
    inside = reverse("accounts:stand_ins")
    assert sign_in(client, person.username, next=inside)["Location"] == inside
    assert sign_in(Client(), person.username, next="https://xau.vn/")["Location"] == reverse("office:home")


def test_signing_out_takes_a_post(client: Client, person: User):
    make.signed_in(client, person)
    assert client.get(reverse("account_logout")).status_code == 200
    assert who(client) == str(person.pk)
    response = client.post(reverse("account_logout"))
    assert (response.status_code, response["Location"], who(client)) == (302, reverse("portal:home"), None)


def test_changing_the_password_keeps_this_browser_and_ends_the_others(client: Client, person: User):
    other = make.signed_in(Client(), person)
    make.signed_in(client, person)
    url = reverse("account_change_password")
    assert client.get(url).status_code == 200
    new = "con-trâu-xanh-27"
    refused = client.post(url, {"oldpassword": "sai", "password1": "ngắn", "password2": new})
    assert (refused.status_code, sorted(refused.context["form"].errors)) == (422, ["oldpassword", "password1"])
    refused = client.post(url, {"oldpassword": make.PASSWORD, "password1": new, "password2": "khác"})
    assert refused.context["form"].errors == {"password2": ["Hai lần gõ mật khẩu mới không giống nhau."]}
    assert client.post(url, {"oldpassword": make.PASSWORD, "password1": new, "password2": new}).status_code == 302
    assert client.get(reverse("accounts:me")).status_code == 200
    assert other.get(reverse("accounts:me")).status_code == 302
    assert acts(person) == ["password_changed"]
    assert sign_in(Client(), person.username, new).status_code == 302


def test_stopping_an_account_ends_its_sessions(client: Client, person: User):
    make.signed_in(client, person)
    actions.stop(actor=make.person(Role.ADMINISTRATOR), person=person, reason="nghỉ việc")
    assert client.get(reverse("accounts:me")).status_code == 302


def test_a_session_ends_when_idle_and_lives_on_while_used(client: Client, person: User):
    start = datetime.datetime(2026, 6, 1, 8, tzinfo=datetime.UTC)
    age = datetime.timedelta(seconds=settings.SESSION_COOKIE_AGE)
    page = reverse("accounts:me")
    with time_machine.travel(start, tick=False) as moment:
        make.signed_in(client, person)
        assert client.get(page).status_code == 200
        for _ in range(3):
            moment.shift(age - datetime.timedelta(minutes=10))
            assert client.get(page).status_code == 200
        moment.shift(datetime.timedelta(seconds=60))
        seen = client.session[SEEN]
        client.get(page)
        assert client.session[SEEN] == seen  # not written again within minutes
        moment.shift(age + datetime.timedelta(seconds=1))
        assert client.get(page).status_code == 302


def test_there_is_no_page_to_make_an_account_for_oneself(client: Client):
    from django.urls import NoReverseMatch

    for name in ("account_signup", "account_reset_password", "account_email", "socialaccount_signup"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
