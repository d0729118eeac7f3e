"""The named places of a sheet: every label has one, and laying words over it moves neither points nor gates."""

import pytest

from ocop.criteria import Label, laws, load
from ocop.lawbook.places import labels_of, page_of

SHEETS = [(law, sheet.number) for law in laws() for sheet in load(law).sheets]


def numbers_of(page):
    """The points, gates and maxima a page shows, without its words."""
    return [
        (part.code, part.top, section.code, section.top, criterion.code, criterion.top, option.points, option.gate)
        for part in page.parts
        for section in part.sections
        for criterion in section.criteria
        for _, options in criterion.lists
        for option in options
    ]


@pytest.mark.parametrize(("law", "number"), SHEETS)
def test_a_page_shows_every_option_of_its_sheet_whatever_the_words(law, number):
    sheet = load(law).sheet(number)
    shipped = labels_of(sheet)
    page = page_of(sheet, shipped)
    assert numbers_of(page) == [
        (part.code, part.max, section.code, section.max, criterion.code, criterion.max, option.points, option.gate)
        for part in sheet.parts
        for section in part.sections
        for criterion in section.criteria
        for case in criterion.cases
        for option in case.options
    ]
    other = page_of(sheet, {place: Label("chữ khác", "other words") for place in shipped})
    assert numbers_of(other) == numbers_of(page)
    assert {words.text for _, words in other.stops} <= {"chữ khác"}


@pytest.mark.parametrize(("law", "number"), SHEETS)
def test_every_place_is_named_once(law, number):
    sheet = load(law).sheet(number)
    options = sum(len(case.options) for criterion in sheet.criteria for case in criterion.cases)
    assert sum(place.startswith("option:") for place in labels_of(sheet)) == options


def test_places_of_a_criterion_with_cases_name_the_case():
    places = labels_of(load("26/2026/QĐ-TTg").sheet(26))
    code = load("26/2026/QĐ-TTg").sheet(26).case_codes[0]
    assert [place for place in places if place.startswith(f"case:{code}:")] == [f"case:{code}:1", f"case:{code}:2"]
    assert f"option:{code}:2.1" in places
