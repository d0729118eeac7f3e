"""Requests as no browser of ours makes them: each is turned back with a page that says so."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ocop.config.wellformed import WellFormed

NOT_UNDERSTOOD = "Máy không hiểu yêu cầu này"


@pytest.mark.parametrize("url", ["/dia-ban/xa/%00/", "/en/dia-ban/xa/1%00/", "/san-pham/?tinh=%00", "/?q=a%00b"])
def test_nul_in_an_address(db, url):
    answer = Client().get(url)
    assert (answer.status_code, NOT_UNDERSTOOD in answer.content.decode()) == (400, True)


def test_nul_in_a_cookie(db):
    # Cookies know escapes: a session's key may hold what PostgreSQL cannot be asked for.
    answer = Client(headers={"cookie": r'sessionid="\000aaaaaaaaaaaaaaa"'}).get(reverse("portal:catalogue"))
    assert (answer.status_code, NOT_UNDERSTOOD in answer.content.decode()) == (400, True)


def test_other_odd_signs_pass(rf):
    for url in ("/x/?q=%E2%80%8B", "/x/?q=%2500", "/x/%ff/"):
        assert WellFormed(lambda request: request.get_full_path())(rf.get(url))


def test_a_request_with_more_than_the_server_takes_is_not_read(db, settings):
    settings.UPLOAD_MAX_BYTES = 2000
    sent = {"workbook": SimpleUploadedFile("a.xlsx", b"0" * 3000)}
    answer = Client().post(reverse("councils:workbook"), sent)
    assert (answer.status_code, "Gửi lên quá nhiều một lúc" in answer.content.decode()) == (413, True)
    sent = {"workbook": SimpleUploadedFile("a.xlsx", b"0" * 1000)}
    assert Client().post(reverse("councils:workbook"), sent).status_code == 422


def test_static_files_carry_the_content_policy(db, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "a.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    answer = Client().get("/static/a.svg")
    assert (answer.status_code, answer["X-Content-Type-Options"]) == (200, "nosniff")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    answer.close()
