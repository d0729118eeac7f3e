"""Roles and stand-ins: giving, ending, lending."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ocop.accounts import access, actions, queries
from ocop.accounts.enums import Role
from ocop.accounts.forms import EndForm, GrantForm, StandInForm
from ocop.accounts.views.acting import ActPage, act_page
from ocop.accounts.views.people import find
from ocop.foundation.access import for_roles, signed_in
from ocop.foundation.calendar import today


@for_roles(Role.ADMINISTRATOR)
def grant(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give a person a role."""
    person = find(request, public_id)
    form = GrantForm(request.POST or None, units=access.editable_units(request.user), initial={"starts": today()})
    page = ActPage(
        title=_("Cấp vai trò cho %s") % person,
        button=_("Cấp vai trò"),
        back=reverse("accounts:person", args=[public_id]),
        done=_("Đã cấp vai trò."),
        lead=_("Vai trò luôn gắn với một đơn vị và có ngày bắt đầu. Một người giữ được nhiều vai trò."),
    )
    return act_page(request, form, page, actions.grant, actor=request.user, person=person)


@for_roles(Role.ADMINISTRATOR)
def end(request: HttpRequest, public_id: str) -> HttpResponse:
    """End a role."""
    rows = access.endable_holdings(request.user).select_related("user", "unit")
    holding = get_object_or_404(rows, public_id=public_id)
    page = ActPage(
        title=_("Kết thúc vai trò: %s") % holding,
        button=_("Kết thúc vai trò"),
        back=reverse("accounts:person", args=[holding.user.public_id]),
        done=_("Đã ghi ngày kết thúc vai trò."),
        lead=_("%s thôi giữ vai trò này sau ngày ghi dưới đây. Việc đã làm khi còn vai trò vẫn giữ nguyên.")
        % holding.user,
        danger=True,
    )
    form = EndForm(request.POST or None, initial={"last_day": today()})
    return act_page(request, form, page, actions.end_holding, actor=request.user, holding=holding)


@signed_in
@require_GET
def stand_ins(request: HttpRequest) -> HttpResponse:
    """Who stands in for whom: what the user gave and takes, and for administrators the province's."""
    rows = access.visible_stand_ins(request.user).select_related("holding__user", "holding__unit", "substitute")
    cancellable = set(access.cancellable_stand_ins(request.user).values_list("pk", flat=True))
    mine = queries.in_force(request.user.holdings.select_related("unit"), today()).order_by("pk")
    now, earlier = rows.filter(ends__gte=today(), void=False), rows.exclude(ends__gte=today(), void=False)
    context = {
        "current": [(row, row.pk in cancellable) for row in now.order_by("starts", "pk")],
        "earlier": earlier.order_by("-ends", "-pk")[:50],
        "mine": mine,
        "today": today(),
    }
    return render(request, "accounts/stand_ins.html", context)


@signed_in
def lend(request: HttpRequest, public_id: str) -> HttpResponse:
    """Name a stand-in for one role."""
    rows = access.lendable_holdings(request.user).select_related("user", "unit")
    holding = get_object_or_404(rows, public_id=public_id)
    page = ActPage(
        title=_("Cử người thay mặt"),
        button=_("Cử người thay mặt"),
        back=reverse("accounts:stand_ins"),
        done=_("Đã cử người thay mặt."),
        lead=_("Vai trò: %(holding)s, do %(person)s giữ. Mọi việc người thay mặt làm đều ghi “thay mặt”.")
        % {"holding": holding, "person": holding.user},
    )
    form = StandInForm(request.POST or None, people=queries.possible_substitutes(holding))
    return act_page(request, form, page, actions.set_stand_in, actor=request.user, holding=holding)


@signed_in
@require_POST
def cancel(request: HttpRequest, public_id: str) -> HttpResponse:
    """Cancel a stand-in from today on."""
    row = get_object_or_404(access.cancellable_stand_ins(request.user), public_id=public_id)
    actions.cancel_stand_in(actor=request.user, stand_in=row)
    return redirect("accounts:stand_ins")
