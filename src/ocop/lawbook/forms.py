"""What the office types on the law's pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ocop.lawbook.actions import NOTE_LENGTH, REASON_LENGTH, TEXT_LENGTH


class SignOffForm(forms.Form):
    """Whether the sheet equals the signed text, with a note."""

    agrees = forms.TypedChoiceField(
        label=_("Kết quả đối chiếu"),
        choices=[("1", _("Khớp bản ký")), ("0", _("Rút lời đối chiếu"))],
        coerce=lambda value: value == "1",
        initial="1",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Ghi chú"),
        help_text=_("Bản đã dùng để so, hoặc lý do rút lời đối chiếu."),
        max_length=NOTE_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WordingForm(forms.Form):
    """Official words for one label; an empty Vietnamese field returns to the shipped words."""

    vi = forms.CharField(
        label=_("Tiếng Việt"), max_length=TEXT_LENGTH, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    en = forms.CharField(
        label=_("Tiếng Anh"), max_length=TEXT_LENGTH, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    reason = forms.CharField(label=_("Nguồn hoặc lý do"), max_length=REASON_LENGTH)
