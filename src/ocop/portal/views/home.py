"""The first page: search, numbers, the map, families, what stars mean."""

from typing import Any

from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ocop.criteria import laws, load
from ocop.design.charts import Tile, level_of, tile_picture
from ocop.foundation.access import public
from ocop.foundation.calendar import limit, today
from ocop.portal.caching import shared
from ocop.portal.cards import cards, known
from ocop.registry.enums import Family
from ocop.standing.authorities import issuer_on
from ocop.standing.enums import IN_FORCE
from ocop.standing.queries import counts
from ocop.territory.models import Commune, Province
from ocop.territory.queries import communes_on

NEWEST = 4


@public
@require_safe
@shared
def home(request: HttpRequest) -> HttpResponse:
    """What is recognised in the province, and the ways into it."""
    provinces = list(Province.objects.order_by("code"))
    asked = request.GET.get("tinh", "")
    province = next((row for row in provinces if row.code == asked), provinces[0] if provinces else None)
    rows = known(today(), province)
    units = list(communes_on(province, today()).order_by("sort_key", "pk")) if province else []
    grouped = rows.order_by().values_list("product__family").annotate(count=Count("pk"))
    by_family = dict(grouped)
    newest = rows.filter(status__in=IN_FORCE).order_by(F("recognition__first_day").desc(), "product__sort_key", "pk")
    context = {
        "province": province,
        "provinces": provinces if len(provinces) > 1 else [],
        "numbers": counts(rows),
        "listed": rows.count(),
        "samples": rows.filter(product__origin="sample").count(),
        "picture": _picture(units, dict(rows.order_by().values_list("product__commune").annotate(count=Count("pk")))),
        "units": units,
        "families": [(family.value, family.label, by_family.get(family, 0)) for family in Family],
        "newest": cards(newest[:NEWEST]),
        "ranks": _ranks(province),
        "months": limit("certificate_months", today()),
        "today": today(),
    }
    return render(request, "portal/home.html", context)


def _picture(units: list[Commune], found: dict[int | None, int]) -> Any:
    """The tile map: a tile for each commune, brighter the more products are known there."""
    placed = [
        (unit, unit.tile_column, unit.tile_row)
        for unit in units
        if unit.tile_column is not None and unit.tile_row is not None
    ]
    left = min((column for _unit, column, _row in placed), default=0)
    top = min((row for _unit, _column, row in placed), default=0)
    most = max((found.get(unit.pk, 0) for unit, _column, _row in placed), default=0)
    catalogue = reverse("portal:catalogue")
    tiles = [
        Tile(
            code=unit.code,
            name=unit.title,
            column=column - left,
            row=row - top,
            value=found.get(unit.pk),
            level=level_of(found.get(unit.pk, 0), most),
            url=f"{catalogue}?noi={unit.code}",
        )
        for unit, column, row in placed
    ]
    return tile_picture(tiles, _("Bản đồ ô: mỗi ô là một xã, phường; số là sản phẩm trong sổ"))


def _ranks(province: Province | None) -> list[dict[str, Any]]:
    """What each rank means by the law in force: least points, and who certifies it."""
    law = load(laws()[0])
    return [
        {
            "stars": stars,
            "floor": floor,
            "issuer": issuer_on(today(), stars, province=province.name if province else ""),
        }
        for stars, floor in law.bands
        if stars >= law.certified_from
    ]
