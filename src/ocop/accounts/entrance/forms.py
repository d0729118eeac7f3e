"""allauth's forms with our labels. What they check is allauth's; how they speak is ours."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from ocop.accounts.forms import PASSWORD_HELP
from ocop.accounts.identifiers import INPUT_LIMIT, identifier


def _set(form: forms.Form, name: str, label: Any, help_text: Any = "", **attrs: str) -> None:
    field = form.fields[name]
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)


class SignInForm(LoginForm):
    """One field for whichever identifier the person remembers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].max_length = INPUT_LIMIT
        attrs = {"autocomplete": "username webauthn", "autocapitalize": "none", "spellcheck": "false"}
        _set(self, "login", _("Tên đăng nhập, số điện thoại hoặc thư điện tử"), **attrs)
        _set(self, "password", _("Mật khẩu"))

    def clean_login(self) -> str:
        """One spelling, so that the limit on tries counts every way of writing the same identifier together."""
        return identifier(self.cleaned_data["login"])[1]


class NewPasswordForm(ChangePasswordForm):
    """Change one's password, knowing the old one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _set(self, "oldpassword", _("Mật khẩu đang dùng"))
        _set(self, "password1", _("Mật khẩu mới"), PASSWORD_HELP)
        _set(self, "password2", _("Gõ lại mật khẩu mới"))

    def clean(self) -> dict[str, Any]:
        """The two new ones are the same."""
        cleaned = forms.Form.clean(self) or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("Hai lần gõ mật khẩu mới không giống nhau."))
        return cleaned


class PasswordAgainForm(ReauthenticateForm):
    """Show again who one is before something sensitive."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _set(self, "password", _("Mật khẩu"))


CODE_HELP = _("6 chữ số trong ứng dụng xác thực, hoặc một mã dự phòng.")


class CodeForm(AuthenticateForm):
    """The second step of signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _set(self, "code", _("Mã xác thực"), CODE_HELP, inputmode="numeric")


class CodeAgain(CodeAgainForm):
    """Show again who one is, by the second factor."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _set(self, "code", _("Mã xác thực"), CODE_HELP, inputmode="numeric")


class TotpForm(ActivateTOTPForm):
    """Prove that the application has taken the secret over."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _set(self, "code", _("Mã hiện trong ứng dụng"), _("6 chữ số, đổi sau mỗi 30 giây."), inputmode="numeric")


class PasskeyForm(AddWebAuthnForm):
    """A new passkey or security key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _set(self, "name", _("Tên gọi của khóa"), _("Để phân biệt khi có nhiều khóa, ví dụ “điện thoại”."))
        _set(
            self,
            "passwordless",
            _("Đăng nhập không cần mật khẩu"),
            _("Khóa phải mở bằng vân tay, khuôn mặt hoặc mã PIN."),
        )


class PasskeyNameForm(EditWebAuthnForm):
    """Another name for a key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _set(self, "name", _("Tên gọi của khóa"))
