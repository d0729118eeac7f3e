"""User text on its way into a document: always data, never markup."""

import unicodedata

TEXT_LIMIT = 20_000
_KEPT_CONTROLS = frozenset("\n\t")


def plain(value: object, limit: int = TEXT_LIMIT) -> str:
    """``value`` as composed Unicode text of at most ``limit`` characters, an ellipsis standing for what was cut.

    Control characters, unpaired surrogates, non-characters and marks that turn the reading direction are dropped:
    XML and PDF writers refuse them, and nobody can see them. ``None`` gives an empty text.
    """
    if value is None:
        return ""
    text = unicodedata.normalize("NFC", str(value)[: limit * 4].replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(sign for sign in text if sign in _KEPT_CONTROLS or not _invisible(sign))
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _invisible(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs"} or (ord(sign) & 0xFFFE) == 0xFFFE


def plain_data(value: object) -> object:
    """A JSON value with every text in it made plain; keys stay. Raises TypeError for anything JSON does not know."""
    if isinstance(value, str):
        return plain(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, dict):
        return {str(key): plain_data(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain_data(item) for item in value]
    raise TypeError(f"not JSON data: {type(value).__name__}")
