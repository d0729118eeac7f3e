"""``./ocop round``: files in, files out, every fault on its line."""

import json

import pytest

from ocop.councils.workbook.command import main
from ocop.councils.workbook.demo import demo_facts
from ocop.councils.workbook.facts import score_document
from ocop.councils.workbook.result import score_answer, tally_round
from ocop.councils.workbook.result_excel import excel_of
from ocop.councils.workbook.writing import write
from ocop.foundation.documents.excel import read_rows
from tests.councils import make


@pytest.fixture
def demo(tmp_path):
    assert main(["demo", str(tmp_path / "demo.xlsx")]) == 0
    return tmp_path / "demo.xlsx"


def test_a_template_has_a_sheet_for_each_product(tmp_path, capsys):
    out = tmp_path / "mau.xlsx"
    asked = ["template", "--sets", "9,21", "--products", "2", "--members", "4", "--quorum", "1/2", "--title", "Đợt 1"]
    assert main([*asked, "--gate-rule", "all", str(out)]) == 0
    assert capsys.readouterr().out == f"Đã ghi {out}\n"
    book = make.opened(out.read_bytes())
    assert book.sheetnames[2:-1] == ["Bộ 9 · SP1", "Bộ 9 · SP2", "Bộ 21 · SP3", "Bộ 21 · SP4"]
    keys = ("members", "quorum_num", "quorum_den", "gate_rule", "title")
    assert [book["Quy chế"][make.rule(key)].value for key in keys] == [4, 1, 2, "mọi phiếu đạt mốc", "Đợt 1"]


@pytest.mark.parametrize("name", ["ket-qua", "dot2.xlsx", "sau/dot2.docx"])
def test_the_result_goes_to_a_folder_or_beside_each_other(demo, tmp_path, name, capsys):
    assert main(["result", str(demo), str(tmp_path / name)]) == 0
    stem = tmp_path / name / "ket-qua" if name == "ket-qua" else tmp_path / name
    excel, word = stem.with_suffix(".xlsx"), stem.with_suffix(".docx")
    assert read_rows(excel.read_bytes()) == read_rows(excel_of(tally_round(demo_facts())))
    assert word.read_bytes()[:2] == b"PK"
    assert capsys.readouterr().out.splitlines()[-2:] == [f"Đã ghi {excel}", f"Đã ghi {word}"]


def test_json_prints_what_score_takes_and_answers(demo, tmp_path, capsys):
    capsys.readouterr()
    assert main(["result", "--json", str(demo), str(tmp_path / "ra")]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "input": score_document(demo_facts()),
        "answer": score_answer(tally_round(demo_facts())),
    }


def test_faults_end_with_2_and_write_nothing(tmp_path, capsys):
    file, out = tmp_path / "sai.xlsx", tmp_path / "ra"
    cells = [make.where(9, f"points:{code}", "M2") for code in ("1.1", "1.2")]
    page = "Bộ 9 · Sản phẩm thử 1"
    file.write_bytes(make.typed(write(make.filled(9)), {(page, cell): "x" for cell in cells}))
    assert main(["result", str(file), str(out)]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"{page}!{cells[0]}: «x» không phải mức điểm của tiêu chí 1.1 (có: 0, 1, 3, 5)",
        f"{page}!{cells[1]}: «x» không phải mức điểm của tiêu chí 1.2 (có: 0, 1, 2, 3)",
        "ocop round: 2 chỗ cần sửa, chưa tính kết quả.",
    ]
    assert not out.exists()


def test_wrong_calls_say_why(demo, tmp_path, capsys):
    missing, out = tmp_path / "khong-co.xlsx", str(tmp_path / "ra.xlsx")
    capsys.readouterr()
    calls = [["result", str(missing), out], ["template", "--sets", "99", out], ["result", str(demo), str(demo)]]
    assert [main(call) for call in calls] == [2, 2, 2]
    assert capsys.readouterr().err.splitlines() == [
        f"ocop round: không đọc hoặc ghi được {missing}: No such file or directory",
        "ocop round: 26/2026/QĐ-TTg không có bộ sản phẩm «99».",
        "ocop round: kết quả sẽ ghi đè lên bảng chấm; chọn tên khác cho OUT",
    ]
    with pytest.raises(SystemExit) as ended:
        main(["template", "--sets", "9,x", out])
    assert ended.value.code == 2
