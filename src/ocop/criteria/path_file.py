"""``./ocop path``: the cheapest improvements of one product (the form stands in docs/developer/criteria.md)."""

from collections.abc import Iterator
from typing import Any

from .assessment import answers_for
from .ballots import Ballot, check_ballot
from .filing import Error, doubled, error, law_of, sheet_of
from .model import RANKS
from .path import path_to
from .reading import Unreadable, doubles_of, parse
from .sheet import Sheet

TOO_MUCH = 10**299  # a cost from here on is no price; sums of longer numbers could not be printed


def path(text: str) -> tuple[dict[str, Any], list[Error]]:
    """The answer to a path file, empty where anything is wrong with it, and everything wrong."""
    try:
        raw = parse(text)
        if not isinstance(raw, dict):
            raise Unreadable("Tệp phải là một bảng khóa và giá trị.")
    except Unreadable as problem:
        return {}, [error(str(problem))]
    try:
        sheet = sheet_of(law_of(raw.get("law")), raw.get("set"))
    except Unreadable as problem:
        return {}, [error(str(problem)), *_stars(raw)]
    errors = [*_product(sheet, raw), *_stars(raw), *_fixed(sheet, raw), *_costs(sheet, raw)]
    if errors:
        return {}, errors
    answers = answers_for(sheet, raw["points"], raw.get("cases", {}))
    costs = {code: {int(points): cost for points, cost in row.items()} for code, row in raw.get("costs", {}).items()}
    return path_to(sheet, answers, raw["stars"], costs, raw.get("fixed", [])).as_json(), []


def _product(sheet: Sheet, raw: dict[str, Any]) -> Iterator[Error]:
    twice = doubled(raw, "Tệp")
    if twice:
        yield error(twice)
    points, cases = raw.get("points"), raw.get("cases", {})
    if not isinstance(points, dict):
        yield error("Thiếu điểm (points): một bảng mã tiêu chí và điểm.")
    if not isinstance(cases, dict):
        yield error("Trường hợp (cases) phải là một bảng mã tiêu chí và số.")
    if isinstance(points, dict) and isinstance(cases, dict):
        for code in (*doubles_of(points), *doubles_of(cases)):
            yield error(f"Tiêu chí {code} có hai lần.", criterion=code)
        # A derived stop may stand in a plan's beginning, but lets no criterion out.
        for finding in check_ballot(sheet, Ballot("", points, cases), whole=True):
            yield error(finding.message, criterion=finding.criterion)


def _stars(raw: dict[str, Any]) -> Iterator[Error]:
    if type(raw.get("stars")) is not int or raw["stars"] not in RANKS:
        yield error("Số sao muốn đạt (stars) phải là 3, 4 hoặc 5.")


def _fixed(sheet: Sheet, raw: dict[str, Any]) -> Iterator[Error]:
    fixed = raw.get("fixed", [])
    if not isinstance(fixed, list) or not all(isinstance(code, str) for code in fixed):
        yield error("Tiêu chí giữ nguyên (fixed) phải là danh sách mã tiêu chí.")
        return
    yield from (
        error(f"Phiếu này không có tiêu chí {code}.", criterion=code) for code in fixed if code not in sheet.by_code
    )


def _costs(sheet: Sheet, raw: dict[str, Any]) -> Iterator[Error]:
    costs = raw.get("costs", {})
    if not isinstance(costs, dict):
        yield error("Giá (costs) phải là một bảng mã tiêu chí và giá từng mức điểm.")
        return
    yield from (error(f"Giá của tiêu chí {code} có hai lần.", criterion=code) for code in doubles_of(costs))
    for code, row in costs.items():
        criterion = sheet.by_code.get(code)
        if criterion is None:
            yield error(f"Phiếu này không có tiêu chí {code}.", criterion=code)
        elif not isinstance(row, dict):
            yield error(f"Giá của tiêu chí {code} phải là một bảng mức điểm và giá.", criterion=code)
        else:
            printed = {str(value) for value in criterion.any_values}
            yield from (error(f"{m} điểm ở tiêu chí {code} có hai giá.", criterion=code) for m in doubles_of(row))
            for points, cost in row.items():
                if points not in printed:
                    yield error(f"Tiêu chí {code} không có mức {points} điểm.", criterion=code)
                if type(cost) is not int or not 0 <= cost < TOO_MUCH:
                    problem = f"Giá của mức {points} điểm, tiêu chí {code}, phải là số nguyên từ 0, dưới 300 chữ số."
                    yield error(problem, criterion=code)
