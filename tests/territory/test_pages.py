"""The public pages of the places."""

import pytest
from django.test import Client
from django.urls import reverse

from ocop.foundation.documents.excel import read_rows
from ocop.territory.models import Commune
from tests import make
from tests.queries import queries_of

LIST, LOOKUP = "territory:communes", "territory:lookup"


def titles(client: Client, **asked: str) -> list[str]:
    page = client.get(reverse(LIST), asked)
    return [row.record.title for row in page.context["listing"].table.rows]


def test_all_communes_are_listed_in_vietnamese_order(client, province):
    page = client.get(reverse(LIST))
    assert (page.status_code, page.context["listing"].total, page.context["total"]) == (200, 166, 166)
    assert titles(client)[:4] == ["Xã An Nông", "Xã Ba Đình", "Xã Bá Thước", "Xã Bát Mọt"]
    assert page.content.count(b"<title>") == 1 + 166


def test_search_knows_no_diacritics_and_finds_by_old_names(client, province):
    assert titles(client, q="hoang thanh") == ["Xã Hoằng Lộc", "Xã Hoằng Thanh"]
    assert titles(client, q="TT BÚT SƠN") == titles(client, q="but son") == ["Xã Hoằng Hóa"]
    assert titles(client, q="xã Hoằng Thanh, huyện Hoằng Hóa") == titles(client, q="hoang thanh")
    assert titles(client, q="TP Thanh Hóa") == titles(client, huyen="380")
    assert titles(client, q="14758") == ["Phường Hàm Rồng", "Phường Hạc Thành"][::-1]
    assert titles(client, q="không có đâu") == []


def test_filters_narrow_and_light_the_tiles(client, province):
    assert titles(client, huyen="384", loai="xã") == titles(client, huyen="384")
    assert len(titles(client, huyen="384")) == 8
    assert all(title.startswith("Phường") for title in titles(client, loai="phường"))
    page = client.get(reverse(LIST), {"huyen": "384"})
    assert str(page.context["picture"]).count('class="r3"') == 8
    assert client.get(reverse(LIST), {"huyen": "000"}).status_code == 200
    assert titles(client, tinh="40") == titles(client)


def test_excel_has_every_row_found(client, province):
    response = client.get(reverse(LIST), {"huyen": "380", "xuat": "xlsx"})
    [rows] = read_rows(response.content).values()
    assert [row[0] for row in rows if row and str(row[0]).startswith(("Xã ", "Phường "))] == titles(client, huyen="380")


def test_a_unit_says_what_it_came_from_and_what_it_became(client, province):
    page = client.get(reverse("territory:commune", args=["14758"]))
    origins = [line.old.title for line in page.context["unit"].origins]
    assert (page.context["unit"].title, origins) == (
        "Phường Hàm Rồng",
        ["Phường Đông Cương", "Phường Đông Thọ", "Phường Hàm Rồng", "Phường Nam Ngạn", "Phường Thiệu Dương"],
    )
    old = client.get(reverse("territory:commune", args=["14758"]), {"ngay": "2024-05-01"})
    assert (old.context["unit"].title, [unit.title for unit in old.context["trail"].now]) == (
        "Phường Đông Thọ",
        ["Phường Hàm Rồng", "Phường Hạc Thành"],
    )
    assert client.get(reverse("territory:commune", args=["14758"]), {"ngay": "2024-02-31"}).status_code == 200
    assert client.get(reverse("territory:commune", args=["00000"])).status_code == 404
    assert client.get(reverse("territory:commune", args=["x" * 400])).status_code == 404


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("TT Bút Sơn", "Xã Hoằng Hóa"),
        ("xã Hoằng Thanh, huyện Hoằng Hóa", "Xã Hoằng Thanh"),
        ("phường Đông Thọ", "Chia cho nhiều nơi."),
        ("phường Lam Sơn", "Nhiều đơn vị mang tên này."),
        ("TP Thanh Hóa", "thôi hoạt động từ ngày 01/07/2025"),
        ("Hoằng Thnah", "Có thể là:"),
        ("zzzzqqqq", "mã 5 chữ số"),
    ],
)
def test_a_look_up_answers(client, province, written, shown):
    page = client.get(reverse(LOOKUP), {"noi": written})
    assert page.status_code == 200
    assert shown in page.content.decode()


@pytest.mark.parametrize("day", ["31/04/2024", "29/02/2023", "01/01/1900", "31/12/9999", "hôm nay"])
def test_a_wrong_day_is_told_and_nothing_typed_is_lost(client, province, day):
    page = client.get(reverse(LOOKUP), {"noi": "Bút Sơn", "ngay": day})
    assert (page.context["answer"], set(page.context["form"].errors)) == (None, {"ngay"})
    assert [page.context["form"][name].value() for name in ("noi", "ngay")] == ["Bút Sơn", day]


def test_a_look_up_on_a_day(client, province):
    page = client.get(reverse(LOOKUP), {"noi": "Hoằng Thanh", "ngay": "29/02/2024"})
    assert [trail.unit.former_district.name for trail in page.context["answer"].trails] == ["Huyện Hoằng Hóa"]


def test_pages_of_an_empty_installation_open(client, db):
    assert [client.get(reverse(name)).status_code for name in (LIST, LOOKUP)] == [200, 200]


def test_the_list_asks_the_database_as_often_for_three_rows_as_for_one(client, db):
    make.commune("Một", tile_column=1, tile_row=1)
    one = queries_of(client, reverse(LIST))
    make.commune("Hai", tile_column=2, tile_row=1)
    make.commune("Ba")
    assert Commune.objects.count() == 3
    assert queries_of(client, reverse(LIST)) == one
