"""Workbooks that an office kept: the list, one of them computed anew, keeping one and taking one back."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ocop.accounts.models import User
from ocop.councils import actions
from ocop.councils.access import KEEPERS, READERS, keepable_provinces, may_remove, visible_kept
from ocop.councils.forms import KeepForm, RemoveForm
from ocop.councils.queries import kept_result
from ocop.councils.result_page import ResultPage
from ocop.councils.tables import KeptFilters, KeptTable, nothing_kept
from ocop.councils.ticket import TicketInvalid, unseal
from ocop.councils.views.workbook import looked_at, result_file, ticket_refused
from ocop.design.lists import list_page
from ocop.foundation.access import Refused, for_roles
from ocop.foundation.files.responses import respond


@for_roles(*READERS)
def kept_list(request: HttpRequest) -> HttpResponse:
    """The kept workbooks of the person's provinces."""
    rows = visible_kept(cast(User, request.user)).select_related("by", "province")
    return list_page(
        request,
        "councils/kept_list.html",
        rows=rows,
        table=KeptTable,
        filterset=KeptFilters,
        filename="bang-cham-da-giu",
        empty=nothing_kept(),
    )


@for_roles(*READERS)
@never_cache
def kept(request: HttpRequest, public_id: str) -> HttpResponse:
    """One kept workbook, its result computed anew from the kept file."""
    row = _row_or_404(request, public_id)
    result = kept_result(row)
    context = {
        "kept": row,
        "page": ResultPage(result) if result else None,
        "may_remove": may_remove(cast(User, request.user), row),
    }
    return render(request, "councils/kept.html", context)


def _row_or_404(request: HttpRequest, public_id: str):
    rows = visible_kept(cast(User, request.user)).select_related("by", "removed_by", "province", "file")
    return get_object_or_404(rows, public_id=public_id)


@for_roles(*READERS)
@require_safe
def kept_file(request: HttpRequest, public_id: str, kind: str) -> HttpResponseBase:
    """The kept workbook itself, or its result as Excel or Word; nothing once it was taken back."""
    row = _row_or_404(request, public_id)
    result = kept_result(row)
    if row.file is None or result is None:
        return redirect(row)
    return respond(row.file) if kind == "bang-cham" else result_file(result, kind)


@for_roles(*KEEPERS)
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the workbook of a ticket; who comes back here by signing in again starts from the page."""
    if request.method != "POST":
        return redirect("councils:workbook")
    user = cast(User, request.user)
    form = KeepForm(keepable_provinces(user), request.POST)
    try:
        ticket = unseal(request.POST.get("ticket", ""))
    except TicketInvalid as problem:
        return ticket_refused(request, problem)
    if form.is_valid():
        data = form.cleaned_data
        try:
            row = actions.keep_workbook(
                actor=cast(User, request.user), province=data["province"], ticket=ticket, name=data["name"]
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã giữ bảng chấm «%(name)s».") % {"name": row.name})
            return redirect(row)
    return looked_at(request, ticket, form, status=422)


@for_roles(*KEEPERS)
def remove(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a kept workbook back, with a reason."""
    row = _row_or_404(request, public_id)
    form = RemoveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.remove_kept(actor=cast(User, request.user), kept=row, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã bỏ bảng chấm «%(name)s».") % {"name": row.name})
            return redirect("councils:kept_list")
    context = {"form": form, "kept": row, "verdict": may_remove(cast(User, request.user), row)}
    return render(request, "councils/remove.html", context, status=422 if form.errors else 200)
