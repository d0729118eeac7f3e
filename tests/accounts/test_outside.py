"""Sign-in at an outside server links only to the one account whose contacts that server has verified."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from ocop.accounts.entrance.adapters import linked_person
from ocop.accounts.enums import Role
from ocop.config.oidc import oidc_apps
from tests import make
from tests.accounts.ledger import acts, last_content

pytestmark = pytest.mark.django_db


def test_only_verified_contacts_of_an_active_account_count():
    person = make.person(email="lan@vidu.vn", phone="0912345678")
    other = make.person(email="mai@vidu.vn")
    make.person(email="cu@vidu.vn", is_active=False)
    lan = {"email": "LAN@vidu.vn", "email_verified": True}
    found = [
        linked_person({"userinfo": lan}),
        linked_person({"id_token": {"phone_number": "+84 912 345 678", "phone_number_verified": True}}),
        linked_person({"userinfo": {"email": "lan@vidu.vn"}}),
        linked_person({"userinfo": {"email": "lan@vidu.vn", "email_verified": "true"}}),
        linked_person({"userinfo": {"email": "cu@vidu.vn", "email_verified": True}}),
        linked_person({"userinfo": {"email": "khong phai", "email_verified": True}}),
        # The two contacts belong to two people: nobody is linked.
        linked_person(
            {"userinfo": {**lan, "email": other.email, "phone_number": "0912345678", "phone_number_verified": True}}
        ),
        linked_person({}),
    ]
    assert found == [person, person, None, None, None, None, None, None]


class Server(BaseHTTPRequestHandler):
    """A small OpenID Connect server: where it is, a token for any code, and ``claims`` about whoever comes."""

    claims: dict[str, Any] = {}

    def _send(self, answer: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def do_GET(self) -> None:
        base = f"http://127.0.0.1:{self.server.server_address[1]}"
        if self.path == "/nguoi":
            return self._send(self.claims)
        return self._send(
            {
                "issuer": base,
                "authorization_endpoint": f"{base}/vao",
                "token_endpoint": f"{base}/the",
                "userinfo_endpoint": f"{base}/nguoi",
                "jwks_uri": f"{base}/khoa",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        )

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._send({"access_token": "the", "token_type": "Bearer"})

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server(monkeypatch, settings) -> Iterator[type[Server]]:
    """The server, running, and named in the options."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = Thread(target=running.serve_forever)
    thread.start()
    monkeypatch.setenv("OCOP_OIDC_URL", f"http://127.0.0.1:{running.server_address[1]}")
    monkeypatch.setenv("OCOP_OIDC_CLIENT_ID", "openocop")
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": oidc_apps()}}
    yield Server
    running.shutdown()
    running.server_close()
    thread.join()


def _come_back(client: Client):
    """Go out to the server and come back with its code."""
    away = client.get(reverse("openid_connect_login", args=["mot-lan"]))
    query = parse_qs(urlsplit(away["Location"]).query)
    asked = set(query["scope"][0].split())
    assert (away.status_code, asked, query["code_challenge_method"]) == (
        302,
        {"openid", "profile", "email", "phone"},
        ["S256"],
    )
    back = reverse("openid_connect_callback", args=["mot-lan"])
    return client.get(back, {"code": "ma", "state": query["state"][0]}, follow=True)


def test_a_proven_identity_signs_in_and_an_unknown_one_is_turned_back(server, settings):
    # Coming back from the other server is a GET that links and signs in: the protocol has it so.
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != "tests.harness.ReadOnlyGets"]
    person = make.person(Role.OFFICE_STAFF, email="lan@vidu.vn")
    server.claims = {"sub": "abc", "email": "lan@vidu.vn", "email_verified": True}
    for _ in range(2):
        client = Client()
        arrived = _come_back(client)
        assert arrived.redirect_chain[-1] == (reverse("office:home"), 302)
        assert client.session["_auth_user_id"] == str(person.pk)
    assert [(row.user, row.provider, row.uid) for row in SocialAccount.objects.order_by("pk")] == [
        (person, "mot-lan", "abc")
    ]
    assert (acts(person), last_content(person)) == (["outside_identity_linked"], {"provider": "mot-lan"})

    server.claims = {"sub": "xyz", "email": "la@vidu.vn", "email_verified": True}
    client = Client()
    turned_back = _come_back(client)
    assert turned_back.redirect_chain[-1] == (reverse("account_login"), 302)
    assert [str(message) for message in turned_back.context["messages"]] == [
        "Chưa có tài khoản nào mang thư điện tử hoặc số điện thoại đã xác minh ở nơi đăng nhập ấy."
    ]
    assert ("_auth_user_id" in client.session, list(make.User.objects.order_by("pk"))) == (False, [person])

    cancelled = client.get(
        reverse("openid_connect_callback", args=["mot-lan"]), {"error": "access_denied"}, follow=True
    )
    assert cancelled.redirect_chain[-1] == (reverse("account_login"), 302)


def test_the_button_shows_only_where_a_server_is_named(client: Client, monkeypatch, settings):
    assert oidc_apps() == []
    assert "mot-lan" not in client.get(reverse("account_login")).content.decode()
    assert client.get(reverse("openid_connect_login", args=["mot-lan"])).status_code == 404
    # An address nobody answers on: the page leads back with a sentence.
    monkeypatch.setenv("OCOP_OIDC_URL", "http://127.0.0.1:9/")
    monkeypatch.setenv("OCOP_OIDC_CLIENT_ID", "openocop")
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": oidc_apps()}}
    page = client.get(reverse("account_login"), {"next": "/viec/"}).content.decode()
    assert "Đăng nhập một lần của tỉnh" in page
    away = client.get(reverse("openid_connect_login", args=["mot-lan"]), follow=True)
    assert away.redirect_chain == [(reverse("account_login"), 302)]
    assert [str(message) for message in away.context["messages"]] == [
        "Nơi đăng nhập một lần chưa trả lời. Thử lại sau, hoặc dùng mật khẩu ở đây."
    ]
