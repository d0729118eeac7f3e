"""The fictional register: marked, whole, quick, and loaded twice without a change."""

import time

import pytest

from ocop.accounts import demo as accounts
from ocop.accounts.actions import load_units
from ocop.accounts.models import User
from ocop.foundation.ledger.models import Entry
from ocop.registry import demo
from ocop.registry.access import changeable_producers, tellable_products, visible_producers
from ocop.registry.enums import Origin
from ocop.registry.models import Producer, ProducerMember, Product
from ocop.territory.actions import load_territory
from ocop.territory.models import Province
from tests import make


@pytest.fixture
def province(db) -> Province:
    load_territory()
    return Province.objects.get(code="38")


def everything() -> list[list[tuple]]:
    return [list(model.objects.order_by("pk").values_list()) for model in (Producer, Product, ProducerMember, Entry)]


def test_loading_twice_changes_nothing_and_takes_no_time(province):
    user = make.person(username="chuthe")
    started = time.perf_counter()
    demo.load(province)
    assert time.perf_counter() - started < 3
    before = everything()
    demo.load(province)
    assert everything() == before
    assert {row.user for row in ProducerMember.objects.all()} == {user}


def test_every_row_says_that_it_is_fictional(province):
    demo.load(province)
    rows = [*Producer.objects.all(), *Product.objects.all()]
    assert {row.origin for row in rows} == {Origin.SAMPLE}
    invented = ("Mẫu", "Ví Dụ", "Giả Định", "Thử")
    assert [row.name for row in rows if not any(word in row.name for word in invented)] == []
    products = Product.objects.all()
    assert (products.count(), len({row.set_number for row in products}), {row.family for row in products}) == (
        24,
        21,
        {"food", "drinks", "herbal", "craft", "ornamental", "tourism"},
    )
    assert products.filter(story="").count() == products.filter(commune=None).count() == 0
    assert (len({row.commune_id for row in products}), Producer.objects.count()) == (19, 20)


def test_the_demo_people_of_commune_and_producer_have_something_to_see(province):
    load_units(province)
    accounts.load(province)
    demo.load(province)
    officer, person = (User.objects.get(username=name) for name in ("xa", "chuthe"))
    assert [row.name for row in visible_producers(officer)] == ["Công ty TNHH Quả sấy Mẫu", "Tổ hợp tác Hoa Ví Dụ"]
    assert [row.name for row in changeable_producers(officer)] == [row.name for row in visible_producers(officer)]
    assert [row.name for row in visible_producers(person)] == ["Công ty TNHH Quả sấy Mẫu", "HTX Thủy sản Sóng Mẫu"]
    assert [row.name for row in tellable_products(person)] == [
        "Dứa sấy dẻo Mẫu",
        "Mắm tôm Sóng Mẫu",
        "Nước mắm cá cơm Sóng Mẫu",
    ]


def test_a_commune_that_does_not_live_is_refused(db):
    with pytest.raises(ValueError, match="no commune 16000"):
        demo.load(make.province())
