"""Tables out and rows in: what goes in comes back, and hostile files are refused before they are unpacked."""

import datetime
import io
import os
import subprocess
import sys
import zipfile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop.foundation.documents.excel import Column, ReadLimits, Sheet, Unreadable, read_rows, sheet_name, write_table
from ocop.paths import ROOT

COLUMNS = [Column("Tên"), Column("Số", "number"), Column("Tiền", "money"), Column("Ngày", "date")]


def test_typed_cells_come_back_and_formula_signs_stay_text():
    rows = [
        ["=1+1", 3, 75_000_000, datetime.date(2026, 2, 28)],
        ["+84 912", None, -5, datetime.date(1899, 1, 1)],
        ["-x", 2.5, 10**16, None],
        ["@SUM(A1)", True, 0, datetime.date(9999, 12, 31)],
        ["https://x.vn", 7, 1, datetime.date(1900, 3, 1)],
    ]
    data = write_table([Sheet("Danh sách", COLUMNS, rows)], demo=False)
    assert read_rows(data) == {
        "Danh sách": [
            ["Tên", "Số", "Tiền", "Ngày"],
            ["=1+1", 3, 75_000_000, datetime.date(2026, 2, 28)],
            ["+84 912", None, -5, "1899-01-01"],
            ["-x", 2.5, "10000000000000000", None],
            ["@SUM(A1)", "có", 0, datetime.date(9999, 12, 31)],
            ["https://x.vn", 7, 1, datetime.date(1900, 3, 1)],
        ]
    }
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert (sheet.count("<f>"), sheet.count("<hyperlink")) == (0, 0)
    assert (sheet.count('state="frozen"'), sheet.count('<autoFilter ref="A1:D6"/>')) == (1, 1)


def test_demo_and_note_stand_above_the_table():
    data = write_table([Sheet("A", [Column("Tên")], [["x"]], note="Ngày 01/02/2026")], demo=True)
    assert read_rows(data) == {"A": [["Bản minh họa, không có giá trị pháp lý"], ["Ngày 01/02/2026"], ["Tên"], ["x"]]}


def test_sheet_names_are_cleaned_and_different():
    taken: set[str] = set()
    wanted = ["a/b:c", "A B C", "", "'", "x" * 40, "x" * 40, "History"]
    assert [sheet_name(name, taken) for name in wanted] == [
        "a b c",
        "A B C (2)",
        "Bảng",
        "Bảng (2)",
        "x" * 31,
        "x" * 27 + " (2)",
        "History 1",
    ]


def test_a_row_of_another_length_and_no_sheet_are_errors():
    with pytest.raises(ValueError, match="row 1 has 1 values for 4 columns"):
        write_table([Sheet("A", COLUMNS, [["x"]])], demo=False)
    with pytest.raises(ValueError, match="needs a sheet"):
        write_table([], demo=False)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_any_text_can_be_written(texts):
    data = write_table([Sheet(texts[0], [Column(texts[0])], [[text] for text in texts])], demo=False)
    assert len(read_rows(data)) == 1


def refusal(data: bytes, **limits: int) -> str:
    with pytest.raises(Unreadable) as caught:
        read_rows(data, ReadLimits(**limits))
    return str(caught.value)


def workbook(*cells: tuple[int, int, object]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("T")
        for row, column, value in cells:
            sheet.write(row, column, value)
    return out.getvalue()


def with_parts(data: bytes, **parts: bytes) -> bytes:
    """The container with these parts added (``__`` in a name stands for a slash, ``_dot_`` for a dot)."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def test_hostile_files_are_refused_with_a_reason():
    corner = workbook((0, 0, 1), (1_048_575, 16_383, 1))
    good = workbook((0, 0, "x"))
    assert [
        refusal(b""),
        refusal(b"PK\x03\x04"),
        refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        refusal(corner),
        refusal(b"\0" * (2 << 20), max_bytes=1 << 20),
        refusal(with_parts(good, xl__vbaProject_dot_bin=b"x")),
        refusal(with_parts(good, xl__media__a_dot_xml=b"\0" * 60_000_000)),
        refusal(with_parts(good, **{"..__x": b"x"})),
        refusal(with_parts(b"", a=b"x")),
        refusal(with_parts(good, xl__worksheets__b_dot_xml=b"<a><b></a>")),
        refusal(workbook(*[(row, 0, row) for row in range(6)]), rows=5),
        refusal(workbook((0, 9, 1), (9, 0, 1)), cells=99),
    ] == [
        "Tệp hỏng hoặc không đúng loại: không mở được.",
        "Tệp hỏng hoặc không đúng loại: không mở được.",
        "Tệp là Excel đời cũ (.xls) hoặc có mật khẩu. Bỏ mật khẩu và lưu lại thành .xlsx.",
        "Tệp có trang quá nhiều hàng hoặc cột (1048576 × 16384). Xóa các ô thừa ở xa rồi gửi lại.",
        "Tệp nặng hơn 1 MB.",
        "Tệp có macro. Lưu lại thành tệp không macro rồi gửi lại.",
        "Tệp nén bung ra quá lớn so với cỡ của nó.",
        "Tệp nén chứa đường dẫn trỏ ra ngoài.",
        "Tệp không đúng loại với đuôi tên của nó.",
        "Tệp Excel hỏng. Mở lại bằng Excel hoặc LibreOffice rồi lưu mới.",
        "Tệp có trang quá nhiều hàng hoặc cột (6 × 1). Xóa các ô thừa ở xa rồi gửi lại.",
        "Tệp có trang quá nhiều hàng hoặc cột (10 × 10). Xóa các ô thừa ở xa rồi gửi lại.",
    ]


def with_sheet(change) -> bytes:
    """A workbook of one cell, ``change`` applied to the XML of its sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook((0, 0, 1)))) as good, zipfile.ZipFile(out, "w") as made:
        for part in good.namelist():
            content = good.read(part)
            made.writestr(part, change(content) if part == "xl/worksheets/sheet1.xml" else content)
    return out.getvalue()


