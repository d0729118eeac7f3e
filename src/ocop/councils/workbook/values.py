"""What people type into a cell, read strictly: a whole number, a choice from a list, a text."""

import datetime
import re
from collections.abc import Iterable

from ocop.councils.workbook.words import CASE
from ocop.foundation.documents.excel import Value

_DIGITS = re.compile(r"[0-9]{1,4}")


def whole_number(value: Value) -> int | None:
    """A whole number typed as a number (3, 3.0); None for all else: 3.5, TRUE, a date, the text "3".

    A number kept as text is refused because the sheet's own totals pass over it, so people would see another sum.
    """
    return value if type(value) is int else None


def is_spelled_number(value: Value) -> bool:
    """Whether the cell holds a whole number as text."""
    return isinstance(value, str) and _DIGITS.fullmatch(value.strip()) is not None


def text(value: Value, limit: int = 300) -> str:
    """The cell as one line of text."""
    return " ".join(str(value).split())[:limit] if value is not None else ""


def quoted(value: Value) -> str:
    """The cell as a fault names it: dates and decimals the Vietnamese way, long texts cut."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float):
        return f"{value:.15g}".replace(".", ",")
    said = text(value)
    return said if len(said) <= 60 else said[:59] + "…"


def is_choice(value: Value, choice: str) -> bool:
    """Whether the cell says ``choice``, letter case aside."""
    return text(value).casefold() == choice.casefold()


def case_number(value: Value, choices: Iterable[int | str]) -> int | None:
    """TH2, th 2 and 2 choose the second case; None for anything else."""
    if isinstance(value, bool):
        return None
    said = text(value).casefold().replace(" ", "").removeprefix(CASE.casefold())
    known = {str(choice).casefold().removeprefix(CASE.casefold()) for choice in choices}
    return int(said) if said in known else None


def code_of(words: dict[str, str], value: Value) -> str | None:
    """The code whose words (or the code itself) stand in the cell."""
    said = text(value).casefold()
    return next((code for code, shown in words.items() if said in (shown.casefold(), code)), None)
