"""The workbook in the browser without an account: make, send, look, download; nothing is stored."""

import hashlib
import re

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from ocop.councils import throttle
from ocop.councils.models import KeptWorkbook
from ocop.councils.ticket import HOURS, Ticket, seal
from ocop.councils.workbook.demo import demo_facts
from ocop.councils.workbook.reading import read
from ocop.councils.workbook.result import tally_round
from ocop.councils.workbook.result_excel import excel_of
from ocop.councils.workbook.result_word import word_of
from ocop.councils.workbook.writing import write
from ocop.foundation.documents.excel import read_rows
from ocop.foundation.files.models import StoredFile
from tests.councils import make

pytestmark = pytest.mark.django_db
PAGE, DOWNLOAD = "councils:workbook", "councils:workbook_download"
ASKED = {
    "members": "5", "quorum_num": "3", "quorum_den": "4", "max_spread": "10", "gate_rule": "majority",
    "forward_rule": "mean_and_gates",
}  # fmt: skip


def send(client: Client, data: bytes, name: str = "dot 2.xlsx"):
    return client.post(reverse(PAGE), {"workbook": SimpleUploadedFile(name, data, make.XLSX)})


def ticket_of(page: str) -> str:
    return re.search(r'name="ticket" value="([^"]+)"', page)[1]


def told(response) -> list[str]:
    """The sentences of the upload form that was refused."""
    return [str(error) for errors in response.context["upload"].errors.values() for error in errors]


def test_the_page_offers_every_set_of_the_law_in_force(client):
    response = client.get(reverse(PAGE))
    offered = [field.name for _family, fields in response.context["form"].families() for field in fields]
    assert (response.status_code, offered) == (200, [f"bo-{number}" for number in range(1, 27)])


def test_a_template_asked_for_is_the_one_of_the_command(client):
    asked = {**ASKED, "bo-9": "1", "bo-21": "2", "title": "Đợt 2", "names": "An\n\n Bình \n"}
    response = client.get(reverse("councils:workbook_template"), asked)
    assert (response.status_code, response["Content-Type"]) == (200, make.XLSX)
    book = make.opened(response.content)
    assert book.sheetnames == ["Hướng dẫn", "Quy chế", "Bộ 9 · SP1", "Bộ 21 · SP2", "Bộ 21 · SP3", "_ocop"]
    typed = [book["Quy chế"][make.rule(key)].value for key in ("members", "title", "name:M1", "name:M2", "name:M5")]
    assert typed == [5, "Đợt 2", "An", "Bình", ""]


@pytest.mark.parametrize(
    ("changed", "errors"),
    [
        ({}, {"__all__": ["Ghi số sản phẩm cho ít nhất một bộ."]}),
        (
            {"bo-9": "60", "bo-1": "60", "bo-2": "1"},
            {"__all__": ["Một bảng chấm có nhiều nhất 120 sản phẩm; ở đây là 121."]},
        ),
        ({"bo-9": "1", "names": "1\n2\n3\n4\n5\n6"}, {"names": ["Có nhiều tên hơn số thành viên."]}),
        ({"bo-9": "1", "quorum_num": "5"}, {"__all__": ["Phần phiếu cần có phải từ 0 đến 1, ví dụ 3/4."]}),
    ],
)
def test_a_template_that_cannot_be_made_says_why_and_keeps_what_was_typed(client, changed, errors):
    response = client.get(reverse("councils:workbook_template"), {**ASKED, "title": "Đợt lạ", **changed})
    assert (response.status_code, response.context["form"].errors) == (422, errors)
    assert 'value="Đợt lạ"' in response.content.decode()


