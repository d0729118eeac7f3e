"""What a name or a code meant on a day, and what it is now."""

import datetime
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocop.territory.lookup import look_up
from ocop.territory.models import Commune
from ocop.territory.queries import commune_at, find, resolve, successors, trails, unit_of_code

BEFORE, SINCE = datetime.date(2025, 6, 30), datetime.date(2025, 7, 1)


def said(text: str, **narrow) -> list[tuple[str, str | None, list[str]]]:
    """(unit, former district, units of now) of every trail."""
    return [
        (str(trail.unit), trail.unit.former_district and trail.unit.former_district.name, [str(u) for u in trail.now])
        for trail in trails(text, **narrow)
    ]


@pytest.mark.parametrize(
    "written",
    [
        "TT Bút Sơn",
        "thị trấn Bút Sơn",
        "bút sơn",
        "But Son",
        "BÚT SƠN, Hoằng Hoá",
        unicodedata.normalize("NFD", "Bút Sơn"),
    ],
)
def test_an_old_name_is_found_however_it_is_written(province, written):
    assert said(written) == [("thị trấn Bút Sơn", "Huyện Hoằng Hóa", ["xã Hoằng Hóa"])]


def test_both_spellings_of_the_tone_mark_are_one_name(province):
    for one, other in (("xã Hoằng Hóa", "xã Hoằng Hoá"), ("Cẩm Thủy", "Cẩm Thuỷ"), ("Thiệu Hòa", "Thiệu Hoà")):
        assert find(one) == find(other) != []


def test_diacritics_decide_only_where_they_are_written(province):
    assert {str(unit) for unit in find("Hoằng Thành")} == {"xã Hoằng Thành"}
    assert {str(unit) for unit in find("hoang thanh")} == {"xã Hoằng Thanh", "xã Hoằng Thành"}


def test_a_district_tells_two_of_one_name_apart(province):
    assert {district for _unit, district, _now in said("phường Lam Sơn")} == {"Thành phố Thanh Hóa", "Thị xã Bỉm Sơn"}
    assert resolve("phường Lam Sơn") is None
    assert str(resolve("phường Lam Sơn, TP Thanh Hóa")) == "phường Hạc Thành"
    assert str(resolve("phường Lam Sơn", district="Bỉm Sơn")) == "phường Bỉm Sơn"
    assert resolve("phường Lam Sơn", district="Quan Hóa") is None


def test_a_split_unit_is_for_a_person_to_decide(province):
    [trail] = trails("phường Đông Thọ")
    assert (trail.is_split, trail.steps) == (
        True,
        [(unit, "nhập một phần") for unit in trail.now],
    )
    assert {str(unit) for unit in trail.now} == {"phường Hàm Rồng", "phường Hạc Thành"}
    assert resolve("phường Đông Thọ") is None
    answer = look_up("phường Đông Thọ")
    assert (answer.needs_a_person, answer.several) == (True, False)


def test_one_code_is_another_unit_on_another_day(province):
    assert [str(commune_at("14758", day)) for day in (BEFORE, SINCE)] == ["phường Đông Thọ", "phường Hàm Rồng"]
    assert commune_at("99999", SINCE) is None
    gone = Commune.objects.exclude(ends=None).exclude(code__in=Commune.objects.filter(ends=None).values("code")).first()
    assert (commune_at(gone.code, SINCE), unit_of_code(gone.code, SINCE)) == (None, gone)


def test_a_day_narrows_and_a_day_too_early_says_so(province):
    assert said("Hoằng Thanh", day=SINCE) == [("xã Hoằng Thanh", None, ["xã Hoằng Thanh"])]
    assert said("Hoằng Thanh", day=BEFORE) == [("xã Hoằng Thanh", "Huyện Hoằng Hóa", ["xã Hoằng Thanh"])]
    answer = look_up("TT Bút Sơn", SINCE)
    assert (answer.trails, [str(trail.unit) for trail in answer.other_days]) == ([], ["thị trấn Bút Sơn"])


def test_a_district_alone_gives_the_units_it_lies_in_now(province):
    answer = look_up("TP Thanh Hóa")
    assert (str(answer.district), len(answer.district_now), answer.trails) == ("Thành phố Thanh Hóa", 7, [])
    assert str(look_up("huyện Mường Lát").district) == "Huyện Mường Lát"


@pytest.mark.parametrize(("written", "best"), [("Hoằng Thanhh", "xã Hoằng Thanh"), ("xã Nga Ann", "xã Nga An")])
def test_an_unknown_name_gets_suggestions(province, written, best):
    answer = look_up(written)
    assert (answer.trails, answer.district, str(answer.suggestions[0])) == ([], None, best)


@pytest.mark.parametrize(
    "written", ["", "   ", "!!!", "99999", "\u200b", "zzzzqqqq", "0" * 500, "a" + "\u0301" * 10_000]
)
def test_nonsense_is_unknown(province, written):
    answer = look_up(written)
    assert (answer.trails, answer.other_days, answer.district, answer.suggestions) == ([], [], None, [])


def test_only_the_asked_province_is_searched(province):
    from tests import make

    other = make.commune("Bút Sơn", province_code="40")
    assert set(find("Bút Sơn")) == {other, *find("Bút Sơn", province=province)}
    assert resolve("Bút Sơn", province=province) == resolve("thị trấn Bút Sơn", province=province) != other


@given(day=st.dates(datetime.date(1990, 1, 1), datetime.date(2060, 12, 31)), data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_look_ups_agree_on_every_day(province, day, data):
    """A code names at most one unit a day, and what a unit becomes lives on the day asked for."""
    unit = data.draw(st.sampled_from(list(Commune.objects.order_by("pk"))))
    found = commune_at(unit.code, day)
    living = [other for other in Commune.objects.filter(code=unit.code) if other.exists_on(day)]
    assert [found] == living if found else living == []
    assert unit.exists_on(day) == (unit in find(unit.code, day=day))
    if unit.starts is None or unit.starts <= day:
        now = successors(unit, day).now
        assert now
        assert all(later.exists_on(day) for later in now)
        assert (unit in now) == unit.exists_on(day)
