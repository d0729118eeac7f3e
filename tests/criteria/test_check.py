"""What a criteria file must satisfy: every problem is found, and none hides another."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from ocop.criteria import CriteriaError
from ocop.criteria.library import read

LABEL = {"vi": "vi", "en": "en"}


def option(points: int, **more: Any) -> dict[str, Any]:
    return {"points": points, **LABEL, **more}


def good() -> dict[str, Any]:
    """A small law that satisfies everything: a block, a criterion of its own, and one with cases."""
    cases = [{"title": LABEL, "options": [option(1), option(60)]} for _ in range(2)]
    return {
        "law": "1/2030/QĐ-TTg",
        "issued": "2030-01-01",
        "in_force": "2030-02-01",
        "lapsed": None,
        "appendix": "II",
        "bands": {5: 90, 4: 70, 3: 50, 2: 30, 1: 0},
        "certified_from": 3,
        "verified_against_signed_text": False,
        "slips": [{"sets": [1], "criterion": "1", "as_printed": "11", "as_printed_en": "11", "read_as": "1"}],
        "blocks": {
            "shared": {"title": LABEL, "max": 10, "options": [option(0), option(5, gate=3), option(10, gate=5)]}
        },
        "sets": [
            {
                "number": 1,
                "name": LABEL,
                "family": LABEL,
                "group": LABEL,
                "ministries": ["Bộ"],
                "stops": [{"code": "s", "criterion": None, "criteria": ["1"], "kind": "derived", **LABEL}],
                "parts": [
                    {
                        "code": "A",
                        "title": LABEL,
                        "max": 40,
                        "sections": [
                            {
                                "code": "1",
                                "title": LABEL,
                                "max": 40,
                                "criteria": [
                                    {"code": "1", "block": "shared"},
                                    {"code": "2", "title": LABEL, "max": 30, "options": [option(0), option(30)]},
                                ],
                            }
                        ],
                    },
                    {
                        "code": "B",
                        "title": LABEL,
                        "max": 60,
                        "sections": [
                            {
                                "code": "2",
                                "title": LABEL,
                                "max": 60,
                                "criteria": [{"code": "3", "title": LABEL, "max": 60, "cases": cases}],
                            }
                        ],
                    },
                ],
            }
        ],
    }


def loaded(tmp_path: Path, raw: Any):
    file = tmp_path / "law.yaml"
    file.write_text(raw if isinstance(raw, str) else yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    return read(file)


def problems(tmp_path: Path, raw: Any) -> tuple[str, ...]:
    with pytest.raises(CriteriaError) as found:
        loaded(tmp_path, raw)
    return found.value.problems


def first(raw: dict[str, Any]) -> dict[str, Any]:
    return raw["sets"][0]["parts"][0]["sections"][0]


def test_a_good_file_loads(tmp_path: Path):
    law = loaded(tmp_path, good())
    of = law.sheet(1)
    assert (law.law, of.scorable, of.codes, of.case_codes) == ("1/2030/QĐ-TTg", True, ("1", "2", "3"), ("3",))
    assert [(one.number, one.points, one.gate) for one in of.by_code["1"].choices()] == [
        (1, 0, None),
        (2, 5, 3),
        (3, 10, 5),
    ]


RISING = "bộ 1, tiêu chí 2: điểm phải tăng dần, từ hai mức trở lên"

# A fault planted → the problems it makes.
FAULTS: list[tuple[Callable[[dict[str, Any]], Any], list[str]]] = [
    (lambda raw: raw.pop("law"), ["tệp: thiếu 'law'"]),
    (lambda raw: raw.update(color="xanh"), ["tệp: khóa lạ 'color'"]),
    (lambda raw: raw.update(issued=2030, lapsed=1), ["tệp.issued: cần str, có 2030", "tệp.lapsed: cần str, có 1"]),
    (lambda raw: raw.update(sets={}), ["tệp.sets: cần một danh sách"]),
    (lambda raw: raw.update(issued="1/1/2030"), ["issued: phải là ngày dạng 2026-05-22, có '1/1/2030'"]),
    (lambda raw: raw.update(certified_from=6), ["certified_from: không có mức 6 sao"]),
    (
        lambda raw: raw.update(bands={5: 90, 4: 70, 3: 70, 2: 30, 1: 0}),
        ["bands: cần đủ 5, 4, 3, 2, 1 sao, điểm giảm dần"],
    ),
    (lambda raw: raw["bands"].update({1: 1}), ["bands: mức thấp nhất phải từ 0"]),
    (lambda raw: raw["bands"].update({"6": 95}), ["bands.6: cần int, có '6'"]),
    (lambda raw: raw["sets"].append(raw["sets"][0]), ["số bộ lặp: 1"]),
    (lambda raw: raw["slips"][0].update(sets=[1, 9]), ["slips: không có bộ 9"]),
    (
        lambda raw: raw["sets"][0].update(name={"vi": ""}),
        ["tệp.sets[1].name.vi: để trống", "tệp.sets[1].name: thiếu 'en'"],
    ),
    (lambda raw: first(raw)["criteria"][0].update(block="nope"), ["bộ 1, tiêu chí 1: không có khối 'nope'"]),
    (lambda raw: first(raw)["criteria"][0].update(max=3), ["bộ 1, tiêu chí 1: khối đã có điểm, không ghi lại"]),
    (
        lambda raw: first(raw)["criteria"][1].pop("options"),
        ["bộ 1, tiêu chí 2: cần title, max và options hoặc cases"],
    ),
    (lambda raw: first(raw)["criteria"][1].update(code="3"), ["bộ 1, mã tiêu chí lặp: 3"]),
    (lambda raw: raw["sets"][0]["parts"][1].update(code="A"), ["bộ 1, mã phần lặp: A"]),
    (lambda raw: raw["sets"][0]["parts"][1]["sections"][0].update(code="1"), ["bộ 1, mã mục lặp: 1"]),
    (lambda raw: first(raw)["criteria"][1]["options"].pop(0), [f"{RISING}: [30]"]),
    (
        lambda raw: first(raw)["criteria"][1]["options"].insert(0, option(-1)),
        [f"{RISING}: [-1, 0, 30]"],
    ),
    (
        lambda raw: first(raw)["criteria"][1]["options"].insert(0, option(7)),
        [f"{RISING}: [7, 0, 30]"],
    ),
    (
        lambda raw: first(raw)["criteria"][1]["options"][1].update(gate=6),
        ["bộ 1, tiêu chí 2: mốc sao phải là 3, 4, 5, tăng dần: [6]"],
    ),
    (
        lambda raw: raw["blocks"]["shared"]["options"][1].update(gate=5),
        ["bộ 1, tiêu chí 1: mốc sao phải là 3, 4, 5, tăng dần: [5, 5]"],
    ),
    (
        lambda raw: first(raw)["criteria"][1]["options"][0].update(gate=3),
        ["bộ 1, tiêu chí 2: mốc 3 sao phải hơn điểm mức dưới"],
    ),
    (lambda raw: raw["sets"][0]["stops"][0].update(criteria=["1", "9"]), ["bộ 1, điểm dừng s: không có tiêu chí '9'"]),
    (lambda raw: raw["sets"][0]["stops"][0].update(criterion="8"), ["bộ 1, điểm dừng s: không có tiêu chí '8'"]),
    (
        lambda raw: raw["sets"][0]["stops"][0].update(kind="guessed"),
        ["bộ 1, điểm dừng s: kind 'guessed' lạ", "bộ 1, điểm dừng s: chỉ loại derived có criteria"],
    ),
    (lambda raw: raw["sets"][0]["stops"].append(raw["sets"][0]["stops"][0]), ["bộ 1, mã điểm dừng lặp: s"]),
    (
        lambda raw: raw["blocks"]["shared"].update(max=11),
        ["số không khớp: 1 1 top option 10 max 11", "số không khớp: 1 1 criteria 41 section 40"],
    ),
    (
        lambda raw: first(raw).update(max=39),
        ["số không khớp: 1 1 criteria 40 section 39", "số không khớp: 1 A sections 39 part 40"],
    ),
    (
        lambda raw: raw["sets"][0]["parts"][0].update(max=41),
        ["số không khớp: 1 A sections 40 part 41", "số không khớp: 1 sheet parts 101 total 100"],
    ),
    (
        lambda raw: raw.update(known_mismatches=["7 6d top option 3 max 4"]),
        ["known_mismatches: không còn đúng: 7 6d top option 3 max 4"],
    ),
]


@pytest.mark.parametrize(("plant", "expected"), FAULTS)
def test_each_fault_is_named(tmp_path: Path, plant: Callable[[dict[str, Any]], Any], expected: list[str]):
    raw = deepcopy(good())
    plant(raw)
    assert sorted(problems(tmp_path, raw)) == sorted(expected)


def test_a_listed_mismatch_is_let_in_and_shows(tmp_path: Path):
    raw = good()
    first(raw)["max"] = 39
    raw["known_mismatches"] = ["1 1 criteria 40 section 39", "1 A sections 39 part 40"]
    of = loaded(tmp_path, raw).sheet(1)
    assert (of.scorable, [one.line(1) for one in of.mismatches]) == (False, raw["known_mismatches"])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "tệp: cần một bảng khóa và giá trị"),
        ("- 1", "tệp: cần một bảng khóa và giá trị"),
    ],
)
def test_a_file_of_another_kind(tmp_path: Path, text: str, problem: str):
    assert problems(tmp_path, text) == (problem,)


def test_a_file_that_is_no_yaml(tmp_path: Path):
    found = problems(tmp_path, "law: [")
    assert len(found) == 1 and found[0].startswith("không đọc được: ")
