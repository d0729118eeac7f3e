"""What comes in by the browser: which workbook to make, a filled one, and how to keep or take back one."""

from collections.abc import Iterator
from typing import cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ocop.config import options
from ocop.councils.actions import NAME_LENGTH, REASON_LENGTH
from ocop.councils.workbook.facts import RoundFacts
from ocop.councils.workbook.layout import MOST_MEMBERS, MOST_PRODUCTS
from ocop.councils.workbook.telling import words
from ocop.councils.workbook.template import CannotScore, blank_facts, usual_regulation
from ocop.councils.workbook.words import FORWARD_RULES, GATE_RULES
from ocop.criteria import Regulation, Sheet, laws, load
from ocop.foundation.calendar import today
from ocop.foundation.text import clean
from ocop.lawbook.laws import law_on
from ocop.territory.models import Province

OFFERED_MEMBERS, MOST_OF_ONE_SET = 9, 60


class TemplateForm(forms.Form):
    """An empty workbook: how many products of each set, the council, its rules. Sent by GET: it changes nothing."""

    title = forms.CharField(
        label=_("Tên đợt"),
        max_length=120,
        required=False,
        help_text=_("Ví dụ: Đợt 2 năm 2026. Có thể ghi sau trong tệp."),
    )
    members = forms.IntegerField(label=_("Số thành viên Hội đồng"), min_value=1, max_value=MOST_MEMBERS)
    names = forms.CharField(
        label=_("Tên thành viên"),
        required=False,
        max_length=MOST_MEMBERS * 120,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi dòng một người. Có thể ghi sau trong tệp."),
    )
    quorum_num = forms.IntegerField(label=_("Phiếu cần có: tử số"), min_value=0, max_value=99)
    quorum_den = forms.IntegerField(label=_("Phiếu cần có: mẫu số"), min_value=1, max_value=99)
    max_spread = forms.IntegerField(label=_("Chênh lệch tối đa giữa hai phiếu, điểm"), min_value=0, max_value=100)
    gate_rule = forms.ChoiceField(label=_("Một mốc đạt khi"))
    forward_rule = forms.ChoiceField(label=_("Chuyển Bộ đánh giá 5 sao khi"))

    def __init__(self, data=None) -> None:
        # A round may be drawn up before its law begins: the newest law ships first.
        self.law = law_on(today()) or load(laws()[0])
        usual = usual_regulation(OFFERED_MEMBERS)
        initial = {
            "members": usual.members, "quorum_num": usual.quorum[0], "quorum_den": usual.quorum[1],
            "max_spread": usual.max_spread, "gate_rule": usual.gate_rule, "forward_rule": usual.forward_rule,
        }  # fmt: skip
        super().__init__(data, initial=initial)
        for name, rules in (("gate_rule", GATE_RULES), ("forward_rule", FORWARD_RULES)):
            choices = [(code, gettext(said)) for code, said in rules.items()]
            cast(forms.ChoiceField, self.fields[name]).choices = choices
        for sheet in self.sheets:
            widget = forms.NumberInput(attrs={"inputmode": "numeric", "class": "input input--count"})
            label = f"{sheet.number}. {words(sheet.name)}"
            self.fields[_field(sheet)] = forms.IntegerField(
                label=label, min_value=0, max_value=MOST_OF_ONE_SET, required=False, widget=widget
            )

    @property
    def sheets(self) -> list[Sheet]:
        """The sets that can be scored."""
        return [sheet for sheet in self.law.sheets if sheet.scorable]

    def families(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """The sets' fields under the names of their families."""
        found: dict[str, list[forms.BoundField]] = {}
        for sheet in self.sheets:
            found.setdefault(words(sheet.family), []).append(self[_field(sheet)])
        yield from found.items()

    def council(self) -> list[forms.BoundField]:
        """The fields that everyone fills in."""
        return [self[name] for name in ("title", "members", "names")]

    def rules(self) -> list[forms.BoundField]:
        """The regulation, folded: it can be changed in the file too."""
        return [self[name] for name in ("quorum_num", "quorum_den", "max_spread", "gate_rule", "forward_rule")]

    def rules_at_fault(self) -> bool:
        """Whether a folded field has an error to show."""
        return any(field.errors for field in self.rules())

    def clean(self) -> dict:
        """Build the facts; what the workbook itself refuses becomes the form's error."""
        data = super().clean() or {}
        if self.errors:
            return data
        sets = [sheet.number for sheet in self.sheets for _each in range(data.get(_field(sheet)) or 0)]
        if not sets:
            raise forms.ValidationError(gettext("Ghi số sản phẩm cho ít nhất một bộ."))
        if len(sets) > MOST_PRODUCTS:
            text = gettext("Một bảng chấm có nhiều nhất %(most)s sản phẩm; ở đây là %(count)s.")
            raise forms.ValidationError(text % {"most": MOST_PRODUCTS, "count": len(sets)})
        names = [clean(name, 120) for name in data["names"].splitlines() if clean(name)]
        if len(names) > data["members"]:
            self.add_error("names", gettext("Có nhiều tên hơn số thành viên."))
            return data
        quorum = data["quorum_num"], data["quorum_den"]
        rule = Regulation(data["members"], quorum, data["max_spread"], data["gate_rule"], data["forward_rule"])
        try:
            self.facts: RoundFacts = blank_facts(self.law.law, sets, rule, names, clean(data["title"], 120))
        except CannotScore as problem:
            raise forms.ValidationError(str(problem)) from problem
        return data


def _field(sheet: Sheet) -> str:
    return f"bo-{sheet.number}"


class UploadForm(forms.Form):
    """A filled workbook. Its content is judged by the reader, only its size here."""

    workbook = forms.FileField(
        label=_("Bảng chấm đã ghi điểm (.xlsx)"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": _("Chọn tệp bảng chấm trước khi xem kết quả.")},
    )

    def clean_workbook(self):
        upload = self.cleaned_data["workbook"]
        most = options.get("WORKBOOK_MAX_MB")
        if upload.size > most * 1024 * 1024:
            raise forms.ValidationError(gettext("Tệp nặng hơn %(most)s MB.") % {"most": most})
        return upload


class KeepForm(forms.Form):
    """Under which name, and for which province, a looked-at workbook is kept."""

    ticket = forms.CharField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Tên để tìm lại"), max_length=NAME_LENGTH)
    province = forms.ModelChoiceField(label=_("Tỉnh"), queryset=Province.objects.none(), empty_label=None)

    def __init__(self, provinces, data=None, **kwargs) -> None:
        super().__init__(data, **kwargs)
        cast(forms.ModelChoiceField, self.fields["province"]).queryset = provinces
        if len(provinces) == 1:
            self.fields["province"].initial = provinces[0]
            self.fields["province"].widget = forms.HiddenInput()


class RemoveForm(forms.Form):
    """Why a kept workbook is taken back."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=REASON_LENGTH, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: giữ nhầm tệp. Lý do ở lại trong sổ cái."),
    )  # fmt: skip
