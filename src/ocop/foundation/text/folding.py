"""Search without diacritics: "Hoá", "Hóa", "HOA" and "hoa" are one word, đ is d."""

import unicodedata
from functools import lru_cache

# đ has no decomposition; ð is another letter that looks the same as a capital (Ð) and comes with old texts.
_OWN = {"đ": "d", "ð": "d"}


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d, every run of other signs as one space; never longer than ``text``.

    Folding twice changes nothing. Wide and raised forms count as the plain letter or digit ("ＯＣＯＰ", "m²").
    """
    return " ".join("".join(map(_folded, text)).split())


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    """One letter or digit for a letter, nothing for a mark or an invisible sign, a space for the rest."""
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return ""
    lower = sign.casefold()
    if lower in _OWN:
        return _OWN[lower]
    parts = [part for part in unicodedata.normalize("NFKD", lower).casefold() if part.isalnum()]
    plain = next((part for part in parts if part.isascii()), "")
    if plain or not parts:
        return plain or " "
    # Letters of other scripts stay whole, those with a mark lose it.
    return parts[0] if len(parts) == 1 else lower[0] if lower[0].isalnum() else " "
