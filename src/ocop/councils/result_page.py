"""A round's result as the page shows it: rows, badges, and the chart's places, all worked out before the template."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ocop.councils.spread_chart import Chart
from ocop.councils.workbook.facts import RoundFacts
from ocop.councils.workbook.result import Placed, RoundResult
from ocop.councils.workbook.swing import Swing, swings
from ocop.councils.workbook.telling import attention, conclusion, gate, regulation_lines, words
from ocop.criteria import display


@dataclass(frozen=True)
class Badge:
    """A state in a word and its tone."""

    tone: str
    text: str


class Row:
    """One product on the page."""

    def __init__(self, placed: Placed, facts: RoundFacts) -> None:
        self.placed, self.facts = placed, facts
        self.product, self.result = placed.product, placed.result
        self.anchor = f"sp-{placed.product.key.lower()}"

    @property
    def stars(self) -> int | None:
        """The stars to draw: None where nothing is concluded and for a rejected product."""
        return self.result.stars or None

    @cached_property
    def conclusion(self) -> str:
        return conclusion(self.placed)

    @property
    def mean(self) -> str:
        return "–" if self.result.mean is None else display(self.result.mean)

    @property
    def ranked(self) -> bool:
        """Whether some ballot counted, so that there are points to show."""
        return self.result.mean is not None

    @property
    def parts(self) -> list[tuple[str, str, str, int]]:
        """Code, title, average and top of each part."""
        means = self.result.parts or {}
        return [
            (part.code, words(part.title), display(means[part.code]), part.max)
            for part in self.placed.sheet.parts
            if part.code in means
        ]

    @cached_property
    def notes(self) -> tuple[str, ...]:
        return attention(self.placed, self.facts.regulation)

    @cached_property
    def costly(self) -> list[str]:
        return [gate(missed) for missed in self.placed.costly]

    @property
    def higher(self) -> list[tuple[int, str]]:
        """Rank and codes of the gates missed above the average's rank."""
        ranks = sorted({one.stars for one in self.placed.higher})
        return [(rank, ", ".join(m.criterion.code for m in self.placed.higher if m.stars == rank)) for rank in ranks]

    @cached_property
    def swings(self) -> list[str]:
        return [self._swing(one) for one in swings(self.placed, self.facts.regulation)]

    def _swing(self, swing: Swing) -> str:
        names = ", ".join(self.facts.name_of(member) for member in swing.members)
        if swing.stars == 0:
            return _("Bỏ riêng phiếu của %(names)s thì bị loại.") % {"names": names}
        text = _("Bỏ riêng phiếu của %(names)s thì thành %(stars)s sao.")
        return text % {"names": names, "stars": swing.stars}

    @property
    def stops(self) -> list[tuple[str, int]]:
        """Each stop that some ballot met: its text and on how many ballots."""
        members = self.placed.members
        labels = {stop.code: words(stop.label) for stop in self.placed.sheet.stops}
        return [(labels[code], sum(code in one.stops for one in members)) for code in self.placed.stops]

    @cached_property
    def badges(self) -> list[Badge]:
        """What to look at, the gravest first; a missed gate counts only where it costs stars."""
        flags, found = self.result.flags, []
        if "rejected" in flags:
            found.append(Badge("danger", _("Bị loại")))
        if "no_quorum" in flags:
            found.append(Badge("danger", _("Không đủ phiếu")))
        if "spread_exceeded" in flags:
            found.append(Badge("danger", _("Lệch %(points)s điểm") % {"points": self.result.spread}))
        if "stop_disputed" in flags:
            found.append(Badge("warn", _("Có phiếu đề nghị loại")))
        if self.placed.costly and self.stars:
            count = len(self.placed.costly)
            found.append(
                Badge("warn", ngettext("Thiếu %(count)s mốc", "Thiếu %(count)s mốc", count) % {"count": count})
            )
        if self.swings:
            found.append(Badge("warn", _("Một phiếu quyết định")))
        if self.result.forward_to_ministry:
            found.append(Badge("info", _("Chuyển Bộ")))
        if self.stars in (1, 2):
            found.append(Badge("muted", _("Không cấp giấy")))
        return found


class ResultPage:
    """The whole page's content."""

    def __init__(self, result: RoundResult) -> None:
        self.result, self.facts = result, result.facts
        self.rows = [Row(placed, result.facts) for placed in result.placed]

    @property
    def five(self) -> int:
        return self.result.counted(5)

    @property
    def four(self) -> int:
        return self.result.counted(4)

    @property
    def three(self) -> int:
        return self.result.counted(3)

    @property
    def below(self) -> int:
        """Products without a certificate: one or two stars, rejected, not concluded."""
        return self.result.counted(1, 2, 0, None)

    @property
    def forwarded(self) -> int:
        return sum(row.result.forward_to_ministry for row in self.rows)

    @property
    def rules(self) -> tuple[str, ...]:
        return regulation_lines(self.facts.regulation)

    @property
    def urgent(self) -> list[Row]:
        """What the council must settle before it concludes: too far apart, or too few ballots."""
        return [row for row in self.rows if {"spread_exceeded", "no_quorum"} & set(row.result.flags)]

    @property
    def chart(self) -> Chart | None:
        """The members' totals drawn; None where no ballot counted."""
        drawn = [row.placed for row in self.rows if row.ranked]
        return Chart(drawn) if drawn else None
