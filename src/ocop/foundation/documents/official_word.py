"""The layout of official papers in Word: sizes and places of 30/2020/NĐ-CP, Appendix I."""

import io
from collections.abc import Iterable

from docx import Document
from docx.document import Document as WordFile
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from ocop.foundation.documents.official import Heading, OfficialDocument, Table
from ocop.foundation.documents.plain import plain

FONT = "Times New Roman"
STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
DEMO_MARK = "Bản minh họa, không có giá trị pháp lý"
# Millimetres within the ranges of the decree: top and bottom 20–25, left 30–35, right 15–20.
PAGE_WIDTH, PAGE_HEIGHT, TOP, BOTTOM, LEFT, RIGHT = 210, 297, 20, 20, 30, 18
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
_ALIGNED = {"left": ALIGN.LEFT, "center": ALIGN.CENTER, "right": ALIGN.RIGHT}


def build(content: OfficialDocument) -> bytes:
    """The Word file of one official paper."""
    file = Document()
    _page(file, content.demo)
    _typeface(file)
    _properties(file, content)
    _head(file, content)
    _title(file, content)
    for part in content.body:
        _part(file, part)
    _foot(file, content)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _page(file: WordFile, demo: bool) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(9)
    section.different_first_page_header_footer = True  # the number starts on page 2
    _page_number(section.header.paragraphs[0])
    if demo:
        for footer in (section.first_page_footer, section.footer):
            _write(footer.paragraphs[0], DEMO_MARK, size=10, italic=True, align=ALIGN.CENTER)


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = ALIGN.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(13)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text
        run._r.append(element)


def _typeface(file: WordFile) -> None:
    # Every style and the file's defaults: theme fonts, where one is left, win over the named font.
    file.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for fonts in file.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
    normal = file.styles["Normal"]
    normal.font.size = Pt(14)
    normal.font.color.rgb = RGBColor(0, 0, 0)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    language.set(qn("w:eastAsia"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0


def _properties(file: WordFile, content: OfficialDocument) -> None:
    properties = file.core_properties
    properties.author = plain(content.authority, 200)
    properties.title = plain(content.subject, 200)
    properties.comments = ""
    properties.language = "vi-VN"


def _head(file: WordFile, content: OfficialDocument) -> None:
    """Authority and national heading side by side, then number and dateline."""
    table = _bare_table(file, (68, TEXT_WIDTH - 68), rows=2)
    left, right = table.rows[0].cells
    lines = [(content.superior.upper(), False), (content.authority.upper(), True)]
    for text, bold in [(text, bold) for text, bold in lines if text]:
        _write(_next(left), text, size=12, bold=bold, align=ALIGN.CENTER)
    _rule(left.add_paragraph(), 22)
    _write(_next(right), STATE, size=12, bold=True, align=ALIGN.CENTER)
    _write(_next(right), MOTTO, size=13, bold=True, align=ALIGN.CENTER)
    _rule(right.add_paragraph(), 19)
    left, right = table.rows[1].cells
    _write(_next(left), f"Số: {content.number or '……/……'}", size=13, align=ALIGN.CENTER)
    if not content.kind:
        _write(_next(left), f"V/v {content.subject}", size=12, align=ALIGN.CENTER)
    _write(_next(right), content.dateline(), size=13, italic=True, align=ALIGN.CENTER)


def _title(file: WordFile, content: OfficialDocument) -> None:
    if content.kind:
        _write(file.add_paragraph(), content.kind.upper(), size=14, bold=True, align=ALIGN.CENTER, before=18)
        _write(file.add_paragraph(), content.subject, size=14, bold=True, align=ALIGN.CENTER)
        _rule(file.add_paragraph(), 55)
    for at, line in enumerate(content.greeting):
        text = f"Kính gửi: {line}" if at == 0 else line
        _write(file.add_paragraph(), text, align=ALIGN.CENTER, before=12 if at == 0 else 0)
    file.add_paragraph().paragraph_format.space_after = Pt(0)


def _part(file: WordFile, part: str | Heading | Table) -> None:
    if isinstance(part, Table):
        _table(file, part)
        return
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Mm(10)
    if isinstance(part, Heading):
        _write(paragraph, part.text, bold=True, before=6)
        paragraph.paragraph_format.keep_with_next = True
    else:
        _write(paragraph, part, align=ALIGN.JUSTIFY, before=6)


def _table(file: WordFile, content: Table) -> None:
    if content.caption:
        caption = file.add_paragraph()
        _write(caption, content.caption, size=13, italic=True, before=6, after=3)
        caption.paragraph_format.keep_with_next = True
    shares = content.widths or [1.0] * len(content.columns)
    table = file.add_table(rows=1 + len(content.rows), cols=len(content.columns), style="Table Grid")
    _set_widths(table, [TEXT_WIDTH * share / sum(shares) for share in shares])
    align = content.align or ["left"] * len(content.columns)
    for at, title in enumerate(content.columns):
        _write(_next(table.rows[0].cells[at]), title, size=12, bold=True, align=ALIGN.CENTER, before=1, after=1)
    _mark(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader", "w:cantSplit")
    for row, values in zip(list(table.rows)[1:], content.rows, strict=True):
        _mark(row._tr.get_or_add_trPr(), "w:cantSplit")
        for cell, value, side in zip(row.cells, values, align, strict=True):
            _write(_next(cell), value, size=12, align=_ALIGNED[side], before=1, after=1)


def _foot(file: WordFile, content: OfficialDocument) -> None:
    """Recipients at the left, the signature block at the right; never parted by a page break."""
    file.add_paragraph()
    table = _bare_table(file, (TEXT_WIDTH / 2, TEXT_WIDTH / 2), rows=1)
    _mark(table.rows[0]._tr.get_or_add_trPr(), "w:cantSplit")
    left, right = table.rows[0].cells
    if content.recipients:
        _write(_next(left), "Nơi nhận:", size=12, bold=True, italic=True)
        for line in content.recipient_lines():
            _write(_next(left), line, size=11)
    signature = content.signature
    for text in (signature.capacity.upper(), signature.position.upper()):
        if text:
            _write(_next(right), text, size=14, bold=True, align=ALIGN.CENTER)
    _write(_next(right), signature.name, size=14, bold=True, align=ALIGN.CENTER, before=72)


def _write(
    paragraph: Paragraph,
    text: str,
    *,
    size: float = 14,
    bold: bool = False,
    italic: bool = False,
    align: ALIGN = ALIGN.LEFT,
    before: float = 0,
    after: float = 0,
) -> None:
    run = paragraph.add_run(plain(text))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = align
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)


def _next(cell: _Cell) -> Paragraph:
    """The cell's first paragraph while it is empty, a new one afterwards."""
    first = cell.paragraphs[0]
    return first if not first.runs and len(cell.paragraphs) == 1 else cell.add_paragraph()


def _rule(paragraph: Paragraph, indent: float) -> None:
    """A short line under what stands above, drawn as a border ``indent`` millimetres in from both sides."""
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(indent)
    form.space_before, form.line_spacing = Pt(3), Pt(5)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _bare_table(file: WordFile, widths: Iterable[float], rows: int) -> WordTable:
    columns = list(widths)
    table = file.add_table(rows=rows, cols=len(columns))
    _set_widths(table, columns)
    return table


def _set_widths(table: WordTable, widths: list[float]) -> None:
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _mark(properties, *names: str) -> None:
    for name in names:
        properties.append(OxmlElement(name))
