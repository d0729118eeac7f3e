"""Zip containers (Office files, zips) looked at before anything is unpacked."""

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from ocop.foundation.documents.complaint import noop as _

_MACROS = frozenset({"vbaproject.bin", "vbadata.xml", "vbaprojectsignature.bin"})
# What zipfile and its unpackers raise on damaged bytes.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    RuntimeError,
    OSError,
    ValueError,
    EOFError,
    KeyError,
)


@dataclass(frozen=True)
class ArchiveLimits:
    """The most a container may hold: parts, bytes unpacked, and bytes unpacked per byte packed."""

    entries: int = 2_000
    unpacked: int = 200 * 1024 * 1024
    ratio: int = 120


def problem_of(data: bytes, limits: ArchiveLimits, *, needed: str = "", macros: bool = False) -> str:
    """Why this container is refused, a Vietnamese source sentence, or "" when it may be opened.

    ``needed`` is a part it must hold (``xl/workbook.xml`` for Excel); ``macros`` lets macros pass. The sizes come from
    the directory and are proved by reading each part up to its declared size.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _inspect(archive, limits, needed, macros, len(data))
    except _BROKEN:
        return _("Tệp hỏng hoặc không đúng loại: không mở được.")


def _inspect(archive: zipfile.ZipFile, limits: ArchiveLimits, needed: str, macros: bool, size: int) -> str:
    parts = archive.infolist()
    if len(parts) > limits.entries:
        return _("Tệp nén chứa quá nhiều phần.")
    names = [part.filename for part in parts]
    if len(set(names)) != len(names):
        return _("Tệp nén chứa hai phần cùng tên.")
    if any(_escapes(name) for name in names):
        return _("Tệp nén chứa đường dẫn trỏ ra ngoài.")
    if any(part.flag_bits & 1 for part in parts):
        return _("Tệp nén có mật khẩu. Bỏ mật khẩu rồi gửi lại.")
    total = sum(part.file_size for part in parts)
    if total > limits.unpacked or total > size * limits.ratio + 1024 * 1024:
        return _("Tệp nén bung ra quá lớn so với cỡ của nó.")
    if not macros and any(PurePosixPath(name).name.lower() in _MACROS for name in names):
        return _("Tệp có macro. Lưu lại thành tệp không macro rồi gửi lại.")
    if needed and needed not in names:
        return _("Tệp không đúng loại với đuôi tên của nó.")
    return _prove_sizes(archive, parts)


def _prove_sizes(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> str:
    """Unpack in pieces: zipfile stops at the declared size and checks the checksum, so a false directory shows."""
    for part in parts:
        with archive.open(part) as stream:
            while stream.read(1 << 20):
                pass
    return ""


def _escapes(name: str) -> bool:
    return name.startswith(("/", "\\")) or "\\" in name or ".." in PurePosixPath(name).parts or ":" in name
