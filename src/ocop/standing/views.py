"""Recognitions for those who work with them: the list on any day, one of them, and the imports."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from ocop.design.lists import list_page
from ocop.design.tables import Empty
from ocop.foundation.access import Refused, signed_in
from ocop.foundation.calendar import today
from ocop.standing import access, actions
from ocop.standing.enums import tone
from ocop.standing.forms import UndoForm
from ocop.standing.history import history_of
from ocop.standing.models import RecognitionSpan
from ocop.standing.queries import recognition_status_on
from ocop.standing.tables import RecognitionFilters, RecognitionsFile, RecognitionsTable

_PRODUCT = "recognition__product"


@signed_in
@require_safe
def recognitions(request: HttpRequest) -> HttpResponse:
    """The recognitions a person may see, with what each is on the chosen day (today)."""
    rows = RecognitionSpan.objects.filter(recognition__in=access.visible_recognitions(request.user))
    places = (f"{_PRODUCT}__producer", f"{_PRODUCT}__commune", f"{_PRODUCT}__former_district", f"{_PRODUCT}__province")
    return list_page(
        request,
        "standing/recognitions.html",
        rows=rows.select_related(*places).order_by(f"{_PRODUCT}__sort_key", "recognition", "pk"),
        table=RecognitionsFile if request.GET.get("xuat") else RecognitionsTable,
        filterset=RecognitionFilters,
        filename="cong-nhan",
        context={"batches": access.visible_batches(request.user).exists()},
        empty=Empty(
            _("Chưa có công nhận nào trong phạm vi của anh/chị."),
            _("Công nhận hiện ở đây khi UBND tỉnh ký quyết định, hoặc khi dữ liệu công khai được nhập."),
        ),
    )


@signed_in
@require_safe
def recognition(request: HttpRequest, public_id: str) -> HttpResponse:
    """One recognition: facts, what it is today, what happened to it, its sources."""
    rows = access.visible_recognitions(request.user).select_related(
        "product__producer", "product__commune", "product__former_district", "batch"
    )
    row = get_object_or_404(rows, public_id=public_id)
    status = recognition_status_on(row, today())
    others = access.visible_recognitions(request.user).filter(product=row.product_id).exclude(pk=row.pk)
    context = {
        "row": row,
        "status": status.label,
        "tone": tone(status),
        "history": history_of(row),
        "others": others.order_by("-first_day", "-pk"),
        "today": today(),
    }
    return render(request, "standing/recognition.html", context)


@signed_in
@require_safe
def imports(request: HttpRequest) -> HttpResponse:
    """The imports of public facts into the person's province."""
    rows = access.visible_batches(request.user).select_related("by", "undone_by", "province").order_by("-pk")
    undoable = set(access.undoable_batches(request.user).values_list("pk", flat=True))
    return render(request, "standing/imports.html", {"rows": rows, "undoable": undoable})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take an import back."""
    batch = get_object_or_404(access.undoable_batches(request.user).select_related("province"), public_id=public_id)
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            count = actions.undo_import(actor=request.user, batch=batch, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            done = ngettext("Đã bỏ %(count)s công nhận của lần nhập.", "Đã bỏ %(count)s công nhận của lần nhập.", count)
            messages.success(request, done % {"count": count})
            return redirect("standing:imports")
    context = {"form": form, "batch": batch, "count": batch.recognitions.count()}
    return render(request, "standing/undo.html", context, status=422 if form.errors else 200)
