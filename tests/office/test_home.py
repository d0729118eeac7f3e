"""The home of everyone who works here: what is due, first steps of a new office, doors and numbers by role."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from ocop.accounts.enums import Role
from ocop.criteria import laws, load
from ocop.design.tasks import Task
from ocop.desk.actions import notify, open_request
from ocop.desk.enums import RequestKind
from ocop.desk.models import DataRequest, DayOff
from ocop.foundation.calendar import today
from ocop.lawbook.models import SignOff
from ocop.office.doors import doors_for
from ocop.office.figures import figures_for
from ocop.office.today import day_title, first_steps, groups_of, home_of, in_a_sentence
from ocop.registry.enums import Origin
from ocop.registry.models import Product
from tests import make
from tests.queries import same_count
from tests.registry import make as registry

MONDAY = datetime.date(2026, 10, 12)


def day(offset: int) -> datetime.date:
    return MONDAY + datetime.timedelta(days=offset)


def test_a_day_in_words():
    assert [day_title(MONDAY), day_title(datetime.date(2026, 11, 1))] == [
        "Thứ Hai, 12 tháng 10",
        "Chủ Nhật, 1 tháng 11",
    ]


def test_tasks_stand_under_their_day():
    tasks = [
        Task("trễ", "/1", due=day(-2)),
        Task("nay", "/2", due=day(0)),
        Task("mai", "/3", due=day(1)),
        Task("tuần", "/4", due=day(7), tone="info"),
        Task("xa", "/5", due=day(8)),
        Task("thong thả", "/6"),
        Task("chờ", "/7", due=day(-1), for_others=True),
    ]
    shown = [
        (group.title, [(row.task.title, row.when, row.tone) for row in group.rows])
        for group in groups_of(tasks, MONDAY)
    ]
    assert shown == [
        ("Quá hạn và hôm nay", [("trễ", "Quá hạn 2 ngày", "danger"), ("nay", "Hôm nay", "danger")]),
        ("Trong bảy ngày", [("mai", "Thứ Ba, 13/10", "warn"), ("tuần", "Thứ Hai, 19/10", "info")]),
        ("Sau đó", [("xa", "Thứ Ba, 20/10", "muted")]),
        ("Không có hạn", [("thong thả", "", "")]),
        ("Chờ người khác", [("chờ", "Quá hạn 1 ngày", "danger")]),
    ]
    assert in_a_sentence(tasks, MONDAY) == "2 việc đến hạn hôm nay, 2 việc trong bảy ngày."
    assert in_a_sentence([], MONDAY) == "Không có việc nào sắp hết hạn."


def titles(user) -> list[str]:
    return [row.task.title for group in home_of(user, today())["groups"] for row in group.rows]


def test_what_waits_comes_from_all_rooms_and_only_for_its_person(db):
    administrator, asker = make.person(Role.ADMINISTRATOR), make.person(full_name="Trần Văn An")
    notify(administrator, "Tin.")
    open_request(actor=asker, kind=RequestKind.EXPORT, province=make.province())
    assert "Trả lời yêu cầu về dữ liệu cá nhân của Trần Văn An" in titles(administrator)
    assert "Chờ trả lời yêu cầu về dữ liệu của tôi" in titles(asker)
    assert not [title for title in titles(asker) if title.startswith("Trả lời")]
    assert titles(make.person(Role.ADMINISTRATOR, on_unit_of=make.province("01"))) == []


def test_a_new_office_is_told_its_first_steps_until_they_are_done(db):
    head = make.person(Role.ADMINISTRATOR, Role.OFFICE_HEAD)
    assert [step.done for step in first_steps(head, MONDAY)] == [False, False, False]
    law = laws()[0]
    for sheet in load(law).sheets:
        SignOff.objects.create(
            province=make.province(), law=law, sheet=sheet.number, agrees=True, by=head, day=MONDAY,
            at=datetime.datetime(2026, 10, 12, tzinfo=datetime.UTC),
        )  # fmt: skip
    DayOff.objects.create(date=MONDAY, name="Nghỉ", source="TB", confirmed=False)
    assert [step.done for step in first_steps(head, MONDAY)] == [True, False, False]
    DayOff.objects.update(confirmed=True)
    make.person(Role.COMMUNE_OFFICER)
    assert first_steps(head, MONDAY) == []


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.COUNCIL_MEMBER, Role.AUDITOR, None])
def test_first_steps_are_no_business_of_others(db, role):
    assert first_steps(make.person(*([role] if role else [])), MONDAY) == []


def test_each_desk_has_its_own_doors(db):
    def ways(*roles) -> set[str]:
        return {str(door.label) for door in doors_for(make.person(*roles))}

    assert ways() == {"Sản phẩm của tôi", "Đường lên sao"}
    assert ways(Role.COUNCIL_MEMBER) == {"Lập bảng chấm", "Luật và phiếu chấm"}
    assert "Người dùng" in ways(Role.COMMUNE_OFFICER) and "Lập bảng chấm" not in ways(Role.COMMUNE_OFFICER)
    assert "Đơn vị, vai trò" in ways(Role.AUDITOR)


def test_numbers_are_of_what_the_person_may_see(db):
    assert figures_for(make.person(Role.COUNCIL_MEMBER)) == []
    producer = registry.producer()
    for _number in range(2):
        registry.product(of=producer)
    Product.objects.filter(pk=Product.objects.order_by("pk").first().pk).update(origin=Origin.PUBLIC_SOURCE)
    shown = [(figure.label, figure.value, figure.of, figure.note) for figure in figures_for(registry.office())]
    law = laws()[0]
    assert shown == [
        ("Sản phẩm trong sổ", 2, "", "1 theo nguồn công khai, chờ xác nhận"),
        ("Còn hiệu lực hôm nay", 0, "", ""),
        ("Bộ tiêu chí đã đối chiếu", 0, f"/ {len(load(law).sheets)}", law),
        ("Chủ thể", 1, "", ""),
    ]
    assert [figure.value for figure in figures_for(registry.member(producer))] == [2, 0, 1]
    assert figures_for(registry.office("01"))[0].label == "Bộ tiêu chí đã đối chiếu"


def test_the_page_says_so_when_nothing_waits(db, client: Client):
    make.signed_in(client, make.person())
    html = client.get(reverse("office:home")).content.decode()
    assert "Không có việc nào chờ anh/chị" in html and "Làm việc gấp nhất" not in html


def test_visitors_are_sent_to_the_door(client: Client, db):
    answer = client.get(reverse("office:home"))
    assert answer.status_code == 302 and reverse("account_login") in answer["Location"]


def test_as_many_queries_for_three_tasks_as_for_one(db, client: Client):
    make.signed_in(client, make.person(Role.ADMINISTRATOR, Role.OFFICE_HEAD))
    province = make.province()

    def add(_number: int) -> None:
        DataRequest.objects.create(
            kind=RequestKind.EXPORT, person=make.person(), province=province, received=today(), due=today()
        )

    one, three = same_count(client, reverse("office:home"), add)
    assert one == three
