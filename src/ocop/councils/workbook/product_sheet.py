"""Read one product's sheet: its head, its structure, and each member's column."""

from ocop.councils.workbook import layout
from ocop.councils.workbook.ballot_column import BallotColumn
from ocop.councils.workbook.cells import Cells
from ocop.councils.workbook.facts import ProductFacts, members
from ocop.councils.workbook.grid import Grid
from ocop.councils.workbook.machine_sheet import Machine, MachineProduct
from ocop.councils.workbook.rules_reader import Rules
from ocop.councils.workbook.values import quoted, text, whole_number
from ocop.criteria import Ballot
from ocop.foundation.documents.complaint import noop as _


class ProductReader:
    """Reads one sheet; faults become findings of its grid. ``rules`` is None where their sheet is gone."""

    def __init__(self, grid: Grid, machine: Machine, made: MachineProduct, rules: Rules | None) -> None:
        self.grid, self.machine, self.made, self.rules = grid, machine, made, rules
        self.sheet, self.key = made.sheet, f"SP{made.number}"
        self.lines = layout.lines_of(made.sheet)
        self.members = members(machine.members)

    def read(self) -> ProductFacts | None:
        """The product; None for a sheet that nobody touched."""
        lines = [(line.key, at) for at, line in enumerate(self.lines, layout.FIRST_LINE)]
        rows = self.grid.locate_rows([*layout.HEAD, *lines])
        names = (*layout.COLUMN_KEYS, *self.members)
        columns = self.grid.locate_columns([(name, at) for at, name in enumerate(names, layout.CODE)])
        self.cells = Cells(self.grid, rows, columns)
        self._check_title()
        self._check_words()
        self._check_names()
        self._check_outside()
        ballots = [ballot for member in self.members if (ballot := self._ballot(member)) is not None]
        head = {key: self._head(key) for key, _row in layout.HEAD}
        if not ballots and not any(head.values()) and not self.grid.findings:
            return None
        if not head["name"]:
            self.cells.complain("name", "detail", _("chưa ghi tên sản phẩm"))
        if not ballots and not self.grid.findings:
            self.cells.complain("name", "detail", _("«{name}» chưa có phiếu nào"), name=head["name"])
        entitled = self._entitled(len(ballots))
        product_id = head["id"] or self.key
        return ProductFacts(
            self.key, product_id, self.sheet.number, head["name"], head["producer"], entitled, tuple(ballots)
        )

    def _ballot(self, member: str) -> Ballot | None:
        if member not in self.cells.columns:
            return None
        return BallotColumn(self.cells, self.sheet, self.lines, member).read()

    def _head(self, key: str) -> str:
        if self.cells.is_computed(key, "detail"):
            self.cells.complain(key, "detail", _("ô này là công thức hoặc lỗi; ghi thẳng giá trị"))
            return ""
        return text(self.cells.value(key, "detail"))

    def _entitled(self, ballots: int) -> int | None:
        """How many may score this product; None for the whole council."""
        value, most = self.cells.value("entitled", "detail"), self.rules.members if self.rules else layout.MOST_MEMBERS
        if value is None or self.cells.is_computed("entitled", "detail"):
            if ballots > most:
                message = _("có {ballots} phiếu, nhiều hơn {most} thành viên ghi ở quy chế")
                self.cells.complain("entitled", "detail", message, ballots=ballots, most=most)
            return None
        number = whole_number(value)
        if number is None or not 1 <= number <= most:
            message = _("«{value}» không phải số người từ 1 đến {most}")
            self.cells.complain("entitled", "detail", message, value=quoted(value), most=most)
            return None
        if number < ballots:
            message = _("có {ballots} phiếu mà chỉ {number} người được chấm")
            self.cells.complain("entitled", "detail", message, ballots=ballots, number=number)
        return number

    def _check_title(self) -> None:
        """The set stands at the head of the sheet: a sheet that names another set would be read for that set."""
        row, column = self._shift(layout.TITLE_ROW, layout.CODE)
        if _squeezed(self.grid.raw(row, column)) != _squeezed(self.made.title):
            self.grid.complain(
                row, column, _("tên bộ sản phẩm đã bị sửa; phải là «{written}»"), written=self.made.title
            )

    def _check_words(self) -> None:
        """The printed words of each row stand as they were written: a changed label would mislead who reads it."""
        for line in self.lines:
            printed = line.title, line.detail, line.top
            title, detail, top = self.machine.words.get((self.sheet.number, line.key), printed)
            for column, written in (("code", line.code), ("title", title), ("detail", detail), ("top", top)):
                if line.key in self.cells.rows and _squeezed(self.cells.value(line.key, column)) != _squeezed(written):
                    message = _("câu chữ của phiếu đã bị sửa; phải là «{written}»")
                    self.cells.complain(line.key, column, message, written=quoted(_squeezed(written)))

    def _check_names(self) -> None:
        """A column's head says whose it is, as the regulation sheet names them; a formula there may have no value."""
        row, _column = self._shift(layout.COLUMNS_ROW, 0)
        for at, member in enumerate(self.members):
            said = text(self.grid.raw(row, self.cells.columns.get(member, -1)))
            name = self.rules.names[at] if self.rules else said
            if member in self.cells.columns and said not in ("", member, name):
                message = _("đầu cột ghi «{said}» nhưng trang «{rules}» ghi «{name}»")
                place = row, self.cells.columns[member]
                self.grid.complain(*place, message, said=quoted(said), rules=layout.RULES, name=name or member)

    def _check_outside(self) -> None:
        """Points typed where nobody scores would silently not count."""
        known = {*self.cells.columns.values(), self.grid.origin[1] if self.grid.origin else 0}
        for line in sorted(self.lines, key=lambda line: self.cells.rows.get(line.key, -1)):
            row = self.cells.rows.get(line.key, -1)
            for column in range(len(self.grid.rows[row]) if row >= 0 else 0):
                if self.grid.raw(row, column) is None:
                    continue
                if line.choices and column not in known:
                    message = _("ô này nằm ngoài các cột thành viên nên không được tính")
                    self.grid.complain(row, column, message)
                if not line.choices and column in [self.cells.columns.get(member) for member in self.members]:
                    self.grid.complain(row, column, _("hàng này không có ô chấm nên ô này không được tính"))

    def _shift(self, row: int, column: int) -> tuple[int, int]:
        """Where a cell of the sheet's fixed head stands when something was pushed in before the mark."""
        down, right = self.grid.origin or (0, 0)
        return row + down, column + right


def _squeezed(value: object) -> str:
    return " ".join(str(value if value is not None else "").split())
