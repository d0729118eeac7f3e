"""Requests about personal data: due in two working days, answered once, by the right administrator."""

import datetime
import json

import pytest
import time_machine

from ocop.accounts.enums import Role
from ocop.desk.access import answerable_requests, may_answer, may_see_request, visible_requests
from ocop.desk.actions import answer_request, notify, open_request, refuse_request, reopen_request
from ocop.desk.enums import RequestKind, RequestState
from ocop.desk.limits import answer_working_days
from ocop.desk.models import DataRequest, Notice
from ocop.desk.workflow import REQUESTS
from ocop.foundation.access import Refused
from ocop.foundation.documents.excel import read_rows
from ocop.foundation.files.queries import open_file
from ocop.foundation.ledger import entries_about, verify
from ocop.territory.models import Province

HANOI = datetime.timezone(datetime.timedelta(hours=7))
THURSDAY = datetime.datetime(2026, 10, 1, 9, 0, tzinfo=HANOI)


@pytest.fixture(autouse=True)
def clock(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    with time_machine.travel(THURSDAY, tick=False):
        yield


@pytest.fixture
def administrator(person, province):
    return person("quan-tri", Role.ADMINISTRATOR, province)


def ask(actor, province, kind=RequestKind.EXPORT, details="") -> DataRequest:
    return open_request(actor=actor, kind=kind, province=province, details=details)


def test_a_request_is_due_two_working_days_later_and_asked_once(person, province):
    asker = person("an")
    request = ask(asker, province)
    assert (request.received, request.due) == (datetime.date(2026, 10, 1), datetime.date(2026, 10, 5))
    with pytest.raises(Refused, match="đang chờ trả lời"):
        ask(asker, province)
    with pytest.raises(Refused, match="Ghi rõ thông tin nào sai"):
        ask(asker, province, RequestKind.CORRECTION, "  ")
    assert DataRequest.objects.count() == 1


def test_the_limit_is_dated_data():
    assert [answer_working_days(datetime.date(year, 6, 1)) for year in (2025, 2026, 2030)] == [2, 2, 2]


def test_a_copy_holds_everything_about_the_person_as_excel_and_json(person, province, administrator):
    asker = person("an", Role.OFFICE_STAFF, province)
    notify(asker, "=Hồ sơ đã nhận.")
    request = answer_request(actor=administrator, request=ask(asker, province), answer="Gửi anh/chị bản sao.")
    with open_file(request.record) as file:
        facts = json.load(file)
    with open_file(request.table) as file:
        tables = read_rows(file.read())
    assert list(facts) == list(tables) == ["Tài khoản", "Vai trò", "Thông báo", "Yêu cầu về dữ liệu"]
    assert facts["Thông báo"] == [{"Lúc": "01/10/2026 09:00", "Nội dung": "=Hồ sơ đã nhận."}]
    assert tables["Thông báo"] == [["Lúc", "Nội dung"], ["01/10/2026 09:00", "=Hồ sơ đã nhận."]]
    assert facts["Vai trò"] == [
        {
            "Vai trò": "Chuyên viên Văn phòng OCOP",
            "Đơn vị": "Văn phòng OCOP",
            "Từ ngày": "01/01/2020",
            "Đến hết ngày": None,
        }
    ]
    assert (request.table.owner, request.record.owner) == (f"user:{asker.public_id}",) * 2


def test_erasing_removes_what_may_go_and_names_what_stays(person, province, administrator):
    asker, other = person("an"), person("binh")
    notify(asker, "Của An.")
    notify(other, "Của Bình.")
    request = answer_request(actor=administrator, request=ask(asker, province, RequestKind.ERASURE), answer="Đã xóa.")
    assert request.answer.splitlines()[0] == "Đã xóa."
    assert set(Notice.objects.filter(user=other).values_list("text", flat=True)) == {"Của Bình."}
    assert list(Notice.objects.filter(user=asker, text="Của An.")) == []
    asker.refresh_from_db()
    assert (asker.full_name, asker.phone, asker.email, asker.is_active, asker.erased) == ("—", None, None, False, True)
    assert list(verify()) == []


def test_a_request_is_answered_once_by_its_provinces_administrator(person, province, administrator):
    other = Province.objects.create(code="40", name="Nghệ An")
    stranger, asker = person("nghe-an", Role.ADMINISTRATOR, other), person("an")
    request = ask(asker, province)
    for actor in (asker, stranger, person("nv", Role.OFFICE_STAFF, province)):
        with pytest.raises(Refused, match="do quản trị hệ thống của tỉnh trả lời"):
            answer_request(actor=actor, request=request, answer="x")
    with pytest.raises(Refused, match="Ghi lời trả lời"):
        refuse_request(actor=administrator, request=request, reason=" ")
    refused = refuse_request(actor=administrator, request=request, reason="Không đúng người.")
    assert (refused.state, refused.answered_by) == (RequestState.REFUSED, administrator)
    with pytest.raises(Refused, match="Yêu cầu này đã được trả lời"):
        answer_request(actor=administrator, request=request, answer="x")


def test_a_mistaken_answer_is_taken_up_again_and_an_erasure_is_not(person, province, administrator):
    asker = person("an")
    request = refuse_request(actor=administrator, request=ask(asker, province), reason="Nhầm người.")
    with pytest.raises(Refused, match="Cần ghi lý do"):
        reopen_request(actor=administrator, request=request, reason=" ")
    with pytest.raises(Refused, match="do quản trị hệ thống của tỉnh trả lời"):
        reopen_request(actor=asker, request=request, reason="Xem lại")
    open_again = reopen_request(actor=administrator, request=request, reason="Đúng người, nhầm tên.")
    assert (open_again.state, open_again.answered_by, open_again.due) == (RequestState.OPEN, None, request.due)
    answered = answer_request(actor=administrator, request=open_again, answer="Gửi bản sao.")
    assert (answered.state, answered.answer) == (RequestState.ANSWERED, "Gửi bản sao.")
    acts = [entry.action.split(".")[-1] for entry in entries_about(REQUESTS.subject(request))]
    assert acts == ["open", "refuse", "reopen", "answer"]

    ask(asker, province)
    with pytest.raises(Refused, match="đã gửi yêu cầu mới cùng loại"):
        reopen_request(actor=administrator, request=answered, reason="Xem lại")
    gone = answer_request(
        actor=administrator, request=ask(person("binh"), province, RequestKind.ERASURE), answer="Đã xóa."
    )
    with pytest.raises(Refused, match="Dữ liệu đã xóa không khôi phục được"):
        reopen_request(actor=administrator, request=gone, reason="Xem lại")


def test_verdicts_and_querysets_agree(person, province, administrator):
    other = Province.objects.create(code="40", name="Nghệ An")
    people = [administrator, person("nghe-an", Role.ADMINISTRATOR, other), person("an"), person("binh")]
    rows = [ask(people[2], province), ask(people[3], other), ask(people[0], other, RequestKind.ACCESS)]
    refuse_request(actor=people[1], request=rows[1], reason="x")
    rows = list(DataRequest.objects.all())
    for user in people:
        assert {row for row in rows if may_see_request(user, row)} == set(visible_requests(user))
        assert {row for row in rows if may_answer(user, row)} == set(answerable_requests(user))
