"""What is taken in and what is refused, each with the sentence the person reads."""

import io
import zipfile
import zlib

import pytest
from docx import Document
from PIL import Image

from ocop.foundation.documents.excel import Column, Sheet, write_table
from ocop.foundation.files.checks import check
from ocop.foundation.files.enums import EVIDENCE
from ocop.foundation.files.names import clean_name
from ocop.foundation.files.refusal import UploadRefused

PAGE = b"1 0 obj<</Type/Page>>endobj\n"


def pdf(body: bytes = PAGE) -> bytes:
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF\n"


def object_stream(content: bytes, head: bytes = b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode") -> bytes:
    return b"9 0 obj<<" + head + b">>stream\n" + zlib.compress(content) + b"\nendstream endobj\n"


def picture(format: str, size=(40, 20), mode="RGB", **options) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "red" if mode != "CMYK" else None).save(out, format, **options)
    return out.getvalue()


def docx(**parts: bytes) -> bytes:
    out = io.BytesIO()
    Document().save(out)
    with zipfile.ZipFile(out, "a") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("_dot_", "."), content)
    return out.getvalue()


XLSX = write_table([Sheet("A", [Column("x")], [])], demo=False)


def said(data: bytes, name: str, max_bytes: int = 5 << 20) -> str:
    """The refusal, or the kind when the file is taken in."""
    try:
        kind, _kept = check(data, name, allowed=EVIDENCE, max_bytes=max_bytes)
    except UploadRefused as refusal:
        return str(refusal)
    return kind.value


def test_honest_files_are_taken_in_by_their_real_kind():
    kept = {
        "giấy phép.PDF": pdf(),
        "b.pdf": pdf(PAGE + object_stream(b"1 0 <</Type/Page>>")),
        "ảnh.JPG": picture("JPEG"),
        "in.jpeg": picture("JPEG", mode="CMYK"),
        "a.png": picture("PNG", mode="RGBA"),
        "b.png": picture("PNG", mode="P"),
        "a.webp": picture("WEBP"),
        "a.docx": docx(),
        "a.xlsx": XLSX,
    }
    assert {name: said(data, name) for name, data in kept.items()} == {
        "giấy phép.PDF": "pdf",
        "b.pdf": "pdf",
        "ảnh.JPG": "jpeg",
        "in.jpeg": "jpeg",
        "a.png": "png",
        "b.png": "png",
        "a.webp": "webp",
        "a.docx": "docx",
        "a.xlsx": "xlsx",
    }


