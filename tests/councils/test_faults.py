"""Every fault is named with its cell, all at once, and nothing else is."""

import datetime
import io
import unicodedata
import zipfile

import pytest

from ocop.councils.workbook.facts import RoundFacts
from ocop.councils.workbook.reading import read
from ocop.councils.workbook.writing import write
from tests.councils import make

S9, S21, S26 = (f"Bộ {number} · Sản phẩm thử {at}" for at, number in enumerate((9, 21, 26), 1))
RULES = "Quy chế"


@pytest.fixture(scope="module")
def data() -> bytes:
    return write(make.filled(9, 21, 26))


def faults(data: bytes) -> dict[str, str]:
    """Place → sentence."""
    found = read(data).findings
    assert len({one.place for one in found}) == len(found)
    return {one.place: one.said for one in found}


def test_twenty_planted_faults_are_twenty_named_cells(data):
    def points(code: str) -> str:
        return f"points:{code}"

    planted = {
        (RULES, make.rule("quorum_num")): (4, "số phiếu cần có là 4/3, nhiều hơn cả Hội đồng"),
        (RULES, make.rule("max_spread")): (101, "«101» không phải số nguyên từ 0 đến 100"),
        (RULES, make.rule("gate_rule")): (
            "đa số",
            "«đa số» không có trong danh sách: quá nửa số phiếu đạt mốc; mọi phiếu đạt mốc; trung vị của điểm đạt mốc; "
            "trung bình của điểm đạt mốc",
        ),
        (RULES, make.rule("name:M3")): ("người thử 1", "«người thử 1» đã đứng tên M1; mỗi người một cột"),
        (S9, "B2"): (
            "Bộ 10. Gia vị",
            "tên bộ sản phẩm đã bị sửa; phải là «Bộ 9. Tương, nước mắm, gia vị dạng lỏng khác»",
        ),
        (S9, make.where(9, points("1.1"), "M1")): (None, "tiêu chí 1.1 chưa chấm; không đạt mức nào thì ghi 0"),
        (S9, make.where(9, points("1.2"), "M1")): (7, "«7» không phải mức điểm của tiêu chí 1.2 (có: 0, 1, 2, 3)"),
        (S9, make.where(9, points("1.3"), "M2")): ("ba", "«ba» không phải mức điểm của tiêu chí 1.3 (có: 0, 1, 2, 3)"),
        (S9, make.where(9, points("1.4"), "M3")): (2.5, "«2,5» không phải mức điểm của tiêu chí 1.4 (có: 0, 1, 2, 3)"),
        (S9, make.where(9, points("2.1"), "M1")): ("3", "số 3 đang ghi dạng chữ; gõ lại thành số"),
        (S9, make.where(9, points("2.2"), "M1")): (
            True,
            "«TRUE» không phải mức điểm của tiêu chí 2.2 (có: 0, 1, 2, 3)",
        ),
        (S9, make.where(9, points("2.3"), "M1")): (
            datetime.date(2026, 3, 1),
            "«01/03/2026» không phải mức điểm của tiêu chí 2.3 (có: 0, 1, 2, 3)",
        ),
        (S9, make.where(9, points("3.1"), "M2")): ("=1+1", "ô này là công thức hoặc lỗi; ghi thẳng giá trị"),
        (S9, make.where(9, points("3.2"), "M2")): ("#N/A", "ô này là công thức hoặc lỗi; ghi thẳng giá trị"),
        (S21, make.where(21, "id", "detail")): ("SP1", f"mã «SP1» đã dùng ở trang «{S9}»"),
        (S21, make.where(21, "entitled", "detail")): (4, "«4» không phải số người từ 1 đến 3"),
        (S21, make.where(21, "stop:dossier", "M2")): ("x", "«x»: ô này chỉ ghi «có» hoặc để trống"),
        (S21, make.where(21, points("1.1"), "code")): ("1.9", "câu chữ của phiếu đã bị sửa; phải là «1.1»"),
        (S26, make.where(26, "case:8", "M1")): ("TH3", "«TH3» không phải trường hợp của tiêu chí 8 (có: TH1, TH2)"),
        (S26, make.where(26, points("1.1"), "M4")): (2, "ô này nằm ngoài các cột thành viên nên không được tính"),
    }
    assert len(planted) == 20
    changed = make.typed(data, {place: value for place, (value, _said) in planted.items()})
    assert faults(changed) == {f"{sheet}!{cell}": said for (sheet, cell), (_value, said) in planted.items()}


