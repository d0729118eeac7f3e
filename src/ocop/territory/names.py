"""Reading place names as people write them: "thôn Đại Long, xã Hoằng Thanh", "TP Thanh Hóa", "Hoằng Thanh, Hoằng Hóa".

Pure text; names are compared folded elsewhere.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ocop.foundation.text import clean, fold
from ocop.territory.enums import CommuneKind

LONGEST = 200  # letters of a written place that are looked at
_COMMUNE_WORDS = {
    "xa": CommuneKind.COMMUNE,
    "x": CommuneKind.COMMUNE,
    "phuong": CommuneKind.WARD,
    "p": CommuneKind.WARD,
    "thi tran": CommuneKind.TOWN,
    "tt": CommuneKind.TOWN,
    "dac khu": CommuneKind.SPECIAL_ZONE,
}
_DISTRICT_WORDS = ("huyen", "h", "thi xa", "tx", "thanh pho", "tp")
# With their accents: "bản" is a hamlet, "Ban Công" a commune; "tỉnh" a province, "Tĩnh Hải" a commune.
_PASSED_OVER = re.compile(r"(thôn|khu phố|tiểu khu|bản|làng|phố|tổ dân phố|xóm|khu|tỉnh)\s", re.IGNORECASE)
_NEW_PART = re.compile(r"\s+(?=(?:huyện|thị xã|thành phố|tỉnh|tp\.?|tx\.?)\s)", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b(x|p|tt|tp|tx|h)\.\s*", re.IGNORECASE)


@dataclass(frozen=True)
class PlaceName:
    """A written place taken apart: the commune's bare name, its kind when said, and the district when said."""

    commune: str
    kind: str | None = None
    district: str = ""


def _without(text: str, words: Iterable[str]) -> tuple[str | None, str]:
    """The longest of ``words`` that ``text`` begins with (folded), and the rest of the text as written."""
    parts = text.split()
    for word in sorted(words, key=len, reverse=True):
        count = len(word.split())
        if len(parts) > count and fold(" ".join(parts[:count])) == word:
            return word, " ".join(parts[count:])
    return None, text


def bare_district(text: str) -> str:
    """The name without its kind: "Huyện Hoằng Hóa", "TP Thanh Hóa", "TX. Nghi Sơn"."""
    spaced = _ABBREVIATION.sub(r"\1 ", clean(text[:LONGEST]))
    return _without(spaced, _DISTRICT_WORDS)[1]


def read_place(text: str) -> PlaceName:
    """Take a written place apart; commas or kinds of units part it, hamlets and the province are passed over."""
    spaced = _ABBREVIATION.sub(r"\1 ", clean(text[:LONGEST]))
    commune, kind, district = "", None, ""
    for written in re.split(r"[,;\n]|\s-\s", _NEW_PART.sub(", ", spaced)):
        part = written.strip()
        word, rest = _without(part, _COMMUNE_WORDS)
        if word:
            commune, kind = rest, _COMMUNE_WORDS[word].value
        elif _without(part, _DISTRICT_WORDS)[0]:
            district = bare_district(part)
        elif part and not _PASSED_OVER.match(part):
            # A bare name: the commune first, the district after it.
            commune, district = (commune, district or part) if commune else (part, district)
    return PlaceName(commune, kind, district)
