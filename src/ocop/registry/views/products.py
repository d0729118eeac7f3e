"""Products: the list, one of them, new ones, corrections, story, retiring, the producer they belong to."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ocop.design.lists import list_page
from ocop.design.tables import Empty
from ocop.foundation.access import Refused, signed_in
from ocop.foundation.calendar import today
from ocop.registry import access, actions, history, queries
from ocop.registry.forms import ChangeProductForm, LinkForm, NewProductForm, ReasonForm, StoryForm
from ocop.registry.laws import law_in_use, set_name
from ocop.registry.models import Product
from ocop.registry.panels import panels_of
from ocop.registry.tables import ProductFilters, ProductsTable
from ocop.registry.views.acting import Page, act_page, attempt, shown
from ocop.registry.views.producers import changeable, producer_address
from ocop.territory.queries import communes_on


def product_address(row: Product) -> str:
    """The address of a product's page."""
    return reverse("registry:product", args=[row.public_id])


@signed_in
@require_safe
def products(request: HttpRequest) -> HttpResponse:
    """The products a person may read."""
    rows = queries.with_places(access.visible_products(request.user)).select_related("producer")
    note = _("Mở trang của một chủ thể để ghi sản phẩm của chủ thể ấy.")
    return list_page(
        request,
        "registry/products.html",
        rows=rows.order_by("sort_key", "pk"),
        table=ProductsTable,
        filterset=ProductFilters,
        filename="san-pham",
        empty=Empty(
            _("Chưa có sản phẩm nào trong phạm vi của anh/chị."),
            note,
            _("Xem các chủ thể"),
            reverse("registry:producers"),
        ),
    )


@signed_in
@require_safe
def product(request: HttpRequest, public_id: str) -> HttpResponse:
    """One product: facts, story, pictures, sources, history."""
    rows = queries.with_photos(queries.with_places(access.visible_products(request.user)))
    row = get_object_or_404(rows.select_related("producer"), public_id=public_id)
    user = request.user
    context = {
        "row": row,
        "set_name": set_name(row.law, row.set_number),
        "change": access.may_change_product(user, row),
        "tell": access.may_tell_product(user, row),
        "retire": access.may_retire_product(user, row),
        "restore": access.may_restore_product(user, row),
        "history": history.of(row),
        "panels": panels_of(user, row),
    }
    return render(request, "registry/product.html", context)


@signed_in
def product_new(request: HttpRequest, public_id: str) -> HttpResponse:
    """Enter a product of a producer."""
    holder = changeable(request, public_id)
    form = NewProductForm(request.POST or None, communes=communes_on(holder.province, today()))
    if request.method == "POST" and form.is_valid():
        values = {"facts": form.facts(), "token": form.cleaned_data["token"]}
        if made := attempt(form, actions.register_product, actor=request.user, producer=holder, **values):
            return redirect(product_address(made))
    page = Page(title=_("Ghi sản phẩm của %s") % holder, button=_("Ghi sản phẩm"), back=producer_address(holder))
    return shown(request, form, page)


@signed_in
def product_change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Correct a product's facts."""
    rows = access.changeable_products(request.user).select_related("province", "commune")
    row = get_object_or_404(rows, public_id=public_id)
    initial = {name: getattr(row, name) for name in ("name", "family", "specification", "season", "revision")}
    initial["set_number"] = row.set_number if row.law == law_in_use() else None
    initial["commune"] = row.commune.code if row.commune else None
    form = ChangeProductForm(request.POST or None, communes=communes_on(row.province, today()), initial=initial)
    page = Page(
        title=_("Sửa thông tin của %s") % row,
        button=_("Ghi thông tin"),
        back=product_address(row),
        done=_("Đã ghi thông tin."),
    )

    def act() -> Product:
        seen = form.cleaned_data["revision"]
        return actions.change_product(actor=request.user, product=row, facts=form.facts(), revision=seen)

    return act_page(request, form, page, act)


@signed_in
def story(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write a product's story."""
    row = get_object_or_404(access.tellable_products(request.user), public_id=public_id)
    form = StoryForm(request.POST or None, initial={"story": row.story, "revision": row.revision})
    page = Page(
        title=_("Câu chuyện của %s") % row,
        button=_("Ghi câu chuyện"),
        back=product_address(row),
        done=_("Đã ghi câu chuyện."),
    )

    def act() -> Product:
        return actions.tell_story(actor=request.user, product=row, **form.cleaned_data)

    return act_page(request, form, page, act)


@signed_in
def product_retire(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a product out of use."""
    row = get_object_or_404(access.retirable_products(request.user), public_id=public_id)
    form = ReasonForm(request.POST or None)
    page = Page(
        title=_("Rút %s khỏi sổ?") % row,
        lead=_("Sản phẩm thôi hiện ở danh sách và cổng công khai. Không có gì bị xóa; khôi phục được."),
        button=_("Rút khỏi sổ"),
        back=product_address(row),
        done=_("Đã rút khỏi sổ."),
        danger=True,
    )
    return act_page(
        request, form, page, lambda: actions.retire(actor=request.user, row=row, reason=form.cleaned_data["reason"])
    )


@signed_in
def product_restore(request: HttpRequest, public_id: str) -> HttpResponse:
    """Bring a product back."""
    row = get_object_or_404(access.restorable_products(request.user), public_id=public_id)
    form = ReasonForm(request.POST or None)
    page = Page(
        title=_("Khôi phục %s vào sổ") % row,
        button=_("Khôi phục"),
        back=product_address(row),
        done=_("Đã khôi phục vào sổ."),
    )
    return act_page(
        request, form, page, lambda: actions.restore(actor=request.user, row=row, reason=form.cleaned_data["reason"])
    )


@signed_in
def product_link(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say whose product this is: search a producer, choose one."""
    rows = access.retirable_products(request.user).select_related("producer", "province")
    row = get_object_or_404(rows, public_id=public_id)
    candidates = access.changeable_producers(request.user).filter(province=row.province)
    candidates = candidates.filter(origin="sample") if row.is_sample else candidates.exclude(origin="sample")
    problem = ""
    if request.method == "POST":
        chosen = LinkForm(request.POST, producers=candidates)
        if not chosen.is_valid():
            raise Http404
        producer = chosen.cleaned_data["producer"]
        try:
            actions.link(actor=request.user, product=row, producer=producer)
            return redirect(product_address(row))
        except Refused as refusal:
            problem = str(refusal)
    asked = request.GET.get("q", "")[:100]
    context = {"row": row, "asked": asked, "found": queries.producers_called(candidates, asked), "problem": problem}
    return render(request, "registry/link.html", context, status=422 if problem else 200)


@signed_in
@require_POST
def product_unlink(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say that nobody knows whose product this is."""
    rows = access.retirable_products(request.user).filter(origin="public_source")
    row = get_object_or_404(rows, public_id=public_id)
    actions.unlink(actor=request.user, product=row)
    return redirect(product_address(row))