def test_a_case_left_blank_is_asked_for(data):
    cell = make.where(26, "case:8", "M1")
    assert faults(make.typed(data, {(S26, cell): None})) == {f"{S26}!{cell}": "tiêu chí 8 chưa chọn trường hợp"}


def test_a_stopped_ballot_may_leave_criteria_out_and_an_empty_column_is_an_absent_member(data):
    book = make.opened(data)
    page = book[S9]
    for line_cell in [make.where(9, f"points:{code}", "M1") for code in ("1.1", "1.2")]:
        page[line_cell] = None
    page[make.where(9, "stop:dossier", "M1")] = " CÓ "
    keys = [row[0].row for row in page.iter_rows(min_col=1, max_col=1) if str(row[0].value).startswith("points:")]
    for row in keys:
        page.cell(row, 8).value = None  # M3
    product = read(make.saved(book)).facts.products[0]
    assert [(one.member, one.stopped_by) for one in product.ballots] == [("M1", ("dossier",)), ("M2", ())]
    assert {"1.1", "1.2"}.isdisjoint(product.ballots[0].points)


def test_rows_deleted_and_moved_are_named(data):
    book = make.opened(data)
    row = int(make.where(9, "points:1.2", "M1")[1:])
    book[S9].delete_rows(row)
    first, second = (int(make.where(21, f"points:{code}", "M1")[1:]) for code in ("1.1", "1.2"))
    page = book[S21]
    for column in range(1, 9):
        page.cell(first, column).value, page.cell(second, column).value = (
            page.cell(second, column).value,
            page.cell(first, column).value,
        )
    assert faults(make.saved(book)) == {
        f"{S9}!B{row}": "thiếu hàng «1.2»: đã bị xóa hoặc sửa",
        f"{S21}!B{first}": "hàng «1.1» không còn ở chỗ cũ: đã thêm hoặc chuyển hàng",
    }


def test_a_swapped_name_over_a_column_is_named(data):
    assert faults(make.typed(data, {(S9, "F9"): "Người thử 2"})) == {
        f"{S9}!F9": "đầu cột ghi «Người thử 2» nhưng trang «Quy chế» ghi «Người thử 1»"
    }


def test_a_name_without_a_column_is_named(data):
    row = int(make.rule("name:M3")[1:]) + 1
    assert faults(make.typed(data, {(RULES, f"C{row}"): "Người thứ tư"})) == {
        f"Quy chế!C{row}": "bảng chấm chỉ có 3 cột thành viên; cần thêm thì tạo bảng chấm mới"
    }


def test_points_in_a_heading_row_are_named(data):
    assert faults(make.typed(data, {(S9, make.where(9, "part:A", "M1")): 3})) == {
        f"{S9}!{make.where(9, 'part:A', 'M1')}": "hàng này không có ô chấm nên ô này không được tính"
    }


def test_one_product_on_two_sheets_is_named(data):
    cells = {
        (S21, make.where(21, "name", "detail")): "SẢN PHẨM THỬ 1",
        (S21, make.where(21, "producer", "detail")): "HTX thử 1",
    }
    assert faults(make.typed(data, cells)) == {
        f"{S21}!{make.where(21, 'name', 'detail')}": f"sản phẩm này đã có ở trang «{S9}»"
    }


