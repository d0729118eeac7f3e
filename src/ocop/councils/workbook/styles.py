"""The cell styles of the scoring workbook, made once for a book."""

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

GREEN, PALE, INPUT, LINE = "#0B5D3B", "#E3EFE8", "#FFFBEB", "#B8C4BC"
_BASE: dict[str, Any] = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
_STYLES: dict[str, dict[str, Any]] = {
    "plain": {"text_wrap": True},
    "title": {"bold": True, "font_size": 15, "font_color": GREEN},
    "label": {"bold": True, "align": "right", "indent": 1},
    "note": {"italic": True, "font_color": "#4B5563", "text_wrap": True},
    "hint": {"italic": True, "font_color": "#4B5563"},
    "demo": {"bold": True, "font_color": "#9A3412"},
    "head": {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1, "bg_color": PALE},
    "part": {"bold": True, "border": 1, "bg_color": GREEN, "font_color": "#FFFFFF"},
    "section": {"bold": True, "border": 1, "bg_color": PALE},
    "cell": {"text_wrap": True, "border": 1, "border_color": LINE},
    "code": {"border": 1, "border_color": LINE, "align": "center", "num_format": "@"},
    "sum": {"bold": True, "italic": True, "border": 1, "align": "center", "bg_color": "#F3F4F6"},
    "input": {"border": 1, "bg_color": INPUT, "locked": False, "text_wrap": True},
    "mark": {"border": 1, "bg_color": INPUT, "locked": False, "align": "center", "valign": "vcenter", "font_size": 12},
    "link": {"underline": 1, "font_color": GREEN},
    "missing": {"bg_color": "#FDE68A"},
}


def styles_of(book: Workbook) -> dict[str, Format]:
    """Every style by name; "missing" colours a cell left empty in a ballot that somebody began."""
    return {
        name: book.add_format(style if name == "missing" else {**_BASE, **style}) for name, style in _STYLES.items()
    }
