"""The desk's pages: each shows its person's rows only, writes by POST only, and loses nothing typed."""

import datetime
import json

import pytest
from django.conf import settings as django_settings
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from ocop.accounts.enums import Role
from ocop.accounts.models import User
from ocop.desk.actions import notify, open_request
from ocop.desk.enums import JobState, RequestKind
from ocop.desk.models import DataRequest, DayOff, Job, Notice
from ocop.foundation.calendar import now
from ocop.foundation.documents.excel import read_rows
from ocop.foundation.files.actions import keep
from ocop.foundation.files.enums import Kind
from tests.queries import queries_of

HELD = ["Tài khoản", "Yêu cầu về dữ liệu"]


@pytest.fixture(autouse=True)
def files_dir(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, django_settings.AUTHENTICATION_BACKENDS[-1])
    return client


def job_of(owner: User, state: JobState = JobState.DONE, **values) -> Job:
    return Job.objects.create(
        kind="tests.export", owner=owner, state=state, run_after=now(), created_at=now(), **values
    )


def test_notices_are_read_by_post_and_lead_where_they_say(person):
    reader, other = person("an"), person("binh")
    mine, foreign = notify(reader, "Hồ sơ đã nhận.", "/ban-viec/tai-ve/"), notify(other, "Của người khác.")
    client = signed_in(reader)
    page = client.get(reverse("desk:notices"))
    assert ([row.pk for row in page.context["page"]], page.context["unread"]) == ([mine.pk], 1)
    assert client.get(reverse("desk:notice", args=[mine.public_id])).status_code == 405
    assert client.post(reverse("desk:notice", args=[foreign.public_id])).status_code == 404
    assert client.post(reverse("desk:notice", args=[mine.public_id])).headers["Location"] == "/ban-viec/tai-ve/"
    assert set(Notice.objects.filter(read_at__isnull=True)) == {foreign}
    assert client.post(reverse("desk:read_all")).headers["Location"] == reverse("desk:notices")
    assert client.get(reverse("desk:notices")).context["unread"] == 0


def test_a_job_shows_its_progress_and_hands_over_its_file_to_its_owner_only(person):
    owner, other = person("an"), person("binh")
    stored = keep(b"{}", kind=Kind.JSON, name="a.json", owner=f"user:{owner.public_id}")
    done, waiting = job_of(owner, result=stored), job_of(owner, JobState.WAITING, done=1, total=4)
    client = signed_in(owner)
    assert {row["job"] for row in client.get(reverse("desk:jobs")).context["rows"]} == {done, waiting}
    page, part = (
        client.get(reverse("desk:job", args=[waiting.public_id]), headers=headers)
        for headers in ({}, {"HX-Request": "true"})
    )
    assert [page.context["job"].progress, b"<html" in page.content, b"<html" in part.content] == [25, True, False]
    file = client.get(reverse("desk:job_file", args=[done.public_id]))
    assert (b"".join(file), file["Content-Disposition"]) == (b"{}", 'attachment; filename="a.json"')
    assert client.get(reverse("desk:job_file", args=[waiting.public_id])).status_code == 404
    stranger = signed_in(other)
    names = ("desk:job", "desk:job_file")
    assert [stranger.get(reverse(name, args=[done.public_id])).status_code for name in names] == [404, 404]
    assert list(stranger.get(reverse("desk:jobs")).context["rows"]) == []


