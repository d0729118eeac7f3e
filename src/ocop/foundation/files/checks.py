"""What a file must pass before it is kept."""

from collections.abc import Iterable

import puremagic

from ocop.foundation.documents.archive import ArchiveLimits, problem_of
from ocop.foundation.documents.complaint import noop as _
from ocop.foundation.files.enums import IMAGES, OFFICE, Kind
from ocop.foundation.files.images import redraw
from ocop.foundation.files.names import ending
from ocop.foundation.files.pdfs import check_pdf
from ocop.foundation.files.refusal import UploadRefused

_STARTS = (
    (b"%PDF-", Kind.PDF),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
)
_MAIN_PART = {Kind.DOCX: "word/document.xml", Kind.XLSX: "xl/workbook.xml"}


def check(data: bytes, name: str, *, allowed: Iterable[Kind], max_bytes: int) -> tuple[Kind, bytes]:
    """The file's real kind and the bytes to keep (pictures drawn anew); UploadRefused with the reason otherwise."""
    if not data:
        raise UploadRefused(_("Tệp “{name}” rỗng."), name=name)
    if len(data) > max_bytes:
        raise UploadRefused(_("Tệp “{name}” nặng hơn {limit} MB."), name=name, limit=max_bytes // 1_048_576)
    claimed = _claimed(name, frozenset(allowed))
    if _real(data, claimed) is not claimed:
        raise UploadRefused(
            _("Tệp “{name}” không phải {kind} như đuôi tên của nó{found}. Lưu lại đúng loại rồi gửi lại."),
            name=name,
            kind=claimed.label,
            found=_guess(data),
        )
    if claimed in IMAGES:
        return claimed, redraw(data, claimed)
    if claimed is Kind.PDF:
        check_pdf(data)
    return claimed, data


def _claimed(name: str, allowed: frozenset[Kind]) -> Kind:
    found = next((kind for kind in allowed if ending(name) in kind.extensions), None)
    if found is None:
        endings = ", ".join(sorted(kind.extensions[0] for kind in allowed))
        raise UploadRefused(_("Chỉ nhận tệp {endings}; tệp này là “{name}”."), endings=endings, name=name)
    return found


def _real(data: bytes, claimed: Kind) -> Kind | None:
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Kind.WEBP
    if claimed in OFFICE and data.startswith(b"PK\x03\x04"):
        if b"%PDF-" in data[:1024]:  # some readers would take it for a PDF
            return None
        problem = problem_of(data, ArchiveLimits(), needed=_MAIN_PART[claimed])
        if problem:
            raise UploadRefused(problem)
        return claimed
    return None


def _guess(data: bytes) -> str:
    """What the content looks like instead, " (là .exe)", or nothing when it looks like nothing known."""
    try:
        found = puremagic.from_string(data[:4096])
    except (puremagic.PureError, ValueError):
        return ""
    return f" ({found})" if found else ""
