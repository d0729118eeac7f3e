"""Requests of people about their own data."""

import json

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from ocop.accounts.models import User
from ocop.desk.access import may_answer
from ocop.desk.actions.notices import notify
from ocop.desk.enums import RequestKind, RequestState
from ocop.desk.limits import answer_working_days
from ocop.desk.models import DataRequest
from ocop.desk.personal import SOURCES, held_about
from ocop.desk.queries import working_calendar
from ocop.desk.workflow import REQUESTS
from ocop.foundation.access import Refused, require
from ocop.foundation.calendar import now, today
from ocop.foundation.documents.excel import Column, Sheet, write_table
from ocop.foundation.files.actions import keep
from ocop.foundation.files.enums import Kind
from ocop.foundation.files.models import StoredFile
from ocop.foundation.ledger import record
from ocop.foundation.text import clean
from ocop.territory.models import Province


@transaction.atomic
def open_request(*, actor: User, kind: RequestKind, province: Province, details: str = "") -> DataRequest:
    """Ask about one's own data. Raises Refused while a like one is open and for a correction without words."""
    details = clean(details, 4000)
    User.objects.select_for_update().get(pk=actor.pk)  # a double click waits here and then finds the first
    if DataRequest.objects.filter(person=actor, kind=kind, state=RequestState.OPEN).exists():
        raise Refused(_("Yêu cầu cùng loại của anh/chị đang chờ trả lời."))
    if kind == RequestKind.CORRECTION and not details:
        raise Refused(_("Ghi rõ thông tin nào sai và sửa thành gì."))
    received = today()
    request = DataRequest.objects.create(
        kind=kind,
        person=actor,
        province=province,
        details=details,
        received=received,
        due=working_calendar().add_working_days(received, answer_working_days(received)),
    )
    record(
        "desk.datarequest.open",
        subject=REQUESTS.subject(request),
        actor=str(actor.public_id),
        content=_told(request),
        province=province.code,
    )
    return request


@transaction.atomic
def answer_request(*, actor: User, request: DataRequest, answer: str) -> DataRequest:
    """Answer a request: hand over the copy, or erase what may go, or say what was corrected.

    Raises Refused for another than the province's administrator, a second time, or without a word to the person.
    """
    locked = _locked(request, actor)
    answer = _words(answer)
    copy: dict[str, StoredFile] = {}
    if locked.kind in (RequestKind.ACCESS, RequestKind.EXPORT):
        copy["table"], copy["record"] = export(locked.person, locked.province)
    elif locked.kind == RequestKind.ERASURE:
        answer = f"{answer}\n\n{erase_person(locked.person)}".strip()
    return _close(locked, "answer", actor, answer, **copy)


@transaction.atomic
def refuse_request(*, actor: User, request: DataRequest, reason: str) -> DataRequest:
    """Refuse a request with its ground; as `answer_request` otherwise."""
    return _close(_locked(request, actor), "refuse", actor, _words(reason))


@transaction.atomic
def reopen_request(*, actor: User, request: DataRequest, reason: str) -> DataRequest:
    """Take an answered request up again, with a reason; its limit stays. A copy handed over stays with the person.

    Raises Refused for another than the province's administrator, after an erasure, and without a reason.
    """
    values = {"answered_at": None, "answered_by": None}
    reopened: DataRequest = REQUESTS.advance(request, "reopen", actor=actor, reason=reason, values=values)
    text = _("Yêu cầu về dữ liệu của anh/chị được xem lại: %(kind)s.") % {"kind": reopened.get_kind_display()}
    notify(reopened.person, text, reverse("desk:my_data"), kind="data_request")
    return reopened


def export(person: User, province: Province) -> tuple[StoredFile, StoredFile]:
    """The copy of everything held about a person: as Excel tables and as JSON."""
    facts = held_about(person)
    sheets = []
    for label, rows in facts.items():
        titles = list(dict.fromkeys(title for row in rows for title in row))
        sheets.append(Sheet(label, [Column(title) for title in titles], [[row.get(t) for t in titles] for row in rows]))
    owner = f"user:{person.public_id}"
    data = json.dumps(facts, ensure_ascii=False, indent=1).encode()
    book = write_table(sheets, demo=settings.DEMO)
    return (
        keep(book, kind=Kind.XLSX, name="du-lieu-cua-toi.xlsx", owner=owner, province=province.code),
        keep(data, kind=Kind.JSON, name="du-lieu-cua-toi.json", owner=owner, province=province.code),
    )


def erase_person(person: User) -> str:
    """Let every room erase its part; returns the sentence that says what stays and why."""
    # The account comes first in the list and goes last: the other parts find their rows by its name and address.
    for source in reversed(SOURCES.values()):
        if source.erase is not None:
            source.erase(person)
    kept = dict.fromkeys(str(source.kept) for source in SOURCES.values() if source.kept)
    return _("Phần còn giữ theo pháp luật lưu trữ: %(kept)s.") % {"kept": "; ".join(kept)} if kept else ""


def _locked(request: DataRequest, actor: User) -> DataRequest:
    rows = DataRequest.objects.select_for_update(of=("self",)).select_related("person", "province")
    locked = rows.get(pk=request.pk)
    require(may_answer(actor, locked))
    return locked


def _words(text: str) -> str:
    text = clean(text, 4000)
    if not text:
        raise Refused(_("Ghi lời trả lời cho người yêu cầu."))
    return text


def _close(request: DataRequest, step: str, actor: User, answer: str, **copy: StoredFile) -> DataRequest:
    values = {"answer": answer, "answered_at": now(), "answered_by": actor, **copy}
    closed: DataRequest = REQUESTS.advance(request, step, actor=actor, content=_told(request), values=values)
    if request.person.is_active:
        text = _("Yêu cầu về dữ liệu của anh/chị đã có trả lời: %(kind)s.") % {"kind": closed.get_kind_display()}
        notify(request.person, text, reverse("desk:my_data"), kind="data_request")
    return closed


def _told(request: DataRequest) -> dict[str, str]:
    return {"kind": str(request.kind), "due": request.due.isoformat()}
