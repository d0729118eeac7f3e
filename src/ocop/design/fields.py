"""Form fields that take what Vietnamese officials type and say exactly what is wrong with it."""

import calendar
import datetime
import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ocop.foundation.text import clean

Day = datetime.date | Callable[[], datetime.date]
# Outside these days a date is a slip of the hand, not an event of the programme. No legal limit.
EARLIEST, LATEST = datetime.date(1950, 1, 1), datetime.date(2100, 12, 31)
_PARTS = re.compile(r"^(\d{1,2})[/.\-\s]+(\d{1,2})[/.\-\s]+(\d{1,4})$|^(\d{2})(\d{2})(\d{4})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")


class DateField(forms.DateField):
    """A day typed as dd/mm/yyyy (also 05.10.2026, 05102026 or the ISO form), between ``min`` and ``max``.

    Errors name the part that is wrong: no such month, no such day in that month, before or after the bounds.
    """

    widget = forms.DateInput

    def __init__(self, *, min: Day = EARLIEST, max: Day = LATEST, **options: Any) -> None:
        shape = {"inputmode": "numeric", "placeholder": "dd/mm/yyyy", "autocomplete": "off"}
        options.setdefault("widget", forms.DateInput(format="%d/%m/%Y", attrs=shape))
        super().__init__(**options)
        self._min, self._max = min, max

    def to_python(self, value: Any) -> datetime.date | None:
        """The day, None when empty. Raises ValidationError with the reason."""
        if value is None or isinstance(value, datetime.date):
            return super().to_python(value)
        text = clean(value, 200)
        if not text:
            return None
        return self._in_bounds(_read_day(text))

    def _in_bounds(self, day: datetime.date) -> datetime.date:
        first, last = (bound() if callable(bound) else bound for bound in (self._min, self._max))
        values = {"day": f"{day:%d/%m/%Y}", "first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
        if day < first:
            raise ValidationError(_("Ngày sớm nhất là %(first)s; ô này ghi %(day)s.") % values, code="early")
        if day > last:
            raise ValidationError(_("Ngày muộn nhất là %(last)s; ô này ghi %(day)s.") % values, code="late")
        return day


def _read_day(text: str) -> datetime.date:
    iso, parts = _ISO.match(text), _PARTS.match(text)
    if iso:
        year, month, day = map(int, iso.groups())
        digits = 4
    elif parts:
        found = [part for part in parts.groups() if part is not None]
        day, month, year = map(int, found)
        digits = len(found[2])
    else:
        raise ValidationError(_("Ghi ngày theo ngày/tháng/năm, ví dụ 05/10/2026."), code="shape")
    if digits != 4 or year == 0:
        raise ValidationError(_("Năm có bốn chữ số, ví dụ 05/10/2026."), code="year")
    if not 1 <= month <= 12:
        raise ValidationError(_("Một năm có 12 tháng; ô này ghi tháng %(month)s.") % {"month": month}, code="month")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        text = _("Tháng %(month)s năm %(year)s có %(last)s ngày; ô này ghi ngày %(day)s.")
        raise ValidationError(text % {"month": month, "year": year, "last": last, "day": day}, code="day")
    return datetime.date(year, month, day)


class CleanCharField(forms.CharField):
    """Text made safe to store (NFC, nothing invisible); longer than ``max_length`` is refused, never cut.

    ``lines`` > 1 makes it an area of that many lines whose line breaks stay; else line breaks become spaces.
    """

    def __init__(self, *, max_length: int, lines: int = 1, **options: Any) -> None:
        if lines > 1:
            options.setdefault("widget", forms.Textarea(attrs={"rows": lines}))
        super().__init__(**options)
        self.lines, self.limit = lines, max_length

    def to_python(self, value: Any) -> str:
        """The cleaned text. Raises ValidationError that names the limit and the length."""
        if value in self.empty_values:
            return str(self.empty_value)
        text = clean(value)
        if self.lines == 1:
            text = " ".join(text.split())
        if len(text) > self.limit:
            message = _("Nhiều nhất %(limit)s ký tự; ô này có %(length)s.") % {"limit": self.limit, "length": len(text)}
            raise ValidationError(message, code="max_length")
        return text


class PhoneField(forms.CharField):
    """A Vietnamese phone number, kept as digits with a leading 0: 10 for a mobile, 11 for a fixed line (02…)."""

    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel", "type": "tel"})

    def to_python(self, value: Any) -> str:
        """The digits, "" when empty. Raises ValidationError that says how many digits there are."""
        text = clean(value or "", 60)
        if not text:
            return str(self.empty_value)
        if re.search(r"[^\d\s.+()\-]", text):
            raise ValidationError(_("Số điện thoại chỉ có chữ số, ví dụ 0912 345 678."), code="letters")
        digits = re.sub(r"\D", "", text)
        if digits.startswith("84") and (text.startswith("+") or len(digits) == 11):
            digits = "0" + digits[2:]
        wanted = 11 if digits.startswith("02") else 10
        if not digits.startswith("0"):
            raise ValidationError(_("Số điện thoại bắt đầu bằng số 0 hoặc +84."), code="start")
        if len(digits) != wanted:
            text = _("Số điện thoại có %(wanted)s chữ số; số này có %(length)s.")
            raise ValidationError(text % {"wanted": wanted, "length": len(digits)}, code="length")
        return digits


class MoneyField(forms.IntegerField):
    """An amount in whole đồng: "1.234.567", "1 234 567 đ" or plain digits."""

    default_error_messages = {
        "invalid": gettext_lazy("Ghi số đồng nguyên, ví dụ 1.234.567."),
        "min_value": gettext_lazy("Số tiền không được âm."),
    }

    def __init__(self, *, max_value: int = 10**15, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        super().__init__(max_value=max_value, min_value=0, **options)
        self.error_messages.setdefault("max_value", _("Số tiền lớn quá."))

    def to_python(self, value: Any) -> int | None:
        """Đồng, None when empty. Raises ValidationError for parts of a đồng and what is no number."""
        if value is None or isinstance(value, int):
            return super().to_python(value)
        text = re.sub(r"\s*(đồng|đ|VND|VNĐ)\.?$", "", clean(value, 60), flags=re.IGNORECASE)
        if not text:
            return None
        if not re.fullmatch(r"-?(\d+|\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+|\d{1,3}( \d{3})+)", text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(re.sub(r"[., ]", "", text))

    def prepare_value(self, value: Any) -> Any:
        """Whole numbers show with points between thousands; what was typed stays as it was typed."""
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value
