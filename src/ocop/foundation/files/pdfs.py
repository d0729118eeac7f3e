"""PDFs looked at without a PDF library: what acts by itself, carries other files or hides behind a password.

Names in PDFs may be written with hexadecimal escapes and objects may lie in compressed object streams; both are
undone before looking. Only long names are looked for: chance finds them in no compressed picture.
"""

import re
import zipfile
import zlib
from io import BytesIO

from ocop.foundation.documents.complaint import noop as _
from ocop.foundation.files.refusal import UploadRefused

MAX_PAGES = 2_000
_UNPACKED_LIMIT = 60_000_000


def _name(text: str) -> bytes:
    """A pattern for a PDF name, each letter plain or as ``#xx``."""
    signs = [f"(?:{sign}|#{ord(sign) & 0xFF:02x}|#{ord(sign) & 0xFF:02X})" for sign in text]
    return ("/" + "".join(signs)).encode()


_ACTIVE = re.compile(b"|".join(map(_name, ("JavaScript", "Launch", "RichMedia", "SubmitForm", "ImportData"))))
_CARRIED = re.compile(_name("EmbeddedFile"))
_LOCKED = re.compile(_name("Encrypt") + rb"[\s/<\d]")
_PACKED = re.compile(_name("ObjStm"))
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z#])")
_STREAM = re.compile(rb"stream\r?\n")
_FLATE_ONLY = re.compile(rb"/Filter\s*(?:\[\s*)?/FlateDecode\s*\]?\s*(?=/|>>)")


def check_pdf(data: bytes) -> None:
    """Pass a PDF that is only pages; raise UploadRefused with the reason otherwise."""
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-2048:] or zipfile.is_zipfile(BytesIO(data)):
        raise UploadRefused(_("Tệp PDF hỏng hoặc bị ghép với tệp khác. In lại ra PDF rồi gửi lại."))
    if _LOCKED.search(data):
        raise UploadRefused(_("Tệp PDF có mật khẩu hoặc bị khóa. Gỡ khóa rồi gửi lại."))
    parts = [data, *_object_streams(data)]
    if any(_ACTIVE.search(part) for part in parts):
        raise UploadRefused(_("Tệp PDF chứa lệnh tự chạy. In lại ra PDF rồi gửi lại."))
    if any(_CARRIED.search(part) for part in parts):
        raise UploadRefused(_("Tệp PDF đính kèm tệp khác bên trong. Gửi riêng từng tệp."))
    if sum(len(_PAGE.findall(part)) for part in parts) > MAX_PAGES:
        raise UploadRefused(_("Tệp PDF có quá 2.000 trang. Chia nhỏ rồi gửi lại."))


def _object_streams(data: bytes) -> list[bytes]:
    """The contents of every object stream, unpacked; UploadRefused when one is packed in an unusual way."""
    found: list[bytes] = []
    total = 0
    for match in _PACKED.finditer(data):
        start = _STREAM.search(data, match.end(), match.end() + 4096)
        if start is None:
            continue  # the word stands in a text, not in the head of a stream
        head = data[data.rfind(b"obj", 0, match.start()) : start.start()]
        unpacker = zlib.decompressobj()
        try:
            if not _FLATE_ONLY.search(head) or b"/DecodeParms" in head:
                raise zlib.error("not plain flate")
            content = unpacker.decompress(data[start.end() :], _UNPACKED_LIMIT - total + 1)
        except zlib.error as error:
            raise UploadRefused(_("Tệp PDF đóng gói lạ, không kiểm tra được. In lại ra PDF rồi gửi lại.")) from error
        total += len(content)
        if total > _UNPACKED_LIMIT:
            raise UploadRefused(_("Tệp PDF bung ra quá lớn so với cỡ của nó."))
        found.append(content)
    return found
