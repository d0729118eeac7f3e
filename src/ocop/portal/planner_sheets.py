"""Which law the star planner speaks of on a day, and its sheets by family for choosing one."""

import datetime
from dataclasses import dataclass

from ocop.criteria import CriteriaSet, Label, Sheet
from ocop.foundation.text import fold
from ocop.lawbook.laws import law_on, slug_of


def sheet_on(day: datetime.date, slug: str, number: int) -> tuple[CriteriaSet, Sheet] | None:
    """The law and the sheet behind an address; None unless that law is in force and the sheet can be scored."""
    law = law_on(day)
    if law is None or slug_of(law.law) != slug:
        return None
    return next(((law, sheet) for sheet in law.sheets if sheet.number == number and sheet.scorable), None)


@dataclass(frozen=True)
class Family:
    """One family of products with the sheets to choose from."""

    name: Label
    sheets: tuple[Sheet, ...]


def families(law: CriteriaSet, wanted: str = "") -> list[Family]:
    """The scorable sheets by family, in the order of the law; ``wanted`` words must all stand in a sheet's names."""
    words = fold(wanted).split()
    found: dict[Label, list[Sheet]] = {}
    for sheet in law.sheets:
        if sheet.scorable and all(word in _searched(sheet) for word in words):
            found.setdefault(sheet.family, []).append(sheet)
    return [Family(name, tuple(sheets)) for name, sheets in found.items()]


def _searched(sheet: Sheet) -> str:
    names = [label for label in (sheet.name, sheet.family, sheet.group, sheet.subgroup) if label]
    return fold(f"{sheet.number} " + " ".join(f"{label.vi} {label.en}" for label in names))
