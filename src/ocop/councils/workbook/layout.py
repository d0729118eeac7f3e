"""Where everything stands in the workbook: one description that writing and reading share.

Every sheet the product reads carries keys in its first row and first column, both hidden. A cell is found by the keys
of its row and column, so a sheet that somebody changed can still be read and each change be named.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ocop.councils.workbook.words import CASE, YES
from ocop.criteria import Case, Criterion, Option, Sheet, Stop
from ocop.foundation.documents.excel import sheet_name

SCHEMA = 1
MARK = "ocop:"
GUIDE, RULES, MACHINE = "Hướng dẫn", "Quy chế", "_ocop"
RULES_KEY, MACHINE_KEY = f"{MARK}quy-che", f"{MARK}may"
MOST_MEMBERS, MOST_PRODUCTS = 40, 120

Kind = Literal["part", "section", "stop", "derived", "case", "points"]


@dataclass(frozen=True)
class Line:
    """One row of a product's sheet below its head.

    ``choices``: what a member's cell takes, () for no input. ``spelled``: an option as printed in the sheet → its
    points, for those who copy the option's words into the cell.
    """

    key: str
    kind: Kind
    code: str
    title: str
    detail: str = ""
    top: int | None = None
    choices: tuple[int | str, ...] = ()
    spelled: Mapping[str, int] = field(default_factory=dict)


# Key and row (from 0) of the cells above the members' rows; their input stands in column D.
HEAD = (("name", 3), ("producer", 4), ("id", 5), ("entitled", 6))
TITLE_ROW, LAW_ROW, HINT_ROW, COLUMNS_ROW, FIRST_LINE = 1, 2, 7, 8, 9
CODE, TITLE, DETAIL, TOP, FIRST_MEMBER = 1, 2, 3, 4, 5
COLUMN_KEYS = ("code", "title", "detail", "top")

# Key and row of the regulation sheet; the input stands in column C.
RULE_ROWS = (
    ("members", 4), ("quorum_num", 5), ("quorum_den", 6), ("max_spread", 7), ("gate_rule", 8), ("forward_rule", 9),
    ("title", 12), ("superior", 13), ("authority", 14), ("place", 15),
)  # fmt: skip
REQUIRED_RULES = frozenset({"members", "quorum_num", "quorum_den", "max_spread", "gate_rule", "forward_rule"})
RULE_LABEL, RULE_VALUE, RULE_HELP, FIRST_NAME = 1, 2, 3, 18


def product_key(number: int) -> str:
    """The key of the ``number``-th product's sheet, from 1."""
    return f"{MARK}SP{number}"


def product_sheet_names(products: Iterable[tuple[int, str]]) -> list[str]:
    """The names the template gives those sheets, from (set, product's name or key); people may rename them."""
    taken = {GUIDE.casefold(), RULES.casefold(), MACHINE.casefold()}
    return [sheet_name(f"Bộ {number} · {name}", taken) for number, name in products]


def set_title(sheet: Sheet) -> str:
    """The first line of a product's sheet."""
    return f"Bộ {sheet.number}. {sheet.name.vi}"


def rule_rows(member_count: int) -> tuple[tuple[str, int], ...]:
    """Keys and rows of the regulation sheet with one row for each member's name."""
    return RULE_ROWS + tuple((f"name:M{number + 1}", FIRST_NAME + number) for number in range(member_count))


def lines_of(sheet: Sheet) -> tuple[Line, ...]:
    """The rows of a product of this set: stops first, then parts, sections, cases and criteria in sheet order."""
    lines = [_stop(stop) for stop in sheet.stops]
    for part in sheet.parts:
        lines.append(Line(f"part:{part.code}", "part", part.code, part.title.vi, top=part.max))
        for section in part.sections:
            lines.append(
                Line(f"section:{part.code}:{section.code}", "section", section.code, section.title.vi, top=section.max)
            )
            for criterion in section.criteria:
                lines.extend(_criterion(criterion))
    return tuple(lines)


def _stop(stop: Stop) -> Line:
    text = stop.label.vi
    if stop.kind == "derived":
        return Line(f"stop:{stop.code}", "derived", "", "Máy tự xét", text)
    title = f"Dừng chấm (tiêu chí {stop.criterion})" if stop.criterion else "Loại hồ sơ"
    return Line(f"stop:{stop.code}", "stop", stop.criterion or "", title, text, choices=(YES,))


def _criterion(criterion: Criterion) -> list[Line]:
    """The row of its points, below the row of its case where the criterion has cases."""
    code = criterion.code
    title = criterion.title.vi + (f"\n({criterion.note.vi})" if criterion.note else "")
    detail = "\n".join(_printed(case) for case in criterion.cases)
    points: set[int] = {0}.union(*(case.values for case in criterion.cases))
    spelled = {_spelled(option): option.points for case in criterion.cases for option in case.options}
    scored = Line(
        f"points:{code}", "points", code, title, detail, criterion.max, choices=tuple(sorted(points)), spelled=spelled
    )
    if not criterion.has_cases:
        return [scored]
    names = tuple(f"{CASE}{case.number}" for case in criterion.cases)
    return [Line(f"case:{code}", "case", code, "Chọn trường hợp", _case_titles(criterion), choices=names), scored]


def _case_titles(criterion: Criterion) -> str:
    return "\n".join(f"{CASE}{case.number}: {case.title.vi}" for case in criterion.cases if case.title)


def _printed(case: Case) -> str:
    """The options as they stand beside the members' cells, headed by the case's short name where there are cases."""
    lines = [f"{CASE}{case.number}"] if case.title else []
    lines += ["0: chưa đạt mức nào"] if case.offers_none else []
    marks = [f"  ★ mốc {option.gate} sao" if option.gate else "" for option in case.options]
    return "\n".join(lines + [_spelled(one) + mark for one, mark in zip(case.options, marks, strict=True)])


def _spelled(option: Option) -> str:
    words = " ".join(option.label.vi.split())
    return f"{option.points}: {words}"
