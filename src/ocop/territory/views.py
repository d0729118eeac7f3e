"""Public pages of the places: all communes, one of them, and what an old name is now."""

import datetime

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ocop.design.lists import list_page
from ocop.foundation.access import public
from ocop.foundation.calendar import today
from ocop.territory import queries
from ocop.territory.forms import LookupForm
from ocop.territory.lookup import look_up
from ocop.territory.models import Commune, Province
from ocop.territory.tables import CommuneFilters, CommunesTable, district_names
from ocop.territory.tiles import province_picture


@public
@require_safe
def communes(request: HttpRequest) -> HttpResponse:
    """All living communes and wards as a list, and as a tile map on which those found stand out."""
    living = queries.alive_on(Commune.objects.all(), today()).order_by("sort_key", "pk")
    province = Province.objects.filter(code=request.GET.get("tinh", "")).first() or Province.objects.first()
    filters = CommuneFilters(request.GET, queryset=living, request=request)
    lit = set(filters.qs.values_list("pk", flat=True)) if filters.in_force() else set()
    label = _("Bản đồ ô: mỗi ô là một xã, phường")
    picture = province_picture(living.filter(province=province), label, lit=lit)
    return list_page(
        request,
        "territory/communes.html",
        rows=queries.with_origins(living),
        table=CommunesTable,
        filterset=CommuneFilters,
        filename="xa-phuong",
        context={"picture": picture, "province": province, "total": living.filter(province=province).count()},
        per_page=60,
    )


@public
@require_safe
def commune(request: HttpRequest, code: str) -> HttpResponse:
    """One unit: what it came from, or what it has become."""
    unit = queries.unit_of_code(code, _day(request) or today())
    if unit is None:
        raise Http404
    unit = queries.with_origins(Commune.objects.filter(pk=unit.pk)).select_related("province").get()
    trail = queries.successors(unit, today())
    living = queries.communes_on(unit.province, today())
    shown = {later.pk for later in trail.now}
    others = Commune.objects.filter(code=code).exclude(pk=unit.pk).order_by(F("starts").desc(nulls_last=True), "-pk")
    context = {
        "unit": unit,
        "trail": trail,
        "districts": district_names(unit),
        "others": others,
        "picture": province_picture(living, _("Vị trí trên bản đồ ô"), lit=shown, here=shown),
    }
    return render(request, "territory/commune.html", context)


def _day(request: HttpRequest) -> datetime.date | None:
    """The day in the address; a wrong one counts as none."""
    try:
        return datetime.date.fromisoformat(request.GET.get("ngay", ""))
    except ValueError:
        return None


@public
@require_safe
def lookup(request: HttpRequest) -> HttpResponse:
    """What a written place is now; several or split ones are laid out for a person to choose."""
    form = LookupForm(request.GET if "noi" in request.GET else None)
    answer = look_up(form.cleaned_data["noi"], form.cleaned_data["ngay"]) if form.is_valid() else None
    return render(request, "territory/lookup.html", {"form": form, "answer": answer, "sources": queries.sources()})
