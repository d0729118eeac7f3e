"""The home of everyone who works here, and the search over all of it."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ocop.accounts.models import User
from ocop.foundation.access import signed_in
from ocop.foundation.calendar import today
from ocop.office.doors import doors_for
from ocop.office.figures import figures_for
from ocop.office.search import LONGEST, search_all
from ocop.office.today import home_of


@signed_in
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Today: what waits for this person, by when."""
    user = cast(User, request.user)
    context = home_of(user, today()) | {"figures": figures_for(user), "doors": doors_for(user)}
    return render(request, "office/home.html", context)


@signed_in
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Products, producers, communes and people that this person may see, by a few letters of their names."""
    asked = request.GET.get("q", "")[:LONGEST]
    return render(request, "office/search.html", {"asked": asked, "finds": search_all(cast(User, request.user), asked)})