def with_rows(rows: str) -> bytes:
    return with_sheet(lambda xml: xml.replace(b"</sheetData>", f"{rows}</sheetData>".encode()))


FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def test_no_way_of_writing_a_far_cell_gets_past_the_measure():
    # The reader reserves the whole rectangle; each of these once ended the server's process.
    damaged = "Tệp Excel hỏng. Mở lại bằng Excel hoặc LibreOffice rồi lưu mới."
    too_far = "Tệp có trang quá nhiều hàng hoặc cột (1048576 × 16384). Xóa các ô thừa ở xa rồi gửi lại."
    doctype = b'?><!DOCTYPE worksheet [<!ATTLIST c r CDATA "A1">]>'
    assert [
        refusal(with_rows('<row r="2"><c r="ZZZZZ999999999999"><v>1</v></c></row>')),
        refusal(with_rows('<row r="2"><c r="ZZZZZZZZ1"><v>1</v></c></row>')),
        refusal(with_rows('<row r="1048576"><c r="XFC2"/><c><v>1</v></c></row>')),
        refusal(with_sheet(lambda xml: b"x" + xml.replace(b"</sheetData>", f"{FAR}</sheetData>".encode()))),
        refusal(with_sheet(lambda xml: xml.replace(b"?>", doctype, 1))),
        refusal(with_parts(with_rows(""), b_dot_vml=f"<sheetData>{FAR}</sheetData>".encode("utf-16"))),
    ] == [damaged, damaged, too_far, damaged, damaged, too_far]


@given(st.integers(30, 400), st.binary(min_size=1, max_size=40))
@settings(max_examples=60)
def test_damaged_bytes_are_refused_or_read_but_never_raise(at, damage):
    data = workbook(*[(row, 0, f"dòng {row}") for row in range(20)])
    damaged = data[:at] + damage + data[at + len(damage) :]
    assert refusal(data[:at] + b"\xff" * 40 + data[at + 40 :]) == "Tệp hỏng hoặc không đúng loại: không mở được."
    try:
        read_rows(damaged, ReadLimits())
    except Unreadable as problem:
        assert problem.text


def test_a_far_cell_without_a_value_and_a_sloppy_drawing_do_not_matter():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("T")
        sheet.write_string(1, 1, "x")
        sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True}))
    data = with_parts(out.getvalue(), xl__drawings__vml_dot_vml=b"<xml><br></xml>")
    assert read_rows(data) == {"T": [[None, None], [None, "x"]]}


WITHOUT_DJANGO = """
from ocop.foundation.documents.excel import Unreadable, read_rows, write_table, Sheet, Column
from ocop.foundation.documents.word import OfficialDocument
assert OfficialDocument(authority="A", subject="B", body=[]).to_bytes()
assert read_rows(write_table([Sheet("A", [Column("x")], [])], demo=False)) == {"A": [["x"]]}
try:
    read_rows(b"x")
except Unreadable as problem:
    print(problem)
"""


def test_the_commands_use_documents_without_django():
    clean = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    clean["PYTHONPATH"] = str(ROOT / "src")
    ran = subprocess.run([sys.executable, "-c", WITHOUT_DJANGO], env=clean, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("Tệp hỏng hoặc không đúng loại: không mở được.\n", "")
