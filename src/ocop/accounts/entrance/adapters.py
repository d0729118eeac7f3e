"""allauth's adapters: no sign-up by oneself, our words, our ledger, linking only to accounts that exist."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ocop.accounts import actions, identifiers
from ocop.accounts.models import User
from ocop.accounts.queries import SECOND_FACTORS, second_factor_required

WRONG = _("Tên đăng nhập hoặc mật khẩu không đúng. Nhập sai nhiều lần thì phải chờ vài phút.")
TOO_MANY = _("Nhập sai quá nhiều lần. Chờ năm phút rồi thử lại.")
WRONG_CODE = _("Mã không đúng hoặc đã hết hiệu lực. Xem mã mới trong ứng dụng rồi nhập lại.")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by officials only; one sentence answers every wrong sign-in."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
        "incorrect_password": _("Mật khẩu không đúng."),
        "enter_current_password": _("Mật khẩu đang dùng không đúng."),
        "incorrect_code": WRONG_CODE,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """A stopped account answers as a wrong password does."""
        messages.error(request, str(WRONG))
        return redirect("account_login")

    def set_password(self, user: User, password: str) -> None:
        """The one door for a new password chosen by its owner."""
        actions.change_password(actor=user, password=password)
        # The object at hand still carries the old hash, from which the session would be signed.
        user.refresh_from_db()

    def get_reauthentication_methods(self, user: Any) -> list[dict]:
        """The ways to show again who one is, in our words."""
        words = {
            "reauthenticate": gettext("Dùng mật khẩu"),
            "mfa_reauthenticate": gettext("Dùng mã của ứng dụng xác thực"),
            "mfa_reauthenticate:webauthn": gettext("Dùng khóa bảo mật"),
        }
        return [way | {"description": words[way["id"]]} for way in super().get_reauthentication_methods(user)]


class MFAAdapter(DefaultMFAAdapter):
    """Secrets of authenticator applications rest encrypted; who must have a second factor keeps one."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": _("Vai trò của anh/chị bắt buộc xác thực hai bước: thêm cách khác rồi mới bỏ."),
        "cannot_generate_recovery_codes": _("Bật xác thực hai bước trước rồi mới tạo được mã dự phòng."),
    }

    def get_totp_issuer(self) -> str:
        """The name under which the application lists the account."""
        return "OpenOCOP"

    def _get_user_identifier(self, user: User) -> str:
        return user.username

    def encrypt(self, text: str) -> str:
        """The secret as stored: a copy of the database alone does not give it away."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Counterpart of `encrypt`."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last second factor of a person who must have one stays."""
        if not second_factor_required(authenticator.user):
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=SECOND_FACTORS)
        return others.exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """The name proposed for a new key."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Khóa số %d") % number


def _box() -> Fernet:
    key = salted_hmac("ocop.accounts.second_factor", "totp", secret=settings.SECRET_KEY, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))


class SocialAdapter(DefaultSocialAccountAdapter):
    """Sign-in at the province's or the nation's server: links to the one account it proves, never makes one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Link an outside identity to the account whose e-mail or phone that server has verified; else turn back."""
        if sociallogin.is_existing:
            return
        person = linked_person(sociallogin.account.extra_data)
        if person is None:
            messages.error(
                request,
                gettext("Chưa có tài khoản nào mang thư điện tử hoặc số điện thoại đã xác minh ở nơi đăng nhập ấy."),
            )
            raise ImmediateHttpResponse(redirect("account_login"))
        sociallogin.connect(request, person)
        actions.note_linked(person=person, provider=sociallogin.account.provider)

    def on_authentication_error(self, request: HttpRequest, provider: Any, *args: Any, **kwargs: Any) -> None:
        """Whatever went wrong out there, the way back is our own sign-in page."""
        messages.error(request, gettext("Không đăng nhập được qua nơi ấy. Thử lại, hoặc dùng mật khẩu ở đây."))
        raise ImmediateHttpResponse(redirect("account_login"))


def linked_person(claims: dict[str, Any]) -> User | None:
    """The active person whose e-mail or phone the server says it has verified; None for none, or for two people."""
    facts = claims.get("userinfo") or claims.get("id_token") or claims
    found = set()
    readers = {
        "email": ("email", "email_verified", identifiers.email),
        "phone": ("phone_number", "phone_number_verified", identifiers.phone),
    }
    for column, (claim, proof, read) in readers.items():
        if facts.get(proof) is not True or not facts.get(claim):
            continue
        try:
            found |= set(User.objects.filter(**{column: read(str(facts[claim]))}, is_active=True))
        except ValidationError:
            continue
    return found.pop() if len(found) == 1 else None
