"""People: the list, one person, a new account, corrections, stopping and opening again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ocop.accounts import access, actions, history, queries
from ocop.accounts.access import COMMUNE_DESK, DESK
from ocop.accounts.enums import Role
from ocop.accounts.forms import ChangePersonForm, PersonForm, ReasonForm
from ocop.accounts.models import User
from ocop.accounts.tables import PeopleFilters, PeopleTable
from ocop.accounts.views.acting import ActPage, act_page, attempt
from ocop.design.lists import list_page
from ocop.foundation.access import for_roles
from ocop.foundation.calendar import today


def find(request: HttpRequest, public_id: str) -> User:
    """A person the user may see, or 404."""
    rows = access.visible_people(request.user).select_related("home")
    return get_object_or_404(rows, public_id=public_id)


@for_roles(*DESK)
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """The people of the user's units."""
    rows = queries.with_roles_now(queries.with_second_factor(access.visible_people(request.user)), today())
    return list_page(
        request,
        "accounts/people.html",
        rows=rows.select_related("home").order_by("sort_key", "pk"),
        table=PeopleTable,
        filterset=PeopleFilters,
        filename="nguoi-dung",
        context={"may_add": access.units_for_new_people(request.user).exists()},
    )


def person_context(request: HttpRequest, person: User) -> dict:
    """What the page of a person shows."""
    user = request.user
    endable = set(access.endable_holdings(user).filter(user=person).values_list("pk", flat=True))
    holdings = person.holdings.select_related("unit").order_by("-starts", "-pk")
    return {
        "person": person,
        "holdings": [(row, row.pk in endable) for row in holdings],
        "stand_ins": access.visible_stand_ins(user).filter(substitute=person).select_related("holding__user"),
        "slips": person.slips.select_related("issued_by"),
        "history": history.of_person(person),
        "second_factor": queries.has_second_factor(person),
        "activated": queries.was_activated(person),
        "let_in": access.may_let_in(user, person),
        "manage": access.may_manage_person(user, person),
        "stop": access.may_stop_person(user, person),
        "today": today(),
        "contacts": None,
    }


@for_roles(*DESK)
@require_GET
def person(request: HttpRequest, public_id: str) -> HttpResponse:
    """One person: roles, slips, history; contacts masked."""
    return render(request, "accounts/person.html", person_context(request, find(request, public_id)))


@for_roles(*DESK)
@require_POST
def contacts(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same page with contacts in full; that they were read is recorded."""
    found = find(request, public_id)
    shown = actions.read_contacts(actor=request.user, person=found)
    return render(request, "accounts/person.html", person_context(request, found) | {"contacts": shown})


@for_roles(Role.ADMINISTRATOR, *COMMUNE_DESK)
def create(request: HttpRequest) -> HttpResponse:
    """A new account."""
    units = access.units_for_new_people(request.user)
    only = list(units[:2])
    initial = {"unit": only[0].public_id} if len(only) == 1 else {}
    form = PersonForm(request.POST or None, units=units, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, actions.create_person, actor=request.user, **form.cleaned_data)
        if made is not None:
            return redirect("accounts:person", made.public_id)
    page = ActPage(
        title=_("Thêm tài khoản"),
        button=_("Thêm tài khoản"),
        back=reverse("accounts:people"),
        lead=_("Sau khi thêm, in phiếu kích hoạt để người ấy tự đặt mật khẩu."),
    )
    return render(request, page.template, {"form": form, "page": page}, status=422 if form.errors else 200)


@for_roles(Role.ADMINISTRATOR)
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Correct a person's name, contacts and unit."""
    found = get_object_or_404(access.manageable_people(request.user), public_id=public_id)
    if request.method != "POST":
        phone, email = actions.read_contacts(actor=request.user, person=found)
        initial = {"full_name": found.full_name, "phone": phone, "email": email}
    else:
        initial = {}
    form = ChangePersonForm(request.POST or None, units=access.units_for_new_people(request.user), initial=initial)
    page = ActPage(
        title=_("Sửa thông tin của %s") % found,
        button=_("Ghi thông tin"),
        back=reverse("accounts:person", args=[public_id]),
        done=_("Đã ghi thông tin."),
    )
    return act_page(request, form, page, actions.update_person, actor=request.user, person=found)


@for_roles(Role.ADMINISTRATOR)
def stop(request: HttpRequest, public_id: str) -> HttpResponse:
    """Stop an account."""
    found = get_object_or_404(access.stoppable_people(request.user).filter(is_active=True), public_id=public_id)
    page = ActPage(
        title=_("Ngừng tài khoản của %s") % found,
        button=_("Ngừng tài khoản"),
        back=reverse("accounts:person", args=[public_id]),
        done=_("Đã ngừng tài khoản."),
        lead=_("Người này ra khỏi mọi thiết bị và không đăng nhập được nữa. Việc đã làm vẫn giữ nguyên; mở lại được."),
        danger=True,
    )
    return act_page(request, ReasonForm(request.POST or None), page, actions.stop, actor=request.user, person=found)


@for_roles(Role.ADMINISTRATOR)
def reopen(request: HttpRequest, public_id: str) -> HttpResponse:
    """Open a stopped account again."""
    rows = access.manageable_people(request.user).filter(is_active=False, erased=False)
    found = get_object_or_404(rows, public_id=public_id)
    page = ActPage(
        title=_("Mở lại tài khoản của %s") % found,
        button=_("Mở lại tài khoản"),
        back=reverse("accounts:person", args=[public_id]),
        done=_("Đã mở lại tài khoản."),
    )
    form = ReasonForm(request.POST or None)
    return act_page(request, form, page, actions.reactivate, actor=request.user, person=found)
