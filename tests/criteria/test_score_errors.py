"""Every fault of a scoring file, all at once and in input order."""

import json
from typing import Any

import pytest

from tests.criteria.make import LAW, OLD_LAW, RULES, ballot, faults, full, product, scored, scoring_file

FULL = full(9)
GONE = {code: points for code, points in FULL.items() if code not in ("1.2", "7")}


def one_ballot(**more: Any) -> dict[str, Any]:
    """A file with one ballot on set 9, some of it changed."""
    return scoring_file(product(9, [{**ballot("M1", FULL), **more}]))


@pytest.mark.parametrize("value", [4, -1, True, False, 1.0, "5", None, [5], {}, 10**400, 1e400])
def test_points_are_printed_whole_numbers(value: Any):
    file = one_ballot(points={**FULL, "1.1": value})
    text = json.dumps(file).replace("Infinity", "1e999")
    answer = scored(text)
    message = "Điểm của tiêu chí 1.1 phải là số nguyên, một trong các mức: 0, 1, 3, 5."
    assert answer == {
        "products": [],
        "errors": [{"product": "P1", "member": "M1", "criterion": "1.1", "message": message}],
    }


def test_a_number_longer_than_python_reads_is_no_points():
    text = json.dumps(one_ballot(points={**FULL, "1.1": 777})).replace("777", "7" * 5000)
    assert faults(text) == [("P1", "M1", "1.1")]


def test_zero_is_possible_everywhere():
    assert scored(one_ballot(points=dict.fromkeys(FULL, 0)))["errors"] == []


def test_missing_and_unknown_criteria():
    assert faults(one_ballot(points={**GONE, "99": 1, "1.1 ": 1})) == [
        ("P1", "M1", "1.2"),
        ("P1", "M1", "7"),
        ("P1", "M1", "99"),
        ("P1", "M1", "1.1 "),
    ]


def test_all_errors_stand_in_input_order():
    bad = ballot("M2", {**FULL, "2.1": 9, "1.1": 2}, cases={"1.1": 1, "x": 1}, stopped_by=["nope", "zero-sensory"])
    file = scoring_file(
        {**product(9, [ballot("M1", GONE), bad, ballot("M1", FULL)], entitled=2), "id": "P2"},
        {**product(9, [ballot("M1", FULL)]), "id": "good"},
        {"id": "P1", "set": 99, "entitled": 0, "ballots": []},
        {**product(27, [ballot("M1", {})]), "id": "P3"},
    )
    assert faults(file) == [
        ("P2", None, None),
        ("P2", "M1", "1.2"),
        ("P2", "M1", "7"),
        ("P2", "M2", "1.1"),
        ("P2", "M2", "2.1"),
        ("P2", "M2", "1.1"),
        ("P2", "M2", "x"),
        ("P2", "M2", None),
        ("P2", "M2", None),
        ("P2", "M1", None),
        ("P1", None, None),
        ("P1", None, None),
        ("P1", None, None),
        ("P3", None, None),
    ]
    assert [one["id"] for one in scored(file)["products"]] == ["good"]


def test_a_member_twice():
    file = scoring_file(product(9, [ballot("M1", FULL), ballot("M2", FULL), ballot("M1", FULL)]))
    message = "Thành viên M1 có hai phiếu."
    fault = {"product": "P1", "member": "M1", "criterion": None, "message": message}
    assert scored(file) == {"products": [], "errors": [fault]}


def test_a_product_id_twice_leaves_neither_in_the_results():
    file = scoring_file(product(9, [ballot("M1", FULL)]), product(9, [ballot("M1", FULL)]))
    fault = {"product": "P1", "member": None, "criterion": None, "message": "Mã sản phẩm P1 có hai lần."}
    assert scored(file) == {"products": [], "errors": [fault]}


def test_ballots_missing_or_more_than_entitled():
    assert faults(scoring_file(product(9, [], entitled=3))) == [("P1", None, None)]
    assert faults(scoring_file({"id": "P1", "set": 9})) == [("P1", None, None)]
    two = [ballot("M1", FULL), ballot("M2", FULL)]
    assert faults(scoring_file(product(9, two, entitled=1))) == [("P1", None, None)]
    ten = product(9, [ballot(f"M{n}", FULL) for n in range(10)])
    del ten["entitled"]
    assert faults(scoring_file(ten)) == [("P1", None, None)]


@pytest.mark.parametrize("number", [0, 27, -1, True, 9.0, "9", None, [9]])
def test_unknown_sets(number: Any):
    assert faults(scoring_file(product(number, [ballot("M1", FULL)]))) == [("P1", None, None)]