def test_a_blank_rule_and_a_lost_name_are_named(data):
    changed = make.typed(data, {(RULES, make.rule("members")): None, (S9, make.where(9, "name", "detail")): None})
    assert faults(changed) == {
        f"Quy chế!{make.rule('members')}": "quy chế chưa ghi ô này",
        f"{S9}!{make.where(9, 'name', 'detail')}": "chưa ghi tên sản phẩm",
    }


def test_lost_copied_and_foreign_sheets_are_named(data):
    book = make.opened(data)
    book.copy_worksheet(book[S9]).title = "Bản sao"
    del book[S21]
    assert faults(make.saved(book)) == {
        "Bản sao!A1": f"trang này là bản sao của «{S9}»; cần thêm sản phẩm thì tạo bảng chấm mới",
        S21: "trang này không còn, hoặc mất hàng 1 và cột A (đang ẩn) của nó",
    }


def test_a_lost_or_changed_machine_sheet_ends_the_reading(data):
    book = make.opened(data)
    book["_ocop"]["B3"] = 5
    assert faults(make.saved(book)) == {
        "_ocop!B1": "dữ liệu máy của bảng chấm đã bị sửa; tạo bảng chấm mới rồi chép điểm sang"
    }
    del book["_ocop"]
    said = "Đây không phải bảng chấm do phần mềm tạo, hoặc trang dữ liệu máy «_ocop» đã bị xóa."
    assert faults(make.saved(book)) == {"": said}


def _zip(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _with(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, content)
    return out.getvalue()


def test_files_that_are_no_workbook_are_refused_in_one_sentence(data):
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet3.xml")
    far = sheet.replace(b"</sheetData>", b'<row r="1000000"><c r="XFD1000000"><v>1</v></c></row></sheetData>')
    sent = {
        "empty": b"", "text": b"khong phai excel", "old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600,
        "zip": _zip(**{"a.txt": b"a"}), "macro": _with(data, "xl/vbaProject.bin", b"x"),
        "bomb": _with(data, "xl/worksheets/sheet3.xml", b"0" * (60 << 20)),
        "far": _with(data, "xl/worksheets/sheet3.xml", far), "broken": _with(data, "xl/worksheets/sheet3.xml", b"<a>"),
        "cut": data[: len(data) // 2],
    }  # fmt: skip
    assert {kind: list(faults(content).values()) for kind, content in sent.items()} == {
        "empty": ["Tệp hỏng hoặc không đúng loại: không mở được."],
        "text": ["Tệp hỏng hoặc không đúng loại: không mở được."],
        "old": ["Tệp là Excel đời cũ (.xls) hoặc có mật khẩu. Bỏ mật khẩu và lưu lại thành .xlsx."],
        "zip": ["Tệp không đúng loại với đuôi tên của nó."],
        "macro": ["Tệp có macro. Lưu lại thành tệp không macro rồi gửi lại."],
        "bomb": ["Tệp nén bung ra quá lớn so với một bảng chấm."],
        "far": ["Tệp có trang quá nhiều hàng hoặc cột (1000000 × 16384). Xóa các ô thừa ở xa rồi gửi lại."],
        "broken": ["Tệp Excel hỏng. Mở lại bằng Excel hoặc LibreOffice rồi lưu mới."],
        "cut": ["Tệp hỏng hoặc không đúng loại: không mở được."],
    }
    assert faults_limited(data) == ["Tệp nặng hơn 0 MB."]


def faults_limited(data: bytes) -> list[str]:
    return [one.said for one in read(data, max_bytes=1000).findings]


def test_texts_in_decomposed_letters_choose_the_same_rule(data):
    words = unicodedata.normalize("NFD", "mọi phiếu đạt mốc")
    facts = read(make.typed(data, {(RULES, make.rule("gate_rule")): words})).facts
    assert isinstance(facts, RoundFacts)
    assert facts.regulation.gate_rule == "all"
