"""What machines ask for, and the page that says where the data come from."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ocop.foundation.access import public
from ocop.foundation.calendar import limit, today
from ocop.portal.caching import shared
from ocop.portal.cards import known
from ocop.standing.queries import counts
from ocop.territory.queries import sources

MOST_ADDRESSES = 50_000  # that one site map may list


@public
@require_safe
@shared
def data(request: HttpRequest) -> HttpResponse:
    """Where the data come from, how far they reach, and how to take them along."""
    rows = known(today(), None)
    context = {
        "numbers": counts(rows),
        "territory": sources(),
        "today": today(),
        "months": limit("certificate_months", today()),
    }
    return render(request, "portal/data.html", context)


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read the public pages; a demo asks them to stay away."""
    rule = "Disallow: /" if settings.DEMO else "Disallow: /tai-khoan/"
    lines = ["User-agent: *", rule, f"Sitemap: {settings.PUBLIC_URL}{reverse('portal:sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public
@require_safe
@shared
def sitemap(request: HttpRequest) -> HttpResponse:
    """The addresses of the public pages."""
    ids = known(today(), None).order_by("pk").values_list("product__public_id", flat=True)[:MOST_ADDRESSES]
    names = ("portal:home", "portal:catalogue", "portal:planner", "portal:data")
    pages = [reverse(name) for name in names] + [reverse("portal:product", args=[public_id]) for public_id in ids]
    context = {"addresses": [f"{settings.PUBLIC_URL}{page}" for page in pages]}
    return render(request, "portal/sitemap.xml", context, content_type="application/xml; charset=utf-8")
