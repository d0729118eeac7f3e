"""Which cells of an Excel file hold a formula or an error: the reader of values does not tell them from typed ones."""

import io
import posixpath
import re
import zipfile
from typing import IO
from xml.etree import ElementTree
from xml.parsers import expat

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_RELATION_ID = re.compile(r"\{.*/relationships\}id")

Place = tuple[int, int]  # row and column from 0


def computed_cells(data: bytes) -> dict[str, frozenset[Place]]:
    """Sheet name → places of its formulas and errors.

    ``data`` is an .xlsx file that ``read_rows`` took in. Raises ExpatError, ParseError or KeyError for a broken one.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = _sheet_parts(archive)
        return {name: _scan(archive, part) for name, part in parts.items()}


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → the part of the container that holds it."""
    targets = {
        relation.get("Id"): posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        for relation in ElementTree.fromstring(archive.read(_RELATIONS))
    }
    book = ElementTree.fromstring(archive.read(_BOOK))
    found = {}
    for element in book.iter():
        if _local(element.tag) == "sheet":
            link = next((value for key, value in element.attrib.items() if _RELATION_ID.fullmatch(key)), None)
            found[element.get("name", "")] = targets[link]
    return found


def _scan(archive: zipfile.ZipFile, part: str) -> frozenset[Place]:
    scanner = _Scanner()
    with archive.open(part) as stream:
        scanner.read(stream)
    return frozenset(scanner.found)


class _Scanner:
    """Follows rows and cells; both may leave out where they stand and then follow the one before."""

    def __init__(self) -> None:
        self.row, self.column = -1, -1
        self.found: set[Place] = set()

    def read(self, stream: IO[bytes]) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.ParseFile(stream)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "row":
            self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
            self.column = -1
        elif name == "c":
            place = _REFERENCE.fullmatch(attributes.get("r", ""))
            self.column = _column(place[1]) if place else self.column + 1
            self.row = int(place[2]) - 1 if place else self.row
            if attributes.get("t") == "e":
                self.found.add((self.row, self.column))
        elif name == "f":
            self.found.add((self.row, self.column))


def _local(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2]


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
