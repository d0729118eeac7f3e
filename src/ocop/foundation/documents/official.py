"""What an official paper says, apart from how it is written down (30/2020/NĐ-CP, Appendix I).

One content, two outputs: ``word`` and ``pdf`` both take an `OfficialDocument`.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Heading:
    """A bold line inside the body, such as "I. KẾT QUẢ"."""

    text: str


@dataclass(frozen=True)
class Table:
    """A table in the body; its header row is repeated on every page.

    ``columns`` are the titles; ``widths`` relative ones (equal when empty); ``align`` one of left, center, right per
    column (left when empty). Cells are text: numbers come formatted (``1.234,5``).
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    caption: str = ""
    widths: Sequence[float] = ()
    align: Sequence[Align] = ()

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table needs a column")
        wrong = [number for number, row in enumerate(self.rows, 1) if len(row) != len(self.columns)]
        if wrong:
            raise ValueError(f"rows with another number of cells than columns: {wrong[:5]}")
        for name in ("widths", "align"):
            if getattr(self, name) and len(getattr(self, name)) != len(self.columns):
                raise ValueError(f"{name} must be empty or name every column")


@dataclass(frozen=True)
class Signature:
    """Who signs. ``capacity`` e.g. "TM. HỘI ĐỒNG" or "KT. CHỦ TỊCH", ``position`` e.g. "PHÓ CHỦ TỊCH"."""

    capacity: str = ""
    position: str = ""
    name: str = ""


@dataclass(frozen=True)
class OfficialDocument:
    """An official paper in the layout of 30/2020/NĐ-CP.

    ``superior``   the body above the authority, "" where none is printed
    ``authority``  the body that issues the paper
    ``number``     number and symbol as printed after "Số:", "" leaves the place blank
    ``place``      the place before the date; ``day`` the date, None leaves blanks to fill in by hand
    ``kind``       the kind of paper ("BÁO CÁO", "TỜ TRÌNH"); "" makes a letter, its subject under the number
    ``subject``    what it is about, one sentence without a full stop
    ``greeting``   "Kính gửi: …" lines of a letter or a submission (addressees), empty otherwise
    ``body``       paragraphs (text), `Heading` and `Table`, in order
    ``recipients`` lines under "Nơi nhận", without dash and semicolon
    ``demo``       true writes "minh họa" on every page
    """

    authority: str
    subject: str
    body: Sequence[str | Heading | Table]
    superior: str = ""
    number: str = ""
    place: str = ""
    day: datetime.date | None = None
    kind: str = ""
    greeting: Sequence[str] = ()
    signature: Signature = field(default_factory=Signature)
    recipients: Sequence[str] = ()
    demo: bool = False

    def dateline(self) -> str:
        """Place and date as the layout asks: two digits for days below 10 and for January and February."""
        place = f"{self.place or '……………'}, "
        if self.day is None:
            return f"{place}ngày …… tháng …… năm ………"
        month = f"{self.day.month:02d}" if self.day.month < 3 else str(self.day.month)
        return f"{place}ngày {self.day.day:02d} tháng {month} năm {self.day.year:04d}"

    def recipient_lines(self) -> list[str]:
        """The lines under "Nơi nhận" with their dashes, semicolons and final full stop."""
        last = len(self.recipients) - 1
        return [f"- {line.rstrip(' .;')}{'.' if at == last else ';'}" for at, line in enumerate(self.recipients)]

    def to_bytes(self) -> bytes:
        """The paper as a Word file (.docx)."""
        from ocop.foundation.documents.word import official

        return official(self)
