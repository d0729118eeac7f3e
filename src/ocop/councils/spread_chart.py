"""Every member's total on one line for each product: how far apart a council scored."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from ocop.councils.workbook.result import Placed

# Units of the view box, which is 400 wide; a letter of 13 px takes about 6.6.
LEFT, RIGHT, TOP, STEP, LETTER, GAP = 12.0, 388.0, 38, 30, 6.6, 10


class Chart:
    """All places as plain text, so that no language of the page writes a comma into them."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self.placed = placed
        lowest = min(one.low for one in placed if one.low is not None)
        self.start = min(lowest // 10 * 10, 80)

    def _place(self, points: Fraction | int) -> float:
        return LEFT + float(points - self.start) / (100 - self.start) * (RIGHT - LEFT)

    @property
    def height(self) -> int:
        return TOP + STEP * len(self.placed) + 8

    @property
    def foot(self) -> int:
        """The lower end of the lines of the bands."""
        return self.height - 20

    @property
    def bands(self) -> list[tuple[str, int]]:
        """Place and stars of the beginning of each band that gets a certificate, where it is drawn."""
        bands = self.placed[0].sheet.bands
        least = self.placed[0].sheet.certified_from
        return [
            (f"{self._place(floor):.1f}", stars) for stars, floor in bands if floor >= self.start and stars >= least
        ]

    @property
    def ticks(self) -> list[tuple[str, int]]:
        return [(f"{self._place(points):.1f}", points) for points in range(self.start, 101, 10)]

    @property
    def lines(self) -> list[dict[str, Any]]:
        """One product each: its line from lowest to highest total, a dot for each total, the mean, and its name."""
        return [self._line(one, TOP + STEP * at) for at, one in enumerate(self.placed)]

    def _line(self, one: Placed, y: int) -> dict[str, Any]:
        totals = sorted({member.total for member in one.counted})
        low, high = self._place(totals[0]), self._place(totals[-1])
        room_left, room_right = low - GAP, 400 - high - GAP
        left = room_left > room_right
        return {
            "y": y, "top": y - 7, "bottom": y + 7, "base": f"{y + 4.5}",
            "low": f"{low:.1f}", "high": f"{high:.1f}",
            "dots": [f"{self._place(total):.1f}" for total in totals],
            "mean": f"{self._place(one.result.mean or 0):.1f}",
            "x": f"{low - GAP:.1f}" if left else f"{high + GAP:.1f}",
            "anchor": "end" if left else "start",
            "name": _cut(one.product.name, max(room_left, room_right)),
        }  # fmt: skip


def _cut(name: str, room: float) -> str:
    """The name, shortened to what fits into so many units."""
    letters = int(room / LETTER)
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"
