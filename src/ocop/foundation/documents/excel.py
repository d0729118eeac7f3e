"""Excel files: tables out (typed cells, no formula from user text), rows in (capped before anything is unpacked)."""

import datetime
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.parsers.expat import ExpatError

import python_calamine as calamine
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ocop.foundation.documents.archive import ArchiveLimits, problem_of
from ocop.foundation.documents.complaint import Complaint
from ocop.foundation.documents.complaint import noop as _
from ocop.foundation.documents.extent import TooLarge, check_extent
from ocop.foundation.documents.plain import plain

Kind = Literal["text", "number", "decimal", "percent", "money", "date", "time"]
Value = str | int | float | bool | datetime.date | datetime.datetime | None
CELL_LIMIT = 32_000
_BAD_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\'\x00-\x1f\U00010000-\U0010ffff]")
# Number formats in Excel's own notation; Excel shows its separators in the reader's language.
_FORMATS: dict[str, str] = {
    "text": "@",
    "number": "#,##0",
    "decimal": "#,##0.00",
    "percent": "0.0%",
    "money": '#,##0" đ"',
    "date": "dd/mm/yyyy",
    "time": "dd/mm/yyyy hh:mm",
}


@dataclass(frozen=True)
class Column:
    """A column: its title, the kind of its values and its width in characters (0 = from its contents, 10–60)."""

    title: str
    kind: Kind = "text"
    width: float = 0


