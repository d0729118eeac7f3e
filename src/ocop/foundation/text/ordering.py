"""The order of a Vietnamese dictionary: letters first (a ă â b c d đ e ê …), then tones.

The key is made of digits, so that every database orders it alike, whatever its collation. Tones count by syllable, so
that "Hóa" and "Hoá" are equal.
"""

import unicodedata
from itertools import groupby

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Level, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
# No code begins another one: the end comes first, then a break between words, then digits, then letters.
_END, _BREAK, _OTHER = "0", "1", "99"
_CODES = {str(digit): f"2{digit}" for digit in range(10)}
_CODES |= {letter: f"{30 + place}" for place, letter in enumerate(_LETTERS)}
_CODES["ð"] = _CODES["đ"]


def sort_key(text: str) -> str:
    """The key by which rows are ordered; at most ``2 * len(text) + 2`` digits for a text in composed form (NFC)."""
    letters: list[str] = []
    tones: list[str] = []
    signs = (
        sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) not in ("Mn", "Me", "Cf")
    )
    for is_word, run in groupby(signs, key=str.isalnum):
        if not is_word:
            continue
        if letters:
            letters.append(_BREAK)
        tone = "0"
        for sign in run:
            base, own = _split(sign)
            tone = own or tone
            letters.append(_CODES.get(base, _OTHER))
        tones.append(tone)
    return "".join(letters) + _END + "".join(tones)


def _split(sign: str) -> tuple[str, str]:
    """A letter in lower case without its tone, and the tone's digit ("" for none)."""
    parts = unicodedata.normalize("NFD", sign.casefold())
    tone = next((_TONES[mark] for mark in parts if mark in _TONES), "")
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)), tone
