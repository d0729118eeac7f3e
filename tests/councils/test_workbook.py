"""The workbook written and read back: what the template holds, and that a filled one gives what `score` gives."""

import json

import pytest
from hypothesis import HealthCheck, given, settings

from ocop.councils.workbook import layout
from ocop.councils.workbook.demo import demo_facts
from ocop.councils.workbook.facts import score_document
from ocop.councils.workbook.facts_json import facts_from_json, facts_to_json
from ocop.councils.workbook.reading import Reading, read
from ocop.councils.workbook.result import score_answer, tally_round
from ocop.councils.workbook.template import CannotScore, blank_facts
from ocop.councils.workbook.writing import write
from ocop.criteria import check_ballot, load
from tests.councils import make

SETS = (9, 21, 26)


@pytest.fixture(scope="module")
def template() -> bytes:
    return write(blank_facts(make.LAW, SETS, make.regulation(), ("An", "Bình", "Chi"), "Đợt 2"))


def test_a_template_has_its_sheets_in_order_and_one_for_each_product(template):
    book = make.opened(template)
    assert {page.title: page.sheet_state for page in book} == {
        "Hướng dẫn": "visible", "Quy chế": "visible", "Bộ 9 · SP1": "visible", "Bộ 21 · SP2": "visible",
        "Bộ 26 · SP3": "visible", "_ocop": "veryHidden",
    }  # fmt: skip


def test_every_scored_cell_offers_exactly_the_printed_points_and_zero(template):
    page = make.opened(template)["Bộ 9 · SP1"]
    offered = {
        str(rule.sqref): sorted(int(one) for one in rule.formula1.strip('"').split(","))
        for rule in page.data_validations.dataValidation
        if rule.formula1.strip('"')[0].isdigit()
    }
    sheet = load(make.LAW).sheet(9)
    assert offered == {
        f"{make.where(9, f'points:{one.code}', 'M1')}:{make.where(9, f'points:{one.code}', 'M3')}": sorted(
            one.case().values
        )
        for one in sheet.criteria
    }


def test_set_26_asks_for_the_case_above_the_points(template):
    page = make.opened(template)["Bộ 26 · SP3"]
    asked = {
        str(rule.sqref): rule.formula1
        for rule in page.data_validations.dataValidation
        if rule.formula1.startswith('"TH')
    }
    coded = [one.code for one in load(make.LAW).sheet(26).criteria if one.has_cases]
    assert asked == {
        f"{make.where(26, f'case:{code}', 'M1')}:{make.where(26, f'case:{code}', 'M3')}": '"TH1,TH2"' for code in coded
    }


def test_only_input_cells_are_open_and_the_print_is_set_up(template):
    page = make.opened(template)["Bộ 9 · SP1"]
    open_cells = {cell.coordinate for row in page for cell in row if not cell.protection.locked}
    lines = [line for line in layout.lines_of(load(make.LAW).sheet(9)) if line.choices]
    assert open_cells == {make.where(9, line.key, member) for line in lines for member in ("M1", "M2", "M3")} | {
        make.where(9, key, "detail") for key, _row in layout.HEAD
    }
    assert (page.protection.sheet, page.protection.password) == (True, None)
    assert (page.page_setup.orientation, page.page_setup.paperSize, page.print_title_rows) == ("landscape", 9, "$9:$9")
    assert (page.freeze_panes, page.row_dimensions[1].hidden, page.column_dimensions["A"].hidden) == ("D10", True, True)


def test_an_empty_template_is_told_to_be_empty(template):
    assert [str(one) for one in read(template).findings] == ["Bảng chấm còn trống: chưa sản phẩm nào có tên và điểm."]


def test_a_filled_workbook_reads_back_as_it_was_written():
    facts = demo_facts()
    assert read(write(facts)) == Reading(facts, ())
    assert write(facts) == write(facts)


def test_facts_survive_json():
    facts = demo_facts()
    assert facts_from_json(json.loads(json.dumps(facts_to_json(facts)))) == facts


def test_points_may_be_typed_as_the_printed_line_and_names_in_nfd():
    facts = make.filled(9)
    option = load(make.LAW).sheet(9).by_code["1.1"].choices()[0]
    data = make.typed(
        write(facts),
        {
            ("Bộ 9 · Sản phẩm thử 1", make.where(9, "points:1.1", "M1")): f"{option.points}: {option.label.vi}",
            ("Bộ 9 · Sản phẩm thử 1", make.where(9, "name", "detail")): "Mâ\u0323t ong  rừng ",
        },
    )
    found = read(data).facts
    assert found.products[0].ballots[0].points["1.1"] == option.points
    assert found.products[0].name == "Mật ong rừng"


def test_a_product_that_nobody_touched_is_left_out_and_named():
    facts = blank_facts(make.LAW, (9, 21), make.regulation())
    first = make.product(9, name="Mắm")
    data = write(type(facts)(**{**vars(facts), "products": (first, facts.products[1])}))
    # The name typed by the template for the untouched product is its key, so the sheet is empty.
    reading = read(data)
    assert (reading.findings, reading.facts.notices) == ((), ("Bộ 21 · SP2",))
    assert [one.set for one in reading.facts.products] == [9]


def test_a_renamed_sheet_is_read_by_its_key():
    book = make.opened(write(make.filled(9)))
    book["Bộ 9 · Sản phẩm thử 1"].title = "Mắm của tôi"
    assert read(make.saved(book)).facts.products == make.filled(9).products


@pytest.mark.parametrize(
    ("law", "sets", "said"),
    [
        (make.LAW, [99], "26/2026/QĐ-TTg không có bộ sản phẩm «99»."),
        (make.LAW, [], "Một bảng chấm có từ 1 đến 120 sản phẩm."),
        (make.LAW, [9] * 121, "Một bảng chấm có từ 1 đến 120 sản phẩm."),
    ],
)
def test_a_template_that_cannot_be_made_says_why(law, sets, said):
    with pytest.raises(CannotScore) as caught:
        blank_facts(law, sets, make.regulation())
    assert str(caught.value) == said


def test_a_sheet_whose_sums_disagree_is_not_offered():
    with pytest.raises(CannotScore):
        blank_facts("148/QĐ-TTg", [7], make.regulation())


def test_the_result_is_that_of_score(tmp_path, capsys):
    from ocop.criteria.commands import score_main

    facts = demo_facts()
    file = tmp_path / "round.json"
    file.write_text(json.dumps(score_document(facts)), encoding="utf-8")
    assert score_main([str(file)]) == 0
    assert json.loads(capsys.readouterr().out) == score_answer(tally_round(facts))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(make.rounds())
def test_any_round_reads_back_and_counts_alike(facts):
    reading = read(write(facts))
    law = load(facts.law)
    assert reading == Reading(facts, ())
    assert not [
        check_ballot(law.sheet(one.set), ballot)
        for one in reading.facts.products
        for ballot in one.ballots
        if check_ballot(law.sheet(one.set), ballot)
    ]
    assert score_answer(tally_round(reading.facts)) == score_answer(tally_round(facts))
