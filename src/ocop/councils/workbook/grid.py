"""A sheet as read: its cells found through the keys of its first row and column, with every shift named."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ocop.councils.workbook.findings import Finding, cell_name
from ocop.councils.workbook.layout import COLUMNS_ROW, MARK
from ocop.foundation.documents.complaint import noop as _
from ocop.foundation.documents.excel import Value

_SEARCHED = 6  # how far from A1 the mark of a sheet is looked for when something was pushed in before it


@dataclass
class Grid:
    """One sheet: ``rows`` of values from A1; ``computed`` cells hold a formula or an error."""

    number: int
    name: str
    rows: list[list[Value]]
    computed: frozenset[tuple[int, int]] = frozenset()
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.origin = self._origin()

    def _origin(self) -> tuple[int, int] | None:
        for row in range(min(_SEARCHED, len(self.rows))):
            for column in range(min(_SEARCHED, len(self.rows[row]))):
                if str(self.rows[row][column] or "").startswith(MARK):
                    return row, column
        return None

    @property
    def key(self) -> str:
        """The sheet's mark, "" for a sheet that is none of ours."""
        return "" if self.origin is None else str(self.raw(*self.origin)).strip()

    def raw(self, row: int, column: int) -> Value:
        """The value at row and column from 0; blank text and everything outside the sheet is None."""
        if row < 0 or column < 0 or row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        value = self.rows[row][column]
        return None if isinstance(value, str) and not value.strip() else value

    def complain(self, row: int, column: int, message: str, **params: object) -> None:
        """Note a fault at a cell."""
        self.findings.append(Finding((self.number, row, column), self.name, cell_name(row, column), message, params))

    def locate_rows(self, expected: Sequence[tuple[str, int]]) -> dict[str, int]:
        """Key → row for the ``expected`` (key, row) pairs; whatever is missing, doubled or moved becomes a finding."""
        assert self.origin is not None
        column = self.origin[1]
        found: dict[str, list[int]] = {}
        for row in range(len(self.rows)):
            value = self.raw(row, column)
            if value is not None and row != self.origin[0]:
                found.setdefault(str(value).strip(), []).append(row)
        places = [(key, row, self._found(found, key)) for key, row in expected]
        return self._settle(places, found, lambda row: (row, column + 1), _("hàng"))

    def locate_columns(self, expected: Sequence[tuple[str, int]]) -> dict[str, int]:
        """Key → column, read from the row of the sheet's mark; as `locate_rows`."""
        assert self.origin is not None
        row = self.origin[0]
        found: dict[str, list[int]] = {}
        for column in range(len(self.rows[row])):
            value = self.raw(row, column)
            if value is not None and column != self.origin[1]:
                found.setdefault(str(value).strip(), []).append(column)
        places = [(key, column, self._found(found, key)) for key, column in expected]
        return self._settle(places, found, lambda column: (row + COLUMNS_ROW, column), _("cột"))

    @staticmethod
    def _found(found: dict[str, list[int]], key: str) -> list[int]:
        return found.pop(key, [])

    def _settle(
        self, places: list, strangers: dict[str, list[int]], cell: Callable[[int], tuple[int, int]], what: str
    ) -> dict[str, int]:
        """Turn what was found into positions, naming: missing, doubled, moved, unknown."""
        where: dict[str, int] = {}
        missing = moved = False
        for key, wanted, found in places:
            if not found:
                missing = True
                self.complain(*cell(wanted), _("thiếu {what} «{key}»: đã bị xóa hoặc sửa"), what=what, key=_said(key))
                continue
            where[key] = wanted if wanted in found else found[0]
            for extra in found:
                if extra != where[key]:
                    self.complain(*cell(extra), _("{what} «{key}» có hai lần"), what=what, key=_said(key))
        previous = -1
        for key, wanted, _found in places:
            if key not in where:
                continue
            shifted = where[key] != wanted and not missing
            if (shifted or where[key] < previous) and not moved:
                moved = True
                text = _("{what} «{key}» không còn ở chỗ cũ: đã thêm hoặc chuyển {what}")
                self.complain(*cell(wanted), text, what=what, key=_said(key))
            previous = max(previous, where[key])
        for key, rows in strangers.items():
            for at in rows:
                self.complain(*cell(at), _("{what} lạ «{key}»"), what=what, key=key[:40])
        return where


def _said(key: str) -> str:
    """A key in words a person knows: ``points:1.1`` → ``1.1``."""
    return key.partition(":")[2] or key
