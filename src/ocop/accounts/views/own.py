"""A person's own account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ocop.accounts import history, queries
from ocop.accounts.middleware import without_second_factor
from ocop.accounts.models import StandIn
from ocop.foundation.access import signed_in
from ocop.foundation.calendar import today


@without_second_factor
@signed_in
@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """Contacts, roles, security and what happened to the account."""
    user = request.user
    lent = queries.stand_ins_in_force(StandIn.objects.filter(substitute=user), today())
    context = {
        "holdings": queries.in_force(user.holdings.select_related("unit"), today()).order_by("pk"),
        "stand_ins": lent.select_related("holding__user", "holding__unit").order_by("pk"),
        "second_factor": queries.has_second_factor(user),
        "required": queries.second_factor_required(user),
        "history": history.of_person(user)[:20],
    }
    return render(request, "accounts/me.html", context)


@without_second_factor
@signed_in
@require_GET
def second_factor(request: HttpRequest) -> HttpResponse:
    """Why a second factor must be set up before going on, and the ways to do it."""
    roles = [str(role.label) for role in queries.second_factor_required(request.user)]
    context = {"roles": ", ".join(roles), "done": queries.has_second_factor(request.user)}
    return render(request, "accounts/second_factor.html", context)
