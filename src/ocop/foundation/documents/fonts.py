"""Which typeface PDFs get: Times New Roman is asked for by 30/2020/NĐ-CP but is not free and not on every machine."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst

from ocop.config import options

# In this order; the last one is inside the typesetter itself and covers Vietnamese.
WANTED = ("Times New Roman", "Liberation Serif", "Tinos", "Libertinus Serif")
_VOWELS, _TONES = "aăâeêioôơuưy", ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_LOWER = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES) + "đ"
# The 134 letters beyond ASCII that Vietnamese writes.
LETTERS = "".join(sign for sign in _LOWER + _LOWER.upper() if not sign.isascii())


@dataclass(frozen=True)
class Typeface:
    """The typeface in use. ``directory`` is "" for the built-in one; ``official`` is true for Times New Roman."""

    family: str
    directory: str

    @property
    def official(self) -> bool:
        return self.family == WANTED[0]

    @property
    def paths(self) -> list[str]:
        """What the typesetter searches: this one directory, so that no other version of the family gets in."""
        return [self.directory] if self.directory else []


def chosen() -> str:
    """The family PDFs are set in here."""
    return typeface().family


def typeface() -> Typeface:
    """The first wanted family, in option FONT_DIR before the system, that has all faces and all Vietnamese letters.

    Old versions of a family may lie beside new ones and lack letters: each directory is tried by itself.
    """
    return _choose(str(options.get("FONT_DIR")))


@cache
def _choose(own: str) -> Typeface:
    paths = [own] if own and Path(own).is_dir() else []
    faces = typst.Fonts(font_paths=paths).fonts()
    found = {(face.family, str(Path(face.path).parent) if face.path else "") for face in faces}
    ranked = sorted(found, key=lambda item: (not (own and item[1].startswith(own)), item[1]))
    for family in WANTED:
        for name, directory in ranked:
            candidate = Typeface(family, directory)
            if name == family and _complete(candidate):
                return candidate
    raise RuntimeError("no serif typeface found, not even the built-in one")


def _complete(candidate: Typeface) -> bool:
    """Whether upright and italic, regular and bold are there and show every letter (archival PDF refuses a gap)."""
    searched = typst.Fonts(include_system_fonts=False, font_paths=candidate.paths)
    have = {(face.weight, face.style) for face in searched.fonts() if face.family == candidate.family}
    if not {(weight, style) for weight in (400, 700) for style in ("normal", "italic")} <= have:
        return False
    lines = [
        f'#text(font: "{candidate.family}", fallback: false, weight: {weight}, style: "{style}")[{LETTERS}]'
        for weight in (400, 700)
        for style in ("normal", "italic")
    ]
    source = '#set document(title: "x")\n' + "\n".join(lines)
    try:
        typst.compile(source.encode(), font_paths=searched, format="pdf", pdf_standards=["a-2a"])
    except typst.TypstError:
        return False
    return True
