"""Names of files as people give them, made safe to keep, show and send."""

import re
import unicodedata

LIMIT = 120
_FORBIDDEN = re.compile(r'[<>:"|?*]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def clean_name(name: str) -> str:
    """The last part of a path as a readable name of at most 120 signs, its ending kept.

    Composed (NFC); without control, zero-width and direction signs; never hidden, never a device of Windows.
    """
    name = unicodedata.normalize("NFC", name[:4000])
    name = re.split(r"[/\\]", name)[-1]
    name = "".join(sign for sign in name if unicodedata.category(sign)[0] != "C")
    name = _FORBIDDEN.sub("_", re.sub(r"\s+", " ", name)).strip().rstrip(" .")
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    ending = ending.strip()[:12]
    stem = stem.strip(" .")[: LIMIT - 1 - len(ending)].strip(" .") or "tep"
    if _RESERVED.fullmatch(stem.split(".")[0]):
        stem = f"_{stem}"
    return f"{stem}.{ending}" if ending else stem


def ending(name: str) -> str:
    """The ending with its dot in lower case, "" where there is none."""
    _stem, dot, tail = name.rpartition(".")
    return f".{tail.lower()}" if dot else ""
