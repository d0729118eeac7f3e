"""Pages of the desk: notices, finished files, the calendar of working days, requests about personal data."""

import re
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ocop.accounts.enums import Role
from ocop.desk import access, actions
from ocop.desk.enums import OPEN_JOBS, JobState, RequestState
from ocop.desk.forms import AnswerForm, AskForm, DayForm, ReopenForm
from ocop.desk.jobs import restart
from ocop.desk.jobs.kinds import KINDS
from ocop.desk.models import DataRequest, Job
from ocop.desk.queries import days_of
from ocop.desk.workflow import REQUESTS
from ocop.foundation.access import Refused, for_roles, signed_in
from ocop.foundation.calendar import today
from ocop.foundation.files.responses import respond
from ocop.territory.models import Province

PAGE = 30
YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")  # what the address may ask for


def _page(request: HttpRequest, rows: QuerySet) -> Any:
    return Paginator(rows, PAGE).get_page(request.GET.get("trang"))


def _act(form: forms.Form, act: Any, **values: Any) -> bool:
    """Run an action for a valid form; its refusal becomes the form's error and nothing typed is lost."""
    try:
        act(**values)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


# ── Notices ─────────────────────────────────────────────────────────────────
@signed_in
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """The person's notices, newest first."""
    rows = access.visible_notices(request.user)
    unread = rows.filter(read_at__isnull=True).count()
    return render(request, "desk/notices.html", {"page": _page(request, rows), "unread": unread})


@signed_in
@require_POST
def open_notice(request: HttpRequest, public_id: str) -> HttpResponse:
    """Mark one notice as read and go where it leads."""
    notice = get_object_or_404(access.visible_notices(request.user), public_id=public_id)
    actions.mark_read(actor=request.user, notice=notice)
    return redirect(notice.url or "desk:notices")


