"""Slips at the counter, and the public page where a slip is used."""

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from ocop.accounts import access, actions
from ocop.accounts.access import COMMUNE_DESK
from ocop.accounts.actions.first import is_open
from ocop.accounts.documents import slip_pdf, slip_words
from ocop.accounts.enums import Role
from ocop.accounts.forms import ActivateForm, FirstForm, ResetForm
from ocop.accounts.identifiers import identifier
from ocop.accounts.models import Slip, User
from ocop.accounts.views.acting import ActPage, attempt
from ocop.foundation.access import Refused, for_roles, public
from ocop.foundation.documents.pdf import Undisplayable

SLIP_DESK = (Role.ADMINISTRATOR, *COMMUNE_DESK)


def _printed(request: HttpRequest, person: User, slip: Slip, code: str) -> HttpResponse:
    """The slip with its code: as a page, or as PDF when the button asked for it. The only time the code is seen."""
    address = settings.PUBLIC_URL + reverse("accounts:activate")
    words = slip_words(person=person, slip=slip, code=code, address=address)
    if request.POST.get("dang") == "pdf":
        name = f"phieu-{slip.public_id.hex[:8]}.pdf"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        try:
            return HttpResponse(slip_pdf(words), content_type="application/pdf", headers=headers)
        except Undisplayable as problem:  # the code exists by now and must not be lost: the page shows every sign
            messages.warning(request, str(problem))
    return render(request, "accounts/slip.html", {"person": person, "paper": words})


@for_roles(*SLIP_DESK)
@require_POST
def issue(request: HttpRequest, public_id: str) -> HttpResponse:
    """Print the activation slip of a person who has no password yet."""
    rows = access.people_to_let_in(request.user).select_related("home")
    person = get_object_or_404(rows, public_id=public_id)
    try:
        slip, code = actions.issue_slip(actor=request.user, person=person)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("accounts:person", public_id)
    return _printed(request, person, slip, code)


@for_roles(*SLIP_DESK)
def reset(request: HttpRequest, public_id: str) -> HttpResponse:
    """Reset a password at the counter, after looking at the person's papers."""
    rows = access.people_to_let_in(request.user).select_related("home")
    person = get_object_or_404(rows, public_id=public_id)
    form = ResetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("paper", "digits", "remove_second_factor")}
        printed = attempt(form, actions.reset_at_counter, actor=request.user, person=person, **values)
        if printed is not None:
            return _printed(request, person, *printed)
    page = ActPage(
        title=_("Đặt lại mật khẩu tại quầy cho %s") % person,
        button=_("In phiếu đặt lại mật khẩu"),
        back=reverse("accounts:person", args=[public_id]),
        lead=_("Chỉ làm khi người này có mặt. Mật khẩu cũ hết dùng ngay; việc đối chiếu được ghi vào sổ cái."),
    )
    return render(request, page.template, {"form": form, "page": page}, status=422 if form.errors else 200)


@public
@sensitive_post_parameters("code", "password", "again")
def activate(request: HttpRequest) -> HttpResponse:
    """Choose a password with the code of a slip; then sign in with it."""
    form = ActivateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        key = identifier(form.cleaned_data["login"])[1]
        if not ratelimit.consume(request, action="activate", key=key):
            form.add_error(None, _("Nhập sai quá nhiều lần. Chờ mười phút rồi thử lại, hoặc xin phiếu mới."))
            return render(request, "accounts/activate.html", {"form": form}, status=429)
        if attempt(form, actions.activate, **form.cleaned_data) is not None:
            return redirect("accounts:activated")
    return render(request, "accounts/activate.html", {"form": form}, status=422 if form.errors else 200)


@public
def activated(request: HttpRequest) -> HttpResponse:
    """What comes after choosing a password."""
    return render(request, "accounts/activated.html")


@public
@sensitive_post_parameters("password", "again")
def first(request: HttpRequest, token: str) -> HttpResponse:
    """The first administrator of a real installation, through the link that ``./ocop up --empty`` printed."""
    if not is_open(token):
        return render(request, "accounts/first_over.html", status=404)
    form = FirstForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, actions.create_first_administrator, token=token, **form.cleaned_data)
        if made is not None:
            return redirect("accounts:activated")
    return render(request, "accounts/first.html", {"form": form}, status=422 if form.errors else 200)
