"""The hidden sheet: what a workbook was made for, and the words of its rows as they were written."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from xlsxwriter.workbook import Workbook

from ocop.councils.workbook import layout
from ocop.councils.workbook.facts import RoundFacts
from ocop.councils.workbook.findings import Finding
from ocop.councils.workbook.grid import Grid
from ocop.councils.workbook.values import text, whole_number
from ocop.criteria import CriteriaSet, Sheet, load
from ocop.foundation.documents.complaint import noop as _
from ocop.foundation.documents.excel import Value
from ocop.foundation.documents.plain import plain

_WIDTH = 6
Words = tuple[str, str, int | None]


@dataclass(frozen=True)
class MachineProduct:
    """One product's sheet as the workbook was made: its number from 1, its set, and the sheet's name and title then."""

    number: int
    sheet: Sheet
    sheet_name: str
    title: str


@dataclass
class Machine:
    """Law, number of members' columns, key → product in order, and each row's title, detail and top as written."""

    law: CriteriaSet
    members: int = 0
    demo: bool = False
    products: dict[str, MachineProduct] = field(default_factory=dict)
    words: dict[tuple[int, str], Words] = field(default_factory=dict)


def write_machine(book: Workbook, facts: RoundFacts, law: CriteriaSet, names: Sequence[str]) -> None:
    """Write the sheet; ``names`` are those of the products' sheets."""
    rows: list[tuple[Value, ...]] = [
        (layout.MACHINE_KEY, layout.SCHEMA),
        ("law", facts.law),
        ("members", len(facts.member_names)),
        ("demo", int(facts.demo)),
    ]
    for at, (product, name) in enumerate(zip(facts.products, names, strict=True), 1):
        title = layout.set_title(law.sheet(product.set))
        rows.append(("product", layout.product_key(at), product.set, name, title))
    for number in sorted({product.set for product in facts.products}):
        for line in layout.lines_of(law.sheet(number)):
            rows.append(("line", number, line.key, line.title, line.detail, line.top))
    rows.append(("check", _checksum(rows)))
    page = book.add_worksheet(layout.MACHINE)
    for at, row in enumerate(rows):
        page.write_row(at, 0, row)
    page.protect("")
    page.very_hidden()


def _checksum(rows: Iterable[Sequence[Value]]) -> str:
    """A hash of what the sheet says: not a proof against forgers, but a changed cell shows."""
    said = [[plain(value).strip() for value in (*row, *[None] * (_WIDTH - len(row)))] for row in rows]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


def read_machine(grid: Grid) -> Machine | Finding:
    """What the hidden sheet says, or why the workbook cannot be judged: another schema, an unknown law, changed."""
    rows = [[grid.raw(row, column) for column in range(_WIDTH)] for row in range(len(grid.rows))]
    rows = [row for row in rows if any(value is not None for value in row)]
    if grid.origin != (0, 0) or whole_number(rows[0][1]) != layout.SCHEMA:
        return _finding(grid, _("bảng chấm do phiên bản khác của phần mềm tạo; tạo bảng chấm mới"))
    if rows[-1][:2] != ["check", _checksum(rows[:-1])]:
        return _finding(grid, _("dữ liệu máy của bảng chấm đã bị sửa; tạo bảng chấm mới rồi chép điểm sang"))
    single = {text(row[0]): row[1] for row in rows}
    try:
        machine = Machine(load(text(single["law"])))
        for row in rows:
            _take(machine, row)
    except LookupError:
        message = _("phần mềm không có luật «{law}» hoặc bộ sản phẩm của bảng chấm này")
        return _finding(grid, message, law=text(single.get("law")))
    machine.members = whole_number(single["members"]) or 0
    machine.demo = single["demo"] == 1
    return machine


def _take(machine: Machine, row: list[Value]) -> None:
    if row[0] == "product":
        sheet = machine.law.sheet(whole_number(row[2]) or 0)
        number = len(machine.products) + 1
        machine.products[text(row[1])] = MachineProduct(number, sheet, text(row[3]), text(row[4]))
    if row[0] == "line":
        words = str(row[3] or ""), str(row[4] or ""), whole_number(row[5])
        machine.words[whole_number(row[1]) or 0, text(row[2])] = words


def _finding(grid: Grid, message: str, **params: object) -> Finding:
    grid.complain(0, 1, message, **params)
    return grid.findings[-1]
