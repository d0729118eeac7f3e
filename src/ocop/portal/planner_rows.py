"""The planner's form as its template shows it: the sheet in words of one language with what was ticked."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ocop.criteria import Case, Criterion
from ocop.lawbook.places import CriterionRow, Page
from ocop.portal.planner_form import PlannerForm, cost_names


@dataclass(frozen=True)
class Choice:
    """One answer to tick. ``gate``: the stars it is the least for, or None."""

    value: str
    points: int
    text: str
    gate: int | None
    checked: bool


@dataclass(frozen=True)
class Cost:
    """The field for the cost of reaching some points, with the words of the level."""

    name: str
    points: int
    text: str
    typed: str
    errors: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """One criterion: lists of choices with the title of their case ("" without cases), and what is ticked."""

    code: str
    title: str
    top: int
    note: str
    under: str
    lists: tuple[tuple[str, tuple[Choice, ...]], ...]
    chosen: Choice | None
    kept: bool
    errors: tuple[str, ...]
    costs: tuple[tuple[str, tuple[Cost, ...]], ...]


@dataclass(frozen=True)
class Section:
    """A section of a part with its questions."""

    code: str
    title: str
    top: int
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Part:
    """A part of the sheet: the points ticked so far of those possible."""

    code: str
    title: str
    top: int
    sections: tuple[Section, ...]

    @property
    def points(self) -> int:
        """Points ticked so far."""
        asked = (question for section in self.sections for question in section.questions)
        return sum(question.chosen.points for question in asked if question.chosen)


def parts_of(form: PlannerForm, page: Page) -> tuple[Part, ...]:
    """The whole form, in the order of the sheet."""
    return tuple(
        Part(
            part.code,
            part.words.text,
            part.top,
            tuple(
                Section(
                    section.code,
                    section.words.text,
                    section.top,
                    tuple(_question(form, row) for row in section.criteria),
                )
                for section in part.sections
            ),
        )
        for part in page.parts
    )


def _question(form: PlannerForm, row: CriterionRow) -> Question:
    criterion = form.sheet.by_code[row.code]
    name = f"c{row.code}"
    typed = form.typed(name)
    lists = tuple(
        (
            title.text if title else "",
            tuple(_choices(criterion, case, [option.words.text for option in options], typed)),
        )
        for case, (title, options) in zip(criterion.cases, row.lists, strict=True)
    )
    return Question(
        code=row.code,
        title=row.words.text,
        top=row.top,
        note=row.note.text if row.note else "",
        under=row.under or "",
        lists=lists,
        chosen=next((choice for _title, choices in lists for choice in choices if choice.checked), None),
        kept=row.code in form.kept,
        errors=form.wrong(name),
        costs=tuple(_costs(form, criterion, lists)),
    )


def _choices(criterion: Criterion, case: Case, words: list[str], typed: str) -> list[Choice]:
    before = f"{case.number}." if criterion.has_cases else ""
    none = [Choice(f"{before}0", 0, _("Chưa đạt mức nào"), None, typed == f"{before}0")] if case.offers_none else []
    return none + [
        Choice(f"{before}{option.number}", option.points, text, option.gate, typed == f"{before}{option.number}")
        for option, text in zip(case.options, words, strict=True)
    ]


def _costs(
    form: PlannerForm, criterion: Criterion, lists: tuple[tuple[str, tuple[Choice, ...]], ...]
) -> list[tuple[str, tuple[Cost, ...]]]:
    found = []
    names = {place: name for name, place in cost_names(criterion).items()}
    for case, (title, choices) in zip(criterion.cases, lists, strict=True):
        number = case.number if criterion.has_cases else None
        found.append((title, tuple(
            Cost(name, points, words_of(choices, points), form.typed(name), form.wrong(name))
            for points in sorted(case.values - {0})
            for name in [names[number, points]]
        )))  # fmt: skip
    return found


def words_of(choices: tuple[Choice, ...], points: int) -> str:
    """The words of the level of so many points; two sheets print two levels of equal points: either will do."""
    return _(" hoặc ").join(choice.text for choice in choices if choice.points == points)
