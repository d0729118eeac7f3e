"""The star planner's pages: choose a product set, answer its sheet, read the cheapest way up. Nothing is stored.

The answers stand in the address (about one kilobyte): a result can be kept, sent and opened in the other language, and
no log of ours writes the query of an address down.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from ocop.criteria import RANKS
from ocop.foundation.access import public
from ocop.foundation.calendar import today
from ocop.foundation.text import clean
from ocop.lawbook.laws import law_on, slug_of
from ocop.lawbook.places import page_of
from ocop.lawbook.queries import labels, sign_off_of
from ocop.portal.planner_form import PlannerForm
from ocop.portal.planner_result import answer
from ocop.portal.planner_rows import parts_of
from ocop.portal.planner_sheets import families, sheet_on
from ocop.territory.models import Province


@public
@require_safe
def planner(request: HttpRequest) -> HttpResponse:
    """Choose the product set: those of the law in force, by family; ``?q=`` narrows them."""
    law = law_on(today())
    wanted = clean(request.GET.get("q", ""), 100)
    context = {
        "law": law,
        "slug": slug_of(law.law) if law else "",
        "q": wanted,
        "families": families(law, wanted) if law else [],
    }
    return render(request, "portal/planner.html", context)


@public
@require_safe
@gzip_page
def planner_sheet(request: HttpRequest, law: str, number: int) -> HttpResponse:
    """The sheet as a form; with complete answers in the address, the way up above it."""
    found = sheet_on(today(), law, number)
    if found is None:
        raise Http404
    criteria, sheet = found
    province = Province.objects.order_by("pk").first()
    page = page_of(sheet, labels(province, sheet), get_language() == "en")
    titles = {row.code: row.words.text for part in page.parts for section in part.sections for row in section.criteria}
    form = PlannerForm(sheet, request.GET, titles)
    parts = parts_of(form, page)
    signed = sign_off_of(province, criteria.law, number) if province else None
    answered = answer(form, parts, page) if form.is_valid() else None
    context = {
        "law": criteria, "slug": law, "sheet": sheet, "page": page, "signed": bool(signed and signed.agrees),
        "form": form, "parts": parts, "answered": answered, "wished": form.typed("sao"), "ranks": RANKS,
        "findings": list(form.findings) if form.is_bound else [],
        "others": [(rank, form.address(sao=rank)) for rank in RANKS] if answered else [],
        "link": request.build_absolute_uri(f"?{form.address()}") if answered else "",
    }  # fmt: skip
    return render(request, "portal/planner_sheet.html", context, status=422 if form.errors else 200)
