"""Read the regulation sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ocop.councils.workbook import layout
from ocop.councils.workbook.facts import ProductFacts, RoundFacts, members
from ocop.councils.workbook.grid import Grid
from ocop.councils.workbook.machine_sheet import Machine
from ocop.councils.workbook.values import code_of, is_spelled_number, quoted, text, whole_number
from ocop.councils.workbook.words import FORWARD_RULES, GATE_RULES
from ocop.criteria import Regulation
from ocop.foundation.documents.complaint import noop as _
from ocop.foundation.documents.excel import Value


@dataclass(frozen=True)
class Rules:
    """The regulation and the round's own words; a value that could not be read stands as its default."""

    regulation: Regulation
    names: tuple[str, ...]
    texts: dict[str, str]

    @property
    def members(self) -> int:
        return self.regulation.members

    def facts(self, machine: Machine, products: tuple[ProductFacts, ...], notices: tuple[str, ...]) -> RoundFacts:
        """The round as read."""
        return RoundFacts(
            machine.law.law, self.regulation, self.names, products, demo=machine.demo, notices=notices, **self.texts
        )


def read_rules(grid: Grid, machine: Machine) -> Rules:
    """Every value of the sheet; faults become findings of ``grid``."""
    where = grid.locate_rows(layout.rule_rows(machine.members))
    column = (grid.origin[1] if grid.origin else 0) + layout.RULE_VALUE
    cells = _RuleCells(grid, where, column)
    regulation = Regulation(
        members=cells.number("members", 1, 99) or machine.members,
        quorum=_quorum(cells),
        max_spread=cells.number("max_spread", 0, 100) or 0,
        gate_rule=cells.choice("gate_rule", GATE_RULES),
        forward_rule=cells.choice("forward_rule", FORWARD_RULES),
    )
    texts = {key: cells.text(key) for key in ("title", "superior", "authority", "place")}
    names = tuple(cells.text(f"name:{member}", 120) for member in members(machine.members))
    _check_names(cells, names)
    return Rules(regulation, names, texts)


def _quorum(cells: "_RuleCells") -> tuple[int, int]:
    top, bottom = cells.number("quorum_num", 0, 99), cells.number("quorum_den", 1, 99)
    if top is None or bottom is None:
        return 1, 1
    if top > bottom:
        message = _("số phiếu cần có là {top}/{bottom}, nhiều hơn cả Hội đồng")
        cells.complain("quorum_num", message, top=top, bottom=bottom)
        return 1, 1
    return top, bottom


def _check_names(cells: "_RuleCells", names: Sequence[str]) -> None:
    """Two columns may not be one person's, and a name without a column has nowhere to score."""
    seen: dict[str, str] = {}
    for member, name in zip(members(len(names)), names, strict=True):
        if name and name.casefold() in seen:
            message = _("«{name}» đã đứng tên {other}; mỗi người một cột")
            cells.complain(f"name:{member}", message, name=name, other=seen[name.casefold()])
        seen.setdefault(name.casefold(), member)
    last = cells.rows.get(f"name:M{len(names)}")
    for row in range(last + 1, len(cells.grid.rows)) if last is not None else ():
        if cells.grid.raw(row, cells.column) is not None:
            message = _("bảng chấm chỉ có {count} cột thành viên; cần thêm thì tạo bảng chấm mới")
            cells.grid.complain(row, cells.column, message, count=len(names))


@dataclass(frozen=True)
class _RuleCells:
    """The input cells of the sheet, by the keys of their rows."""

    grid: Grid
    rows: dict[str, int]
    column: int

    def complain(self, key: str, message: str, **params: object) -> None:
        self.grid.complain(self.rows[key], self.column, message, **params)

    def text(self, key: str, limit: int = 300) -> str:
        return text(self._value(key), limit)

    def number(self, key: str, least: int, most: int) -> int | None:
        value = self._value(key)
        number = whole_number(value)
        if number is not None and least <= number <= most:
            return number
        if is_spelled_number(value):
            self.complain(key, _("số {value} đang ghi dạng chữ; gõ lại thành số"), value=text(value))
        elif value is not None:
            message = _("«{value}» không phải số nguyên từ {least} đến {most}")
            self.complain(key, message, value=quoted(value), least=least, most=most)
        return None

    def choice(self, key: str, words: dict[str, str]) -> Any:
        """The code chosen; the first one stands in where the cell is at fault."""
        value = self._value(key)
        code = code_of(words, value)
        if code is None and value is not None:
            message = _("«{value}» không có trong danh sách: {choices}")
            self.complain(key, message, value=quoted(value), choices="; ".join(words.values()))
        return code or next(iter(words))

    def _value(self, key: str) -> Value:
        """What stands in the cell, None with a finding where a rule is missing; texts and names may be empty."""
        if key not in self.rows:
            return None
        if (self.rows[key], self.column) in self.grid.computed:
            self.complain(key, _("ô này là công thức hoặc lỗi; ghi thẳng giá trị"))
            return None
        value = self.grid.raw(self.rows[key], self.column)
        if value is None and key in layout.REQUIRED_RULES:
            self.complain(key, _("quy chế chưa ghi ô này"))
        return value
