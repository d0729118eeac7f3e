"""Product sets as the law in force prints them, for choosing and for naming."""

from functools import cache

from django.utils.translation import get_language, override

from ocop.criteria import Label, Sheet, UnknownLaw, laws, load
from ocop.foundation.text import fold
from ocop.registry.enums import Family


def law_in_use() -> str:
    """The law whose sets new products are sorted into: the latest one shipped."""
    return laws()[0]


@cache
def family_of_set(law: str, number: int) -> Family | None:
    """The family a set belongs to, None when the law or the set is unknown or its family is none of ours."""
    sheet = _sheets(law).get(number)
    return family_named(sheet.family.vi) if sheet else None


def set_name(law: str, number: int | None) -> str:
    """The set's name in the language shown (Vietnamese as the law prints it), "" when unknown."""
    sheet = _sheets(law).get(number) if number else None
    return _shown(sheet.name) if sheet else ""


def sets_by_family(law: str) -> list[tuple[str, list[tuple[int, str]]]]:
    """Every set of a law as (family, [(number, "number. name")…]), in the law's order and the language shown."""
    grouped: dict[str, list[tuple[int, str]]] = {}
    for number, sheet in _sheets(law).items():
        grouped.setdefault(_shown(sheet.family), []).append((number, f"{number}. {_shown(sheet.name)}"))
    return list(grouped.items())


def _shown(label: Label) -> str:
    return label.en if get_language() == "en" else label.vi


@cache
def _sheets(law: str) -> dict[int, Sheet]:
    try:
        return {sheet.number: sheet for sheet in load(law).sheets}
    except UnknownLaw:
        return {}


@cache
def _families() -> dict[str, Family]:
    """Folded Vietnamese names of the families."""
    with override("vi"):
        return {fold(str(family.label)): family for family in Family}


def family_named(text: str) -> Family | None:
    """The family called so in Vietnamese, whatever the diacritics; None for anything else."""
    return _families().get(fold(text))