def test_a_sent_workbook_is_looked_at_downloaded_and_not_stored(client):
    facts = make.filled(9, 26)
    data = write(facts)
    page = send(client, data)
    rows = [(row.placed.place, row.product.name, row.mean, row.conclusion) for row in page.context["page"].rows]
    result = tally_round(facts)
    assert (page.status_code, rows) == (
        200,
        [(one.place, one.product.name, one.result.mean_display, rows[at][3]) for at, one in enumerate(result.placed)],
    )
    assert page.context["ticket"] == Ticket(facts, "dot 2.xlsx", hashlib.sha256(data).hexdigest())
    ticket = ticket_of(page.content.decode())
    excel = client.post(reverse(DOWNLOAD), {"ticket": ticket, "kind": "xlsx"})
    word = client.post(reverse(DOWNLOAD), {"ticket": ticket, "kind": "docx"})
    assert read_rows(excel.content) == read_rows(excel_of(result))
    assert (word.content[:2], len(word.content)) == (b"PK", len(word_of(result)))
    assert (excel["Content-Disposition"], excel["Cache-Control"]) == (
        'attachment; filename="ket-qua.xlsx"', "private, no-store",
    )  # fmt: skip
    assert (KeptWorkbook.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_faults_are_listed_by_sheet_and_cell_with_the_files_name(client):
    page, points = "Bộ 9 · Sản phẩm thử 1", make.where(9, "points:1.1", "M1")
    data = make.typed(write(make.filled(9)), {(page, points): 9, ("Quy chế", make.rule("max_spread")): None})
    response = send(client, data, "bảng chấm.xlsx")
    sheets = [(sheet, [(one.cell, one.said) for one in found]) for sheet, found in response.context["sheets"]]
    assert (response.status_code, response.context["name"], sheets) == (
        422,
        "bảng chấm.xlsx",
        [
            ("Quy chế", [(make.rule("max_spread"), "quy chế chưa ghi ô này")]),
            (page, [(points, "«9» không phải mức điểm của tiêu chí 1.1 (có: 0, 1, 3, 5)")]),
        ],
    )


def test_what_is_no_workbook_too_large_or_missing_is_refused(client, monkeypatch):
    response = send(client, b"khong phai excel", "anh.png")
    assert (response.status_code, response.context["sheets"][0][1][0].said) == (
        422, "Tệp hỏng hoặc không đúng loại: không mở được.",
    )  # fmt: skip
    response = client.post(reverse(PAGE), {})
    assert (response.status_code, told(response)) == (422, ["Chọn tệp bảng chấm trước khi xem kết quả."])
    monkeypatch.setenv("OCOP_WORKBOOK_MAX_MB", "1")
    response = send(client, b"0" * (1024 * 1024 + 1))
    assert (response.status_code, told(response)) == (422, ["Tệp nặng hơn 1 MB."])


def test_one_address_may_not_send_without_end(client, monkeypatch):
    monkeypatch.setattr(throttle, "MOST", 2)
    answers = [send(client, b"x").status_code for _each in range(3)]
    other = client.post(reverse(PAGE), {"workbook": SimpleUploadedFile("a.xlsx", b"x")}, REMOTE_ADDR="10.0.0.9")
    assert (answers, other.status_code) == ([422, 422, 429], 422)
    template = client.get(reverse("councils:workbook_template"), {**ASKED, "bo-9": "1"})
    assert (template.status_code, told(template)) == (
        429, ["Máy này đã gửi nhiều yêu cầu trong ít phút qua. Chờ 10 phút rồi thử lại."],
    )  # fmt: skip


def test_the_doors_for_posts_lead_back_to_the_page(client):
    assert client.get(reverse(DOWNLOAD)).url == reverse(PAGE)


def test_a_ticket_that_was_changed_or_is_old_gives_no_result(client, time_machine_at):
    sealed = seal(Ticket(make.filled(9), "a.xlsx", "0" * 64))
    lost = ["Dữ liệu của trang kết quả không còn nguyên vẹn. Tải bảng chấm lên lại."]
    for forged in ("", "abc", sealed[:-2] + "xx", signing.dumps([1, {}, "a", "b"], salt="khác")):
        response = client.post(reverse(DOWNLOAD), {"ticket": forged, "kind": "xlsx"})
        assert (response.status_code, told(response)) == (422, lost)
    assert client.post(reverse(DOWNLOAD), {"ticket": sealed, "kind": "xlsx"}).status_code == 200
    with time_machine_at(hours=HOURS, seconds=5):
        response = client.post(reverse(DOWNLOAD), {"ticket": sealed, "kind": "xlsx"})
    assert (response.status_code, told(response)) == (422, ["Trang kết quả đã mở quá 24 giờ. Tải bảng chấm lên lại."])


@pytest.fixture
def time_machine_at():
    import datetime

    import time_machine

    return lambda **later: time_machine.travel(datetime.datetime.now(datetime.UTC) + datetime.timedelta(**later))


def test_the_demo_round_is_one_click_away_and_downloads_as_shipped(client):
    page = client.get(reverse("councils:workbook_demo"))
    stars = {row.product.id: row.result.stars for row in page.context["page"].rows}
    assert (page.status_code, stars) == (
        200,
        {
            "HS-01": 5, "HS-02": 4, "HS-03": 4, "HS-04": 4, "HS-05": 3, "HS-06": 3, "HS-07": 2, "HS-08": 1, "HS-09": 0,
            "HS-10": 4, "HS-11": 3, "HS-12": None,
        },
    )  # fmt: skip
    book = client.get(reverse("councils:workbook_demo_file", args=["bang-cham"])).content
    assert read(book).facts == demo_facts()
    assert send(client, book).status_code == 200
    excel = client.get(reverse("councils:workbook_demo_file", args=["xlsx"])).content
    assert read_rows(excel) == read_rows(excel_of(tally_round(demo_facts())))


def test_the_pages_speak_english_and_the_papers_stay_vietnamese(client):
    page, paper = reverse("councils:workbook_demo"), reverse("councils:workbook_demo_file", args=["xlsx"])
    vietnamese = client.get(paper).content
    english = client.get(f"/en{paper}").content
    assert read_rows(english) == read_rows(vietnamese)
    assert client.get(f"/en{page}").status_code == 200
    translation.activate("vi")


def test_the_largest_round_fits_into_a_ticket():
    """120 products and 40 members: the page must still be able to send the ticket back."""
    facts = make.filled(*([9] * 120), count=40)
    assert len(seal(Ticket(facts, "a.xlsx", "0" * 64))) < 5 * 1024 * 1024
