"""One member's column of a product's sheet: a ballot, or every fault in it."""

from collections.abc import Sequence

from ocop.councils.workbook.cells import Cells
from ocop.councils.workbook.layout import Line
from ocop.councils.workbook.values import case_number, is_choice, is_spelled_number, quoted, text, whole_number
from ocop.councils.workbook.words import YES
from ocop.criteria import Ballot, Sheet, stops_of
from ocop.foundation.documents.complaint import noop as _


class BallotColumn:
    """Reads one column; faults become findings of the sheet."""

    def __init__(self, cells: Cells, sheet: Sheet, lines: Sequence[Line], member: str) -> None:
        self.cells, self.sheet, self.member = cells, sheet, member
        self.asked = [line for line in lines if line.choices and line.key in cells.rows]

    def read(self) -> Ballot | None:
        """The ballot; None when the whole column is empty, which means that the member did not score."""
        computed = [line for line in self.asked if self.cells.is_computed(line.key, self.member)]
        for line in computed:
            self._complain(line, _("ô này là công thức hoặc lỗi; ghi thẳng giá trị"))
        if not computed and all(self._value(line) is None for line in self.asked):
            return None
        rest = [line for line in self.asked if line not in computed]
        ticked = tuple(line.key.partition(":")[2] for line in rest if line.kind == "stop" and self._ticked(line))
        cases = _said({line.code: self._case(line) for line in rest if line.kind == "case"})
        points = _said({line.code: self._points(line, cases) for line in rest if line.kind == "points"})
        ballot = Ballot(self.member, points, cases, ticked)
        self._complain_missing(rest, whole=not stops_of(self.sheet, ballot))
        return ballot

    def _value(self, line: Line):
        return self.cells.value(line.key, self.member)

    def _complain(self, line: Line, message: str, **params: object) -> None:
        self.cells.complain(line.key, self.member, message, **params)

    def _complain_missing(self, asked: list[Line], *, whole: bool) -> None:
        """A ballot with a stop may leave criteria out; where it gives points, the case must be known all the same."""
        for line in asked:
            if line.kind == "stop" or self._value(line) is not None:
                continue
            if line.kind == "points" and whole:
                self._complain(line, _("tiêu chí {code} chưa chấm; không đạt mức nào thì ghi 0"), code=line.code)
            if line.kind == "case" and (whole or self.cells.value(f"points:{line.code}", self.member) is not None):
                self._complain(line, _("tiêu chí {code} chưa chọn trường hợp"), code=line.code)

    def _ticked(self, line: Line) -> bool:
        value = self._value(line)
        if value is not None and not is_choice(value, YES):
            message = _("«{value}»: ô này chỉ ghi «{yes}» hoặc để trống")
            self._complain(line, message, value=quoted(value), yes=YES)
        return value is not None

    def _case(self, line: Line) -> int | None:
        value = self._value(line)
        number = case_number(value, line.choices)
        if value is not None and number is None:
            message = _("«{value}» không phải trường hợp của tiêu chí {code} (có: {choices})")
            self._complain(line, message, value=quoted(value), code=line.code, choices=_many(line.choices))
        return number

    def _points(self, line: Line, cases: dict[str, int]) -> int | None:
        """Points typed as a number, or as the option's printed line."""
        value = self._value(line)
        if value is None:
            return None
        allowed = self._allowed(line, cases)
        number = whole_number(value)
        if number is None and isinstance(value, str):
            number = line.spelled.get(text(value, 2_000))
        if number in allowed:
            return number
        if is_spelled_number(value):
            self._complain(line, _("số {value} đang ghi dạng chữ; gõ lại thành số"), value=text(value))
        else:
            message = _("«{value}» không phải mức điểm của tiêu chí {code} (có: {choices})")
            self._complain(line, message, value=quoted(value), code=line.code, choices=_many(allowed))
        return None

    def _allowed(self, line: Line, cases: dict[str, int]) -> Sequence[int | str]:
        """The points printed for the criterion, of the chosen case where one is chosen, and 0."""
        case = cases.get(line.code)
        return sorted(self.sheet.by_code[line.code].case(case).values) if case else line.choices


def _said(values: dict[str, int | None]) -> dict[str, int]:
    return {code: value for code, value in values.items() if value is not None}


def _many(choices: Sequence[int | str]) -> str:
    return ", ".join(str(choice) for choice in choices)
