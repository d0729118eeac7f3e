"""What a producer tells the star planner: one answer per criterion, the wished stars, what cannot change, costs.

Everything stands in the address of the page, so that a result can be kept as a link and nothing need be stored:
``sao`` the stars, ``c<code>`` the answer, ``giu`` a criterion that stays (repeated), ``k<code>-<points>`` a cost.
An answer is the number of the option as printed, 0 for "none reached"; with cases ``<case>.<option>``.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ocop.criteria import RANKS, Answer, Criterion, Sheet
from ocop.design.fields import MoneyField

MOST = 10**12  # of one cost, in whatever unit: a slip of the hand beyond it. No legal limit.


class CostField(MoneyField):
    """A cost in whole units from 0, with or without points between thousands."""

    default_error_messages = dict.fromkeys(
        ("invalid", "min_value", "max_value"), gettext_lazy("Ghi số nguyên từ 0 đến 1.000.000.000.000.")
    )


def values_of(criterion: Criterion) -> list[str]:
    """Every answer that can be given, as the address writes it."""
    return [
        f"{case.number}.{number}" if criterion.has_cases else f"{number}"
        for case in criterion.cases
        for number in range(0 if case.offers_none else 1, len(case.options) + 1)
    ]


def cost_names(criterion: Criterion) -> dict[str, tuple[int | None, int]]:
    """Name of a cost field → the case (None without cases) and the points it is the cost of."""
    return {
        f"k{criterion.code}-{f'{case.number}.' if criterion.has_cases else ''}{points}": (
            case.number if criterion.has_cases else None,
            points,
        )
        for case in criterion.cases
        for points in sorted(case.values - {0})
    }


class PlannerForm(forms.Form):
    """The sheet as a form. Bound as soon as the address carries one of its fields; others are left alone."""

    def __init__(self, sheet: Sheet, data: QueryDict, titles: Mapping[str, str]) -> None:
        super().__init__(data, auto_id="%s")
        self.sheet, self.query = sheet, data
        self.fields["sao"] = forms.ChoiceField(
            label=_("Hạng muốn đạt"),
            choices=[(f"{rank}", rank) for rank in RANKS],
            error_messages={"required": _("Chưa chọn hạng."), "invalid_choice": _("Chọn 3, 4 hoặc 5 sao.")},
        )
        self.fields["giu"] = forms.MultipleChoiceField(
            label=_("Không đổi được"),
            choices=[(code, code) for code in sheet.codes],
            required=False,
            error_messages={"invalid_choice": _("Phiếu này không có tiêu chí %(value)s.")},
        )
        for criterion in sheet.criteria:
            self._add(criterion, f"{criterion.code} {titles[criterion.code]}")
        self.is_bound = not data.keys().isdisjoint(self.fields)

    def _add(self, criterion: Criterion, label: str) -> None:
        self.fields[f"c{criterion.code}"] = forms.ChoiceField(
            label=label,
            choices=[(value, value) for value in values_of(criterion)],
            error_messages={"required": _("Chưa chọn mức nào."), "invalid_choice": _("Phiếu này không có mức đó.")},
        )
        for name, (_case, points) in cost_names(criterion).items():
            told = _("%(criterion)s, chi phí lên %(points)s điểm") % {"criterion": label, "points": points}
            self.fields[name] = CostField(label=told, max_value=MOST, required=False)

    def typed(self, name: str) -> str:
        """What the address says about a field, as it was typed; "" for nothing."""
        return str(self.query.get(name, ""))

    def wrong(self, name: str) -> tuple[str, ...]:
        """What is wrong with a field, in sentences."""
        return tuple(map(str, self.errors.get(name, ())))

    @property
    def kept(self) -> list[str]:
        """Codes ticked as not to be changed."""
        return self.query.getlist("giu")

    @property
    def findings(self) -> Iterator[tuple[str, str, str]]:
        """Every error in the order of the page: the field to go to ("" for none), its label, what is wrong."""
        for name in sorted(self.errors, key=lambda name: name.startswith("k")):  # costs stand at the end of the page
            for message in self.wrong(name):
                yield "" if name == "giu" else name, str(self.fields[name].label), message

    @property
    def cost_errors(self) -> bool:
        """Whether a cost is wrong, so that the fold of the costs must stand open."""
        return any(name.startswith("k") for name in self.errors)

    def answers(self) -> dict[str, Answer]:
        """The answers of a valid form."""
        return {criterion.code: self._answer(criterion) for criterion in self.sheet.criteria}

    def _answer(self, criterion: Criterion) -> Answer:
        case, _dot, option = self.cleaned_data[f"c{criterion.code}"].rpartition(".")
        return Answer(int(option) or None, int(case) if case else None)

    def costs(self) -> dict[str, dict[int, int]]:
        """The costs of a valid form by criterion and points; those of a case that was not chosen do not count."""
        found: dict[str, dict[int, int]] = {}
        for criterion in self.sheet.criteria:
            chosen = self._answer(criterion).case
            for name, (case, points) in cost_names(criterion).items():
                cost = self.cleaned_data[name]
                if cost is not None and case == chosen:
                    found.setdefault(criterion.code, {})[points] = cost
        return found

    def address(self, **changed: Any) -> str:
        """The query of the address of a valid form without its empty fields; ``changed`` gives fields another value."""
        query = QueryDict(mutable=True)
        for name in self.fields:
            if name == "giu":
                query.setlist(name, self.kept)
            elif value := changed.get(name, self.typed(name)):
                query[name] = value
        return query.urlencode()
