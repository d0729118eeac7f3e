"""The catalogue: search, facets, order, pages, files."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ocop.foundation.access import public
from ocop.foundation.calendar import today
from ocop.foundation.text import clean
from ocop.portal.caching import shared
from ocop.portal.cards import cards, known
from ocop.portal.exports import as_csv, excel
from ocop.portal.search import ORDERS, Search, chips
from ocop.territory.models import Province

PER_PAGE = 24
FILES = {"xlsx": excel, "csv": as_csv}


@public
@require_safe
@shared
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every product publicly known, narrowed by the address."""
    province = Province.objects.filter(code=clean(request.GET.get("tinh", ""), 2)).first()
    search = Search(request.GET)
    everything = known(today(), province)
    found = search.ordered(search.found(everything))
    as_file = FILES.get(request.GET.get("xuat", ""))
    if as_file:
        return as_file(cards(found))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    facets = search.facets(everything)
    context = {
        "search": search,
        "province": province,
        "page": page,
        "total": page.paginator.count,
        "cards": cards(page.object_list),
        "facets": facets,
        "chips": chips(search, request.GET, facets),
        "orders": ORDERS.items(),
        "today": today(),
    }
    return render(request, "portal/catalogue.html", context)
