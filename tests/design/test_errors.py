"""What people read when something goes wrong: why, and what to do; nothing typed is said to be lost."""

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from ocop.design import errors
from tests.design.pages import request_of


@pytest.mark.parametrize(
    ("view", "exception", "status", "words"),
    [
        (errors.bad_request, SuspiciousOperation(), 400, "Máy không hiểu yêu cầu này"),
        (errors.bad_request, RequestDataTooBig(), 413, "Gửi lên quá nhiều một lúc"),
        (errors.bad_request, TooManyFieldsSent(), 413, "Gửi lên quá nhiều một lúc"),
        (errors.forbidden, PermissionDenied(), 403, "Tài khoản này không làm được việc đó"),
        (errors.not_found, None, 404, "Không thấy trang này"),
        (errors.csrf_failed, None, 403, "Trang này mở đã quá lâu"),
    ],
)
def test_a_page_for_each(view, exception, status, words):
    answer = view(request_of("/x/"), exception) if view is not errors.csrf_failed else view(request_of("/x/"))
    html = answer.content.decode()
    assert (answer.status_code, f"<h1>{words}</h1>" in html, "data-not-taken" in html) == (status, True, True)


def test_a_fault_of_ours_needs_no_database(django_assert_num_queries):
    answer = errors.broken(request_of("/x/"))
    assert answer.status_code == 500 and "Máy gặp lỗi khi làm việc này" in answer.content.decode()


def test_too_many_tries(db):
    html = get_template("429.html").render({}, request_of("/tai-khoan/dang-nhap/"))
    assert "<h1>Thử quá nhiều lần</h1>" in html and "data-not-taken" in html


def test_the_way_back_leads_only_into_this_house():
    inside, outside = request_of("/x/"), request_of("/x/")
    inside.META["HTTP_REFERER"], outside.META["HTTP_REFERER"] = "http://testserver/viec/", "https://xau.vi.du/"
    assert 'href="http://testserver/viec/"' in errors.not_found(inside).content.decode()
    assert "xau.vi.du" not in errors.not_found(outside).content.decode()


@pytest.mark.parametrize("host", ["xau.vi.du", "testserver, xau.vi.du", "a b"])
def test_a_host_name_that_is_not_ours_is_a_wrong_request(db, host):
    answer = Client().get("/", headers={"host": host, "referer": "http://testserver/viec/"})
    html = answer.content.decode()
    assert (answer.status_code, "Máy không hiểu yêu cầu này" in html, host in html) == (400, True, False)
    assert "Content-Security-Policy" in answer


def test_an_unknown_address(db):
    answer = Client().get("/khong-co/")
    assert answer.status_code == 404 and "Không thấy trang này" in answer.content.decode()


def test_a_form_whose_session_is_over_says_that_nothing_is_lost(db):
    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "an", "password": "x"})
    assert answer.status_code == 403 and "Phần đã gõ vẫn còn trong thẻ này" in answer.content.decode()


def test_english(db):
    assert '<html lang="en">' in Client().get("/en/khong-co/").content.decode()


def test_a_visitor_is_led_to_the_first_page_and_a_person_to_the_work(db):
    visitor, person = Client(), Client()
    person.cookies["sessionid"] = "x"
    assert 'href="/viec/"' not in visitor.get("/khong-co/").content.decode()
    assert 'href="/viec/"' in person.get("/khong-co/").content.decode()
