"""What the law prints, as frozen data: labels, options, cases, criteria, sections, parts, stops, slips.

Points are whole numbers (Decision 26/2026/QĐ-TTg, Art. 3 and Appendix II). A *gate* is an option that a criterion must
reach at least for a rank of so many stars. A *stop* is a ground on which a product gets no stars at all. The sheet that
holds them together is in ``sheet``; nothing here reads a file, a clock or a database.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

RANKS = (3, 4, 5)  # the stars that gates are printed for


@dataclass(frozen=True)
class Label:
    """One text in both languages."""

    vi: str
    en: str


@dataclass(frozen=True)
class Option:
    """One printed answer: its number in the list (from 1), its points, its words, and the stars it is the least for.

    ``gate`` is 3, 4 or 5, or None. Answers are kept by number, for two sheets print options of equal points.
    """

    number: int
    points: int
    label: Label
    gate: int | None = None


@dataclass(frozen=True)
class Case:
    """One way in which a criterion may apply (set 26): one list of options, numbered from 1.

    A criterion without cases holds a single one, without a title.
    """

    number: int
    title: Label | None
    options: tuple[Option, ...]

    @cached_property
    def values(self) -> frozenset[int]:
        """Every point count a ballot may give: the printed ones, and 0 for "no option reached" (Art. 3)."""
        return frozenset({0, *(option.points for option in self.options)})

    @property
    def offers_none(self) -> bool:
        """Whether "none reached" is a choice of its own: wherever no option of 0 points is printed."""
        return all(option.points for option in self.options)

    def option(self, number: int) -> Option:
        """The option of that number; KeyError where none is printed."""
        if not 1 <= number <= len(self.options):
            raise KeyError(number)
        return self.options[number - 1]

    def gate_for(self, stars: int) -> int | None:
        """Points that the option marked with exactly these stars gives; None where none is marked."""
        return next((option.points for option in self.options if option.gate == stars), None)


@dataclass(frozen=True)
class Criterion:
    """One line of the sheet. ``has_cases`` tells whether a case is chosen before the option.

    ``under`` is the heading it stands under where the sheet prints one more level, ``block`` the name in the data file
    of the criterion that several sheets share.
    """

    code: str
    title: Label
    max: int
    cases: tuple[Case, ...]
    has_cases: bool = False
    note: Label | None = None
    under: str | None = None
    block: str | None = None

    def case(self, number: int | None = None) -> Case:
        """The chosen case, or the only one of a criterion without cases (number None); KeyError otherwise."""
        if not self.has_cases and number is None:
            return self.cases[0]
        if self.has_cases and number is not None and 1 <= number <= len(self.cases):
            return self.cases[number - 1]
        raise KeyError(number)

    def choices(self, case: int | None = None) -> tuple[Option, ...]:
        """Options as printed, of the chosen case where the criterion has cases; KeyError for a case not printed."""
        return self.case(case).options

    def gate_for(self, stars: int, case: int | None = None) -> int | None:
        """Points needed by the gate printed for exactly these stars; None where the criterion has no such gate."""
        return self.case(case).gate_for(stars)

    @cached_property
    def any_values(self) -> frozenset[int]:
        """The points possible in at least one of the cases."""
        return frozenset().union(*(case.values for case in self.cases))


@dataclass(frozen=True)
class Section:
    """A numbered group of criteria inside a part."""

    code: str
    title: Label
    max: int
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Part:
    """Part A, B or C of the sheet."""

    code: str
    title: Label
    max: int
    sections: tuple[Section, ...]

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria of this part in sheet order."""
        return tuple(criterion for section in self.sections for criterion in section.criteria)


@dataclass(frozen=True)
class Stop:
    """A ground for no stars. *Declared*: a member ticks it. *Derived*: 0 at any of ``criteria`` (set 16)."""

    code: str
    kind: Literal["declared", "derived"]
    label: Label
    criterion: str | None = None
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True)
class Slip:
    """A place of the printed text that was read with care: what stands there, and what it was read as."""

    sets: tuple[int, ...]
    criterion: str
    printed: Label
    read_as: str

    @property
    def kept(self) -> bool:
        """Whether it was read just as it is printed, odd though it looks."""
        return self.printed.vi == self.read_as


@dataclass(frozen=True)
class Mismatch:
    """Two printed numbers that do not agree: what stands at ``code`` adds up to ``found``, not to ``printed``."""

    code: str
    what: Literal["top option", "criteria", "sections", "parts"]
    found: int
    printed: int

    def line(self, number: int) -> str:
        """The way ``known_mismatches`` of the data names it, e.g. ``11 C sections 32 part 35``."""
        whole = {"top option": "max", "criteria": "section", "sections": "part", "parts": "total"}[self.what]
        return f"{number} {self.code} {self.what} {self.found} {whole} {self.printed}"

    @property
    def label(self) -> Label:
        """A sentence for people."""
        vi, en = SENTENCES[self.what]
        numbers = {"code": self.code, "found": self.found, "printed": self.printed}
        return Label(vi.format(**numbers), en.format(**numbers))

    def __str__(self) -> str:
        return self.label.vi


SENTENCES: Mapping[str, tuple[str, str]] = {
    "top option": (
        "Tiêu chí {code}: mức cao nhất {found} điểm, ghi tối đa {printed}",
        "Criterion {code}: the top option gives {found} points, the maximum printed is {printed}",
    ),
    "criteria": (
        "Mục {code}: các tiêu chí cộng lại {found} điểm, ghi {printed}",
        "Section {code}: its criteria add up to {found} points, {printed} is printed",
    ),
    "sections": (
        "Phần {code}: các mục cộng lại {found} điểm, ghi {printed}",
        "Part {code}: its sections add up to {found} points, {printed} is printed",
    ),
    "parts": (
        "Các phần cộng lại {found} điểm, phải là {printed}",
        "The parts add up to {found} points instead of {printed}",
    ),
}
