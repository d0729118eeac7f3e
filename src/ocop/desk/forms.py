"""What comes in on the desk's pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ocop.desk.enums import DayEffect, RequestKind
from ocop.territory.models import Province


class DayForm(forms.Form):
    """A holiday, a make-up working day, or a listed day made ordinary again."""

    date = forms.DateField(label=_("Ngày"), help_text=_("Ngày đã có trong lịch thì được thay."))
    name = forms.CharField(label=_("Tên ngày"), max_length=160)
    effect = forms.ChoiceField(label=_("Cách tính"), choices=DayEffect.choices)
    source = forms.CharField(label=_("Nguồn"), max_length=300, help_text=_("Số, ngày của thông báo hoặc quyết định."))
    confirmed = forms.BooleanField(label=_("Đã đối chiếu với văn bản chính thức"), required=False)


class AskForm(forms.Form):
    """A person's request about their own data."""

    kind = forms.ChoiceField(label=_("Yêu cầu"), choices=RequestKind.choices)
    province = forms.ModelChoiceField(
        label=_("Tỉnh trả lời"), queryset=Province.objects.all(), empty_label=None, to_field_name="code"
    )
    details = forms.CharField(
        label=_("Nội dung"),
        max_length=4000,
        required=False,
        widget=forms.Textarea,
        help_text=_("Khi yêu cầu sửa: ghi thông tin nào sai, sửa thành gì."),
    )


class AnswerForm(forms.Form):
    """The words that go to the person with the answer, or with the ground of a refusal."""

    answer = forms.CharField(label=_("Trả lời"), max_length=4000, widget=forms.Textarea)
    refuse = forms.BooleanField(label=_("Từ chối yêu cầu này; lời trả lời ghi rõ căn cứ"), required=False)


class ReopenForm(forms.Form):
    """Why an answered request is looked at again."""

    reason = forms.CharField(label=_("Lý do mở lại"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
