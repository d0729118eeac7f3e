"""PDF files: typeset by Typst from a template of ours and JSON data."""

import dataclasses
import datetime
import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import typst

from ocop.foundation.calendar import today
from ocop.foundation.documents import fonts
from ocop.foundation.documents.complaint import Complaint
from ocop.foundation.documents.complaint import noop as _
from ocop.foundation.documents.official import Heading, OfficialDocument, Table
from ocop.foundation.documents.official_word import DEMO_MARK, MOTTO, STATE
from ocop.foundation.documents.plain import plain_data

TEMPLATES = Path(__file__).parent / "templates"
DATA_LIMIT = 5_000_000
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_FONT = re.compile(rb"/Type\s*/Font\b")


class NotTypeset(RuntimeError):
    """The template did not compile, or gave an empty page; ``str()`` says why, for the log."""


class Undisplayable(Complaint):
    """The data hold a sign that the typeface does not have."""


def render(
    template: Path, data: dict[str, Any], *, day: datetime.date, assets: dict[str, bytes] | None = None
) -> bytes:
    """Typeset ``template`` with JSON ``data`` and return a PDF (PDF/A-2a and PDF/UA-1).

    The template imports ``/official.typ``, reads its data with ``data`` from there and images from ``/assets/NAME``.
    It sees a directory made for this call alone: its own files beside it, the shared module and ``assets``. Texts are
    data, never markup; each is capped at 20 000 characters. ``day`` is the file's own date: the same template, data
    and day give the same bytes. Raises ValueError for too much data, TypeError for what is not JSON, Undisplayable
    for a sign without a shape and NotTypeset when nothing readable came out.
    """
    encoded = json.dumps(plain_data(data), ensure_ascii=False)
    if len(encoded) > DATA_LIMIT:
        raise ValueError(f"more than {DATA_LIMIT} characters of data for one PDF")
    with tempfile.TemporaryDirectory(prefix="ocop-pdf-") as name:
        root = Path(name)
        for source in {*template.parent.glob("*.typ"), TEMPLATES / "official.typ"}:
            shutil.copy(source, root / source.name)
        for file, content in (assets or {}).items():
            target = root / "assets" / Path(file).name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(content)
        return _compile(root, root / template.name, encoded, day)


def official(document: OfficialDocument) -> bytes:
    """The official paper as a PDF; the same content as `word.official`."""
    data = dataclasses.asdict(document)
    data.update(
        body=[_part(part) for part in document.body],
        day=None,
        dateline=document.dateline(),
        recipients=document.recipient_lines(),
        state=STATE,
        motto=MOTTO,
    )
    data["demo_mark"] = DEMO_MARK if document.demo else ""
    return render(TEMPLATES / "paper.typ", data, day=document.day or today())


def _part(part: str | Heading | Table) -> dict[str, Any]:
    if isinstance(part, Table):
        table = dataclasses.asdict(part)
        table["widths"] = table["widths"] or [1] * len(part.columns)
        table["align"] = table["align"] or ["left"] * len(part.columns)
        return {"kind": "table", **table}
    if isinstance(part, Heading):
        return {"kind": "heading", "text": part.text}
    return {"kind": "text", "text": part}


def _compile(root: Path, main: Path, encoded: str, day: datetime.date) -> bytes:
    font = fonts.typeface()
    compiler = typst.Compiler(
        str(main),
        root=str(root),
        font_paths=font.paths,
        ignore_system_fonts=True,
        sys_inputs={"data": encoded, "font": font.family},
        package_path=str(root / "packages"),
        package_cache_path=str(root / "packages"),
    )
    try:
        stamp = int(datetime.datetime.combine(day, datetime.time(), datetime.UTC).timestamp())
        result, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=stamp)
    except typst.TypstError as error:
        missing = _MISSING.search(str(error))
        if missing is None:
            raise NotTypeset(str(error)) from error
        text = _("Phông chữ của văn bản không có ký tự “{sign}”. Bỏ ký tự này rồi làm lại.")
        raise Undisplayable(text, sign=missing[1]) from error
    # A family that is not there is only a warning to the typesetter, and then the text is simply not on the page.
    if warnings or not isinstance(result, bytes) or not _FONT.search(result):
        raise NotTypeset("; ".join(str(warning) for warning in warnings) or "an empty page")
    return result
