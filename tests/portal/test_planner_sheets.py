"""Choosing a sheet: the law of the day, only what can be scored, found without diacritics."""

import datetime

import pytest
import time_machine
from django.test import Client

from ocop.criteria import Answer, load, path_to
from ocop.lawbook.laws import law_on
from ocop.portal.planner_curve import Curve
from ocop.portal.planner_form import cost_names, values_of
from ocop.portal.planner_sheets import families, sheet_on

NEW, OLD = load("26/2026/QĐ-TTg"), load("148/QĐ-TTg")


@pytest.mark.parametrize(
    ("day", "law"),
    [
        ("2023-02-23", None),
        ("2023-02-24", OLD),
        ("2026-05-21", OLD),
        ("2026-05-22", NEW),
        ("2026-07-21", NEW),
        ("2031-01-01", NEW),
    ],
)
def test_the_youngest_law_in_force_counts(day, law):
    assert law_on(datetime.date.fromisoformat(day)) is law


def test_only_scorable_sheets_of_that_law_have_a_page():
    day = datetime.date(2026, 11, 24)
    assert sheet_on(day, "26-2026", 9) == (NEW, NEW.sheet(9))
    for slug, number in (("148", 9), ("26-2026", 27), ("26-2026", 0), ("27-2026", 9)):
        assert sheet_on(day, slug, number) is None
    then = datetime.date(2024, 1, 1)
    assert sheet_on(then, "148", 9) == (OLD, OLD.sheet(9))
    assert [number for number in (7, 11, 12, 13) if sheet_on(then, "148", number)] == []
    listed = {sheet.number for family in families(OLD) for sheet in family.sheets}
    assert {sheet.number for sheet in OLD.sheets} - listed == {7, 11, 12, 13}


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ("nuoc mam", [9]),
        ("NƯỚC MẮM", [9]),
        ("fish sauce", [9]),
        ("ca phe", [13]),
        ("rượu", [14]),
        ("tourism", [26]),
        ("không có gì như vậy", []),
        ("\u200b", list(range(1, 27))),
        ("", list(range(1, 27))),
    ],
)
def test_sheets_are_found_in_both_languages(wanted, numbers):
    assert [sheet.number for family in families(NEW, wanted) for sheet in family.sheets] == numbers


@pytest.mark.django_db
def test_the_page_of_sets(client: Client):
    page = client.get("/duong-len-sao/").content.decode()
    assert [page.count(f'href="/duong-len-sao/26-2026/{number}/"') for number in range(1, 27)] == [1] * 26
    few = client.get("/duong-len-sao/", {"q": "nuoc mam"}).content.decode()
    assert [few.count(f'href="/duong-len-sao/26-2026/{number}/"') for number in (9, 14)] == [1, 0]
    none = client.get("/duong-len-sao/", {"q": "<i>zzz</i>" * 50})
    assert (none.status_code, b"<i>zzz" in none.content) == (200, False)
    assert "Chưa thấy bộ nào" in none.content.decode()
    for missing in ("/duong-len-sao/148/9/", "/duong-len-sao/26-2026/27/", "/duong-len-sao/26-2026/0/"):
        assert client.get(missing).status_code == 404


@pytest.mark.django_db
def test_the_page_follows_the_calendar(client: Client):
    with time_machine.travel(datetime.datetime(2024, 1, 1, 5, tzinfo=datetime.UTC)):
        assert 'href="/duong-len-sao/148/9/"' in client.get("/duong-len-sao/").content.decode()
        assert client.get("/duong-len-sao/148/9/").status_code == 200
        assert client.get("/duong-len-sao/148/7/").status_code == 404
        assert client.get("/duong-len-sao/26-2026/9/").status_code == 404
    with time_machine.travel(datetime.datetime(2020, 1, 1, 5, tzinfo=datetime.UTC)):
        page = client.get("/duong-len-sao/")
        assert (page.status_code, "chưa có bộ tiêu chí nào có hiệu lực" in page.content.decode()) == (200, True)


def test_answers_and_costs_stand_in_the_address_by_number_and_by_points():
    assert values_of(NEW.sheet(9).by_code["1.1"]) == ["0", "1", "2", "3"]
    assert values_of(NEW.sheet(9).by_code["1.4"]) == ["1", "2", "3", "4"]  # prints a 0 itself
    assert values_of(NEW.sheet(26).by_code["8"]) == ["1.0", "1.1", "1.2", "2.0", "2.1", "2.2"]
    assert cost_names(NEW.sheet(9).by_code["1.4"]) == {"k1.4-1": (None, 1), "k1.4-2": (None, 2), "k1.4-3": (None, 3)}
    assert list(cost_names(NEW.sheet(7).by_code["3.1"])) == ["k3.1-1", "k3.1-3"]  # two levels of one point
    assert cost_names(NEW.sheet(26).by_code["8"]) == {
        "k8-1.1": (1, 1),
        "k8-1.3": (1, 3),
        "k8-2.1": (2, 1),
        "k8-2.3": (2, 3),
    }


def test_the_curve_stays_inside_its_picture():
    sheet = NEW.sheet(9)
    lowest = {one.code: Answer(None if one.case().offers_none else 1) for one in sheet.criteria}
    dear = {one.code: {points: 10**12 for points in one.any_values if points} for one in sheet.criteria}
    for costs in ({}, dear, {code: dict.fromkeys(prices, 0) for code, prices in dear.items()}):
        path = path_to(sheet, lowest, 4, costs)
        curve = Curve(sheet, 0, path)
        assert curve.rises is (path.curve[-1][0] > 0)
        if curve.rises:
            places = [tuple(map(float, step.split("V"))) for step in curve.line.split("H")[1:]]
            assert all(34 <= x <= 388 and 24 <= y <= 204 for x, y in places)
            assert curve.found is not None
