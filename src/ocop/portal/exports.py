"""The catalogue as a file: Excel for offices, CSV for machines. The same public fields as on the pages."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from ocop.design.lists import XLSX
from ocop.foundation.calendar import today
from ocop.foundation.documents.excel import Column, Sheet, write_table
from ocop.portal.cards import Card

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _columns() -> list[Column]:
    return [
        Column(_("Sản phẩm")),
        Column(_("Chủ thể")),
        Column(_("Nhóm")),
        Column(_("Hạng sao"), kind="number"),
        Column(_("Tình trạng")),
        Column(_("Quyết định")),
        Column(_("Từ ngày"), kind="date"),
        Column(_("Đến hết ngày"), kind="date"),
        Column(_("Xã, phường")),
        Column(_("Huyện cũ")),
        Column(_("Nơi, như nguồn ghi")),
        Column(_("Căn cứ")),
        Column(_("Nguồn")),
    ]


def _row(card: Card) -> list[Any]:
    product, standing = card.product, card.standing
    recognition, place = standing["recognition"] or {}, product["place"]
    return [
        product["name"],
        product["producer"]["name"] if product["producer"] else "",
        product["family_text"],
        card.stars,
        standing["status_text"],
        recognition.get("decision_number") or recognition.get("decision_as_printed", ""),
        recognition.get("first_day"),
        recognition.get("last_day"),
        place["commune"] or "",
        place["former_district"] or "",
        place["locality"],
        recognition.get("basis_text", ""),
        " ".join(recognition.get("sources", [])),
    ]


def excel(cards: Iterable[Card]) -> HttpResponse:
    """Every product found as a workbook."""
    note = _("Ngày xuất: %(day)s") % {"day": f"{today():%d/%m/%Y}"}
    sheet = Sheet(_("Sản phẩm OCOP"), _columns(), [_row(card) for card in cards], note=note)
    return _file(write_table([sheet], demo=settings.DEMO), XLSX, "san-pham-ocop.xlsx")


def as_csv(cards: Iterable[Card]) -> HttpResponse:
    """Every product found as CSV in UTF-8 with a mark that spreadsheets know; days in the ISO form."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.title for column in _columns()])
    for card in cards:
        writer.writerow([_cell(value) for value in _row(card)])
    return _file(b"\xef\xbb\xbf" + out.getvalue().encode(), "text/csv; charset=utf-8", "san-pham-ocop.csv")


def _cell(value: Any) -> str:
    """A cell no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _file(body: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
