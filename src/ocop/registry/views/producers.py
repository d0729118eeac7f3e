"""Producers: the list, one of them, new ones, corrections, the representative, retiring."""

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ocop.design.lists import list_page
from ocop.design.tables import Empty
from ocop.foundation.access import signed_in
from ocop.registry import access, actions, history, queries
from ocop.registry.forms import ChangeProducerForm, NewProducerForm, ReasonForm, RepresentativeForm
from ocop.registry.models import Producer
from ocop.registry.representative import LABELS, kept
from ocop.registry.tables import ProducerFilters, ProducersTable
from ocop.registry.views.acting import Page, act_page, attempt, shown


def producer_address(row: Producer) -> str:
    """The address of a producer's page."""
    return reverse("registry:producer", args=[row.public_id])


@signed_in
@require_safe
def producers(request: HttpRequest) -> HttpResponse:
    """The producers a person may read."""
    may_add = access.communes_to_register_in(request.user).exists()
    new = (_("Ghi chủ thể"), reverse("registry:producer_new")) if may_add else ("", "")
    rows = queries.with_product_count(queries.with_places(access.visible_producers(request.user)))
    return list_page(
        request,
        "registry/producers.html",
        rows=rows.order_by("sort_key", "pk"),
        table=ProducersTable,
        filterset=ProducerFilters,
        filename="chu-the",
        context={"may_add": may_add},
        empty=Empty(_("Chưa có chủ thể nào trong phạm vi của anh/chị."), "", *new),
    )


@signed_in
@require_safe
def producer(request: HttpRequest, public_id: str) -> HttpResponse:
    """One producer: facts, products, authorised people, history; personal data stay closed."""
    row = _visible(request, public_id)
    return render(request, "registry/producer.html", producer_context(request, row))


def producer_context(request: HttpRequest, row: Producer) -> dict:
    """What the page of a producer shows."""
    user = request.user
    reads = access.may_read_representative(user, row)
    products = (
        access.visible_products(user)
        .filter(producer=row)
        .order_by(F("retired_on").asc(nulls_first=True), "sort_key", "pk")
    )
    return {
        "row": row,
        "products": products,
        "members": row.members.select_related("user").order_by("-starts", "-pk") if reads else [],
        "kept": kept(row),
        "reads": reads,
        "values": None,
        "change": access.may_change_producer(user, row),
        "retire": access.may_retire_producer(user, row),
        "restore": access.may_restore_producer(user, row),
        "history": history.of(row),
    }


def _visible(request: HttpRequest, public_id: str) -> Producer:
    rows = queries.with_places(access.visible_producers(request.user))
    return get_object_or_404(rows, public_id=public_id)


def changeable(request: HttpRequest, public_id: str) -> Producer:
    """A producer whose facts the person may change, or 404."""
    rows = queries.with_places(access.changeable_producers(request.user))
    return get_object_or_404(rows, public_id=public_id)


