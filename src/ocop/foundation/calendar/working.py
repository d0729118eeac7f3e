"""Counting days of limits: Monday to Friday, less days off, plus make-up days. The day of the event is not counted."""

import datetime
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

_DAY = datetime.timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class WorkingCalendar:
    """The listed days of a calendar. A day listed both as off and as make-up day is worked."""

    holidays: frozenset[datetime.date] = frozenset()
    make_up_days: frozenset[datetime.date] = frozenset()

    def is_working(self, day: datetime.date) -> bool:
        """Whether offices work on ``day``."""
        if day in self.make_up_days:
            return True
        return day.weekday() < _SATURDAY and day not in self.holidays

    def next_working(self, day: datetime.date) -> datetime.date:
        """``day`` itself when it is worked, else the next worked one: where a limit for an act on a day off ends."""
        while not self.is_working(day):
            day += _DAY
        return day

    def add_working_days(self, day: datetime.date, count: int) -> datetime.date:
        """The last day of a limit of ``count`` ≥ 0 working days; the day of the event is not counted.

        Raises OverflowError beyond the year 9999.
        """
        if count == 0:
            return self.next_working(day)
        ahead = (datetime.date.max - day).days
        steps = bisect_left(range(ahead + 1), count, key=lambda step: self.between(day, day + _DAY * step))
        if steps > ahead:
            raise OverflowError("date value out of range")
        return day + _DAY * steps

    def add_calendar_days(self, day: datetime.date, count: int) -> datetime.date:
        """The last day of a limit of ``count`` calendar days for an act: never a day off, the next worked one instead.

        Not for what no day off prolongs: a certificate, its extension, a cut-off named by date.
        """
        return self.next_working(day + _DAY * count)

    def between(self, start: datetime.date, end: datetime.date) -> int:
        """Working days after ``start`` up to and with ``end``; negative when ``end`` lies before ``start``."""
        if end < start:
            return -self.between(end, start)
        weeks, rest = divmod((end - start).days, 7)
        weekdays = 5 * weeks + sum((start.weekday() + step) % 7 < _SATURDAY for step in range(1, rest + 1))
        off, on = (bisect_right(days, end) - bisect_right(days, start) for days in self._exceptions)
        return weekdays - off + on

    @cached_property
    def _exceptions(self) -> tuple[list[datetime.date], list[datetime.date]]:
        """Weekdays off and weekend days worked, each in order."""
        off = sorted(day for day in self.holidays if day.weekday() < _SATURDAY and not self.is_working(day))
        on = sorted(day for day in self.make_up_days if day.weekday() >= _SATURDAY)
        return off, on
