"""Word files: templates that officials edit (docxtpl), and official papers built from their content.

``from ocop.foundation.documents.word import OfficialDocument, Table, Signature, Heading`` and ``.to_bytes()``.
"""

import io
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ocop.foundation.documents.complaint import Complaint
from ocop.foundation.documents.complaint import noop as _
from ocop.foundation.documents.official import Heading, OfficialDocument, Signature, Table
from ocop.foundation.documents.official_word import build
from ocop.foundation.documents.plain import plain_data

__all__ = ["Heading", "OfficialDocument", "Signature", "Table", "TemplateRefused", "official", "render"]

CONTEXT_LIMIT = 2_000_000
_ROWS_LIMIT = 5_000


class TemplateRefused(Complaint):
    """A Word template that cannot be filled; says where, for the official who edits it."""


def official(document: OfficialDocument) -> bytes:
    """The official paper as a Word file."""
    return build(document)


def render(template: Path | bytes, context: dict[str, Any]) -> bytes:
    """Fill a Word template with JSON data and return the file.

    Placeholders are Jinja2 in a sandbox: no attribute tricks, no loops over more than 5 000 steps. Texts are escaped
    and capped at 20 000 characters, the whole context at 2 million. Raises TemplateRefused for a placeholder that is
    unknown or malformed, and TypeError for a context that is not JSON data.
    """
    data = plain_data(context)
    if len(repr(data)) > CONTEXT_LIMIT:
        raise TemplateRefused(_("Dữ liệu đưa vào mẫu quá dài."))
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    environment.globals = {"range": _short_range}
    document = DocxTemplate(io.BytesIO(template) if isinstance(template, bytes) else template)
    try:
        document.render(data, environment, autoescape=True)
    except TemplateError as error:
        raise TemplateRefused(_("Mẫu Word có chỗ điền không đúng: {problem}"), problem=error) from error
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _short_range(*bounds: int) -> range:
    steps = range(*bounds)
    if len(steps) > _ROWS_LIMIT:
        raise TemplateRefused(_("Mẫu Word lặp quá {limit} lần."), limit=_ROWS_LIMIT)
    return steps
