"""What people type or paste, made safe to store and to compare."""

import re
import unicodedata

# Vietnamese stacks two marks on a letter; more than three are noise that can freeze a page.
MARKS_PER_LETTER = 3
_MARKS = frozenset({"Mn", "Me"})
_KEPT_CONTROLS = "\n\t"
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_MANY_BLANK_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"[^\S\n]+")


def clean(value: object, limit: int | None = None) -> str:
    """Composed letters (NFC), no invisible or control characters, single spaces, no blanks at the ends.

    Line breaks stay, at most one empty line between two. Longer texts are cut at ``limit`` characters: forms refuse
    them first, this is the last guard.
    """
    text = _LINE_ENDS.sub("\n", str(value))
    text = unicodedata.normalize("NFC", _without_noise(text))
    lines = [_SPACES.sub(" ", line).strip() for line in text.split("\n")]
    text = _MANY_BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
    return text if limit is None else text[:limit].rstrip()


def _without_noise(text: str) -> str:
    """Without controls, formats (zero width, direction), surrogates, private and unassigned signs, and loose marks."""
    kept: list[str] = []
    marks = MARKS_PER_LETTER  # a mark at the beginning has no letter to stand on
    for sign in text:
        category = unicodedata.category(sign)
        if category in _MARKS:
            marks += 1
            if marks > MARKS_PER_LETTER:
                continue
        elif sign in _KEPT_CONTROLS or category[0] != "C":
            marks = MARKS_PER_LETTER if sign.isspace() else 0
        else:
            continue
        kept.append(sign)
    return "".join(kept)
