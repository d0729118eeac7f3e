"""What a person signs in by, in one spelling: user name, phone number, e-mail address. Pure text, no database.

The three never look alike: a user name has no "@" and is not made of digits alone.
"""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from ocop.foundation.text import clean

USERNAME_LIMIT = 60
# A longer text is no identifier of anybody; it is cut before any work is done on it.
INPUT_LIMIT = 254
_SEPARATORS = re.compile(r"[\s.\-()]+")
_HOME_CODE = "84"


def username(text: str) -> str:
    """The user name as stored: composed (NFC), without invisible characters, small letters.

    Raises ValidationError unless it has 3–60 Latin or Vietnamese letters, digits, dots, hyphens or underscores and at
    least one letter.
    """
    name = clean(text[:INPUT_LIMIT]).lower()
    if not 3 <= len(name) <= USERNAME_LIMIT:
        raise ValidationError(_("Tên đăng nhập có từ 3 đến 60 ký tự; tên này có %d.") % len(name))
    if wrong := [letter for letter in name if not _in_username(letter)]:
        raise ValidationError(
            _("Tên đăng nhập chỉ gồm chữ, số, dấu chấm, gạch nối, gạch dưới; không dùng “%s”.") % wrong[0]
        )
    if not any(letter.isalpha() for letter in name):
        raise ValidationError(_("Tên đăng nhập cần ít nhất một chữ cái, để không lẫn với số điện thoại."))
    return name


def _in_username(letter: str) -> bool:
    # Letters of other alphabets look like Latin ones: two people could bear names that the eye cannot tell apart.
    return (
        letter in "._-"
        or letter in "0123456789"
        or (letter.isalpha() and unicodedata.name(letter, "").startswith("LATIN SMALL LETTER"))
    )


def phone(text: str) -> str:
    """The phone number as stored: ``0`` and 9 or 10 digits for Vietnam, ``+`` and digits for abroad.

    ``+84 912 345 678``, ``84912345678``, ``0912.345.678`` are one number. Raises ValidationError for anything else.
    """
    number = _SEPARATORS.sub("", clean(text[:INPUT_LIMIT]))
    abroad = number.startswith(("+", "00"))
    digits = number.removeprefix("+").removeprefix("00") if abroad else number
    if not digits.isascii() or not digits.isdigit():
        raise ValidationError(_("Số điện thoại chỉ gồm chữ số, có thể có dấu + ở đầu."))
    if digits.startswith(_HOME_CODE) and (abroad or len(digits) > 10):
        digits, abroad = "0" + digits.removeprefix(_HOME_CODE).removeprefix("0"), False
    if abroad:
        if not 8 <= len(digits) <= 15:
            raise ValidationError(_("Số điện thoại nước ngoài có từ 8 đến 15 chữ số; số này có %d.") % len(digits))
        return f"+{digits}"
    if not digits.startswith("0"):
        raise ValidationError(_("Số điện thoại bắt đầu bằng 0 hoặc +84."))
    wanted = 11 if digits.startswith("02") else 10
    if len(digits) != wanted:
        raise ValidationError(
            _("Số điện thoại này phải có %(wanted)d chữ số; số vừa ghi có %(given)d.")
            % {"wanted": wanted, "given": len(digits)}
        )
    return digits


def email(text: str) -> str:
    """The address as stored, in small letters. Raises ValidationError when it is none."""
    address = clean(text[: INPUT_LIMIT + 1]).lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise ValidationError(_("Địa chỉ thư điện tử có dạng ten@noi-gui.vn.")) from error
    return address


def identifier(text: str) -> tuple[str, str]:
    """What somebody typed to sign in: the column it names and its one spelling.

    ``("email", …)``, ``("phone", …)`` or ``("username", …)``; never raises, since a text that fits nothing simply
    belongs to nobody.
    """
    text = clean(text[:INPUT_LIMIT])
    if "@" in text:
        return "email", text.lower()
    try:
        return "phone", phone(text)
    except ValidationError:
        return "username", text.lower()


def masked_phone(number: str | None) -> str:
    """The number as those see it who need not call: ``09•• ••• 678``; empty without one."""
    if not number:
        return ""
    return f"{number[:2]}•• ••• {number[-3:]}"


def masked_email(address: str | None) -> str:
    """The address as those see it who need not write: ``l•••@vidu.vn``; empty without one."""
    if not address:
        return ""
    name, _at, host = address.partition("@")
    return f"{name[:1]}•••@{host}"
