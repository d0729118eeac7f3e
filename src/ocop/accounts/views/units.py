"""Units and the policy about second factors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ocop.accounts import access, actions, queries
from ocop.accounts.enums import Role, UnitKind
from ocop.accounts.forms import PolicyForm, UnitForm
from ocop.accounts.models import Holding
from ocop.accounts.tables import UnitFilters, UnitTable
from ocop.accounts.views.acting import ActPage, act_page
from ocop.design.lists import list_page
from ocop.foundation.access import for_roles
from ocop.foundation.calendar import today
from ocop.territory.models import Province


@for_roles(*access.READERS)
@require_GET
def units(request: HttpRequest) -> HttpResponse:
    """The units of the user's provinces."""
    rows = queries.with_people_now(access.visible_units(request.user), today())
    return list_page(
        request,
        "accounts/units.html",
        rows=queries.in_order(rows),
        table=UnitTable,
        filterset=UnitFilters,
        filename="don-vi",
    )


@for_roles(*access.READERS)
def unit(request: HttpRequest, public_id: str) -> HttpResponse:
    """One unit: who holds what, and for administrators its settings."""
    found = get_object_or_404(access.visible_units(request.user).select_related("parent"), public_id=public_id)
    may_edit = bool(access.may_edit_unit(request.user, found))
    holders = queries.in_force(Holding.objects.filter(unit=found), today()).select_related("user")
    initial = {"name": found.name, "same_person_may_approve": found.same_person_may_approve}
    form = UnitForm(request.POST or None, initial=initial)
    form.fields["name"].disabled = found.kind == UnitKind.COMMUNE  # it bears its commune's name
    page = ActPage(
        title=found.name,
        button=_("Ghi thiết lập"),
        back=reverse("accounts:unit", args=[public_id]),
        done=_("Đã ghi thiết lập của đơn vị."),
    )
    if request.method == "POST":
        get_object_or_404(access.editable_units(request.user), pk=found.pk)
        response = act_page(request, form, page, actions.edit_unit, actor=request.user, unit=found)
        if response.status_code != 422:
            return response
    context = {
        "unit": found,
        "form": form,
        "page": page,
        "may_edit": may_edit,
        "holders": holders.order_by("role", "user__sort_key", "pk"),
    }
    return render(request, "accounts/unit.html", context, status=422 if form.errors else 200)


@for_roles(Role.ADMINISTRATOR)
def policies(request: HttpRequest) -> HttpResponse:
    """Which roles must have a second factor, by province and day."""
    rows = Province.objects.filter(pk__in=queries.provinces_of(request.user, Role.ADMINISTRATOR))
    province = get_object_or_404(rows, code=request.GET["tinh"]) if "tinh" in request.GET else rows.first()
    form = PolicyForm(request.POST or None, initial={"from_day": today()})
    page = ActPage(
        title=_("Xác thực hai bước theo vai trò"),
        button=_("Ghi quy định"),
        back=request.get_full_path(),
        done=_("Đã ghi quy định."),
        template="accounts/policies.html",
    )
    if request.method == "POST" and form.is_valid():
        return act_page(request, form, page, actions.set_role_policy, actor=request.user, province=province)
    context = {
        "form": form,
        "page": page,
        "province": province,
        "provinces": rows,
        "roles": queries.policy_by_role(province, today()),
    }
    return render(request, page.template, context, status=422 if form.errors else 200)