def test_a_sheet_that_cannot_be_scored_says_why():
    answer = scored(scoring_file(product(11, [ballot("M1", {})]), law=OLD_LAW))
    message = "Bộ 11 của 148/QĐ-TTg chỉ đọc, không chấm được: Phần C: các mục cộng lại 32 điểm, ghi 35."
    assert answer["errors"] == [{"product": "P1", "member": None, "criterion": None, "message": message}]


@pytest.mark.parametrize("law", ["148", "", None, 26, ["26/2026/QĐ-TTg"]])
def test_unknown_laws(law: Any):
    assert faults(scoring_file(product(9, [ballot("M1", GONE)]), law=law)) == [(None, None, None)]


@pytest.mark.parametrize(
    "changes",
    [
        {"members": 0},
        {"members": 9.0},
        {"members": True},
        {"members": None},
        {"quorum": [3, 0]},
        {"quorum": [5, 4]},
        {"quorum": [-1, 4]},
        {"quorum": [3]},
        {"quorum": [3, 4, 5]},
        {"quorum": 0.75},
        {"quorum": ["3", "4"]},
        {"max_spread": -1},
        {"max_spread": "10"},
        {"gate_rule": "most"},
        {"gate_rule": None},
        {"gate_rule": ["majority"]},
        {"forward_rule": "gates"},
        {"forward_rule": None},
        {"members": 0, "quorum": 1, "max_spread": None, "gate_rule": "", "forward_rule": {}},
    ],
)
def test_a_bad_regulation_is_one_error(changes: dict[str, Any]):
    file = scoring_file(product(9, [ballot("M1", GONE)]), regulation={**RULES, **changes})
    assert scored(file)["products"] == [] and faults(file) == [(None, None, None)]


@pytest.mark.parametrize("key", ["members", "quorum", "max_spread", "gate_rule"])
def test_a_regulation_with_a_key_missing_is_one_error(key: str):
    rules = {name: value for name, value in RULES.items() if name != key}
    assert faults(scoring_file(product(9, [ballot("M1", FULL)]), regulation=rules)) == [(None, None, None)]


@pytest.mark.parametrize("rules", [None, [], "majority", 9])
def test_a_regulation_of_another_kind_is_one_error(rules: Any):
    assert faults(scoring_file(regulation=rules)) == [(None, None, None)]


def test_keys_that_nobody_knows_are_left_alone():
    file = scoring_file(
        product(9, [ballot("M1", FULL, note="đã ký")], name="Chè"),
        regulation={**RULES, "adopted": "2026-06-01"},
        comment={"by": "văn phòng: OCOP"},
    )
    assert [one["stars"] for one in scored(file)["products"]] == [5] and faults(file) == []


def test_regulation_and_law_may_come_after_the_products():
    file = scoring_file(product(9, [ballot("M1", FULL)]))
    assert scored({key: file[key] for key in ("products", "regulation", "law")}) == scored(file)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"law"',
        '{"law": "26/2026/QĐ-TTg"',
        '{"law" "x"}',
        "{'law': 1}",
        "{} {}",
        json.dumps(scoring_file()) + "x",
        json.dumps(scoring_file()).replace("[]", "[1,]"),
        json.dumps(scoring_file()).replace("[]", "[NaN]"),
        json.dumps(scoring_file()).replace('"majority"', "Infinity"),
        json.dumps(scoring_file())[:-1] + ', "law": "148/QĐ-TTg"}',
        json.dumps(scoring_file()).replace("[]", "[" * 100_000),
    ],
)
def test_unreadable_json_is_one_error(text: str):
    assert scored(text)["products"] == [] and faults(text) == [(None, None, None)]


@pytest.mark.parametrize("changes", [{"products": None}, {"products": {}}, {"products": "P1"}])
def test_products_must_be_a_list(changes: dict[str, Any]):
    assert faults(scoring_file(**changes)) == [(None, None, None)]
    assert faults({"law": LAW, "regulation": RULES}) == [(None, None, None)]


@pytest.mark.parametrize("raw", [None, 1, "P1", []])
def test_a_product_that_is_none(raw: Any):
    assert faults(scoring_file(raw, product(9, [ballot("M1", FULL)]))) == [(None, None, None)]


@pytest.mark.parametrize("name", [None, "", 1, ["P1"]])
def test_a_product_without_an_id(name: Any):
    assert faults(scoring_file(product(9, [ballot("M1", GONE)], id=name))) == [
        (None, None, None),
        (None, "M1", "1.2"),
        (None, "M1", "7"),
    ]