@signed_in
@require_POST
def open_representative(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same page with the representative's personal data; that they were read is recorded."""
    rows = queries.with_places(access.readable_representatives(request.user))
    row = get_object_or_404(rows, public_id=public_id)
    found = actions.read_representative(actor=request.user, producer=row)
    values = [(label, getattr(found, name) or "–") for name, label in LABELS.items()]
    response = render(request, "registry/producer.html", producer_context(request, row) | {"values": values})
    response["Cache-Control"] = "private, no-store"
    return response


@signed_in
def producer_new(request: HttpRequest) -> HttpResponse:
    """Enter a producer; possible doubles are shown first."""
    communes = access.communes_to_register_in(request.user)
    only = list(communes.order_by("pk")[:2])
    if not only:
        return redirect("registry:producers")
    initial = {"commune": only[0].code} if len(only) == 1 else {}
    form = NewProducerForm(request.POST or None, communes=communes, initial=initial)
    doubles: list[Producer] = []
    if request.method == "POST" and form.is_valid():
        facts, token = form.facts(), form.cleaned_data["token"]
        sent_before = Producer.objects.filter(request_token=token).exists()
        doubles = [] if sent_before or form.cleaned_data["another"] else queries.possible_duplicates(facts)
        if doubles:
            form.ask_whether_another()
            form.add_error("another", _("Đã có chủ thể cùng tên ở đây. Nếu là chủ thể khác thì đánh dấu rồi ghi lại."))
        elif made := attempt(form, actions.register_producer, actor=request.user, facts=facts, token=token):
            return redirect(producer_address(made))
    page = Page(title=_("Ghi chủ thể"), button=_("Ghi chủ thể"), back=reverse("registry:producers"))
    return shown(request, form, page, doubles=doubles)


@signed_in
def producer_change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Correct a producer's facts."""
    row = changeable(request, public_id)
    names = ("name", "kind", "address", "registration_number", "registered_on", "phone", "email", "website")
    initial = {name: getattr(row, name) for name in (*names, "contact_is_public", "revision")}
    initial["commune"] = row.commune.code if row.commune else None
    communes = access.communes_to_register_in(request.user).filter(province=row.province)
    form = ChangeProducerForm(request.POST or None, communes=communes, initial=initial)
    page = Page(
        title=_("Sửa thông tin của %s") % row,
        button=_("Ghi thông tin"),
        back=producer_address(row),
        done=_("Đã ghi thông tin."),
    )

    def act() -> Producer:
        seen = form.cleaned_data["revision"]
        return actions.change_producer(actor=request.user, producer=row, facts=form.facts(), revision=seen)

    return act_page(request, form, page, act)


@signed_in
def representative(request: HttpRequest, public_id: str) -> HttpResponse:
    """Correct the representative's personal data; opening them is recorded."""
    row = changeable(request, public_id)
    initial = {}
    if request.method != "POST":
        found = actions.read_representative(actor=request.user, producer=row)
        initial = {name: getattr(found, name) for name in LABELS} | {"revision": row.revision}
    form = RepresentativeForm(request.POST or None, initial=initial)
    page = Page(
        title=_("Người đại diện của %s") % row,
        lead=_("Dữ liệu cá nhân: niêm phong, không bao giờ công khai, mỗi lần mở đều ghi vào sổ cái."),
        button=_("Ghi dữ liệu"),
        back=producer_address(row),
        done=_("Đã ghi dữ liệu người đại diện."),
    )

    def act() -> Producer:
        values = {"representative": form.representative(), "revision": form.cleaned_data["revision"]}
        return actions.change_representative(actor=request.user, producer=row, **values)

    response = act_page(request, form, page, act)
    response["Cache-Control"] = "private, no-store"
    return response


@signed_in
def producer_retire(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a producer out of use."""
    row = get_object_or_404(access.retirable_producers(request.user), public_id=public_id)
    form = ReasonForm(request.POST or None)
    page = Page(
        title=_("Rút %s khỏi sổ?") % row,
        lead=_("Chủ thể thôi hiện ở danh sách và cổng công khai. Không có gì bị xóa; khôi phục được."),
        button=_("Rút khỏi sổ"),
        back=producer_address(row),
        done=_("Đã rút khỏi sổ."),
        danger=True,
    )
    return act_page(
        request, form, page, lambda: actions.retire(actor=request.user, row=row, reason=form.cleaned_data["reason"])
    )


@signed_in
def producer_restore(request: HttpRequest, public_id: str) -> HttpResponse:
    """Bring a producer back."""
    row = get_object_or_404(access.restorable_producers(request.user), public_id=public_id)
    form = ReasonForm(request.POST or None)
    page = Page(
        title=_("Khôi phục %s vào sổ") % row,
        button=_("Khôi phục"),
        back=producer_address(row),
        done=_("Đã khôi phục vào sổ."),
    )
    return act_page(
        request, form, page, lambda: actions.restore(actor=request.user, row=row, reason=form.cleaned_data["reason"])
    )
