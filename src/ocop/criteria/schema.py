"""The shape of a criteria file: which keys stand where, and of what type. The words are in data/criteria/README.md."""

from collections.abc import Iterator
from typing import Any

LABEL = {"vi": str, "en": str}
OPTION = {"points": int, "vi": str, "en": str, "gate?": int}
CASE = {"title": LABEL, "options": [OPTION]}
BLOCK = {"title": LABEL, "note?": LABEL, "max": int, "options": [OPTION]}
CRITERION = {
    "code": str,
    "block?": str,
    "title?": LABEL,
    "note?": LABEL,
    "under?": str,
    "max?": int,
    "options?": [OPTION],
    "cases?": [CASE],
}
SECTION = {"code": str, "title": LABEL, "max": int, "criteria": [CRITERION]}
PART = {"code": str, "title": LABEL, "max": int, "sections": [SECTION]}
STOP = {"code": str, "criterion": (str, None), "criteria?": [str], "kind": str, "vi": str, "en": str}
SLIP = {"sets": [int], "criterion": str, "as_printed": str, "as_printed_en": str, "read_as": str}
SET = {
    "number": int,
    "name": LABEL,
    "family": LABEL,
    "group?": (LABEL, None),
    "subgroup?": (LABEL, None),
    "ministries": [str],
    "rejected_when?": (LABEL, None),
    "stops?": [STOP],
    "parts": [PART],
}
FILE = {
    "law": str,
    "issued": str,
    "in_force": str,
    "lapsed": (str, None),
    "appendix": str,
    "bands": dict,
    "certified_from": int,
    "verified_against_signed_text": bool,
    "slips?": [SLIP],
    "blocks": dict,
    "sets": [SET],
    "known_mismatches?": [str],
}


def problems(raw: Any) -> list[str]:
    """Everything in a parsed file that has not the shape of FILE; an empty list when all of it has."""
    found = list(_compare(raw, FILE, "tệp"))
    if not found:
        for name, block in raw["blocks"].items():
            found += _compare(block, BLOCK, f"blocks.{name}")
        for stars, floor in raw["bands"].items():
            found += [*_compare(stars, int, f"bands.{stars}"), *_compare(floor, int, f"bands.{stars}")]
    return found


def _compare(value: Any, shape: Any, where: str) -> Iterator[str]:
    if isinstance(shape, tuple):
        if value is not None:
            yield from _compare(value, shape[0], where)
    elif isinstance(shape, list):
        if not isinstance(value, list):
            yield f"{where}: cần một danh sách"
        else:
            for place, item in enumerate(value, 1):
                yield from _compare(item, shape[0], f"{where}[{_name(item, place)}]")
    elif isinstance(shape, dict):
        yield from _compare_keys(value, shape, where)
    elif type(value) is not shape:
        yield f"{where}: cần {shape.__name__}, có {value!r}"
    elif value == "":
        yield f"{where}: để trống"


def _compare_keys(value: Any, shape: dict[str, Any], where: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{where}: cần một bảng khóa và giá trị"
        return
    known = {key.rstrip("?"): part for key, part in shape.items()}
    yield from (f"{where}: khóa lạ {key!r}" for key in value if key not in known)
    for key, part in shape.items():
        name = key.rstrip("?")
        if name in value:
            yield from _compare(value[name], part, f"{where}.{name}")
        elif name == key:
            yield f"{where}: thiếu {name!r}"


def _name(item: Any, place: int) -> Any:
    """How a list item is named in a complaint: by its own code or number where it has one."""
    if isinstance(item, dict):
        return item.get("code") or item.get("number") or place
    return place
