"""Official papers in Word: the layout asked for by 30/2020/NĐ-CP, read back from the file."""

import datetime
import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from ocop.foundation.documents.word import Heading, OfficialDocument, Signature, Table, TemplateRefused, render

REPORT = OfficialDocument(
    superior="UBND tỉnh",
    authority="Hội đồng đánh giá",
    number="05/BC-HĐ",
    place="Thanh Hóa",
    day=datetime.date(2026, 2, 4),
    kind="Báo cáo",
    subject="Kết quả đợt 2",
    body=[
        "Căn cứ <b> & “quy chế”.",
        Heading("I. KẾT QUẢ"),
        Table(["STT", "Sản phẩm"], [["1", "Nước mắm"], ["2", "Mắm\x0b tép"]], align=["center", "left"], widths=[1, 4]),
    ],
    signature=Signature("TM. Hội đồng", "Chủ tịch", "Nguyễn Văn A"),
    recipients=["Như trên", "Lưu: VT."],
    demo=True,
)


def opened(document: OfficialDocument):
    return Document(io.BytesIO(document.to_bytes()))


def texts(paragraphs) -> list[str]:
    return [paragraph.text for paragraph in paragraphs if paragraph.text]


def test_every_part_of_the_layout_is_there_in_order():
    file = opened(REPORT)
    head, table, foot = file.tables
    assert [texts(cell.paragraphs) for row in head.rows for cell in row.cells] == [
        ["UBND TỈNH", "HỘI ĐỒNG ĐÁNH GIÁ"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
        ["Số: 05/BC-HĐ"],
        ["Thanh Hóa, ngày 04 tháng 02 năm 2026"],
    ]
    assert texts(file.paragraphs) == ["BÁO CÁO", "Kết quả đợt 2", "Căn cứ <b> & “quy chế”.", "I. KẾT QUẢ"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["STT", "Sản phẩm"],
        ["1", "Nước mắm"],
        ["2", "Mắm tép"],
    ]
    assert [texts(cell.paragraphs) for cell in foot.rows[0].cells] == [
        ["Nơi nhận:", "- Như trên;", "- Lưu: VT."],
        ["TM. HỘI ĐỒNG", "CHỦ TỊCH", "Nguyễn Văn A"],
    ]


def test_page_margins_type_and_numbers_follow_the_decree():
    file = opened(REPORT)
    (section,) = file.sections
    assert [round(section.page_width.mm), round(section.page_height.mm)] == [210, 297]
    assert [round(side.mm) for side in (section.top_margin, section.bottom_margin)] == [20, 20]
    assert [round(side.mm) for side in (section.left_margin, section.right_margin)] == [30, 18]
    fonts = [dict(fonts.attrib) for fonts in file.styles.element.iter(qn("w:rFonts"))]
    every_script = {qn(f"w:{script}"): "Times New Roman" for script in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert fonts == [every_script] * len(fonts)
    assert file.styles["Normal"].font.name == "Times New Roman"
    sizes = {run.font.size.pt for paragraph in file.paragraphs for run in paragraph.runs}
    assert sizes == {14}
    assert section.different_first_page_header_footer
    assert texts(section.first_page_header.paragraphs) == []
    fields = [field.text for field in section.header._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE"]
    repeated = [bool(list(row._tr.iter(qn("w:tblHeader")))) for row in file.tables[1].rows]
    assert repeated == [True, False, False]


@pytest.mark.parametrize(("demo", "mark"), [(True, ["Bản minh họa, không có giá trị pháp lý"]), (False, [])])
def test_the_demo_mark_stands_on_every_page(demo, mark):
    document = OfficialDocument(authority="Văn phòng", subject="x", body=[], demo=demo)
    (section,) = opened(document).sections
    assert [texts(footer.paragraphs) for footer in (section.first_page_footer, section.footer)] == [mark, mark]


def test_a_letter_has_its_subject_under_the_number_and_blanks_where_nothing_is_known():
    letter = OfficialDocument(
        authority="Văn phòng", subject="đề nghị bổ sung", greeting=["UBND xã A;", "UBND xã B."], body=["Nội dung."]
    )
    file = opened(letter)
    assert texts(file.tables[0].rows[1].cells[0].paragraphs) == ["Số: ……/……", "V/v đề nghị bổ sung"]
    assert texts(file.tables[0].rows[1].cells[1].paragraphs) == ["……………, ngày …… tháng …… năm ………"]
    assert texts(file.paragraphs) == ["Kính gửi: UBND xã A;", "UBND xã B.", "Nội dung."]


def test_a_table_says_what_is_wrong_with_it():
    with pytest.raises(ValueError, match=r"another number of cells than columns: \[2\]"):
        Table(["A", "B"], [["1", "2"], ["3"]])


def template(text: str) -> bytes:
    file, out = Document(), io.BytesIO()
    file.add_paragraph(text)
    file.save(out)
    return out.getvalue()


def filled(text: str, **context) -> str:
    return Document(io.BytesIO(render(template(text), context))).paragraphs[0].text


def test_templates_take_text_as_text_and_refuse_tricks():
    assert filled("{{ name }} nộp", name="<w:p/> & {{ x }}\x00") == "<w:p/> & {{ x }} nộp"
    assert filled("{% for n in range(3) %}{{ n }}{% endfor %}") == "012"
    for text in ("{{ unknown }}", "{{ name.__class__.__mro__ }}", "{% if %}", "{{ range(10**9) }}"):
        with pytest.raises(TemplateRefused):
            filled(text, name="x")
    with pytest.raises(TemplateRefused):
        filled("{{ name }}", name=["x" * 20_000] * 200)
    with pytest.raises(TypeError):
        filled("{{ name }}", name=object())