@signed_in
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark every notice as read."""
    actions.mark_read(actor=request.user)
    return redirect("desk:notices")


# ── Long jobs ───────────────────────────────────────────────────────────────
def _shown(job: Job) -> dict[str, Any]:
    kind = KINDS.get(job.kind)
    return {"job": job, "label": kind.label if kind else job.kind, "open": job.state in OPEN_JOBS}


@signed_in
@require_GET
def jobs(request: HttpRequest) -> HttpResponse:
    """What the person asked the machine to make, with the finished files."""
    page = _page(request, access.visible_jobs(request.user).select_related("result"))
    return render(request, "desk/jobs.html", {"page": page, "rows": [_shown(job) for job in page]})


@signed_in
def job(request: HttpRequest, public_id: str) -> HttpResponse:
    """How far one job is; a stopped one may be tried again."""
    found = get_object_or_404(access.visible_jobs(request.user).select_related("result"), public_id=public_id)
    if request.method == "POST":
        restart(actor=request.user, job=found)
        return redirect("desk:job", public_id)
    template = "desk/job.html#progress" if request.htmx else "desk/job.html"
    return render(request, template, {**_shown(found), "stopped": found.state == JobState.STOPPED})


@signed_in
@require_GET
def job_file(request: HttpRequest, public_id: str) -> FileResponse:
    """The file a job made."""
    found = get_object_or_404(access.visible_jobs(request.user).select_related("result"), public_id=public_id)
    if found.result is None:
        raise Http404
    return respond(found.result)


# ── Working days ────────────────────────────────────────────────────────────
@signed_in
def calendar(request: HttpRequest) -> HttpResponse:
    """The listed days of a year; heads of the office and administrators enter and change them."""
    asked = request.GET.get("nam", "")
    year = int(asked) if YEAR.fullmatch(asked) else today().year
    may_change = bool(access.may_change_days(request.user))
    form = DayForm(request.POST or None)
    if request.method == "POST":
        if not may_change:
            raise Http404
        if form.is_valid() and _act(form, actions.change_day, actor=request.user, **form.cleaned_data):
            messages.success(request, _("Đã ghi ngày %(day)s.") % {"day": f"{form.cleaned_data['date']:%d/%m/%Y}"})
            return redirect("desk:calendar")
    context = {"days": days_of(year), "year": year, "form": form, "may_change": may_change}
    return render(request, "desk/calendar.html", context, status=422 if form.errors else 200)


# ── Personal data ───────────────────────────────────────────────────────────
@signed_in
def my_data(request: HttpRequest) -> HttpResponse:
    """The person's own requests about their data, and a new one."""
    rows = DataRequest.objects.filter(person_id=request.user.pk).order_by("-received", "-pk")
    first = Province.objects.first()
    form = AskForm(request.POST or None, initial={"province": first.code if first else None})
    if (
        request.method == "POST"
        and form.is_valid()
        and _act(form, actions.open_request, actor=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("Đã nhận yêu cầu. Câu trả lời hiện ở trang này."))
        return redirect("desk:my_data")
    return render(request, "desk/my_data.html", {"rows": rows, "form": form}, status=422 if form.errors else 200)


@signed_in
@require_GET
def my_copy(request: HttpRequest, public_id: str, which: str) -> FileResponse:
    """The copy of one's own data: ``bang`` (Excel) or ``json``."""
    found = get_object_or_404(DataRequest, person_id=request.user.pk, public_id=public_id)
    stored = {"bang": found.table, "json": found.record}.get(which)
    if stored is None:
        raise Http404
    return respond(stored)


@for_roles(Role.ADMINISTRATOR)
@require_GET
def requests(request: HttpRequest) -> HttpResponse:
    """Requests the administrator's provinces answer: open ones by their limit, then the answered."""
    rows = access.visible_requests(request.user).exclude(person_id=request.user.pk).select_related("person")
    waiting = rows.filter(state=RequestState.OPEN).order_by("due", "pk")
    answered = rows.exclude(state=RequestState.OPEN).order_by("-answered_at", "-pk")
    context = {"waiting": waiting, "page": _page(request, answered), "today": today()}
    return render(request, "desk/requests.html", context)


@for_roles(Role.ADMINISTRATOR)
def request(request: HttpRequest, public_id: str) -> HttpResponse:
    """One request and its answer."""
    rows = access.visible_requests(request.user).select_related("person", "answered_by")
    found = get_object_or_404(rows, public_id=public_id)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {"actor": request.user, "request": found}
        answer = form.cleaned_data["answer"]
        if form.cleaned_data["refuse"]:
            done = _act(form, actions.refuse_request, reason=answer, **values)
        else:
            done = _act(form, actions.answer_request, answer=answer, **values)
        if done:
            return redirect("desk:requests")
    return _request_page(request, found, form)


@for_roles(Role.ADMINISTRATOR)
@require_POST
def reopen(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take an answered request up again."""
    rows = access.visible_requests(request.user).select_related("person", "answered_by")
    found = get_object_or_404(rows, public_id=public_id)
    form = ReopenForm(request.POST)
    if form.is_valid() and _act(
        form, actions.reopen_request, actor=request.user, request=found, reason=form.cleaned_data["reason"]
    ):
        return redirect("desk:request", public_id)
    return _request_page(request, found, form)


def _request_page(request: HttpRequest, found: DataRequest, sent: AnswerForm | ReopenForm) -> HttpResponse:
    """The page after ``sent`` was not taken in (or before anything was sent), with the forms its state calls for."""
    context = {
        "found": found,
        "answer": sent if isinstance(sent, AnswerForm) else AnswerForm(),
        "again": sent if isinstance(sent, ReopenForm) else ReopenForm(),
        "may_answer": bool(access.may_answer(request.user, found)),
        "may_reopen": bool(REQUESTS.may(request.user, found, "reopen")),
        "today": today(),
    }
    return render(request, "desk/request.html", context, status=422 if sent.errors else 200)
