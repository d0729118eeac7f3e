"""One-time codes on printed slips: easy to read aloud and to type on a phone, hopeless to guess."""

import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

from ocop.foundation.text import clean

# No 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V: what handwriting and small print confuse. 22 letters, 16 places: 71 bits.
ALPHABET = "ACDEFGHJKMNPQRTWXY3467"
GROUPS, LENGTH = 4, 4


def new_code() -> str:
    """A fresh code as printed, such as ``KD3X-MPQ4-7HTA-WC6R``."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)) for _ in range(GROUPS))


def hashed(code: str) -> str:
    """The keyed hash that is stored; case, blanks and hyphens of what was typed do not matter."""
    plain = "".join(letter for letter in clean(code[:100]).upper() if letter.isalnum())
    return salted_hmac("ocop.accounts.slip", plain, algorithm="sha256").hexdigest()


def matches(code: str, stored: str) -> bool:
    """Whether ``code`` is the one whose hash is ``stored``; takes equally long either way."""
    return constant_time_compare(hashed(code), stored)
