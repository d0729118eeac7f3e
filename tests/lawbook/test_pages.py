"""The law's pages, as anyone and as the office sees them."""

import pytest
from django.test import Client

from ocop.accounts.enums import Role
from ocop.criteria import laws, load
from ocop.foundation.calendar import now
from ocop.lawbook.laws import slug_of
from ocop.lawbook.models import SignOff, Wording
from tests import make
from tests.queries import same_count

pytestmark = pytest.mark.django_db

SHEETS = [(law, sheet.number) for law in laws() for sheet in load(law).sheets]


@pytest.mark.parametrize(("law", "number"), SHEETS)
@pytest.mark.parametrize("language", ["", "/en"])
def test_every_sheet_has_its_page(client: Client, law, number, language):
    answer = client.get(f"{language}/luat/{slug_of(law)}/{number}/")
    text = answer.content.decode()
    assert answer.status_code == 200
    sheet = load(law).sheet(number)
    assert [text.count(f'id="c-{code}"') for code in sheet.codes] == [1] * len(sheet.codes)
    warning = "Only for reading" if language else "Chỉ đọc, không chấm được"
    assert (warning in text) is bool(sheet.mismatches) or language


def test_lists_of_laws_and_sheets(client: Client):
    make.province()
    assert client.get("/luat/").status_code == 200
    assert client.get("/luat/26-2026/").status_code == 200
    assert client.get("/luat/148/").status_code == 200
    for missing in ("/luat/27-2026/", "/luat/26-2026/27/", "/luat/26-2026/0/", "/luat/148-2023/"):
        assert client.get(missing).status_code == 404


def test_a_sheet_asks_the_database_alike_with_one_and_three_wordings(client: Client):
    province, person = make.province(), make.person(Role.OFFICE_STAFF)

    def add(number: int) -> None:
        Wording.objects.create(
            province=province,
            law=laws()[0],
            sheet=9,
            place="criterion:1.1",
            number=number,
            vi="Tên khác",
            reason="Bản ký",
            by=person,
            at=now(),
        )

    one, three = same_count(client, "/luat/26-2026/9/", add)
    assert one == three


def test_the_office_signs_off_on_screen(client: Client):
    make.signed_in(client, make.person(Role.OFFICE_STAFF))
    address = "/luat/26-2026/9/doi-chieu/"
    assert client.get(address).status_code == 200
    refused = client.post(address, {"agrees": "0", "note": "so nhầm"})
    assert (refused.status_code, "so nhầm" in refused.content.decode()) == (422, True)
    assert client.post(address, {"agrees": "1", "note": ""}).status_code == 302
    assert list(SignOff.objects.values_list("law", "sheet", "agrees")) == [("26/2026/QĐ-TTg", 9, True)]
    assert "Đã đối chiếu bản ký" in client.get("/luat/26-2026/9/").content.decode()


def test_the_office_words_a_label_on_screen(client: Client):
    make.signed_in(client, make.person(Role.OFFICE_HEAD))
    address = "/luat/26-2026/9/cau-chu/?vi-tri=criterion:1.1"
    assert client.get(address).status_code == 200
    refused = client.post(address, {"vi": "Tên mới của tiêu chí", "en": "", "reason": ""})
    assert (refused.status_code, "Tên mới của tiêu chí" in refused.content.decode()) == (422, True)
    assert client.post(address, {"vi": "Tên mới của tiêu chí", "en": "", "reason": "Bản ký"}).status_code == 302
    assert "Tên mới của tiêu chí" in client.get("/luat/26-2026/9/").content.decode()
    assert client.get("/luat/26-2026/9/cau-chu/?vi-tri=points:1.1").status_code == 404


@pytest.mark.parametrize("what", ["doi-chieu", "cau-chu"])
def test_for_others_these_pages_do_not_exist(client: Client, what):
    address = f"/luat/26-2026/9/{what}/"
    assert client.get(address).status_code == 302
    make.signed_in(client, make.person(Role.COMMUNE_OFFICER))
    assert (client.get(address).status_code, client.post(address).status_code) == (404, 404)
