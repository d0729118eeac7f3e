"""Lists: search without diacritics, filters, order, pages and Excel in the address; words when nothing is there."""

import datetime
from itertools import chain

import django_filters
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ocop.design.filters import Filters
from ocop.design.lists import list_page
from ocop.design.tables import Badge, Day, Empty, Number, Stars, Table, Text
from ocop.foundation.documents.excel import read_rows
from ocop.territory.enums import CommuneKind
from ocop.territory.models import Commune
from tests import make
from tests.design.pages import request_of

TEMPLATE = "design/listing.html"


class Communes(Table):
    name = Text(verbose_name="Xã", linkify=lambda record: f"/xa/{record.code}/", order_by="sort_key")
    code = Text(verbose_name="Mã")
    kind = Badge(verbose_name="Loại", tone=lambda record: "ok" if record.kind == CommuneKind.WARD else "muted")
    starts = Day(verbose_name="Từ ngày")
    tile_row = Number(verbose_name="Số")
    tile_column = Stars(verbose_name="Hạng")

    empty = Empty("Chưa có xã nào", "Nạp danh mục trước.", "Nạp", "/nap/")


class CommuneFilters(Filters):
    kind = django_filters.ChoiceFilter(choices=CommuneKind.choices, label="Loại")
    since = django_filters.DateFilter(field_name="starts", lookup_expr="gte", label="Từ")


def page(query: str = "", **options):
    options.setdefault("per_page", 50)
    return list_page(
        request_of(f"/{query}"),
        TEMPLATE,
        rows=Commune.objects.order_by("sort_key", "pk"),
        table=Communes,
        filterset=CommuneFilters,
        filename="xa",
        **options,
    )


def names(query: str = "", **options) -> list[str]:
    """The row titles of the page, in order."""
    html = page(query, **options).content.decode()
    parts = html.split('class="table__main"><a href="')[1:]
    return [part.split(">", 1)[1].split("<")[0] for part in parts]


@pytest.fixture
def communes(db) -> None:
    day = datetime.date(2025, 7, 1)
    for code, name, kind, row in (
        ("1", "Hóa Quỳ", CommuneKind.COMMUNE, 3),
        ("2", "Hoằng Hóa", CommuneKind.COMMUNE, 12_345),
        ("3", "Đông Sơn", CommuneKind.WARD, 1),
        ("4", "Ấm Thượng", CommuneKind.COMMUNE, 2),
        ("5", "=1+1", CommuneKind.COMMUNE, 2),
    ):
        make.commune(name, code, kind=kind, tile_row=row, tile_column=4, starts=day)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["=1+1", "Ấm Thượng", "Đông Sơn", "Hóa Quỳ", "Hoằng Hóa"]),
        ("?q=hoa", ["Hóa Quỳ", "Hoằng Hóa"]),
        ("?q=Ho%E1%BA%B1ng+ho%C3%A1", ["Hoằng Hóa"]),
        ("?q=dong", ["Đông Sơn"]),
        ("?kind=phường", ["Đông Sơn"]),
        ("?xep=-tile_row", ["Hoằng Hóa", "Hóa Quỳ", "Ấm Thượng", "=1+1", "Đông Sơn"]),
        ("?xep=nothing&trang=abc", ["=1+1", "Ấm Thượng", "Đông Sơn", "Hóa Quỳ", "Hoằng Hóa"]),
        ("?q=" + "%CC%81" * 500, ["=1+1", "Ấm Thượng", "Đông Sơn", "Hóa Quỳ", "Hoằng Hóa"]),
    ],
)
def test_rows_follow_the_address(communes, query, found):
    assert names(query) == found


def test_pages_never_show_a_row_twice_and_links_keep_the_rest_of_the_address(communes):
    pages = [names(f"?xep=tile_column&trang={number}", per_page=2) for number in (1, 2, 3)]
    assert sorted(chain(*pages)) == sorted(names())
    html = page("?kind=xã&xep=-name&trang=2", per_page=2).content.decode()
    assert 'href="?kind=x%C3%A3&amp;xep=-name&amp;trang=1"' in html
    assert 'href="?kind=x%C3%A3&amp;xep=name"' in html  # turning the order round begins at the first page
    assert 'href="?kind=x%C3%A3&amp;xep=-name&amp;xuat=xlsx"' in html
    assert '<input type="hidden" name="xep" value="-name">' in html


def test_a_chip_for_each_filter_in_force(communes):
    html = page("?q=hoa&kind=xã&xep=name").content.decode()
    assert '<a class="chip" href="?kind=x%C3%A3&amp;xep=name">Tìm: hoa' in html
    assert '<a class="chip" href="?q=hoa&amp;xep=name">Loại: ' in html


def test_a_wrong_filter_says_so_and_the_others_still_count(communes):
    html = page("?since=31/04/2026&q=dong").content.decode()
    assert 'aria-invalid="true"' in html and 'value="31/04/2026"' in html
    assert names("?since=31/04/2026&q=dong") == ["Đông Sơn"]


def test_a_row_in_a_card_has_its_labels(communes):
    html = page("?q=hoang").content.decode()
    row = html[html.index("<tbody") : html.index("</tbody>")]
    assert 'data-label="Từ ngày">01/07/2025</td>' in row
    assert 'data-label="Số" class="table__num">12.345</td>' in row
    assert row.count('class="on"') == 4 and 'data-tone="muted"' in row


def test_excel_holds_every_row_found_with_typed_cells(communes, settings):
    settings.DEMO = True
    answer = page("?kind=xã&xuat=xlsx&trang=2", per_page=1)
    assert answer["Content-Disposition"] == 'attachment; filename="xa.xlsx"'
    rows = read_rows(answer.content)["xa"]
    assert rows[0][0] == "Bản minh họa, không có giá trị pháp lý"
    assert rows[1][0].endswith("· Loại: " + str(CommuneKind.COMMUNE.label))
    assert rows[2] == ["Xã", "Mã", "Loại", "Từ ngày", "Số", "Hạng"]
    day, word = datetime.date(2025, 7, 1), str(CommuneKind.COMMUNE.label)
    assert rows[3:] == [
        ["=1+1", "5", word, day, 2, 4],
        ["Ấm Thượng", "4", word, day, 2, 4],
        ["Hóa Quỳ", "1", word, day, 3, 4],
        ["Hoằng Hóa", "2", word, day, 12345, 4],
    ]


def test_an_empty_list_says_what_to_do_next(db):
    html = page().content.decode()
    assert "Chưa có xã nào" in html and '<a class="button" href="/nap/">Nạp</a>' in html and "<form" not in html
    assert "Hãy mời." in page(empty=Empty("Trống", "Hãy mời.")).content.decode()


def test_a_list_narrowed_to_nothing_says_how_to_widen_it(communes):
    html = page("?q=khongco").content.decode()
    assert "Không có dòng nào khớp" in html and '<a class="button" href="?">' in html and 'value="khongco"' in html


def test_a_list_asks_as_often_for_three_rows_as_for_one(db):
    counts = []
    for number in (1, 2, 3):
        make.commune(f"Xã {number}", str(number))
        with CaptureQueriesContext(connection) as asked:
            page("?q=xa&xep=name")
        counts.append(len(asked))
    assert counts == [2, 2, 2]
