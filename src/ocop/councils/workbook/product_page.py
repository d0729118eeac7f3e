"""Write one product's sheet: empty for people to fill in, or filled from its ballots."""

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ocop.councils.workbook import layout
from ocop.councils.workbook.facts import ProductFacts, RoundFacts
from ocop.councils.workbook.layout import Line
from ocop.councils.workbook.words import CASE, YES
from ocop.criteria import Ballot, CriteriaSet, Sheet
from ocop.foundation.documents.excel import row_height
from ocop.foundation.documents.plain import plain

_TITLE_WIDTH, _DETAIL_WIDTH, _MEMBER_WIDTH, _LINE = 28, 58, 8.5, 14.5  # characters; points of one line of text
_DENSE = 1.2  # letters of this size for one character of a column's width
_ONE_PAGE_WIDE = 11  # members whose columns are still readable on one landscape page
PROTECTION = {"format_cells": True, "format_columns": True, "format_rows": True, "select_locked_cells": True}


class ProductPage:
    """One sheet of the workbook that is being written."""

    def __init__(
        self, page: Worksheet, facts: RoundFacts, product: ProductFacts, sheet: Sheet, styles: dict[str, Format]
    ) -> None:
        self.page, self.facts, self.product, self.sheet, self.styles = page, facts, product, sheet, styles
        self.lines = layout.lines_of(sheet)
        self.count = len(facts.member_names)
        self.last = layout.FIRST_LINE + len(self.lines) - 1

    def write(self, law: CriteriaSet, number: int) -> None:
        self._keys(number)
        self._head(law, number)
        self._columns()
        for at, line in enumerate(self.lines, layout.FIRST_LINE):
            self._line(at, line)
        self._totals()
        self._ballots()
        self._paper()

    def _keys(self, number: int) -> None:
        keys = [layout.product_key(number), *layout.COLUMN_KEYS, *(f"M{at + 1}" for at in range(self.count))]
        self.page.write_row(0, 0, keys)
        self.page.set_row(0, None, None, {"hidden": True})
        self.page.set_column(0, 0, 4, None, {"hidden": True})

    def _head(self, law: CriteriaSet, number: int) -> None:
        page, styles = self.page, self.styles
        page.write_string(layout.TITLE_ROW, layout.CODE, layout.set_title(self.sheet), styles["title"])
        source = f"Theo {law.law}, Phụ lục {law.appendix}." + (" Bản minh họa." if self.facts.demo else "")
        page.write_string(layout.LAW_ROW, layout.CODE, source, styles["demo" if self.facts.demo else "note"])
        typed_id = "" if self.product.id == f"SP{number}" else self.product.id
        values = {"name": self.product.name, "producer": self.product.producer, "id": typed_id}
        labels = {
            "name": "Tên sản phẩm", "producer": "Chủ thể", "id": "Mã hồ sơ (có thể để trống)",
            "entitled": "Số người được chấm (để trống: cả Hội đồng)",
        }  # fmt: skip
        for key, row in layout.HEAD:
            page.write_string(row, 0, key)
            page.write_string(row, layout.TITLE, labels[key], styles["label"])
            if key == "entitled" and self.product.entitled is not None:
                page.write_number(row, layout.DETAIL, self.product.entitled, styles["input"])
            else:
                page.write_string(row, layout.DETAIL, plain(values.get(key, ""), 500), styles["input"])
        hint = "Mỗi người một cột, chọn điểm trong danh sách. Không đạt mức nào: ghi 0. Vắng mặt: để trống cả cột."
        page.write_string(layout.HINT_ROW, layout.CODE, hint, styles["hint"])

    def _columns(self) -> None:
        page, styles = self.page, self.styles
        names = [(plain(name, 120), _MEMBER_WIDTH) for name in self.facts.member_names]
        page.set_row(layout.COLUMNS_ROW, max(row_height(names, _LINE), 3 * _LINE))  # room for names typed later
        for column, text in enumerate(("Mã", "Tiêu chí", "Các mức điểm", "Tối đa"), layout.CODE):
            page.write_string(layout.COLUMNS_ROW, column, text, styles["head"])
        for at, name in enumerate(self.facts.member_names):
            source = xl_rowcol_to_cell(layout.FIRST_NAME + at, layout.RULE_VALUE, True, True)
            formula = f"=IF('{layout.RULES}'!{source}=\"\",\"M{at + 1}\",'{layout.RULES}'!{source})"
            page.write_formula(
                layout.COLUMNS_ROW, layout.FIRST_MEMBER + at, formula, styles["head"], plain(name or f"M{at + 1}", 120)
            )

    def _line(self, row: int, line: Line) -> None:
        page, styles = self.page, self.styles
        page.write_string(row, 0, line.key)
        shape = {"part": "part", "section": "section"}.get(line.kind, "cell")
        page.write_string(row, layout.CODE, line.code, styles[shape if shape != "cell" else "code"])
        page.write_string(row, layout.TITLE, line.title, styles[shape])
        if line.detail:
            page.write_string(row, layout.DETAIL, line.detail, styles[shape])
        else:
            page.write_blank(row, layout.DETAIL, None, styles[shape])  # a heading's words run on into it
        if line.top is None:
            page.write_blank(row, layout.TOP, None, styles[shape])
        else:
            page.write_number(row, layout.TOP, line.top, styles[shape if shape != "cell" else "code"])
        words = (line.title, _TITLE_WIDTH * _DENSE), (line.detail, _DETAIL_WIDTH * _DENSE)
        page.set_row(row, row_height(words if shape == "cell" else (), _LINE))
        for column in range(layout.FIRST_MEMBER, layout.FIRST_MEMBER + self.count):
            page.write_blank(row, column, None, styles["mark" if line.choices else shape])
        if line.choices:
            page.data_validation(row, layout.FIRST_MEMBER, row, layout.FIRST_MEMBER + self.count - 1, _list_of(line))

    def _totals(self) -> None:
        row = self.last + 1
        texts = ("Đã chấm", "Tổng điểm tạm tính")
        asked = sum(line.kind == "points" for line in self.lines)
        for at, text in enumerate(texts):
            for column in range(layout.CODE, layout.FIRST_MEMBER):
                self.page.write_blank(row + at, column, None, self.styles["sum"])
            self.page.write_string(row + at, layout.TITLE, text, self.styles["sum"])
        self.page.write_string(row, layout.DETAIL, f"trên {asked} tiêu chí", self.styles["sum"])
        self.page.write_string(
            row + 1, layout.DETAIL, "Để tiện nhìn; phần mềm không đọc hai hàng này.", self.styles["sum"]
        )
        for at in range(self.count):
            column = layout.FIRST_MEMBER + at
            first, last = (xl_rowcol_to_cell(found, column) for found in (layout.FIRST_LINE, self.last))
            ballot = next((one for one in self.product.ballots if one.member == f"M{at + 1}"), None)
            points = list(ballot.points.values()) if ballot else []
            self.page.write_formula(row, column, f"=COUNT({first}:{last})", self.styles["sum"], len(points))
            self.page.write_formula(row + 1, column, f"=SUM({first}:{last})", self.styles["sum"], sum(points))

    def _ballots(self) -> None:
        rows = {line.key: row for row, line in enumerate(self.lines, layout.FIRST_LINE)}
        for ballot in self.product.ballots:
            column = layout.FIRST_MEMBER + int(ballot.member[1:]) - 1
            for key, value in _values_of(ballot).items():
                self.page.write(rows[key], column, value, self.styles["mark"])

    def _paper(self) -> None:
        page, first = self.page, layout.FIRST_MEMBER
        page.set_column(layout.CODE, layout.CODE, 6)
        page.set_column(layout.TITLE, layout.TITLE, _TITLE_WIDTH)
        page.set_column(layout.DETAIL, layout.DETAIL, _DETAIL_WIDTH)
        page.set_column(layout.TOP, layout.TOP, 6)
        page.set_column(first, first + self.count - 1, _MEMBER_WIDTH)
        whole = (layout.FIRST_LINE, first, self.last, first + self.count - 1)
        page.conditional_format(
            *whole, {"type": "formula", "criteria": self._begun(), "format": self.styles["missing"]}
        )
        page.freeze_panes(layout.FIRST_LINE, layout.DETAIL)
        page.repeat_rows(layout.COLUMNS_ROW)
        page.set_paper(9)  # A4
        page.set_landscape()
        if self.count <= _ONE_PAGE_WIDE:
            page.fit_to_pages(1, 0)
        else:
            page.repeat_columns(layout.CODE, layout.TITLE)
            page.set_print_scale(60)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        page.set_footer("&L&A&CTrang &P/&N" + ("&RBản minh họa" if self.facts.demo else ""))
        page.protect("", PROTECTION)

    def _begun(self) -> str:
        """True for an empty cell of a criterion in a column that somebody began: the eye finds what is missing."""
        top, column = layout.FIRST_LINE + 1, xl_rowcol_to_cell(0, layout.FIRST_MEMBER)[:-1]
        return f'=AND(LEFT($A{top},7)="points:",{column}{top}="",COUNT({column}${top}:{column}${self.last + 1})>0)'


def _list_of(line: Line) -> dict[str, Any]:
    many = ", ".join(str(choice) for choice in line.choices)
    return {
        "validate": "list",
        "source": list(line.choices),
        "input_title": f"{line.code} {line.title}".strip()[:32],
        "input_message": line.detail[:254] + ("…" if len(line.detail) > 254 else ""),
        "error_title": "Điểm không có trong phiếu" if line.kind == "points" else "Chọn trong danh sách",
        "error_message": f"Ô này nhận: {many}."[:250],
    }


def _values_of(ballot: Ballot) -> dict[str, int | str]:
    values: dict[str, int | str] = {f"points:{code}": points for code, points in ballot.points.items()}
    values |= {f"case:{code}": f"{CASE}{case}" for code, case in ballot.cases.items()}
    return values | {f"stop:{code}": YES for code in ballot.stopped_by}
