"""Rows of public sources become products with their facts and nothing more."""

import pytest

from ocop.registry.actions import record_public_product
from ocop.registry.models import Producer, Product
from ocop.territory.actions import load_territory
from ocop.territory.models import Province

ROW = {
    "name": "Nước mắm Thử",
    "producer_name": "Công ty Thử",
    "producer_kind_printed": "doanh nghiệp",
    "locality": "xã Hoằng Phụ",
    "former_district": "Hoằng Hóa",
    "commune_2025": "",
    "family": "Thực phẩm",
    "sources": ["https://vidu.vn/1"],
    "note": "Ghi chú",
}


@pytest.fixture
def province(db) -> Province:
    load_territory()
    return Province.objects.get(code="38")


def test_the_facts_are_kept_as_printed_and_guesses_say_so(province):
    row = record_public_product(province=province, **ROW)
    assert (row.origin, row.set_number, row.law, row.family, row.family_is_inferred) == (
        "public_source",
        None,
        "",
        "food",
        True,
    )
    assert (str(row.commune), str(row.former_district), row.locality) == (
        "xã Hoằng Thanh",
        "Huyện Hoằng Hóa",
        "xã Hoằng Phụ",
    )
    assert (row.sources, row.source_note, row.story, row.specification) == (["https://vidu.vn/1"], "Ghi chú", "", "")
    producer = row.producer
    assert (producer.name, producer.kind, producer.kind_text, producer.commune) == (
        "Công ty Thử",
        "enterprise",
        "Doanh nghiệp",
        row.commune,
    )


@pytest.mark.parametrize(
    ("printed", "kind"), [("hộ sản xuất/kinh doanh", "unknown"), ("", "unknown"), ("hợp tác xã", "cooperative")]
)
def test_a_kind_is_taken_only_where_the_source_says_it(province, printed, kind):
    row = record_public_product(province=province, **ROW | {"producer_kind_printed": printed})
    assert (row.producer.kind, row.producer.kind_as_printed) == (kind, printed)


@pytest.mark.parametrize(
    ("place", "commune", "district", "locality"),
    [
        (
            {"locality": "thị trấn Thiệu Hóa", "former_district": "Thiệu Hóa"},
            None,
            "Huyện Thiệu Hóa",
            "thị trấn Thiệu Hóa",
        ),
        ({"locality": "phường Lam Sơn", "former_district": ""}, None, None, "phường Lam Sơn"),
        ({"locality": "", "former_district": "TP Thanh Hóa"}, None, "Thành phố Thanh Hóa", ""),
        ({"locality": "", "former_district": "", "commune_2025": "Xã Nga An"}, "xã Nga An", None, "Xã Nga An"),
        ({"locality": "", "former_district": ""}, None, None, ""),
        ({"locality": "xã Không Có", "former_district": "Huyện Lạ"}, None, None, "xã Không Có"),
    ],
)
def test_an_uncertain_place_stays_as_printed(province, place, commune, district, locality):
    row = record_public_product(province=province, **ROW | place)
    found = (row.commune and str(row.commune), row.former_district and str(row.former_district), row.locality)
    assert found == (commune, district, locality)


def test_again_changes_nothing_and_another_source_adds_up(province):
    row = record_public_product(province=province, **ROW)
    assert record_public_product(province=province, **ROW) == row
    again = record_public_product(
        province=province, **ROW | {"name": "Nước mắm  Thử", "sources": ["https://vidu.vn/2"]}
    )
    assert (again, again.sources) == (row, ["https://vidu.vn/1", "https://vidu.vn/2"])
    assert (Product.objects.count(), Producer.objects.count()) == (1, 1)


def test_another_district_or_producer_is_another_product(province):
    rows = [
        record_public_product(province=province, **ROW | change)
        for change in (
            {},
            {"name": "Nước mắm Thứ"},
            {"producer_name": "Công ty Khác"},
            {"producer_name": ""},
            {"former_district": "Nga Sơn", "locality": ""},
        )
    ]
    assert (len({row.pk for row in rows}), Producer.objects.count()) == (5, 3)
    assert rows[3].producer is None
