"""allauth's pages, only those this product needs, each with its mark."""

import json
import struct
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.account.decorators import reauthentication_required
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from fido2.webauthn import AuthenticationResponse, RegistrationResponse
from requests import RequestException

from ocop.accounts.middleware import without_second_factor
from ocop.accounts.models import User
from ocop.foundation.access import public, signed_in


def _refusing(view: Callable) -> Callable:
    """allauth answers 200 to a form it refuses; here that is 422 like everywhere."""

    @wraps(view)
    def refusing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if request.method == "POST" and response.status_code == 200 and form is not None and form.errors:
            response.status_code = 422
        return response

    return refusing


def _own(view: Callable) -> Callable:
    return without_second_factor(signed_in(_refusing(view)))


def _well_formed(view: Callable) -> Callable:
    """allauth stumbles over a credential that is no credential; here it is a wrong key like any other."""

    @wraps(view)
    def well_formed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and "credential" in request.POST and not _is_credential(request.POST["credential"]):
            messages.error(request, _("Không đọc được khóa. Thử lại, hoặc dùng cách khác."))
            return redirect(request.path)
        return view(request, *args, **kwargs)

    return well_formed


def _is_credential(text: str) -> bool:
    try:
        given = json.loads(text)
        kind = RegistrationResponse if "attestationObject" in given["response"] else AuthenticationResponse
        kind.from_dict(given)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, struct.error):
        return False
    return True


@reauthentication_required(app="allauth.mfa")
def _codes(request: HttpRequest) -> HttpResponse:
    unused = recovery_codes_of(request.user)
    context = {"unused_codes": unused, "total_count": mfa_settings.RECOVERY_CODE_COUNT}
    return render(request, "mfa/recovery_codes/index.html", context)


@reauthentication_required(app="allauth.mfa")
def _codes_file(request: HttpRequest) -> HttpResponse:
    context = {"unused_codes": recovery_codes_of(request.user)}
    response = render(request, "mfa/recovery_codes/download.txt", context, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ma-du-phong.txt"'
    return response


def recovery_codes_of(user: User) -> list[str]:
    """The codes a person has not used yet; 404 without a set. allauth's own page would write on being looked at."""
    row = get_object_or_404(Authenticator, user=user, type=Authenticator.Type.RECOVERY_CODES)
    return row.wrap().get_unused_codes()


sign_in = public(_refusing(account.login))
sign_out = public(account.logout)
change_password = _own(account.password_change)
password_again = _own(account.reauthenticate)

second_step = public(_well_formed(_refusing(mfa.authenticate)))
second_factors = _own(mfa.index)
code_again = _own(mfa.reauthenticate)
add_totp = _own(totp.activate_totp)
remove_totp = _own(totp.deactivate_totp)
view_codes = _own(_codes)
new_codes = _own(codes.generate_recovery_codes)
download_codes = _own(_codes_file)
list_passkeys = _own(passkeys.list_webauthn)
add_passkey = _own(_well_formed(passkeys.add_webauthn))
remove_passkey = _own(passkeys.remove_webauthn)
rename_passkey = _own(passkeys.edit_webauthn)
passkey_again = _own(_well_formed(passkeys.reauthenticate_webauthn))
passkey_sign_in = public(_well_formed(passkeys.login_webauthn))

outside_return = public(oidc.callback)


@public
def outside_sign_in(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the outside server; when it does not answer, back to our own sign-in."""
    try:
        return oidc.login(request, provider_id)
    except RequestException:
        messages.error(request, _("Nơi đăng nhập một lần chưa trả lời. Thử lại sau, hoặc dùng mật khẩu ở đây."))
        return redirect("account_login")
