"""What an ill-meaning or broken file may hold: always an answer, soon, in Vietnamese."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ocop.criteria.commands import score_main
from ocop.paths import ROOT
from tests.criteria.make import LAW, ballot, full, planned, product, scored, scoring_file, sheet

MANY = 60_000
SCORING = scoring_file(product(9, [ballot("M1", full(9))]))
PLAN = {"law": LAW, "set": 9, "points": dict.fromkeys(full(9), 0), "stars": 3}


def test_many_doubled_keys_are_all_named_at_once():
    doubled = ",".join(f'"k{place // 2}": 1' for place in range(MANY))
    begun = time.process_time()
    errors = scored(json.dumps(SCORING).replace('"1.1": 5', f'"1.1": 5, {doubled}'))["errors"]
    costs = json.dumps({**PLAN, "costs": {"1.1": "?"}}).replace('"?"', "{" + doubled + "}")
    assert (len(errors), len(planned(costs)["errors"])) == (MANY, MANY)
    # Comparing each with each took forty seconds.
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("digits", [300, 4_299, 4_300, 4_301, 100_000])
def test_a_cost_no_one_could_print_is_an_error(digits: int):
    file = json.dumps({**PLAN, "costs": {"1.1": {"5": 77, "3": 0}, "1.2": {"3": 77}}}).replace("77", "9" * digits)
    message = "Giá của mức {} điểm, tiêu chí {}, phải là số nguyên từ 0, dưới 300 chữ số."
    assert [(one["criterion"], one["message"]) for one in planned(file)["errors"]] == [
        ("1.1", message.format(5, "1.1")),
        ("1.2", message.format(3, "1.2")),
    ]


def test_costs_of_299_digits_are_added_exactly():
    dear = int("9" * 299)
    costs = {one.code: {str(points): dear for points in one.any_values} for one in sheet(9).criteria}
    answer = planned({**PLAN, "costs": costs})
    assert (answer["reachable"], answer["cost"]) == (True, dear * len(answer["changes"]))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"law": 1,}', 'Không đọc được JSON: cần " ở ký tự 10.'),
        ('{"law": x}', "Không đọc được JSON: sai ở dòng 1, cột 9."),
        ('{"law": ' + "[" * 100_000, "Không đọc được JSON: lồng nhau quá nhiều lớp."),
        ('{"law": NaN}', "Không đọc được JSON: NaN không phải số của JSON."),
    ],
)
def test_what_is_wrong_with_the_json_is_said_in_vietnamese(text: str, message: str):
    assert [one["message"] for one in scored(text)["errors"]] == [message]


def test_an_unknown_set_and_a_wrong_wish_are_both_named():
    messages = [one["message"] for one in planned({**PLAN, "set": 27, "stars": 6})["errors"]]
    assert messages == [
        f"{LAW} không có bộ sản phẩm này (set); các bộ: 1 đến 26.",
        "Số sao muốn đạt (stars) phải là 3, 4 hoặc 5.",
    ]


def test_a_file_that_cannot_be_opened_says_why(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    for path, why in ((tmp_path / "none.json", "không có tệp này"), (tmp_path, "đó là thư mục")):
        assert score_main([str(path)]) == 2
        assert json.loads(capfd.readouterr().out)["errors"][0]["message"] == f"Không mở được tệp {path}: {why}."


def test_a_reader_that_goes_away_is_no_trouble(tmp_path: Path):
    products = [{**SCORING["products"][0], "id": f"P{number}"} for number in range(1_000)]
    file = tmp_path / "many.json"
    file.write_text(json.dumps({**SCORING, "products": products}), encoding="utf-8")
    run = [sys.executable, "-m", "ocop", "score", str(file)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1
