"""The desk's answers for screens and other rooms."""

import datetime

from django.db.models import QuerySet

from ocop.accounts.models import User
from ocop.desk.access import visible_notices
from ocop.desk.enums import DayEffect, JobState
from ocop.desk.limits import TRIES
from ocop.desk.models import DayOff, Job, Outgoing
from ocop.foundation.calendar import WorkingCalendar


def working_calendar() -> WorkingCalendar:
    """The days by which working days are counted now: rows edited on screen included. One query."""
    rows = list(DayOff.objects.values_list("date", "effect"))
    return WorkingCalendar(
        holidays=frozenset(date for date, effect in rows if effect == DayEffect.OFF),
        make_up_days=frozenset(date for date, effect in rows if effect == DayEffect.WORKING),
    )


def days_of(year: int) -> QuerySet[DayOff]:
    """The listed days of a year, in order."""
    return DayOff.objects.filter(date__range=(datetime.date(year, 1, 1), datetime.date(year, 12, 31)))


def unread_count(user: User) -> int:
    """How many notices the person has not read."""
    return visible_notices(user).filter(read_at__isnull=True).count()


def poisoned_jobs() -> QuerySet[Job]:
    """Jobs that failed five times and wait for an administrator."""
    return Job.objects.filter(state=JobState.STOPPED)


def stuck_letters() -> QuerySet[Outgoing]:
    """Letters that could not be sent in five tries."""
    return Outgoing.objects.filter(sent_at__isnull=True, attempts__gte=TRIES)
