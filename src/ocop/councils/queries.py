"""Reads of kept workbooks."""

from ocop.councils.models import KeptWorkbook
from ocop.councils.workbook.reading import read
from ocop.councils.workbook.result import RoundResult, tally_round
from ocop.foundation.files.queries import open_file

_MOST = 64 * 1024 * 1024  # our own file: the limit on uploads may have been lowered since


def kept_result(kept: KeptWorkbook) -> RoundResult | None:
    """The result computed anew from the kept file; None once it was taken back.

    Raises FileNotFoundError when the bytes are gone from the disk, which the file check reports.
    """
    if kept.file is None:
        return None
    with open_file(kept.file) as stream:
        reading = read(stream.read(), max_bytes=_MOST)
    return None if reading.facts is None else tally_round(reading.facts)