ACTIVE = "Tệp PDF chứa lệnh tự chạy. In lại ra PDF rồi gửi lại."
BROKEN_PDF = "Tệp PDF hỏng hoặc bị ghép với tệp khác. In lại ra PDF rồi gửi lại."
BROKEN_PICTURE = "Ảnh hỏng, không mở được. Chụp hoặc lưu lại ảnh rồi gửi lại."
MACRO = "Tệp có macro. Lưu lại thành tệp không macro rồi gửi lại."


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.pdf", "Tệp “a.pdf” rỗng."),
        (b"x" * (5 << 20) + b"x", "a.pdf", "Tệp “a.pdf” nặng hơn 5 MB."),
        (b"MZ", "a.exe", "Chỉ nhận tệp .docx, .jpg, .pdf, .png, .webp, .xlsx; tệp này là “a.exe”."),
        (pdf(), "pdf", "Chỉ nhận tệp .docx, .jpg, .pdf, .png, .webp, .xlsx; tệp này là “pdf”."),
        (
            picture("PNG"),
            "a.pdf",
            "Tệp “a.pdf” không phải PDF như đuôi tên của nó (.png). Lưu lại đúng loại rồi gửi lại.",
        ),
        (
            b"<html><script>",
            "a.jpg",
            "Tệp “a.jpg” không phải ảnh JPEG như đuôi tên của nó (.html). Lưu lại đúng loại rồi gửi lại.",
        ),
        (pdf(b"2 0 obj<</S/JavaScript/JS(x)>>endobj\n"), "a.pdf", ACTIVE),
        (pdf(b"2 0 obj<</S/J#61vaScr#69pt/JS(x)>>endobj\n"), "a.pdf", ACTIVE),
        (pdf(b"2 0 obj<</S/Launch/F(x)>>endobj\n"), "a.pdf", ACTIVE),
        (pdf(object_stream(b"2 0 <</S/JavaScript>>")), "a.pdf", ACTIVE),
        (
            pdf(b"2 0 obj<</Type/EmbeddedFile>>endobj\n"),
            "a.pdf",
            "Tệp PDF đính kèm tệp khác bên trong. Gửi riêng từng tệp.",
        ),
        (
            pdf(b"").replace(b"/Root", b"/Encrypt 3 0 R/Root"),
            "a.pdf",
            "Tệp PDF có mật khẩu hoặc bị khóa. Gỡ khóa rồi gửi lại.",
        ),
        (
            pdf(object_stream(b"x", b"/Type/ObjStm/Filter[/ASCIIHexDecode/FlateDecode]")),
            "a.pdf",
            "Tệp PDF đóng gói lạ, không kiểm tra được. In lại ra PDF rồi gửi lại.",
        ),
        (pdf(object_stream(b"\0" * 60_000_001)), "a.pdf", "Tệp PDF bung ra quá lớn so với cỡ của nó."),
        (pdf(PAGE * 2_001), "a.pdf", "Tệp PDF có quá 2.000 trang. Chia nhỏ rồi gửi lại."),
        (b"%PDF-1.7\nno end", "a.pdf", BROKEN_PDF),
        (pdf() + XLSX, "a.pdf", BROKEN_PDF),
        (picture("JPEG")[:300], "a.jpg", BROKEN_PICTURE),
        (picture("PNG")[:40], "a.png", BROKEN_PICTURE),
        (
            picture("PNG", (10_000, 5_001), mode="1"),
            "a.png",
            "Ảnh quá lớn (hơn 50 triệu điểm ảnh). Thu nhỏ ảnh rồi gửi lại.",
        ),
        (
            picture("PNG", (30_000, 10_000), mode="1"),
            "a.png",
            "Ảnh quá lớn (hơn 50 triệu điểm ảnh). Thu nhỏ ảnh rồi gửi lại.",
        ),
        (docx(word__vbaProject_dot_bin=b"x").replace(b"word__", b"word//"), "a.docx", MACRO),
        (XLSX, "a.docx", "Tệp không đúng loại với đuôi tên của nó."),
        (
            b"PK\x03\x04%PDF-1.7" + XLSX,
            "a.xlsx",
            "Tệp “a.xlsx” không phải Excel (.xlsx) như đuôi tên của nó (.docx). Lưu lại đúng loại rồi gửi lại.",
        ),
    ],
)
def test_each_danger_has_its_own_reason(data, name, reason):
    assert said(data, name) == reason


def test_pictures_are_drawn_anew_upright_and_without_what_they_carried():
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    exif[0x010E] = "secret place"
    data = picture("JPEG", exif=exif, comment=b"secret note") + b"<script>tail</script>"
    _kind, kept = check(data, "a.jpg", allowed=EVIDENCE, max_bytes=1 << 20)
    with Image.open(io.BytesIO(kept)) as drawn:
        assert (drawn.size, drawn.format, dict(drawn.getexif())) == ((20, 40), "JPEG", {})
    assert (kept.count(b"secret"), kept.count(b"script")) == (0, 0)


def test_names_are_cleaned():
    given = {
        "../../etc/passwd": "passwd",
        "C:\\Users\\a\\giấy.pdf": "giấy.pdf",
        "Gia\u0302\u0301y.pdf": "Giấy.pdf",
        "a\u200b\u202efdp.exe.pdf": "afdp.exe.pdf",
        "a\r\nb\x00.pdf": "ab.pdf",
        'b<>:"|?*.pdf': "b_.pdf",
        "   .pdf": "tep.pdf",
        "CON.pdf": "_CON.pdf",
        ".htaccess": "tep.htaccess",
        "": "tep",
        "x" * 500 + ".docx": "x" * 115 + ".docx",
    }
    assert {name: clean_name(name) for name in given} == given
    assert len(clean_name("a" + "\u0301" * 10_000 + ".pdf")) <= 120
