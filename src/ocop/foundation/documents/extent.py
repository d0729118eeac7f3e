"""How far the filled cells of an Excel file reach, measured before the file is read.

The reader allocates every cell between the first and the last filled one: two cells in opposite corners of a sheet
ask for hundreds of gigabytes and end the process. So the extent is taken from the XML first, in constant memory.
"""

import io
import re
import zipfile
from typing import IO
from xml.parsers import expat

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_PIECE = 1 << 20


class TooLarge(ValueError):
    """A sheet reaches beyond the limits; ``rows`` and ``columns`` are the extent found so far."""

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__(rows, columns)
        self.rows, self.columns = rows, columns


def check_extent(data: bytes, *, rows: int, cells: int) -> None:
    """Pass when no part of the container reaches beyond ``rows`` rows or ``cells`` cells (its rectangle).

    Raises TooLarge beyond, another ValueError for what only a trap holds (a cell at no place that Excel knows, a sheet
    that does not begin as XML, a document type), and ``expat.ExpatError`` for XML that is not well formed.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.infolist():
            # Every part, wherever it stands: a workbook may keep its sheets under any name.
            with archive.open(part) as stream:
                head = stream.read(_PIECE)
                is_xml = head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:1] == b"<"
                if is_xml and not _only_drawing(archive, part):
                    _scan(head, stream, _Extent(rows, cells))
            # The reader passes over signs before the first tag; no program of offices writes any.
            if not is_xml and _holds_sheet(archive, part):
                raise ValueError(part.filename)


def _only_drawing(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Excel's own drawings of comments (.vml) are often no well-formed XML; they pass when no sheet hides in one."""
    return part.filename.lower().endswith(".vml") and not _holds_sheet(archive, part)


def _holds_sheet(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether the rows of a sheet may begin somewhere in the part, whatever its encoding."""
    return b"sheetData" in archive.read(part).replace(b"\x00", b"")


def _no_doctype(*_declared: object) -> None:
    """Declared defaults would show this parser other cells than the reader sees; no workbook has any."""
    raise ValueError("a workbook with a document type")


def _scan(head: bytes, stream: IO[bytes], extent: "_Extent") -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.StartElementHandler = extent.start
    parser.EndElementHandler = extent.end
    piece = head
    while piece:
        parser.Parse(piece, False)
        piece = stream.read(_PIECE)
    parser.Parse(b"", True)


class _Extent:
    """Follows rows and cells of one part; cells without a value do not count, as the reader leaves them out."""

    def __init__(self, rows: int, cells: int) -> None:
        self.limits = rows, cells
        self.rows = self.columns = 0
        self.row = self.column = 0  # of the row and cell being read
        self.cell_row = 0  # a cell may name another row than the one it stands in
        self.in_cell = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "row":
            written = attributes.get("r", "")
            self.row = int(written[:8]) if written.isdecimal() else self.row + 1
            self.column = 0
        elif local == "c":
            self._place(attributes.get("r", ""))
            self.in_cell = True
        elif self.in_cell and local in ("v", "is", "f"):
            self._filled()

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] == "c":
            self.in_cell = False

    def _place(self, reference: str) -> None:
        if not reference:
            self.column, self.cell_row = self.column + 1, self.row
            return
        found = _REFERENCE.fullmatch(reference)
        if not found:  # beyond Excel's last cell or no place at all; the reader would still reserve room for it
            raise ValueError(reference)
        self.column = 0
        for letter in found[1].upper():
            self.column = self.column * 26 + ord(letter) - 64
        self.cell_row = int(found[2])

    def _filled(self) -> None:
        self.rows, self.columns = max(self.rows, self.cell_row), max(self.columns, self.column)
        if self.rows > self.limits[0] or self.rows * self.columns > self.limits[1]:
            raise TooLarge(self.rows, self.columns)