@dataclass(frozen=True)
class Sheet:
    """One sheet. ``rows`` hold one value per column; None leaves the cell empty. ``note`` stands above the table."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    note: str = ""


def write_table(sheets: Sequence[Sheet], *, demo: bool) -> bytes:
    """A workbook of tables: frozen titles, a filter per column, typed cells, "minh họa" above and in print if ``demo``.

    Text stays text: whatever begins with = + - @ is never a formula or a link. A value whose type does not fit its
    column's kind is written as text. Sheet names are cleaned and made different. Raises ValueError without sheets or
    for a row of another length than the columns.
    """
    if not sheets:
        raise ValueError("a workbook needs a sheet")
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "remove_timezone": True,
        "nan_inf_to_errors": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": "OpenOCOP"})
        styles = _styles(book)
        names: set[str] = set()
        for sheet in sheets:
            page = book.add_worksheet(sheet_name(sheet.name, names))
            _write_sheet(page, sheet, styles, demo)
    return out.getvalue()


def sheet_name(wanted: str, taken: set[str]) -> str:
    """``wanted`` as a name Excel accepts (31 signs, none of ``[]:*?/\\'``), not in ``taken``, which it joins."""
    base = _BAD_IN_SHEET_NAME.sub(" ", plain(wanted, 200)).strip() or "Bảng"
    if base.casefold() == "history":  # Excel keeps this name for itself
        base = "History 1"
    name, number = base[:31].strip(), 1
    while name.casefold() in taken:
        number += 1
        tail = f" ({number})"
        name = base[: 31 - len(tail)].strip() + tail
    taken.add(name.casefold())
    return name


def _styles(book: Workbook) -> dict[str, Format]:
    common = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
    styles = {kind: book.add_format({**common, "num_format": shape, "border": 1}) for kind, shape in _FORMATS.items()}
    styles["text"].set_text_wrap()
    styles["head"] = book.add_format(
        {**common, "bold": True, "border": 1, "text_wrap": True, "align": "center", "bg_color": "#E3EFE8"}
    )
    styles["note"] = book.add_format({**common, "italic": True})
    styles["demo"] = book.add_format({**common, "bold": True, "font_color": "#9A3412"})
    return styles


def _write_sheet(page: Worksheet, sheet: Sheet, styles: dict[str, Format], demo: bool) -> None:
    top = 0
    for text, style in (("Bản minh họa, không có giá trị pháp lý" if demo else "", "demo"), (sheet.note, "note")):
        if text:
            page.write_string(top, 0, plain(text, CELL_LIMIT), styles[style])
            top += 1
    widths = [column.width or _width(sheet, at) for at, column in enumerate(sheet.columns)]
    titles = [column.title for column in sheet.columns]
    page.set_row(top, row_height(zip(titles, widths, strict=True)))
    for at, (title, width) in enumerate(zip(titles, widths, strict=True)):
        page.write_string(top, at, plain(title, 250), styles["head"])
        page.set_column(at, at, width)
    for down, row in enumerate(sheet.rows, top + 1):
        if len(row) != len(sheet.columns):
            raise ValueError(f"row {down - top} has {len(row)} values for {len(sheet.columns)} columns")
        page.set_row(down, row_height(zip(row, widths, strict=True)))
        for at, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _write_cell(page, down, at, column.kind, value, styles)
    page.freeze_panes(top + 1, 0)
    page.autofilter(top, 0, top + max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.repeat_rows(top)
    page.set_paper(9)  # A4
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P/&N" + ("&RBản minh họa" if demo else ""))


def row_height(cells: Iterable[tuple[Value, float]], line: float = 15.75) -> float:
    """Points that a row of (value, column width) needs: LibreOffice does not fit rows of wrapped text by itself.

    ``line`` is the height of one line of text; 409 points are the most that Excel shows.
    """
    lines = max((_lines(str(value), width) for value, width in cells if value is not None), default=1)
    return min(lines * line, 409)


def _lines(text: str, width: float) -> int:
    """Lines of a wrapped text; words are not cut, so a line is not filled to its end."""
    room = max(int(width * 0.95), 1)
    return sum(max(1, -(-len(part) // room)) for part in text.split("\n"))


def _write_cell(page: Worksheet, down: int, at: int, kind: Kind, value: Value, styles: dict[str, Format]) -> None:
    if value is None or value == "":
        page.write_blank(down, at, None, styles[kind])
    elif kind in ("number", "decimal", "percent", "money") and isinstance(value, int | float) and not _odd(value):
        page.write_number(down, at, value, styles[kind])
    elif kind in ("date", "time") and isinstance(value, datetime.date) and value.year >= 1900:
        page.write_datetime(down, at, value, styles[kind])
    else:
        text = "có" if value is True else "không" if value is False else value
        page.write_string(down, at, plain(text, CELL_LIMIT), styles["text"])


def _odd(value: float) -> bool:
    """Whether Excel cannot hold the number exactly enough: truth values, not finite, beyond 15 digits."""
    return isinstance(value, bool) or not abs(value) < 10**15


def _width(sheet: Sheet, at: int) -> float:
    longest = max((len(str(row[at] or "")) for row in sheet.rows[:500] if at < len(row)), default=0)
    return float(min(max(longest, len(sheet.columns[at].title), 8) + 2, 60))


# ── Reading ─────────────────────────────────────────────────────────────────
@dataclass(frozen=True)
class ReadLimits:
    """The most a workbook may hold: bytes of the file, sheets, rows and cells of one sheet."""

    max_bytes: int = 8 * 1024 * 1024
    sheets: int = 100
    rows: int = 20_000
    cells: int = 400_000


class Unreadable(Complaint):
    """A workbook that cannot be taken in."""


def read_rows(data: bytes, limits: ReadLimits | None = None) -> dict[str, list[list[Value]]]:
    """The sheets of an .xlsx file in order: name → rows of values from A1 on, empty cells as None.

    Whole numbers come as int, dates as date or datetime, texts composed (NFC). Raises Unreadable for what is not an
    .xlsx file, is locked by a password, carries macros or is over ``limits``; sizes are checked before unpacking.
    """
    limits = limits or ReadLimits()
    if len(data) > limits.max_bytes:
        raise Unreadable(_("Tệp nặng hơn {limit} MB."), limit=limits.max_bytes // 1_048_576)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Unreadable(_("Tệp là Excel đời cũ (.xls) hoặc có mật khẩu. Bỏ mật khẩu và lưu lại thành .xlsx."))
    problem = problem_of(data, ArchiveLimits(unpacked=100 * 1024 * 1024), needed="xl/workbook.xml")
    if problem:
        raise Unreadable(problem)
    try:
        check_extent(data, rows=limits.rows, cells=limits.cells)
        book = calamine.load_workbook(io.BytesIO(data))
        names = book.sheet_names[: limits.sheets + 1]
        sheets = {name: _rows(book, name) for name in names[: limits.sheets]}
    except TooLarge as error:
        raise Unreadable(
            _("Tệp có trang quá nhiều hàng hoặc cột ({rows} × {columns}). Xóa các ô thừa ở xa rồi gửi lại."),
            rows=error.rows,
            columns=error.columns,
        ) from error
    except (calamine.CalamineError, ExpatError, LookupError, OverflowError, ValueError) as error:
        raise Unreadable(_("Tệp Excel hỏng. Mở lại bằng Excel hoặc LibreOffice rồi lưu mới.")) from error
    if len(names) > limits.sheets:
        raise Unreadable(_("Tệp có hơn {limit} trang tính."), limit=limits.sheets)
    return sheets


def _rows(book: calamine.CalamineWorkbook, name: str) -> list[list[Value]]:
    try:
        sheet = book.get_sheet_by_name(name)
    except calamine.WorksheetNotFound:  # a sheet that is a chart
        return []
    return [[_value(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]


def _value(cell: object) -> Value:
    if isinstance(cell, str):
        return plain(cell, CELL_LIMIT) or None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**15:
        return int(cell)
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date()
    if isinstance(cell, bool | int | float | datetime.date):
        return cell
    return str(cell)