def test_days_are_entered_on_screen_and_a_wrong_entry_keeps_what_was_typed(person, province):
    client = signed_in(person("an", Role.OFFICE_HEAD, province))
    entry = {"date": "30/02/2026", "name": "Tết", "effect": "off", "source": "TB 1"}
    wrong = client.post(reverse("desk:calendar"), entry)
    assert (wrong.status_code, set(wrong.context["form"].errors), DayOff.objects.count()) == (422, {"date"}, 0)
    assert [wrong.context["form"][name].value() for name in entry] == list(entry.values())
    right = client.post(reverse("desk:calendar"), entry | {"date": "16/02/2026"})
    assert right.headers["Location"] == reverse("desk:calendar")
    assert [str(message) for message in get_messages(right.wsgi_request)] == ["Đã ghi ngày 16/02/2026."]
    assert list(client.get(reverse("desk:calendar"), {"nam": "2026"}).context["days"]) == list(DayOff.objects.all())
    assert DayOff.objects.get().date == datetime.date(2026, 2, 16)
    for year in ("", "abc", "9" * 50, "-1", "9" * 5000):
        assert client.get(reverse("desk:calendar"), {"nam": year}).status_code == 200
    reader = signed_in(person("binh", Role.AUDITOR, province))
    assert reader.get(reverse("desk:calendar")).context["may_change"] is False
    assert reader.post(reverse("desk:calendar"), entry | {"date": "17/02/2026"}).status_code == 404
    assert DayOff.objects.count() == 1


def test_a_request_travels_from_the_person_to_the_administrator_and_back(person, province):
    asker, administrator = signed_in(person("an")), signed_in(person("quan-tri", Role.ADMINISTRATOR, province))
    mine = reverse("desk:my_data")
    assert asker.post(mine, {"kind": "correction", "province": "38", "details": ""}).status_code == 422
    assert asker.post(mine, {"kind": "export", "province": "38"}).headers["Location"] == mine
    again = asker.post(mine, {"kind": "export", "province": "38", "details": "gấp"})
    assert again.context["form"].non_field_errors() == ["Yêu cầu cùng loại của anh/chị đang chờ trả lời."]
    request = DataRequest.objects.get()
    assert list(administrator.get(reverse("desk:requests")).context["waiting"]) == [request]
    page = reverse("desk:request", args=[request.public_id])
    assert administrator.get(page).context["may_answer"] is True
    assert administrator.post(page, {"answer": ""}).status_code == 422
    assert administrator.post(page, {"answer": "Gửi bản sao."}).headers["Location"] == reverse("desk:requests")
    assert list(asker.get(mine).context["rows"].values_list("answer", flat=True)) == ["Gửi bản sao."]
    table, record = (
        b"".join(asker.get(reverse("desk:my_copy", args=[request.public_id, which]))) for which in ("bang", "json")
    )
    assert (list(read_rows(table)), list(json.loads(record))) == (HELD, HELD)
    assert administrator.get(page).context["may_reopen"] is True
    late = administrator.post(page, {"answer": "Lần nữa."})
    assert (late.status_code, "Yêu cầu này đã được trả lời." in late.content.decode()) == (422, True)
    again = reverse("desk:reopen", args=[request.public_id])
    assert (administrator.post(again, {"reason": ""}).status_code, asker.post(again).status_code) == (422, 404)
    assert administrator.post(again, {"reason": "Nhầm bản."}).headers["Location"] == page
    assert administrator.get(page).context["may_answer"] is True
    assert asker.get(reverse("desk:my_copy", args=[request.public_id, "x"])).status_code == 404
    assert administrator.get(reverse("desk:my_copy", args=[request.public_id, "json"])).status_code == 404


def test_the_list_asks_the_database_as_often_for_three_rows_as_for_one(person, province):
    reader, administrator = person("an"), person("quan-tri", Role.ADMINISTRATOR, province)
    client, desk = signed_in(reader), signed_in(administrator)
    pages = [(client, "desk:notices"), (client, "desk:jobs"), (client, "desk:my_data"), (desk, "desk:requests")]
    counts = []
    for kind in (RequestKind.ACCESS, RequestKind.EXPORT, RequestKind.ERASURE):
        notify(reader, f"Thông báo {kind}.")
        job_of(reader, result=keep(kind.encode(), kind=Kind.JSON, name="a.json", owner="user:1"))
        open_request(actor=reader, kind=kind, province=province)
        counts.append([queries_of(browser, reverse(name)) for browser, name in pages])
    assert counts[0] == counts[2]
