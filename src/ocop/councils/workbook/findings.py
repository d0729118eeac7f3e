"""What is wrong in a workbook, each finding tied to its sheet and cell."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from ocop.foundation.documents.complaint import Complaint


@dataclass(frozen=True, order=True)
class Finding:
    """One fault. ``at`` orders findings: (sheet, row, column) from 0; ``sheet`` and ``cell`` are "" for the whole file.

    ``message`` is a Vietnamese source sentence marked for translation, its ``{names}`` filled from ``params``.
    """

    at: tuple[int, int, int]
    sheet: str = field(compare=False)
    cell: str = field(compare=False)
    message: str = field(compare=False)
    params: dict[str, object] = field(default_factory=dict, compare=False)

    @property
    def place(self) -> str:
        """``Sản phẩm 1!H12``, the sheet's name, or "" for the whole file."""
        return "!".join(part for part in (self.sheet, self.cell) if part)

    @property
    def said(self) -> str:
        """The fault in the reader's language."""
        return str(Complaint(self.message, **self.params))

    def __str__(self) -> str:
        said = self.said
        return f"{self.place}: {said}" if self.place else said


def by_sheet(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """The findings under the names of their sheets, in order; "" for the whole file."""
    return [(sheet, list(group)) for sheet, group in groupby(findings, key=lambda finding: finding.sheet)]


def cell_name(row: int, column: int) -> str:
    """Row and column from 0 as Excel names them: (11, 7) → ``H12``."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
