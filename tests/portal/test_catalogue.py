"""The catalogue: found however it is typed, filters in the address, files, and as many queries for three as for one."""

import csv
import io
import unicodedata

import pytest
from django.test import Client
from django.urls import reverse

from ocop.foundation.calendar import today
from ocop.foundation.documents.excel import read_rows
from ocop.registry.models import Product
from ocop.standing import actions
from ocop.territory.models import FormerDistrict
from tests import make
from tests.queries import same_count
from tests.registry import make as registry
from tests.standing.make import day, recognition

pytestmark = pytest.mark.django_db
LIST = reverse("portal:catalogue")


def names(client: Client, **query: object) -> list[str]:
    """The names on the page the address gives."""
    return [card.product["name"] for card in client.get(LIST, query).context["cards"]]


@pytest.fixture
def two(db) -> tuple[Product, Product]:
    """An expired fish sauce and a valid mat, in two communes."""
    coast, hills = make.commune("Hòa Lộc", "90011"), make.commune("Thủy Sơn", "90012")
    sauce = registry.product("Nước mắm Hóa Đông", of=registry.producer("HTX Đại Thủy", commune=coast), set_number=9)
    mat = registry.product("Chiếu cói Ngà", of=registry.producer("HTX Cói", commune=hills), set_number=21)
    recognition(sauce, "2020-01-01", 4)
    recognition(mat, f"{today().year}-01-02", 3)
    return sauce, mat


@pytest.mark.parametrize(
    "typed",
    ["Nước mắm Hóa", "nuoc mam hoa", "NƯỚC MẮM HOÁ", unicodedata.normalize("NFD", "nước mắm Hóa Đông"), "dong", "Đông",
     "đại thuỷ", "DAI THUY", "Hoà Lộc", "mắm\u200b nước", "mam" + "\u0301" * 40],
)  # fmt: skip
def test_a_name_is_found_however_it_is_typed(client, two, typed):
    assert names(client, q=typed) == ["Nước mắm Hóa Đông"]


def test_nothing_is_found_and_the_page_says_what_to_do(client, two):
    page = client.get(LIST, {"q": "không có"})
    assert (page.context["total"], page.context["cards"]) == (0, [])
    assert "Không có sản phẩm nào khớp" in page.content.decode()


def test_filters_stand_in_the_address_and_wrong_ones_are_left_out(client, two):
    sauce, mat = (row.name for row in two)
    assert names(client) == [mat, sauce]
    assert names(client, xep="sao") == [sauce, mat]
    assert names(client, xep="moi") == names(client, xep="ten") == [mat, sauce]
    assert names(client, sao="4") == names(client, tinh_trang="expired") == names(client, nhom="food") == [sauce]
    assert names(client, sao=["3", "4"]) == [mat, sauce]
    assert names(client, noi="hoa loc") == names(client, noi="90011") == [sauce]
    assert names(
        client, sao="9", nhom="x", tinh_trang="not_issued", huyen="' or 1", xep="pk", trang="x", tinh="99"
    ) == [
        mat,
        sauce,
    ]
    chips = client.get(LIST, {"sao": ["3", "4"], "q": "ngà", "noi": "Thủy Sơn"}).context["chips"]
    assert [words for words, _url in chips] == ["Tìm: ngà", "Xã Thủy Sơn", "4 sao", "3 sao"]
    assert [url for _words, url in chips][2] == "?sao=3&q=ng%C3%A0&noi=Th%E1%BB%A7y+S%C6%A1n"


def test_facets_count_what_each_choice_would_leave(client, two):
    facets = client.get(LIST, {"sao": "4"}).context["facets"]
    assert [(choice.value, choice.count, choice.chosen) for choice in facets["sao"]] == [
        ("4", 1, True),
        ("3", 1, False),
    ]
    assert [(choice.value, choice.count) for choice in facets["tinh_trang"]] == [("expired", 1)]
    assert [(choice.value, choice.count) for choice in facets["nhom"]] == [("food", 1)]


def test_a_former_district_is_a_place_too(client, two):
    sauce, _mat = two
    district = FormerDistrict.objects.create(
        province=sauce.province, code="399", name="Huyện Hậu Lộc", ends=day("2025-07-01")
    )
    sauce.former_district = district
    sauce.save()
    assert names(client, noi="hau loc") == names(client, huyen="399") == names(client, q="Hậu Lộc") == [sauce.name]
    namesake = make.commune("Hậu Lộc", "90013")
    assert names(client, noi="hậu lộc") == names(client, noi="huyện Hậu Lộc") == [sauce.name]
    assert names(client, noi="xã Hậu Lộc") == names(client, noi=namesake.code) == []
    page = client.get(LIST, {"noi": "Đâu Đó"})
    assert (page.context["cards"], page.context["search"].place.is_known) == ([], False)


def test_retired_and_never_recognised_products_are_not_there(client, two):
    sauce, mat = two
    registry.product("Chưa thi")
    sauce.retired_on = day("2026-01-01")
    sauce.save()
    assert names(client) == [mat.name]
    assert client.get(reverse("portal:product", args=[sauce.public_id])).status_code == 404


def test_the_list_is_taken_along_as_excel_and_csv(client, two):
    sauce, mat = two
    mat.name = "=1+1 Chiếu"
    mat.save()
    response = client.get(LIST, {"xuat": "csv"})
    assert response.headers["Content-Disposition"] == 'attachment; filename="san-pham-ocop.csv"'
    body = response.content
    assert body.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
    year = today().year
    assert rows[1] == [
        "'=1+1 Chiếu", "HTX Cói", "Hàng thủ công mỹ nghệ", "3", "còn hiệu lực", "12/QĐ-UBND", f"{year}-01-02",
        f"{year + 3}-01-02", "Xã Thủy Sơn", "", "", "quyết định ghi trong hệ thống", "",
    ]  # fmt: skip
    assert [row[0] for row in rows] == ["Sản phẩm", "'=1+1 Chiếu", sauce.name]
    sheet = read_rows(client.get(LIST, {"xuat": "xlsx", "sao": "4"}).content)["Sản phẩm OCOP"]
    found = [row for row in sheet if row and row[0] == sauce.name]
    assert [row[3:8] for row in found] == [[4, "đã hết hạn", "12/QĐ-UBND", day("2020-01-01"), day("2023-01-01")]]


def test_pages_hold_24_and_keep_the_filters(client):
    for number in range(25):
        recognition(registry.product(f"Sản phẩm {number:02}"))
    first, second = client.get(LIST), client.get(LIST, {"trang": "2", "sao": "3"})
    assert (len(first.context["cards"]), len(second.context["cards"]), second.context["total"]) == (24, 1, 25)
    assert "?trang=1&amp;sao=3" in second.content.decode() or "sao=3&amp;trang=1" in second.content.decode()


def test_the_catalogue_asks_as_often_for_three_products_as_for_one(client):
    def add(number: int) -> None:
        row = recognition(registry.product(f"Sản phẩm {number}"))
        actions.withdraw(actor=None, recognition=row, effective=day("2026-05-01"), reason="Ngừng")

    one, three = same_count(client, LIST, add)
    assert one == three
