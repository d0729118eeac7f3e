"""What comes in on this room's pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ocop.design.fields import CleanCharField, DateField
from ocop.territory.names import LONGEST


class LookupForm(forms.Form):
    """A written place, and the day of the paper that writes it."""

    quiet = True
    noi = CleanCharField(
        label=_("Tên hoặc mã, như giấy tờ ghi"),
        max_length=LONGEST,
        help_text=_("Ví dụ: xã Hoằng Thanh, huyện Hoằng Hóa. Gõ không dấu cũng được."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    ngay = DateField(label=_("Ngày của giấy tờ"), required=False, help_text=_("Để trống nếu không rõ."))
