"""The months of a certificate and the days around its end (26/2026/QĐ-TTg, Art. 4.3 and 7.6a)."""

import calendar
import datetime
from dataclasses import dataclass
from enum import StrEnum

from ocop.foundation.calendar.limits import limit

_DAY = datetime.timedelta(days=1)


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same date so many months later; the month's last day where it has no such date (29/02 → 28/02).

    Raises OverflowError beyond the year 9999.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise OverflowError("year out of range")
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_valid_day(issued: datetime.date) -> datetime.date:
    """The last day on which a certificate issued on ``issued`` is valid, extensions aside."""
    return add_months(issued, limit("certificate_months", issued))


class Filing(StrEnum):
    """Where a filing day lies before, in or after the window for renewal."""

    EARLY = "early"
    OPEN = "open"
    LATE = "late"


@dataclass(frozen=True)
class RenewalWindow:
    """The days on which a renewal may be filed, both included. Late filings are accepted and marked."""

    last_valid_day: datetime.date
    opens: datetime.date
    closes: datetime.date

    def state(self, filed: datetime.date) -> Filing:
        """Where ``filed`` lies."""
        if filed < self.opens:
            return Filing.EARLY
        return Filing.OPEN if filed <= self.closes else Filing.LATE


def renewal_window(last: datetime.date, on: datetime.date) -> RenewalWindow:
    """The window of a certificate whose last valid day is ``last``, by the limits in force ``on`` a day."""
    return RenewalWindow(
        last_valid_day=last,
        opens=last - _DAY * limit("renewal_opens_days", on),
        closes=last - _DAY * limit("renewal_closes_days", on),
    )
