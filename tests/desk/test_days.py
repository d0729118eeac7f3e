"""The calendar of working days: shipped days come in once, days changed on screen stay changed."""

import datetime

import pytest

from ocop.accounts.enums import Role
from ocop.desk.actions import change_day, load_calendar
from ocop.desk.enums import DayEffect
from ocop.desk.models import DayOff
from ocop.desk.queries import days_of, working_calendar
from ocop.foundation.access import Refused

FRIDAY, SATURDAY = datetime.date(2026, 10, 2), datetime.date(2026, 10, 3)
MONDAY = datetime.date(2026, 10, 5)


def enter(actor, date: datetime.date, effect: DayEffect, **changes) -> DayOff:
    values = {"name": "Ngày thử", "source": "Thông báo 1/TB"} | changes
    return change_day(actor=actor, date=date, effect=effect, **values)


@pytest.mark.django_db
def test_loading_twice_changes_nothing_and_keeps_what_was_changed_on_screen(person, province):
    head = person("an", Role.OFFICE_HEAD, province)
    assert load_calendar() > 0
    before = list(DayOff.objects.values())
    assert load_calendar() == 0
    assert list(DayOff.objects.values()) == before
    shipped = DayOff.objects.first()
    enter(head, shipped.date, DayEffect.ORDINARY)
    DayOff.objects.filter(pk=DayOff.objects.last().pk).update(name="lỗi cũ")
    assert load_calendar() == 1
    assert DayOff.objects.get(pk=shipped.pk).effect == DayEffect.ORDINARY


def test_days_entered_on_screen_count_at_once(person, province):
    head = person("an", Role.OFFICE_HEAD, province)
    assert working_calendar().add_working_days(FRIDAY, 1) == MONDAY
    enter(head, SATURDAY, DayEffect.WORKING)
    assert working_calendar().add_working_days(FRIDAY, 1) == SATURDAY
    enter(head, SATURDAY, DayEffect.ORDINARY)
    enter(head, MONDAY, DayEffect.OFF)
    assert working_calendar().add_working_days(FRIDAY, 1) == datetime.date(2026, 10, 6)
    assert [day.date for day in days_of(2026)] == [SATURDAY, MONDAY]


def test_only_the_office_head_and_administrators_change_days(person, province):
    for role in (Role.OFFICE_STAFF, Role.AUDITOR, None):
        with pytest.raises(Refused, match="Lịch làm việc do lãnh đạo Văn phòng OCOP"):
            enter(person(f"u{role}", role, province), MONDAY, DayEffect.OFF)
    administrator = person("quan-tri", Role.ADMINISTRATOR, province)
    with pytest.raises(Refused, match="Ghi tên ngày và nguồn"):
        enter(administrator, MONDAY, DayEffect.OFF, source="  ")
    assert DayOff.objects.count() == 0
    assert enter(administrator, MONDAY, DayEffect.OFF).changed_by == administrator
