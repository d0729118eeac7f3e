"""A producer's authorised people."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ocop.accounts.documents import slip_words
from ocop.foundation.access import signed_in
from ocop.registry import access, actions
from ocop.registry.forms import EndMemberForm, MemberForm
from ocop.registry.models import ProducerMember
from ocop.registry.views.acting import Page, act_page, attempt, shown
from ocop.registry.views.producers import changeable, producer_address


@signed_in
def member_new(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let a person act for a producer; a new account's slip is shown once."""
    row = changeable(request, public_id)
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        added = attempt(form, actions.add_member, actor=request.user, producer=row, **form.cleaned_data)
        if added is not None:
            member, slip, code = added
            if slip is None:
                return redirect(producer_address(row))
            address = settings.PUBLIC_URL + reverse("accounts:activate")
            words = slip_words(person=member.user, slip=slip, code=code, address=address)
            context = {"person": member.user, "paper": words}
            response = render(request, "accounts/slip.html", context)
            response["Cache-Control"] = "private, no-store"
            return response
    page = Page(
        title=_("Thêm người được ủy quyền của %s") % row,
        lead=_("Tài khoản mới kèm một phiếu kích hoạt: in và đưa tận tay."),
        button=_("Thêm người"),
        back=producer_address(row),
    )
    return shown(request, form, page)


@signed_in
def member_end(request: HttpRequest, public_id: str) -> HttpResponse:
    """End an authorisation."""
    rows = access.endable_members(request.user).select_related("producer", "user")
    member = get_object_or_404(rows, public_id=public_id)
    form = EndMemberForm(request.POST or None)
    page = Page(
        title=_("Kết thúc ủy quyền của %s") % member.user,
        lead=_("Sau ngày cuối, người này không còn thấy và sửa được gì của chủ thể. Thêm lại được."),
        button=_("Kết thúc ủy quyền"),
        back=producer_address(member.producer),
        done=_("Đã ghi ngày cuối của việc ủy quyền."),
        danger=True,
    )

    def act() -> ProducerMember:
        return actions.end_member(actor=request.user, member=member, last_day=form.cleaned_data["last_day"])

    return act_page(request, form, page, act)
