"""A product's sheet by row and column keys instead of places."""

from dataclasses import dataclass

from ocop.councils.workbook.grid import Grid
from ocop.foundation.documents.excel import Value


@dataclass(frozen=True)
class Cells:
    """``rows`` and ``columns`` hold the places of the keys that were found."""

    grid: Grid
    rows: dict[str, int]
    columns: dict[str, int]

    def _place(self, key: str, column: str) -> tuple[int, int] | None:
        if key not in self.rows or column not in self.columns:
            return None
        return self.rows[key], self.columns[column]

    def value(self, key: str, column: str) -> Value:
        """What stands in the cell; None for nothing and for a lost row or column."""
        place = self._place(key, column)
        return None if place is None else self.grid.raw(*place)

    def is_computed(self, key: str, column: str) -> bool:
        """Whether the cell holds a formula or an error."""
        return self._place(key, column) in self.grid.computed

    def complain(self, key: str, column: str, message: str, **params: object) -> None:
        """Note a fault at the cell, where it was found."""
        place = self._place(key, column)
        if place is not None:
            self.grid.complain(place[0], place[1], message, **params)