@pytest.mark.parametrize("entitled", [0, -1, 1.0, True, "9", None])
def test_entitled_is_a_whole_number(entitled: Any):
    assert faults(scoring_file(product(9, [ballot("M1", FULL)], entitled=entitled))) == [("P1", None, None)]


@pytest.mark.parametrize("ballots", [None, {}, "M1", 3])
def test_ballots_are_a_list(ballots: Any):
    assert faults(scoring_file({"id": "P1", "set": 9, "ballots": ballots})) == [("P1", None, None)]


@pytest.mark.parametrize("raw", [None, 1, "M1", [], [FULL]])
def test_a_ballot_that_is_none(raw: Any):
    assert faults(scoring_file(product(9, [raw]))) == [("P1", None, None)]


@pytest.mark.parametrize("member", [None, "", 1, ["M1"], {}])
def test_a_ballot_without_a_member(member: Any):
    assert faults(one_ballot(member=member, points=GONE)) == [
        ("P1", None, None),
        ("P1", None, "1.2"),
        ("P1", None, "7"),
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"points": None},
        {"points": [1]},
        {"points": 5},
        {"cases": None},
        {"cases": [1]},
        {"stopped_by": None},
        {"stopped_by": "dossier"},
        {"stopped_by": [1]},
        {"stopped_by": {"dossier": True}},
    ],
)
def test_a_ballot_of_another_form(changes: dict[str, Any]):
    assert faults(one_ballot(**changes)) == [("P1", "M1", None)]


def test_a_ballot_without_points_cases_and_stops():
    bare = {"member": "M1", "points": FULL}
    assert faults(scoring_file(product(9, [bare]))) == []
    assert faults(scoring_file(product(9, [{"member": "M1"}]))) == [("P1", "M1", None)]
    assert faults(scoring_file(product(9, [{"member": "M1", "stopped_by": ["dossier"]}]))) == []


def test_keys_that_stand_twice():
    text = json.dumps(one_ballot())
    assert faults(text.replace('"1.1": 5', '"1.1": 5, "1.1": 3')) == [("P1", "M1", "1.1")]
    assert faults(text.replace('"cases": {}', '"cases": {"a": 1, "a": 1}')) == [("P1", "M1", "a"), ("P1", "M1", "a")]
    assert faults(text.replace('"cases": {}', '"cases": {}, "cases": {}')) == [("P1", "M1", None)]
    assert faults(text.replace('"set": 9', '"set": 9, "set": 8')) == [("P1", None, None)]
    assert faults(text.replace('"members": 9', '"members": 9, "members": 8')) == [(None, None, None)]


def test_a_colon_in_a_text_is_no_doubled_key():
    assert faults(one_ballot(member="Ủy viên: M1")) == []


class TestCases:
    """Set 26: three criteria ask for a case first."""

    FULL = full(26)

    def file(self, **more: Any) -> dict[str, Any]:
        own = {"points": self.FULL, "cases": {"8": 1, "9": 2, "15": 1}, **more}
        return scoring_file(product(26, [ballot("M1", **own)]))

    def test_members_choose_different_cases(self):
        pair = [ballot("M1", self.FULL, cases={"8": 1, "9": 1, "15": 2})]
        pair.append(ballot("M2", self.FULL, cases={"8": 2, "9": 2, "15": 1}))
        assert scored(scoring_file(product(26, pair)))["products"][0]["stars"] == 5

    def test_a_case_missing_impossible_or_where_none_is(self):
        assert faults(self.file(cases={"9": 2})) == [("P1", "M1", "8"), ("P1", "M1", "15")]
        numbers: list[Any] = [0, 3, True, 1.0, "1", None, []]
        for number in numbers:
            assert faults(self.file(cases={"8": 1, "9": number, "15": 1})) == [("P1", "M1", "9")]
        assert faults(self.file(cases={"8": 1, "9": 1, "15": 1, "10": 1, "zz": 1})) == [
            ("P1", "M1", "10"),
            ("P1", "M1", "zz"),
        ]

    def test_points_are_judged_in_the_chosen_case(self):
        assert faults(self.file(points={**self.FULL, "8": 2})) == [("P1", "M1", "8")]
        assert faults(self.file(points={**self.FULL, "8": 2}, cases={"9": 1, "15": 1})) == [
            ("P1", "M1", "8"),
            ("P1", "M1", "8"),
        ]
