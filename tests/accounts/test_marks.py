"""The doorkeeper: marks, the way to the sign-in page and back, and the second factor some roles must have."""

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path, reverse

from ocop.accounts.enums import Role
from ocop.accounts.middleware import without_second_factor
from ocop.config.urls import urlpatterns as of_the_product
from ocop.foundation.access import for_roles, public, signed_in
from tests import make

pytestmark = pytest.mark.django_db


def _answer(request) -> HttpResponse:
    return HttpResponse("có")


def _view():
    return lambda request: _answer(request)


urlpatterns = [
    path("t/khong-dau/", _view()),
    path("t/cong-khai/", public(_view())),
    path("t/dang-nhap/", signed_in(_view())),
    path("t/vai-tro/", for_roles(Role.OFFICE_HEAD)(_view())),
    path("t/thoat/", without_second_factor(signed_in(_view()))),
    *of_the_product,
]
PAGES = ["/t/khong-dau/", "/t/cong-khai/", "/t/dang-nhap/", "/t/vai-tro/", "/t/thoat/"]
ours = override_settings(ROOT_URLCONF="tests.accounts.test_marks")


def statuses(client: Client) -> list[int]:
    """What each page answers."""
    return [client.get(page).status_code for page in PAGES]


@ours
def test_each_mark_for_each_kind_of_visitor():
    head, staff = make.person(Role.OFFICE_HEAD), make.person(Role.OFFICE_STAFF)
    substitute = make.person()
    make.stand_in(head.holdings.get(), substitute)
    assert [statuses(Client())] + [statuses(make.signed_in(Client(), user)) for user in (head, staff, substitute)] == [
        [404, 200, 302, 302, 302],
        [404, 200, 200, 200, 200],
        [404, 200, 200, 404, 200],
        [404, 200, 200, 200, 200],
    ]


@ours
def test_pages_behind_a_sign_in_are_never_kept_by_the_browser():
    client = make.signed_in(Client(), make.person())
    assert client.get("/t/dang-nhap/")["Cache-Control"] == "private, no-store"
    # Public pages show the signed-in person's name in their head; after signing out "back" must not.
    assert client.get("/t/cong-khai/")["Cache-Control"] == "private, no-store"
    assert not Client().get("/t/cong-khai/").has_header("Cache-Control")


@ours
@pytest.mark.parametrize(
    ("send", "back"),
    [
        (lambda client: client.get("/t/dang-nhap/?trang=2"), "/t/dang-nhap/?trang=2"),
        (lambda client: client.post("/t/dang-nhap/", headers={"referer": "http://testserver/mau/?a=1"}), "/mau/?a=1"),
        (lambda client: client.post("/t/dang-nhap/"), "/t/dang-nhap/"),
        (lambda client: client.post("/t/dang-nhap/", headers={"referer": "https://xau.vn/mau/"}), "/t/dang-nhap/"),
    ],
)
def test_an_expired_session_leads_to_sign_in_and_back_to_the_page(send, back):
    from urllib.parse import urlencode

    response = send(Client())
    assert (response.status_code, response["Location"]) == (
        302,
        f"{reverse('account_login')}?{urlencode({'next': back})}",
    )


@ours
def test_a_form_sent_too_late_is_told_that_its_text_is_kept():
    client = Client()
    client.post("/t/dang-nhap/")
    page = client.get(reverse("account_login"))
    assert [str(message) for message in page.context["messages"]] == [
        "Phiên làm việc đã hết. Đăng nhập lại để làm tiếp; nội dung đã gõ còn giữ trong trình duyệt này."
    ]


@ours
def test_htmx_is_led_by_its_own_header_to_the_page_and_not_to_the_part():
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/mau/?q=x"}
    response = Client().get("/t/dang-nhap/", headers=headers)
    assert (response.status_code, response["HX-Redirect"]) == (
        200,
        f"{reverse('account_login')}?next=%2Fmau%2F%3Fq%3Dx",
    )


@ours
def test_who_owes_a_second_factor_only_sets_it_up_or_leaves():
    make.second_factor_policy(Role.OFFICE_HEAD)
    head, staff = make.person(Role.OFFICE_HEAD), make.person(Role.OFFICE_STAFF)
    client = make.signed_in(Client(), head)
    assert statuses(client) == [404, 200, 302, 302, 200]
    assert client.get("/t/vai-tro/")["Location"] == reverse("accounts:second_factor")
    page = client.get(reverse("accounts:second_factor"))
    assert (page.status_code, page.context["roles"]) == (200, "Lãnh đạo Văn phòng OCOP")
    headers = {"HX-Request": "true"}
    assert client.get("/t/vai-tro/", headers=headers)["HX-Redirect"] == reverse("accounts:second_factor")
    for name in ("accounts:me", "mfa_index", "account_change_password", "account_logout"):
        assert client.get(reverse(name)).status_code == 200
    assert statuses(make.signed_in(Client(), staff)) == [404, 200, 200, 404, 200]
