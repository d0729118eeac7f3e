"""PDFs: nothing vanishes from the page, text is never markup, and the file is archival and tagged."""

import dataclasses
import datetime
import io
import re

import pytest
from pypdf import PdfReader

from ocop.foundation.documents import fonts, pdf
from ocop.foundation.documents.word import Heading, OfficialDocument, Signature, Table

DAY = datetime.date(2026, 11, 4)


def paper(**changes) -> OfficialDocument:
    base = OfficialDocument(
        superior=fonts.LETTERS,
        authority="Văn phòng " + fonts.LETTERS,
        kind="Báo cáo",
        subject="#strong[x] $a$ *b* " + fonts.LETTERS,
        number="05/BC",
        place="Thanh Hóa",
        day=DAY,
        body=[
            'Căn cứ #read("/etc/passwd") _x_ <b> ' + fonts.LETTERS,
            Heading("I. " + fonts.LETTERS),
            Table(["STT", fonts.LETTERS], [["1", fonts.LETTERS]], caption="Bảng 1 " + fonts.LETTERS),
        ],
        signature=Signature("TM. Hội đồng", "Chủ tịch", fonts.LETTERS),
        recipients=[fonts.LETTERS],
    )
    return dataclasses.replace(base, **changes)


def pages(data: bytes) -> list[str]:
    """The text of each page without white space (lines break wherever the page is full)."""
    return [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(io.BytesIO(data)).pages]


def test_every_letter_of_every_part_is_on_the_page():
    (text,) = pages(pdf.official(paper()))
    upper = fonts.LETTERS.upper()
    expected = [
        upper,
        "CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM",
        "VĂNPHÒNG" + upper,
        "Độclập-Tựdo-Hạnhphúc",
        "Số:05/BC",
        "ThanhHóa,ngày04tháng11năm2026",
        "BÁOCÁO",
        "#strong[x]$a$*b*" + fonts.LETTERS,
        'Căncứ#read("/etc/passwd")_x_<b>' + fonts.LETTERS,
        "I." + fonts.LETTERS,
        "Bảng1" + fonts.LETTERS,
        "STT" + fonts.LETTERS,
        "1" + fonts.LETTERS,
        "Nơinhận:",
        "-" + fonts.LETTERS + ".",
        "TM.HỘIĐỒNG",
        "CHỦTỊCH",
        fonts.LETTERS,
    ]
    assert sorted(text) == sorted("".join(expected))
    assert [part for part in expected if part not in text] == []


def test_the_alphabet_is_whole():
    assert (len(fonts.LETTERS), len(set(fonts.LETTERS))) == (134, 134)


def test_the_demo_mark_and_the_page_number_stand_where_they_belong():
    long = paper(body=["Nội dung. " * 40] * 12, superior="", authority="A", subject="B", recipients=[])
    plain_pages, marked = pages(pdf.official(long)), pages(pdf.official(dataclasses.replace(long, demo=True)))
    assert len(plain_pages) == len(marked) > 2
    mark = "Bảnminhhọa,khôngcógiátrịpháplý"
    assert [text.count(mark) for text in marked] == [1] * len(marked)
    assert [text.count(mark) for text in plain_pages] == [0] * len(plain_pages)
    assert [text[:1] for text in plain_pages[1:]] == [str(number) for number in range(2, len(plain_pages) + 1)]


def test_the_file_is_archival_tagged_and_the_same_each_time():
    data = pdf.official(paper())
    assert data == pdf.official(paper())
    reader = PdfReader(io.BytesIO(data))
    metadata = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert re.findall(r"<pdfaid:(part|conformance)>(\w+)<", metadata) == [("part", "2"), ("conformance", "A")]
    assert re.findall(r"<pdfuaid:part>(\d)<", metadata) == ["1"]
    assert reader.trailer["/Root"]["/Lang"] == "vi"
    assert reader.pages[0].mediabox.width == pytest.approx(595.276, abs=0.01)


def template(tmp_path, body: str):
    path = tmp_path / "mine.typ"
    path.write_text('#import "/official.typ": data, official\n#show: official.with(title: "x")\n' + body)
    return path


def test_a_page_without_text_a_missing_face_and_a_strange_sign_are_refused(tmp_path):
    with pytest.raises(pdf.NotTypeset, match="an empty page"):
        pdf.render(template(tmp_path, ""), {}, day=DAY)
    with pytest.raises(pdf.NotTypeset, match="unknown font family"):
        pdf.render(template(tmp_path, '#text(font: "Nowhere Serif")[x]'), {}, day=DAY)
    with pytest.raises(pdf.Undisplayable) as caught:
        pdf.render(template(tmp_path, "#data.name"), {"name": "Mắm 🦐"}, day=DAY)
    assert str(caught.value) == "Phông chữ của văn bản không có ký tự “🦐”. Bỏ ký tự này rồi làm lại."


def test_a_template_reads_nothing_outside_its_own_directory(tmp_path):
    (tmp_path.parent / "secret.txt").write_text("x")
    for source in ('#read("../secret.txt")', '#read("/etc/passwd")', '#import "@preview/x:0.1.0"'):
        with pytest.raises(pdf.NotTypeset):
            pdf.render(template(tmp_path, source), {}, day=DAY)


def test_images_come_as_assets_only(tmp_path):
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    source = '#image("/assets/qr.svg", alt: "Mã QR", width: 20mm) Có chữ'
    assert pages(pdf.render(template(tmp_path, source), {}, day=DAY, assets={"../qr.svg": picture})) == ["Cóchữ"]


def test_too_much_data_is_an_error(tmp_path):
    with pytest.raises(ValueError, match="more than 5000000 characters"):
        pdf.render(template(tmp_path, "x"), {"a": ["x" * 20_000] * 260}, day=DAY)


def test_an_own_directory_without_a_complete_face_is_passed_over(tmp_path, monkeypatch):
    usual = fonts.typeface()
    monkeypatch.setenv("OCOP_FONT_DIR", str(tmp_path))
    assert fonts.typeface() == usual
    assert (usual.family, usual.official) == (fonts.chosen(), fonts.chosen() == "Times New Roman")
