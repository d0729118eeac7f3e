"""What comes in on this room's pages. Limits of fields stop noise; what is right is decided by the actions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ocop.accounts.enums import Paper, Role
from ocop.accounts.identifiers import INPUT_LIMIT
from ocop.accounts.models import Unit, User
from ocop.accounts.queries import units_by_kind
from ocop.design.fields import CleanCharField, DateField
from ocop.territory.models import Province

PASSWORD_HELP = _("Ít nhất 10 ký tự, không giống tên hay số điện thoại, không phải mật khẩu nhiều người dùng.")
NO_CAPITALS = {"autocapitalize": "none", "spellcheck": "false"}


class UnitChoice(forms.ModelChoiceField):
    """A unit, listed under its kind."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Unit.objects.none(), to_field_name="public_id", **kwargs)

    def offer(self, units: Any) -> None:
        """Let one of these be chosen."""
        self.queryset = units
        blank = ("", _("chọn đơn vị") if self.required else _("không đổi"))
        self.widget.choices = [blank] + [
            (label, [(str(unit.public_id), unit.name) for unit in rows]) for label, rows in units_by_kind(units)
        ]


class ContactForm(forms.Form):
    """Name and contacts of a person."""

    full_name = CleanCharField(label=_("Họ và tên"), max_length=120)
    phone = forms.CharField(
        label=_("Điện thoại"),
        max_length=30,
        required=False,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"}),
        help_text=_("Có thể đăng nhập bằng số này. Để trống nếu không có."),
    )
    email = forms.CharField(
        label=_("Thư điện tử"),
        max_length=INPUT_LIMIT,
        required=False,
        widget=forms.TextInput({"inputmode": "email", "autocomplete": "off", **NO_CAPITALS}),
        help_text=_("Không bắt buộc: tài khoản dùng được cả khi không có thư điện tử."),
    )


class PersonForm(ContactForm):
    """A new account."""

    field_order = ["unit", "full_name", "username", "phone", "email"]
    unit = UnitChoice(label=_("Đơn vị quản lý tài khoản"), help_text=_("Đơn vị này in phiếu cho người ấy."))
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "off", **NO_CAPITALS}),
        help_text=_("Chữ, số, dấu chấm, gạch nối; ví dụ nguyen.van.a. Không đổi được về sau."),
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer(units)


class ChangePersonForm(ContactForm):
    """Corrections to an account."""

    home = UnitChoice(label=_("Chuyển sang đơn vị quản lý"), required=False)

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["home"].offer(units)


class GrantForm(forms.Form):
    """A role in a unit for days."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
    unit = UnitChoice(label=_("Đơn vị"))
    starts = DateField(label=_("Từ ngày"))
    ends = DateField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa biết ngày thôi giữ."))

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer(units)


class EndForm(forms.Form):
    """The last day of a role."""

    last_day = DateField(
        label=_("Ngày cuối còn giữ vai trò"),
        help_text=_("Ghi ngày hôm qua để thôi ngay. Vai trò chưa qua ngày nào thì được thu lại hẳn."),
    )


class ReasonForm(forms.Form):
    """Why an account is stopped or opened again."""

    reason = CleanCharField(label=_("Lý do"), max_length=300, lines=3)


class ResetForm(forms.Form):
    """The identity check at the counter."""

    paper = forms.ChoiceField(label=_("Giấy tờ đã xem bản gốc"), choices=Paper.choices)
    digits = forms.CharField(
        label=_("3 hoặc 4 chữ số cuối của giấy tờ"),
        max_length=4,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Được niêm phong, chỉ dùng khi phải kiểm tra lại việc đối chiếu."),
    )
    remove_second_factor = forms.BooleanField(
        label=_("Bỏ xác thực hai bước cũ (mất điện thoại hoặc khóa bảo mật)"), required=False
    )
    checked = forms.BooleanField(label=_("Người này có mặt, ảnh trên giấy tờ đúng là người này"))


class TwoPasswords(forms.Form):
    """A password chosen twice."""

    password = forms.CharField(
        label=_("Mật khẩu mới"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=PASSWORD_HELP,
    )
    again = forms.CharField(
        label=_("Gõ lại mật khẩu mới"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Both are the same; only one goes on."""
        cleaned = super().clean() or {}
        again = cleaned.pop("again", None)
        if again is not None and "password" in cleaned and again != cleaned["password"]:
            self.add_error("again", _("Hai lần gõ mật khẩu không giống nhau."))
        return cleaned


class ActivateForm(TwoPasswords):
    """The slip's code, and the password it allows."""

    field_order = ["login", "code", "password", "again"]
    login = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=INPUT_LIMIT,
        widget=forms.TextInput({"autocomplete": "username", **NO_CAPITALS}),
        help_text=_("Ghi trên phiếu. Số điện thoại hoặc thư điện tử cũng được."),
    )
    code = forms.CharField(
        label=_("Mã trên phiếu"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=_("16 ký tự; chữ hoa hay thường, có gạch hay không đều được."),
    )


class FirstForm(TwoPasswords):
    """The first administrator."""

    field_order = ["province", "full_name", "username", "phone", "email", "password", "again"]
    province = forms.ModelChoiceField(
        label=_("Tỉnh"), queryset=Province.objects.all(), empty_label=None, to_field_name="code"
    )
    full_name = CleanCharField(label=_("Họ và tên"), max_length=120)
    username = forms.CharField(
        label=_("Tên đăng nhập"), max_length=60, widget=forms.TextInput({"autocomplete": "username", **NO_CAPITALS})
    )
    phone = forms.CharField(label=_("Điện thoại"), max_length=30, required=False)
    email = forms.CharField(label=_("Thư điện tử"), max_length=INPUT_LIMIT, required=False)


class UnitForm(forms.Form):
    """Settings of a unit."""

    name = CleanCharField(label=_("Tên"), max_length=160)
    same_person_may_approve = forms.BooleanField(
        label=_("Cho một người vừa lập vừa duyệt"),
        required=False,
        help_text=_("Chỉ bật ở đơn vị quá ít người. Mỗi lần dùng, trang và biên bản đều ghi rõ."),
    )


class PolicyForm(forms.Form):
    """Whether a role must have a second factor."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
    required = forms.TypedChoiceField(
        label=_("Xác thực hai bước"),
        choices=[("co", _("bắt buộc")), ("khong", _("không bắt buộc"))],
        coerce=lambda value: value == "co",
    )
    from_day = DateField(label=_("Từ ngày"))


class StandInForm(forms.Form):
    """Who acts for a holder, and when."""

    substitute = forms.ModelChoiceField(
        label=_("Người thay mặt"), queryset=User.objects.none(), to_field_name="public_id", empty_label=_("chọn người")
    )
    starts = DateField(label=_("Từ ngày"))
    ends = DateField(label=_("Đến hết ngày"))
    reason = CleanCharField(label=_("Lý do"), max_length=300, help_text=_("Ví dụ: đi công tác."))

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["substitute"].queryset = people
