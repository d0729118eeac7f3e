"""Pictures of a product."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ocop.foundation.access import signed_in
from ocop.foundation.files.responses import respond
from ocop.registry import access, actions
from ocop.registry.forms import PhotoForm
from ocop.registry.models import ProductPhoto
from ocop.registry.views.acting import Page, act_page
from ocop.registry.views.products import product_address


@signed_in
@require_safe
def photo(request: HttpRequest, public_id: str) -> FileResponse:
    """One picture, for those who may see its product."""
    rows = ProductPhoto.objects.filter(product__in=access.visible_products(request.user)).select_related("file")
    return respond(get_object_or_404(rows, public_id=public_id).file, inline=True)


@signed_in
def photo_add(request: HttpRequest, public_id: str) -> HttpResponse:
    """Add a picture."""
    rows = access.tellable_products(request.user).select_related("province", "producer")
    row = get_object_or_404(rows, public_id=public_id)
    form = PhotoForm(request.POST or None, request.FILES or None)
    page = Page(
        title=_("Thêm ảnh cho %s") % row,
        button=_("Gửi ảnh"),
        back=product_address(row),
        done=_("Đã thêm ảnh."),
        with_files=True,
    )

    def act() -> ProductPhoto:
        upload, caption = form.cleaned_data["picture"], form.cleaned_data["caption"]
        return actions.add_photo(actor=request.user, product=row, upload=upload, name=upload.name, caption=caption)

    return act_page(request, form, page, act)


@signed_in
@require_POST
def photo_remove(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a picture away."""
    rows = ProductPhoto.objects.filter(product__in=access.tellable_products(request.user)).select_related("product")
    found = get_object_or_404(rows, public_id=public_id)
    return redirect(product_address(actions.remove_photo(actor=request.user, photo=found)))
