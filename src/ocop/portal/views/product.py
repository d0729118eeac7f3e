"""One product: may its stars be used today, what stands behind them, where it is made."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ocop.foundation.access import public
from ocop.foundation.calendar import today
from ocop.foundation.files.responses import respond
from ocop.portal.caching import shared
from ocop.portal.cards import card, known, verdict
from ocop.registry.models import Product
from ocop.registry.public import public_photo
from ocop.standing.public import public_history
from ocop.territory.models import Commune
from ocop.territory.queries import communes_on, with_origins
from ocop.territory.tables import district_names
from ocop.territory.tiles import province_picture


@public
@require_safe
@shared
def product(request: HttpRequest, public_id: str) -> HttpResponse:
    """The page a label or a search leads to."""
    span = get_object_or_404(known(today(), None), product__public_id=public_id)
    shown = card(span)
    context = {
        "card": shown,
        "product": shown.product,
        "standing": shown.standing,
        "verdict": verdict(shown, today()),
        "contact": (shown.product["producer"] or {}).get("contact"),
        "history": public_history(span.product, today()),
        "today": today(),
        **_place(span.product),
    }
    return render(request, "portal/product.html", context)


def _place(product: Product) -> dict[str, object]:
    """The commune with the names it had, its place on the map, and how many products are known there."""
    commune = product.commune
    if commune is None:
        return {"unit": None, "old_names": [], "changed_on": None, "districts": [], "picture": "", "neighbours": 0}
    unit = with_origins(Commune.objects.filter(pk=commune.pk)).get()
    living = communes_on(product.province, today())
    return {
        "unit": unit,
        "old_names": [line.old.title for line in unit.origins],  # type: ignore[attr-defined]
        "changed_on": max((line.effective for line in unit.origins), default=None),  # type: ignore[attr-defined]
        "districts": district_names(unit),
        "picture": province_picture(living, _("Vị trí trên bản đồ ô"), lit={unit.pk}, here={unit.pk}),
        "neighbours": known(today(), None).filter(product__commune=unit).count(),
    }


@public
@require_safe
def photo(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """A picture of a product the public may see."""
    shown = known(today(), None).filter(product__photos__public_id=public_id)
    stored = public_photo(public_id) if shown.exists() else None
    if stored is None:
        raise Http404
    return respond(stored, inline=True)
