"""Setting up, using and losing a second factor, over the pages people use."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from ocop.accounts.enums import Role
from ocop.accounts.models import User
from tests import make
from tests.accounts.ledger import acts

pytestmark = pytest.mark.django_db


def code_now(secret: str) -> str:
    """What the application shows."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def set_up(client: Client) -> str:
    """Turn the application on as the person at the screen does; returns its secret."""
    page = client.get(reverse("mfa_activate_totp"), follow=True)
    if page.redirect_chain:
        again = client.post(page.redirect_chain[-1][0], {"password": make.PASSWORD})
        assert (again.status_code, again["Location"]) == (302, reverse("mfa_activate_totp"))
        page = client.get(again["Location"])
    secret = page.context["form"].secret
    refused = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert (refused.status_code, refused.context["form"].errors) == (
        422,
        {"code": ["Mã không đúng hoặc đã hết hiệu lực. Xem mã mới trong ứng dụng rồi nhập lại."]},
    )
    done = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    assert (done.status_code, done["Location"]) == (302, reverse("mfa_view_recovery_codes"))
    return secret


@pytest.fixture
def head() -> User:
    make.second_factor_policy(Role.OFFICE_HEAD)
    return make.person(Role.OFFICE_HEAD)


@pytest.mark.django_db(transaction=True)
def test_from_owing_a_second_factor_to_signing_in_with_it(client: Client, head: User):
    make.signed_in(client, head)
    assert client.get(reverse("accounts:stand_ins"))["Location"] == reverse("accounts:second_factor")
    secret = set_up(client)
    assert client.get(reverse("accounts:stand_ins")).status_code == 200
    stored = Authenticator.objects.get(user=head, type=Authenticator.Type.TOTP)
    assert secret not in str(stored.data)
    assert acts(head) == ["second_factor_added", "second_factor_added"]
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert len(codes) == 10

    visitor = Client()
    first = visitor.post(reverse("account_login"), {"login": head.username, "password": make.PASSWORD})
    assert (first.status_code, first["Location"]) == (302, reverse("mfa_authenticate"))
    assert "_auth_user_id" not in visitor.session
    assert visitor.get(reverse("accounts:me")).status_code == 302
    assert visitor.get(first["Location"]).status_code == 200
    assert visitor.post(first["Location"], {"code": "000000"}).status_code == 422
    # A recovery code does where the telephone is not at hand, once.
    second = visitor.post(first["Location"], {"code": codes[0]})
    assert (second.status_code, second["Location"]) == (302, reverse("office:home"))
    other = Client()
    other.post(reverse("account_login"), {"login": head.username, "password": make.PASSWORD})
    assert other.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == 422


@pytest.mark.django_db(transaction=True)
def test_who_must_have_it_keeps_the_last_one_and_others_may_take_it_off(client: Client, head: User):
    make.signed_in(client, head)
    set_up(client)
    url = reverse("mfa_deactivate_totp")
    page = client.get(url)
    assert page.status_code == 200
    refused = client.post(url)
    assert (refused.status_code, refused.context["form"].non_field_errors()) == (
        422,
        ["Vai trò của anh/chị bắt buộc xác thực hai bước: thêm cách khác rồi mới bỏ."],
    )
    staff = make.person(Role.OFFICE_STAFF)
    free = make.signed_in(Client(), staff)
    set_up(free)
    assert free.post(url).status_code == 302
    assert not Authenticator.objects.filter(user=staff).exists()
    assert acts(staff)[-2:] == ["second_factor_removed", "second_factor_removed"]


def test_the_pages_around_the_second_factor_open(client: Client):
    person = make.person(Role.OFFICE_STAFF)
    make.signed_in(client, person)
    assert client.get(reverse("mfa_index")).status_code == 200
    set_up(client)
    names = [
        "mfa_index",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_reauthenticate",
        "account_reauthenticate",
    ]
    assert {name: client.get(reverse(name)).status_code for name in names} == dict.fromkeys(names, 200)
    before = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    assert client.post(reverse("mfa_generate_recovery_codes")).status_code == 302
    assert client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"] != before
    said = client.get(reverse("mfa_download_recovery_codes")).content.decode()
    assert said.startswith("Mã dự phòng OpenOCOP")


def test_a_false_passkey_is_refused(client: Client):
    assert client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).status_code == 200
    made_up = '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "e30"}}'
    for credential in ('{"id": "x", "response": {}}', "[]", "không phải JSON", made_up):
        response = client.post(reverse("mfa_login_webauthn"), {"credential": credential}, follow=True)
        assert (response.redirect_chain[-1], response.status_code) == ((reverse("account_login"), 302), 200)
    assert "_auth_user_id" not in client.session
