"""Passkeys, in a real browser with a key of its own: made, used to sign in without a password, taken away."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from ocop.accounts.enums import Role
from tests import make
from tests.accounts.ledger import acts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_passkey_from_making_it_to_taking_it_away(window):
    person = make.person(Role.OFFICE_STAFF)
    view = window()
    page = view.page
    devices = view.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": key | {"isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    view.sign_in(person)
    page.goto(reverse("mfa_add_webauthn"))
    page.fill("[name=password]", make.PASSWORD)
    page.click("main button.button--primary")
    page.check("[name=passwordless]")
    page.fill("[name=name]", "máy bàn")
    page.click("main button.button--primary")
    page.wait_for_url("**" + reverse("mfa_view_recovery_codes"))
    assert acts(person) == ["second_factor_added", "second_factor_added"]

    view.context.clear_cookies()
    page.goto(reverse("account_login"))
    page.click("form[data-passkey] button")
    page.wait_for_url("**" + reverse("office:home"))
    page.goto(reverse("accounts:me"))
    assert page.inner_text("h1") == person.full_name

    page.goto(reverse("mfa_list_webauthn"))
    assert page.inner_text("main .task b") == "máy bàn"
    page.click("main .button--danger")
    page.click("text=Dùng khóa bảo mật")
    page.click("form[data-passkey] button")
    page.click("main button.button--danger")
    page.wait_for_url("**" + reverse("mfa_list_webauthn"))
    assert not Authenticator.objects.filter(user=person).exists()
    assert view.complaints == []


def test_without_javascript_the_password_does(window):
    person = make.person(Role.OFFICE_STAFF)
    view = window(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = view.page
    page.goto(reverse("account_login"))
    assert not page.is_visible("form[data-passkey]")
    assert view.is_wider_than_its_window() is False
    page.fill("[name=login]", person.username)
    page.fill("[name=password]", make.PASSWORD)
    page.click("main button.button--primary")
    page.wait_for_url("**" + reverse("office:home"))
