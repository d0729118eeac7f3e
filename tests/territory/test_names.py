"""Reading places as people write them."""

import unicodedata

import pytest

from ocop.territory.names import PlaceName, bare_district, read_place


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("TP Thanh Hóa", PlaceName("", None, "Thanh Hóa")),
        ("TT Bút Sơn", PlaceName("Bút Sơn", "thị trấn")),
        ("thị trấn Bút Sơn", PlaceName("Bút Sơn", "thị trấn")),
        ("xã Hoằng Thanh, huyện Hoằng Hóa", PlaceName("Hoằng Thanh", "xã", "Hoằng Hóa")),
        ("xã Hoằng Thanh huyện Hoằng Hóa tỉnh Thanh Hóa", PlaceName("Hoằng Thanh", "xã", "Hoằng Hóa")),
        ("Hoằng Thanh, Hoằng Hóa, Thanh Hóa", PlaceName("Hoằng Thanh", None, "Hoằng Hóa")),
        ("thôn Đại Long, xã Hoằng Thanh", PlaceName("Hoằng Thanh", "xã")),
        ("tiểu khu 12, thị trấn Thiệu Hóa", PlaceName("Thiệu Hóa", "thị trấn")),
        ("P.Lam Sơn, TP.Thanh Hóa", PlaceName("Lam Sơn", "phường", "Thanh Hóa")),
        ("X. Nga An - H. Nga Sơn", PlaceName("Nga An", "xã", "Nga Sơn")),
        ("Tĩnh Hải, TX. Nghi Sơn", PlaceName("Tĩnh Hải", None, "Nghi Sơn")),
        ("Ban Công", PlaceName("Ban Công")),
        ("16000", PlaceName("16000")),
        ("xã", PlaceName("xã")),
        ("", PlaceName("")),
        (" ,; ", PlaceName("")),
    ],
)
def test_a_written_place_is_taken_apart(written, read):
    assert read_place(written) == read
    assert read_place(unicodedata.normalize("NFD", written)) == read


def test_noise_is_bounded():
    assert read_place("a" + "\u0301" * 10_000).commune == "á" + "\u0301" * 2
    assert read_place("Hoằng\u200b Thanh" + " x" * 5000).commune.startswith("Hoằng Thanh x x")


def test_a_district_has_a_bare_name():
    names = ("Huyện Hoằng Hóa", "hoằng hóa", "TX. Nghi Sơn", "Thành phố Thanh Hóa", "TP Thanh Hóa")
    assert [bare_district(name) for name in names] == ["Hoằng Hóa", "hoằng hóa", "Nghi Sơn", "Thanh Hóa", "Thanh Hóa"]
