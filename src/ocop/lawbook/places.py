"""The named places of a sheet whose words the office may set officially: words only, no points, no gates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ocop.criteria import RANKS, Case, Criterion, Label, Option, Part, Section, Sheet, Stop


def _places(sheet: Sheet) -> Iterator[tuple[str, Label]]:
    yield "sheet", sheet.name
    for part in sheet.parts:
        yield f"part:{part.code}", part.title
        for section in part.sections:
            yield f"section:{section.code}", section.title
            for criterion in section.criteria:
                yield from _of_criterion(criterion)
    for stop in sheet.stops:
        yield f"stop:{stop.code}", stop.label


def _of_criterion(criterion: Criterion) -> Iterator[tuple[str, Label]]:
    code = criterion.code
    yield f"criterion:{code}", criterion.title
    if criterion.note is not None:
        yield f"note:{code}", criterion.note
    for case in criterion.cases:
        if case.title is not None:
            yield f"case:{code}:{case.number}", case.title
        for option in case.options:
            yield option_place(criterion, case, option), option.label


def option_place(criterion: Criterion, case: Case, option: Option) -> str:
    """The place of an option's words: ``option:1.1:2``, where a case is chosen first ``option:8:1.2``."""
    return f"option:{criterion.code}:{f'{case.number}.' if criterion.has_cases else ''}{option.number}"


def labels_of(sheet: Sheet) -> dict[str, Label]:
    """Place → shipped words, in sheet order."""
    return dict(_places(sheet))


@dataclass(frozen=True)
class Words:
    """A label as shown: its place and the words of the language asked for."""

    place: str
    text: str


@dataclass(frozen=True)
class OptionRow:
    """An option on the page."""

    points: int
    words: Words
    gate: int | None


@dataclass(frozen=True)
class CriterionRow:
    """A criterion on the page: one list of options per case (title None where there are no cases)."""

    code: str
    words: Words
    top: int
    note: Words | None
    under: str | None
    lists: tuple[tuple[Words | None, tuple[OptionRow, ...]], ...]


@dataclass(frozen=True)
class SectionRow:
    """A section on the page."""

    code: str
    words: Words
    top: int
    criteria: tuple[CriterionRow, ...]


@dataclass(frozen=True)
class PartRow:
    """A part on the page."""

    code: str
    words: Words
    top: int
    sections: tuple[SectionRow, ...]


@dataclass(frozen=True)
class Page:
    """Everything the page of a sheet shows, in words of one language. ``gates``: rank → criterion codes."""

    name: Words
    parts: tuple[PartRow, ...]
    stops: tuple[tuple[Stop, Words], ...]
    gates: tuple[tuple[int, tuple[str, ...]], ...]


def page_of(sheet: Sheet, labels: Mapping[str, Label], english: bool = False) -> Page:
    """The sheet's page with ``labels`` (place → words in force)."""

    def words(place: str) -> Words:
        return Words(place, labels[place].en if english else labels[place].vi)

    def options(criterion: Criterion, case: Case) -> tuple[OptionRow, ...]:
        return tuple(OptionRow(row.points, words(option_place(criterion, case, row)), row.gate) for row in case.options)

    def criterion_row(criterion: Criterion) -> CriterionRow:
        code = criterion.code
        titles = [words(f"case:{code}:{case.number}") if case.title else None for case in criterion.cases]
        return CriterionRow(
            code,
            words(f"criterion:{code}"),
            criterion.max,
            words(f"note:{code}") if criterion.note else None,
            criterion.under,
            tuple(zip(titles, (options(criterion, case) for case in criterion.cases), strict=True)),
        )

    def section_row(section: Section) -> SectionRow:
        return SectionRow(
            section.code, words(f"section:{section.code}"), section.max, tuple(map(criterion_row, section.criteria))
        )

    def part_row(part: Part) -> PartRow:
        return PartRow(part.code, words(f"part:{part.code}"), part.max, tuple(map(section_row, part.sections)))

    return Page(
        words("sheet"),
        tuple(map(part_row, sheet.parts)),
        tuple((stop, words(f"stop:{stop.code}")) for stop in sheet.stops),
        tuple((rank, tuple(c.code for c in sheet.gates(rank))) for rank in RANKS),
    )
