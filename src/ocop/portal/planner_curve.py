"""The planner's curve as a drawing: the best total at each cost, a step line from today's total upwards."""

from ocop.criteria import Path, Sheet

# Units of the view box, which is 400 wide.
LEFT, RIGHT, TOP, BOTTOM = 34.0, 388.0, 24.0, 204.0
FULL = 100  # points of a whole sheet (Art. 3)


class Curve:
    """All places as plain text, so that no language of the page writes a comma into them."""

    height = 246
    foot = 224  # where the numbers of the level axis stand

    def __init__(self, sheet: Sheet, total: int, path: Path) -> None:
        self.sheet, self.total, self.path = sheet, total, path
        self.points = path.curve
        self.most = self.points[-1][0]
        self.start = max(total // 10 * 10 - 10, 0)  # room below the dot for its number

    @property
    def rises(self) -> bool:
        """Whether there is anything to draw: some cost changes the total."""
        return self.most > 0

    def _x(self, cost: int) -> str:
        return f"{LEFT + cost / self.most * (RIGHT - LEFT):.1f}"

    def _y(self, total: int) -> str:
        return f"{BOTTOM - (total - self.start) / (FULL - self.start) * (BOTTOM - TOP):.1f}"

    @property
    def line(self) -> str:
        """The path drawn: level until the next rise, then straight up."""
        steps = "".join(f"H{self._x(cost)}V{self._y(total)}" for cost, total in self.points)
        return f"M{self._x(0)} {self._y(self.total)}{steps}"

    @property
    def bands(self) -> list[tuple[str, int, int]]:
        """Height, stars and least total of each band still ahead that gets a certificate."""
        least = self.sheet.certified_from
        return [
            (self._y(floor), stars, floor) for stars, floor in self.sheet.bands if stars >= least and floor > self.total
        ]

    @property
    def costs(self) -> list[tuple[str, int, str]]:
        """Marks of the level axis: nothing, about half, all; and how their number is placed."""
        half = [(self._x(self.most // 2), self.most // 2, "middle")] if self.most > 1 else []
        return [(self._x(0), 0, "start"), *half, (self._x(self.most), self.most, "end")]

    @property
    def today(self) -> tuple[str, str]:
        """Where the product stands: the open dot."""
        return self._x(0), self._y(self.total)

    @property
    def found(self) -> tuple[str, str, str] | None:
        """Where the way that was found ends, and on which side its number has room; None without changes."""
        if self.path.cost is None or self.path.total is None or not self.path.changes:
            return None
        side = "end" if self.path.cost > self.most / 2 else "start"
        return self._x(self.path.cost), self._y(self.path.total), side
