"""What a criteria file must satisfy beyond its shape; every problem is named, none hides another."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from . import build, schema
from .model import RANKS, Criterion
from .sheet import CriteriaSet, Sheet


class CriteriaError(ValueError):
    """A criteria file that may not be used; ``problems`` lists all that is wrong with it."""

    def __init__(self, name: str, problems: Iterable[str]):
        self.problems = tuple(problems)
        super().__init__(f"{name}: " + "; ".join(self.problems))


def checked(raw: Any, name: str) -> CriteriaSet:
    """The law of one parsed file, wholly checked; CriteriaError with every problem found otherwise."""
    problems = schema.problems(raw) or list(_references(raw))
    if problems:
        raise CriteriaError(name, problems)
    law = build.criteria_set(raw)
    problems = [*_law(law, raw.get("known_mismatches", [])), *(line for sheet in law.sheets for line in _sheet(sheet))]
    if problems:
        raise CriteriaError(name, problems)
    return law


def _references(raw: dict[str, Any]) -> Iterator[str]:
    """A criterion names a block that exists or brings its own title, maximum and options (or cases)."""
    for item in raw["sets"]:
        for part in item["parts"]:
            for section in part["sections"]:
                for criterion in section["criteria"]:
                    where = f"bộ {item['number']}, tiêu chí {criterion['code']}"
                    if "block" in criterion:
                        if criterion["block"] not in raw["blocks"]:
                            yield f"{where}: không có khối {criterion['block']!r}"
                        if criterion.keys() & {"max", "options", "cases"}:
                            yield f"{where}: khối đã có điểm, không ghi lại"
                    elif not {"title", "max"} <= criterion.keys() or ("options" in criterion) == ("cases" in criterion):
                        yield f"{where}: cần title, max và options hoặc cases"


def _law(law: CriteriaSet, known: list[str]) -> Iterator[str]:
    floors = [floor for _, floor in law.bands]
    if [stars for stars, _ in law.bands] != [5, 4, 3, 2, 1] or floors != sorted(set(floors), reverse=True):
        yield "bands: cần đủ 5, 4, 3, 2, 1 sao, điểm giảm dần"
    if floors[-1:] != [0]:
        yield "bands: mức thấp nhất phải từ 0"
    yield from _doubles("số bộ", (sheet.number for sheet in law.sheets))
    if law.certified_from not in dict(law.bands):
        yield f"certified_from: không có mức {law.certified_from} sao"
    for key in ("issued", "in_force", "lapsed"):
        value = getattr(law, key)
        if value is not None and not _is_date(value):
            yield f"{key}: phải là ngày dạng 2026-05-22, có {value!r}"
    numbers = {sheet.number for sheet in law.sheets}
    yield from (f"slips: không có bộ {number}" for slip in law.slips for number in slip.sets if number not in numbers)
    found = [mismatch.line(sheet.number) for sheet in law.sheets for mismatch in sheet.mismatches]
    yield from (f"số không khớp: {line}" for line in found if line not in known)
    yield from (f"known_mismatches: không còn đúng: {line}" for line in known if line not in found)


def _sheet(sheet: Sheet) -> Iterator[str]:
    where = f"bộ {sheet.number}"
    yield from _doubles(f"{where}, mã phần", (part.code for part in sheet.parts))
    yield from _doubles(f"{where}, mã mục", (section.code for part in sheet.parts for section in part.sections))
    yield from _doubles(f"{where}, mã tiêu chí", sheet.codes)
    yield from _doubles(f"{where}, mã điểm dừng", (stop.code for stop in sheet.stops))
    for criterion in sheet.criteria:
        yield from (f"{where}, tiêu chí {criterion.code}: {problem}" for problem in _criterion(criterion))
    for stop in sheet.stops:
        if stop.kind not in ("declared", "derived"):
            yield f"{where}, điểm dừng {stop.code}: kind {stop.kind!r} lạ"
        if (stop.kind == "derived") != bool(stop.criteria):
            yield f"{where}, điểm dừng {stop.code}: chỉ loại derived có criteria"
        named = stop.criteria if stop.criterion is None else (stop.criterion, *stop.criteria)
        yield from (
            f"{where}, điểm dừng {stop.code}: không có tiêu chí {code!r}" for code in named if code not in sheet.codes
        )


def _criterion(criterion: Criterion) -> Iterator[str]:
    for case in criterion.cases:
        points = [option.points for option in case.options]
        if len(points) < 2 or points[0] < 0 or points != sorted(points):
            yield f"điểm phải tăng dần, từ hai mức trở lên: {points}"
        gates = [option.gate for option in case.options if option.gate is not None]
        if any(gate not in RANKS for gate in gates) or gates != sorted(set(gates)):
            yield f"mốc sao phải là 3, 4, 5, tăng dần: {gates}"
        for lower, option in zip((0, *points), case.options, strict=False):
            if option.gate is not None and option.points <= lower:
                yield f"mốc {option.gate} sao phải hơn điểm mức dưới"


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _doubles(what: str, values: Iterable[Any]) -> Iterator[str]:
    yield from (f"{what} lặp: {value}" for value, count in Counter(values).items() if count > 1)
