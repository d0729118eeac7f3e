"""The council's workbook without an account: make one, have a filled one looked at, download the result."""

import hashlib
from functools import cache
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ocop.accounts.models import User
from ocop.config import options
from ocop.councils.access import keepable_provinces
from ocop.councils.forms import KeepForm, TemplateForm, UploadForm
from ocop.councils.result_page import ResultPage
from ocop.councils.throttle import may_send
from ocop.councils.ticket import Ticket, TicketInvalid, seal, unseal
from ocop.councils.workbook.demo import demo_facts
from ocop.councils.workbook.findings import by_sheet
from ocop.councils.workbook.reading import read
from ocop.councils.workbook.result import RoundResult, tally_round
from ocop.councils.workbook.result_excel import excel_of
from ocop.councils.workbook.result_word import word_of
from ocop.councils.workbook.writing import write
from ocop.foundation.access import public
from ocop.foundation.files.enums import MEDIA_TYPES, Kind
from ocop.foundation.files.names import clean_name

FINDINGS_SHOWN = 500


@public
@never_cache
def workbook(request: HttpRequest) -> HttpResponse:
    """The page with both doors; a POST brings a filled workbook and answers with its result or its faults."""
    if request.method != "POST":
        return _page(request)
    if not may_send(request):
        return _too_many(request)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, upload=form, status=422)
    upload = form.cleaned_data["workbook"]
    data, name = upload.read(), clean_name(upload.name)
    reading = read(data, max_bytes=options.get("WORKBOOK_MAX_MB") * 1024 * 1024)
    if reading.facts is None:
        context = {
            "name": name, "count": len(reading.findings), "upload": UploadForm(),
            "sheets": by_sheet(reading.findings[:FINDINGS_SHOWN]), "shown": FINDINGS_SHOWN,
        }  # fmt: skip
        return render(request, "councils/faults.html", context, status=422)
    ticket = Ticket(reading.facts, name, hashlib.sha256(data).hexdigest())
    return looked_at(request, ticket)


def looked_at(request: HttpRequest, ticket: Ticket, keep: KeepForm | None = None, status: int = 200) -> HttpResponse:
    """The result of a ticket with its downloads, and the door to keep it for those who may."""
    sealed, provinces = seal(ticket), keepable_provinces(cast(User, request.user))
    if keep is None and provinces:
        keep = KeepForm(provinces, initial={"ticket": sealed, "name": ticket.facts.title or ticket.source_name})
    page = ResultPage(tally_round(ticket.facts))
    context = {"page": page, "ticket": ticket, "sealed": sealed, "keep": keep}
    return render(request, "councils/result.html", context, status=status)


def _page(request: HttpRequest, *, form=None, upload=None, status: int = 200) -> HttpResponse:
    context = {
        "form": form or TemplateForm(), "upload": upload or UploadForm(), "most_mb": options.get("WORKBOOK_MAX_MB"),
    }  # fmt: skip
    return render(request, "councils/workbook.html", context, status=status)


def _said(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    """The page again, saying one sentence above the door for filled workbooks."""
    form = UploadForm(request.POST, request.FILES)
    form.errors.clear()  # nothing was asked of the file here
    form.add_error(None, sentence)
    return _page(request, upload=form, status=status)


def _too_many(request: HttpRequest) -> HttpResponse:
    return _said(request, _("Máy này đã gửi nhiều yêu cầu trong ít phút qua. Chờ 10 phút rồi thử lại."), 429)


@public
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """The empty workbook asked for, as a download; what is missing is said on the page."""
    if not may_send(request):
        return _too_many(request)
    form = TemplateForm(request.GET)
    if not form.is_valid():
        return _page(request, form=form, status=422)
    return attachment(write(form.facts), _("bang-cham.xlsx"), Kind.XLSX)


@public
def download(request: HttpRequest) -> HttpResponse:
    """The result of a ticket as Excel or Word (``kind``); without a ticket, the page."""
    if request.method != "POST":
        return redirect("councils:workbook")
    if not may_send(request):
        return _too_many(request)
    try:
        ticket = unseal(request.POST.get("ticket", ""))
    except TicketInvalid as problem:
        return ticket_refused(request, problem)
    return result_file(tally_round(ticket.facts), request.POST.get("kind", ""))


def ticket_refused(request: HttpRequest, problem: TicketInvalid) -> HttpResponse:
    """The page again, saying why the result cannot be used any more."""
    return _said(request, str(problem), 422)


def result_file(result: RoundResult, kind: str) -> HttpResponse:
    """The result as Word for ``kind`` "docx", else as Excel; papers are Vietnamese whatever the page's language."""
    with translation.override("vi"):
        if kind == Kind.DOCX:
            return attachment(word_of(result), "ket-qua.docx", Kind.DOCX)
        return attachment(excel_of(result), "ket-qua.xlsx", Kind.XLSX)


def attachment(data: bytes, name: str, kind: Kind) -> HttpResponse:
    """Bytes made by the product as a download that no cache keeps."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(data, content_type=MEDIA_TYPES[kind], headers=headers)


# ── The demo round ──────────────────────────────────────────────────────────
@cache
def _demo() -> RoundResult:
    return tally_round(demo_facts())


@public
@require_safe
def demo(request: HttpRequest) -> HttpResponse:
    """The filled demo workbook's result: twelve invented products over real sheets."""
    return render(request, "councils/demo.html", {"page": ResultPage(_demo())})


@cache
def _demo_workbook() -> bytes:
    return write(_demo().facts)


@public
@require_safe
def demo_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The demo workbook itself, or its result as Excel or Word."""
    if kind == "bang-cham":
        return attachment(_demo_workbook(), "bang-cham-minh-hoa.xlsx", Kind.XLSX)
    return result_file(_demo(), kind)
