"""The law's pages: which laws, which sheets, one sheet; and the office's two acts on a sheet."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ocop.accounts.enums import Role
from ocop.criteria import CriteriaSet, Sheet, load
from ocop.criteria import laws as all_laws
from ocop.foundation.access import Refused, for_roles, public
from ocop.lawbook import actions
from ocop.lawbook.access import may_edit
from ocop.lawbook.forms import SignOffForm, WordingForm
from ocop.lawbook.laws import slug_of
from ocop.lawbook.places import labels_of, page_of
from ocop.lawbook.queries import labels, sign_off_of, sign_offs, wordings
from ocop.territory.models import Province


def _law_or_404(slug: str) -> CriteriaSet:
    for law in all_laws():
        if slug_of(law) == slug:
            return load(law)
    raise Http404


def _sheet_or_404(slug: str, number: int) -> tuple[CriteriaSet, Sheet]:
    law = _law_or_404(slug)
    for sheet in law.sheets:
        if sheet.number == number:
            return law, sheet
    raise Http404


def _province(request: HttpRequest) -> Province | None:
    """The province whose sign-off and wording are shown: the person's own, else the installation's first."""
    editable = [province for province in Province.objects.all() if may_edit(request.user, province)]
    return editable[0] if editable else Province.objects.first()


@public
def laws(request: HttpRequest) -> HttpResponse:
    """Every law whose sheets ship."""
    rows = [{"law": load(law), "slug": slug_of(law)} for law in all_laws()]
    return render(request, "lawbook/laws.html", {"rows": rows})


@public
def law(request: HttpRequest, law: str) -> HttpResponse:
    """The sheets of one law by family, each with its sign-off."""
    criteria = _law_or_404(law)
    province = _province(request)
    signed = sign_offs(province, criteria.law) if province else {}
    families: dict[str, list] = {}
    for sheet in criteria.sheets:
        name = sheet.family.en if get_language() == "en" else sheet.family.vi
        families.setdefault(name, []).append({"sheet": sheet, "signed": signed.get(sheet.number)})
    context = {"law": criteria, "slug": law, "families": families, "signed": len(signed)}
    return render(request, "lawbook/law.html", context)


@public
def sheet(request: HttpRequest, law: str, number: int) -> HttpResponse:
    """One sheet: criteria, options, gates, stops, slips, source, sign-off and history of wording."""
    criteria, found = _sheet_or_404(law, number)
    province = _province(request)
    allowed = bool(province and may_edit(request.user, province))
    context = {
        "law": criteria,
        "slug": law,
        "sheet": found,
        "page": page_of(found, labels(province, found), get_language() == "en"),
        "signed": sign_off_of(province, criteria.law, number) if province else None,
        "wordings": wordings(province, criteria.law, number) if province else [],
        "may_edit": allowed,
        "editing": allowed and "cau-chu" in request.GET,
    }
    return render(request, "lawbook/sheet.html", context)


@for_roles(Role.OFFICE_STAFF, Role.OFFICE_HEAD)
def sign_off(request: HttpRequest, law: str, number: int) -> HttpResponse:
    """Say that a sheet equals the signed text, or take it back."""
    criteria, found = _sheet_or_404(law, number)
    province = _province(request)
    form = SignOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.sign_off(actor=request.user, province=province, law=criteria.law, sheet=number, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã ghi lời đối chiếu bộ %(number)s.") % {"number": number})
            return redirect("lawbook:sheet", law, number)
    context = {"form": form, "law": criteria, "slug": law, "sheet": found}
    return render(request, "lawbook/sign_off.html", context, status=422 if form.errors else 200)


@for_roles(Role.OFFICE_STAFF, Role.OFFICE_HEAD)
def wording(request: HttpRequest, law: str, number: int) -> HttpResponse:
    """Lay official wording over one label, chosen by ``?vi-tri=``."""
    criteria, found = _sheet_or_404(law, number)
    place = request.GET.get("vi-tri", "")
    shipped = labels_of(found).get(place)
    if shipped is None:
        raise Http404
    province = _province(request)
    now = labels(province, found)[place]
    form = WordingForm(request.POST or None, initial={"vi": now.vi, "en": now.en})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_wording(
                actor=request.user, province=province, law=criteria.law, sheet=number, place=place, **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã ghi câu chữ chính thức."))
            return redirect("lawbook:sheet", law, number)
    context = {"form": form, "law": criteria, "slug": law, "sheet": found, "shipped": shipped}
    return render(request, "lawbook/wording.html", context, status=422 if form.errors else 200)
