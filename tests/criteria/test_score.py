"""``./ocop score`` on real sheets: whole answers, as DESIGN gives them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ocop.paths import ROOT
from tests.criteria.make import OLD_LAW, RULES, ballot, full, product, scored, scoring_file, sheet

A = {"1.2": 2, "1.3": 2, "1.4": 2, "3.1": 2}  # with all else full: 36
C = {"6.3": 3, "6.4": 3, "8": 2, "9": 3, "11": 1}  # with all else full: 28


def nine_ballots() -> list[dict]:
    """Nine members on set 9; their mean is 779/9."""
    own: list[dict[str, int]] = [
        {"5.1": 5, "4.2": 2, "8": 4, "11": 2},
        {"5.1": 5, "4.2": 2, "6.2": 0},
        {"5.1": 5, "4.2": 2},
        {"5.1": 5, "4.2": 2, "11": 2},
        {"4.1": 5, "4.2": 2, "11": 2},
        {"4.1": 5, "4.2": 2, "11": 2},
        {"4.1": 5, "4.2": 2, "11": 2},
        {"4.1": 5, "11": 2},
        {},
    ]
    base = {**full(9), **A, "4.1": 3, "5.1": 3, **C}
    return [ballot(f"M{place}", {**base, **points}) for place, points in enumerate(own, 1)]


NINE = {
    "id": "P1",
    "mean": "779/9",
    "mean_display": "86,55",
    "parts": {"A": "36", "B": "22", "C": "257/9"},
    "spread": 6,
    "band": 4,
    "gates_missed": {"3": [], "4": ["5.1"], "5": ["1.4", "4.1"]},
    "stars": 3,
    "certified": True,
    "forward_to_ministry": False,
    "flags": [],
}


def run(*words: str, text: str | None = None, **environment: str) -> subprocess.CompletedProcess:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment}
    return subprocess.run(
        [sys.executable, "-m", "ocop", *words], capture_output=True, encoding="utf-8", input=text, env=env
    )


def test_the_command_prints_results_and_ends_with_0(tmp_path: Path):
    file = tmp_path / "vòng.json"
    file.write_text(json.dumps(scoring_file(product(9, nine_ballots()))))
    done = run("score", str(file))
    assert (json.loads(done.stdout), done.stderr, done.returncode) == ({"products": [NINE], "errors": []}, "", 0)


def test_the_command_prints_errors_and_ends_with_2(tmp_path: Path):
    file = tmp_path / "vòng.json"
    bad = {**product(9, [ballot("Mận", {**full(9), "1.1": 4})]), "id": "Chè"}
    file.write_text(json.dumps(scoring_file(bad, product(9, nine_ballots())), ensure_ascii=False), encoding="utf-8")
    done = run("score", str(file), PYTHONIOENCODING="ascii")
    message = "Điểm của tiêu chí 1.1 phải là số nguyên, một trong các mức: 0, 1, 3, 5."
    fault = {"product": "Chè", "member": "Mận", "criterion": "1.1", "message": message}
    assert (json.loads(done.stdout), done.stderr, done.returncode) == ({"products": [NINE], "errors": [fault]}, "", 2)


def test_a_file_that_is_not_there_is_an_error_in_json_and_no_file_a_line_of_usage():
    done = run("score", "không-có.json")
    fault = json.loads(done.stdout)
    assert fault["products"] == [] and [list(one.values())[:3] for one in fault["errors"]] == [[None, None, None]]
    assert (done.stderr, done.returncode) == ("", 2)
    done = run("score")
    assert (done.stdout, done.stderr) == ("", "Cách dùng: ./ocop score TỆP.json (dấu - là đọc từ đầu vào)\n")
    assert done.returncode == 2


def test_standard_input_is_read_for_a_dash():
    done = run("score", "-", text=json.dumps(scoring_file()))
    assert (json.loads(done.stdout), done.returncode) == ({"products": [], "errors": []}, 0)


def test_names_are_printed_as_they_came_even_half_characters():
    text = json.dumps(scoring_file(product(9, [ballot("M1", full(9))], id="Chè \ud800 😀")))
    done = run("score", "-", text="\ufeff" + text, PYTHONIOENCODING="utf-8")
    assert ([one["id"] for one in json.loads(done.stdout)["products"]], done.returncode) == (["Chè \ud800 😀"], 0)


def test_products_keep_input_order_and_mix_sets():
    file = scoring_file(
        *({**product(number, [ballot("M1", full(number))]), "id": f"P{number}"} for number in (22, 3, 16, 1))
    )
    answer = scored(file)
    assert [(one["id"], one["mean"], one["stars"]) for one in answer["products"]] == [
        ("P22", "100", 5),
        ("P3", "100", 5),
        ("P16", "100", 5),
        ("P1", "100", 5),
    ]
    assert answer["errors"] == []


def test_five_stars_are_forwarded_and_not_the_provinces_own():
    best = scored(scoring_file(product(9, [ballot("M1", full(9))])))["products"][0]
    assert best == {
        "id": "P1",
        "mean": "100",
        "mean_display": "100,00",
        "parts": {"A": "40", "B": "25", "C": "35"},
        "spread": 0,
        "band": 5,
        "gates_missed": {"3": [], "4": [], "5": []},
        "stars": 5,
        "certified": False,
        "forward_to_ministry": True,
        "flags": [],
    }


@pytest.mark.parametrize(("rule", "forward"), [("mean_and_gates", False), ("mean", True)])
def test_ninety_with_a_gate_of_five_missed(rule: str, forward: bool):
    file = scoring_file(product(9, [ballot("M1", {**full(9), "1.4": 2})]), regulation={**RULES, "forward_rule": rule})
    result = scored(file)["products"][0]
    assert (result["band"], result["stars"], result["certified"]) == (5, 4, True)
    assert (result["gates_missed"], result["forward_to_ministry"]) == ({"3": [], "4": [], "5": ["1.4"]}, forward)


def test_forward_rule_has_a_default():
    rules = {key: value for key, value in RULES.items() if key != "forward_rule"}
    result = scored(scoring_file(product(9, [ballot("M1", {**full(9), "1.4": 2})]), regulation=rules))["products"][0]
    assert result["forward_to_ministry"] is False


def test_a_high_band_with_a_gate_of_three_missed_ends_at_two():
    result = scored(scoring_file(product(9, [ballot("M1", {**full(9), "1.1": 0})])))["products"][0]
    assert (result["mean"], result["band"], result["stars"], result["certified"]) == ("95", 5, 2, False)
    assert result["gates_missed"] == {"3": ["1.1"], "4": [], "5": []}


def test_below_three_stars_the_band_stands():
    nothing = scored(scoring_file(product(9, [ballot("M1", dict.fromkeys(full(9), 0))])))["products"][0]
    assert (nothing["mean"], nothing["mean_display"], nothing["band"], nothing["stars"]) == ("0", "0,00", 1, 1)


def test_the_mean_is_cut_off_and_not_rounded():
    # 809/9 = 89.888…: one ballot of 89 and eight of 90 points.
    base = {**full(9), "1.1": 0, "8": 0}
    file = scoring_file(product(9, [ballot(f"M{n}", {**base, "2.4": int(n > 1)}) for n in range(1, 10)]))
    result = scored(file)["products"][0]
    assert (result["mean"], result["mean_display"], result["band"]) == ("809/9", "89,88", 4)


def test_the_spread_is_judged_against_the_regulation():
    pair = [ballot("M1", full(9)), ballot("M2", {**full(9), "1.1": 0, "8": 0})]
    close = scored(scoring_file(product(9, pair)))["products"][0]
    wide = scored(scoring_file(product(9, pair), regulation={**RULES, "max_spread": 9}))["products"][0]
    assert (close["spread"], close["flags"]) == (10, [])
    assert (wide["spread"], wide["flags"]) == (10, ["spread_exceeded"])


def test_entitled_defaults_to_the_members():
    seven = product(9, [ballot(f"M{n}", full(9)) for n in range(1, 8)])
    six = {**product(9, [ballot(f"M{n}", full(9)) for n in range(1, 7)]), "id": "P2"}
    del seven["entitled"], six["entitled"]
    first, second = scored(scoring_file(seven, six))["products"]
    assert (first["stars"], first["flags"]) == (5, [])
    # Six of nine are fewer than three quarters: the numbers stand, the stars do not.
    assert (second["mean"], second["band"], second["stars"]) == ("100", 5, None)
    assert (second["certified"], second["forward_to_ministry"], second["flags"]) == (False, False, ["no_quorum"])


def test_every_sheet_of_the_new_law_scores():
    for number in range(1, 27):
        cases = dict.fromkeys(sheet(number).case_codes, 1)
        result = scored(scoring_file(product(number, [ballot("M1", full(number), cases=cases)])))["products"][0]
        assert (result["mean"], result["parts"], result["stars"]) == ("100", {"A": "40", "B": "25", "C": "35"}, 5)


def test_the_old_law_scores_but_for_its_four_sheets():
    unscorable = []
    for number in range(1, 27):
        of = sheet(number, OLD_LAW)
        points = {criterion.code: max(criterion.any_values) for criterion in of.criteria}
        cases = dict.fromkeys(of.case_codes, 1)
        answer = scored(scoring_file(product(number, [ballot("M1", points, cases=cases)]), law=OLD_LAW))
        if answer["errors"]:
            unscorable.append(number)
            assert [list(one.values())[:3] for one in answer["errors"]] == [["P1", None, None]]
            assert answer["products"] == []
        else:
            assert (answer["products"][0]["mean"], answer["products"][0]["stars"]) == ("100", 5)
    assert unscorable == [7, 11, 12, 13]
