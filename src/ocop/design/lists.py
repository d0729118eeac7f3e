"""One way for every list: search, filters in the address, sorting, pages, Excel, and words when there is nothing."""

from dataclasses import dataclass
from html import unescape
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import strip_tags
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ocop.design.filters import Filters
from ocop.design.tables import Empty, Table
from ocop.foundation.calendar import today
from ocop.foundation.documents.excel import Column, Sheet, write_table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Chip:
    """One filter in force and the address of the same list without it."""

    label: Any
    words: str
    url: str


@dataclass(frozen=True)
class Listing:
    """What ``design/listing.html`` shows: the filters, one page of the table, how many rows there are in all."""

    filters: Filters
    chips: list[Chip]
    table: Table
    page: Page
    empty: Empty

    @property
    def total(self) -> int:
        """Rows found, over all pages."""
        return self.page.paginator.count


def list_page(
    request: HttpRequest,
    template: str,
    *,
    rows: QuerySet,
    table: type[Table],
    filterset: type[Filters],
    filename: str,
    context: dict[str, Any] | None = None,
    per_page: int = 50,
    empty: Empty | None = None,
) -> HttpResponse:
    """Answer a list: ``rows`` narrowed by the address, as a page of ``template`` or, with ``xuat=xlsx``, as Excel.

    ``q`` searches, ``xep`` sorts, ``trang`` pages, the filters have their own names. Equal rows keep one order. The
    template finds ``listing`` beside ``context`` and includes ``design/listing.html``.
    """
    filters = filterset(request.GET, queryset=rows, request=request)
    order = request.GET.get("xep")
    options: dict[str, Any] = {"order_by_field": "xep", "page_field": "trang", "template_name": "design/table.html"}
    built = table(filters.qs, **options, **({"order_by": order} if order else {}))
    built.request = request  # handed over now: as an argument it would page, and count, a second time
    found = _settled(built.data.data)
    if request.GET.get("xuat") == "xlsx":
        built.data.data = found
        return _excel(built, filename, filters)
    page = Paginator(found, per_page).get_page(request.GET.get("trang"))
    built.data.data = page.object_list
    listing = Listing(filters, _chips(request, filters), built, page, empty or table.empty)
    return render(request, template, {**(context or {}), "listing": listing})


def _chips(request: HttpRequest, filters: Filters) -> list[Chip]:
    chips = []
    for name, label, words in filters.in_force():
        left = request.GET.copy()
        for gone in (name, f"{name}_min", f"{name}_max", "trang"):
            left.pop(gone, None)
        chips.append(Chip(label, words, f"?{left.urlencode()}"))
    return chips


def _settled(rows: QuerySet) -> QuerySet:
    """The rows with the primary key as last word, so that pages never show a row twice or not at all."""
    order = rows.query.order_by or rows.model._meta.ordering
    return rows.order_by(*order, "pk")


def _excel(built: Table, filename: str, filters: Filters) -> HttpResponse:
    """Every row found, with typed cells and the filters in words above them."""
    shown = [column for column in built.columns if column.visible]
    columns = [Column(str(column.header), kind=getattr(column.column, "kind", "text")) for column in shown]
    rows = [[_cell(row.get_cell_value(column.name)) for column in shown] for row in built.rows]
    note = _("Ngày xuất: %(day)s") % {"day": f"{today():%d/%m/%Y}"}
    for _name, label, words in filters.in_force():
        note += f" · {label}: {words}"
    body = write_table([Sheet(filename, columns, rows, note=note)], demo=settings.DEMO)
    response = HttpResponse(body, content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(True, f"{filename}.xlsx")
    return response


def _cell(value: Any) -> Any:
    """A cell without markup; numbers and days stay what they are."""
    if isinstance(value, SafeString):
        return " ".join(unescape(strip_tags(value)).split())
    return value if value is None or isinstance(value, int | float) or hasattr(value, "year") else str(value)
