"""Drawings: by a word of the name with its marks, else by the family; every one of them exists."""

import re

import pytest
from django.contrib.staticfiles import finders

from ocop.portal.pictures import BY_WORD, drawing
from ocop.registry.enums import Family


@pytest.mark.parametrize(
    ("name", "family", "symbol"),
    [
        ("Nước mắm Lê Gia", "food", "bottle"),
        ("Khăn thổ cẩm", "craft", "mat"),
        ("Cam lòng vàng", "food", "fruit"),
        ("Rượu mật ong", "drinks", "honey"),
        ("Thổ cẩm", "craft", "craft"),
        ("Không rõ", "", "other"),
    ],
)
def test_a_drawing_follows_the_name_then_the_family(name, family, symbol):
    assert drawing(name, family) == symbol


def test_every_drawing_exists():
    path = finders.find("portal/pics.svg")
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        found = set(re.findall(r'<symbol id="([a-z]+)"', file.read()))
    assert found == {symbol for symbol, _words in BY_WORD} | set(Family.values) | {"other"}
