"""One search over the rooms, without diacritics, among what the person may see."""

import pytest
from django.test import Client
from django.urls import reverse

from ocop.accounts.enums import Role
from ocop.office.search import MOST, search_all
from tests import make
from tests.queries import same_count
from tests.registry import make as registry


def found(user, asked: str) -> dict[str, list[str]]:
    return {find.kind: [hit.title for hit in find.hits] for find in search_all(user, asked)}


@pytest.fixture
def administrator(db):
    user = make.person(Role.ADMINISTRATOR, full_name="Quản Trị")
    unit = make.unit()
    for name in ("Đỗ Thị Hòa", "Đỗ Mạnh Cường"):
        make.person(Role.OFFICE_STAFF, unit=unit, full_name=name)
    make.person(Role.OFFICE_STAFF, on_unit_of=make.province("01"), full_name="Đỗ Xa Xôi")
    return user


@pytest.mark.parametrize("asked", ["do hoa", "Đỗ Hoà", "HÒA ĐỖ", "  hoa\u0300  "])
def test_people_of_the_own_province_by_any_spelling(administrator, asked):
    assert found(administrator, asked) == {"Người dùng": ["Đỗ Thị Hòa"]}


@pytest.mark.parametrize("asked", ["", "   ", "!!!", "\u0301" * 100])
def test_a_search_without_a_letter_finds_nothing(administrator, asked):
    assert found(administrator, asked) == {}


def test_people_are_no_business_of_those_without_a_desk(administrator):
    assert "Người dùng" not in found(make.person(Role.COUNCIL_MEMBER), "do")


def test_the_page_keeps_what_was_asked_and_says_how_to_go_on(administrator, client: Client):
    make.signed_in(client, administrator)
    html = client.get(reverse("office:search"), {"q": 'xyz"<b>'}).content.decode()
    assert "Không thấy gì khớp" in html and 'value="xyz&quot;&lt;b&gt;"' in html
    assert client.get(reverse("office:search"), {"q": "x" * 5000}).status_code == 200
    assert "Xem cả danh sách" in client.get(reverse("office:search"), {"q": "do"}).content.decode()


def test_products_producers_and_places_with_what_tells_them_apart(db):
    commune = make.commune("Hoằng Châu", code="16450")
    producer = registry.producer("HTX Nước mắm Châu", commune=commune)
    product = registry.product("Nước mắm Châu Mẫu", of=producer)
    [products, producers, communes] = search_all(registry.office(), "chau")
    assert [(hit.title, hit.note, hit.url) for hit in products.hits] == [
        (product.name, f"{producer.name}, {commune.title}", reverse("registry:product", args=[product.public_id]))
    ]
    assert [(hit.title, hit.note) for hit in producers.hits] == [(producer.name, commune.title)]
    assert [(hit.title, hit.note) for hit in communes.hits] == [("Xã Hoằng Châu", "16450")]
    assert products.more == reverse("registry:products") + "?q=chau"


def test_what_lies_in_another_province_is_not_found(db):
    registry.product("Nước mắm Châu Mẫu")
    assert [find.icon for find in search_all(registry.office("01"), "nuoc mam")] == []


def test_a_long_answer_is_cut_and_leads_to_the_whole_list(db):
    producer = registry.producer()
    for number in range(MOST + 2):
        registry.product(f"Chè lam {number}", of=producer)
    [find] = search_all(registry.office(), "che lam")
    assert len(find.hits) == MOST and find.more.endswith("?q=che+lam")


def test_the_page_asks_the_database_as_often_for_three_hits_as_for_one(db, client: Client):
    make.signed_in(client, registry.office())
    producer = registry.producer()
    url = reverse("office:search") + "?q=che"
    one, three = same_count(client, url, lambda number: registry.product(f"Chè {number}", of=producer))
    assert one == three
