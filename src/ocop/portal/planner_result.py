"""What the planner answers, in words: where the product stands, the cheapest changes, or why there is no way."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ocop.criteria import RANKS, Assessment, Path, Sheet, assess, path_to
from ocop.lawbook.places import Page
from ocop.portal.planner_curve import Curve
from ocop.portal.planner_form import PlannerForm
from ocop.portal.planner_rows import Part, Question, words_of


@dataclass(frozen=True)
class Missed:
    """A gate not reached: the rank it is printed for, points now and points needed."""

    rank: int
    question: Question
    points: int
    needed: int


@dataclass(frozen=True)
class Gates:
    """The gates printed for one rank: how many of how many are reached, and the missed ones."""

    rank: int
    met: int
    of: int
    missed: tuple[Missed, ...]


@dataclass(frozen=True)
class Step:
    """One change: from so many points to so many, the words of the level to reach, the gates it passes.

    ``guessed``: costs were told, but none for this level, so that the points gained stand in for it.
    """

    question: Question
    start: int
    end: int
    text: str
    cost: int
    gates: tuple[int, ...]
    guessed: bool

    @property
    def gained(self) -> int:
        """Points gained."""
        return self.end - self.start


@dataclass(frozen=True)
class Answered:
    """The whole answer to one valid form."""

    stars: int
    now: Assessment
    path: Path
    gates: tuple[Gates, ...]
    stops: tuple[str, ...]
    steps: tuple[Step, ...]
    reasons: tuple[tuple[str, str], ...]  # criterion code ("" for the total) and the sentence
    curve: Curve

    @property
    def missed(self) -> list[Missed]:
        """The gates missed of all ranks up to the wished one."""
        return [missed for gates in self.gates if gates.rank <= self.stars for missed in gates.missed]


def answer(form: PlannerForm, parts: Sequence[Part], page: Page) -> Answered:
    """Judge the answers of a valid form and find the way up."""
    sheet, stars = form.sheet, int(form.cleaned_data["sao"])
    asked = {question.code: question for part in parts for section in part.sections for question in section.questions}
    answers, costs = form.answers(), form.costs()
    now = assess(sheet, answers)
    path = path_to(sheet, answers, stars, costs, form.cleaned_data["giu"])
    stops = {stop.code: words.text for stop, words in page.stops}
    return Answered(
        stars=stars,
        now=now,
        path=path,
        gates=tuple(_gates(now, asked, rank) for rank in RANKS),
        stops=tuple(stops[code] for code in now.stops),
        steps=tuple(_steps(sheet, now, path, asked, stars, costs)),
        reasons=tuple(_reasons(sheet, now, path, asked, stars)),
        curve=Curve(sheet, now.total, path),
    )


def _gates(now: Assessment, asked: dict[str, Question], rank: int) -> Gates:
    states = now.gates[rank]
    missed = tuple(
        Missed(rank, asked[state.criterion], now.points[state.criterion], state.needed)
        for state in states
        if not state.met
    )
    return Gates(rank, len(states) - len(missed), len(states), missed)


def _steps(
    sheet: Sheet,
    now: Assessment,
    path: Path,
    asked: dict[str, Question],
    stars: int,
    costs: dict[str, dict[int, int]],
) -> list[Step]:
    found = []
    for change in path.changes:
        case = now.cases.get(change.criterion)
        question = asked[change.criterion]
        needs = {rank: sheet.by_code[change.criterion].gate_for(rank, case) for rank in RANKS if rank <= stars}
        passed = tuple(rank for rank, need in needs.items() if need is not None and change.start < need <= change.end)
        text = words_of(question.lists[(case or 1) - 1][1], change.end)
        guessed = bool(costs) and change.end not in costs.get(change.criterion, {})
        found.append(Step(question, change.start, change.end, text, change.cost, passed, guessed))
    return found


def _reasons(
    sheet: Sheet, now: Assessment, path: Path, asked: dict[str, Question], stars: int
) -> list[tuple[str, str]]:
    found = []
    for reason in path.reasons:
        told = {"stars": stars, "needed": reason.needed, "possible": reason.possible, "criterion": ""}
        if reason.criterion is None:
            sentence = _("Lên hết các mức còn đổi được, tổng cũng chỉ %(possible)s điểm; %(stars)s sao cần %(needed)s.")
            found.append(("", sentence % told))
            continue
        told["criterion"] = f"{reason.criterion} {asked[reason.criterion].title}"
        if reason.kind == "gate":
            case = now.cases.get(reason.criterion)
            gate = next(rank for rank in RANKS if sheet.by_code[reason.criterion].gate_for(rank, case) == reason.needed)
            told["gate"] = gate
            sentence = _(
                "%(criterion)s: mốc %(gate)s sao cần %(needed)s điểm, nay %(possible)s và đã ghi là không đổi được."
            )
        else:
            sentence = _(
                "%(criterion)s: %(possible)s điểm là căn cứ loại, cần ít nhất %(needed)s, và đã ghi là không đổi được."
            )
        found.append((reason.criterion, sentence % told))
    return found
