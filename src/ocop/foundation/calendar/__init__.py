"""Day and time of the programme (Asia/Ho_Chi_Minh), working days, the months of a certificate. No Django, no database.

The only clock of the house: a test forbids any other.
"""

from ocop.foundation.calendar.clock import ZONE, now, today
from ocop.foundation.calendar.limits import Limit, limit, limit_row
from ocop.foundation.calendar.months import Filing, RenewalWindow, add_months, last_valid_day, renewal_window
from ocop.foundation.calendar.shipped import ShippedDay, shipped_calendar, shipped_days
from ocop.foundation.calendar.working import WorkingCalendar

__all__ = [
    "ZONE",
    "Filing",
    "Limit",
    "RenewalWindow",
    "ShippedDay",
    "WorkingCalendar",
    "add_months",
    "last_valid_day",
    "limit",
    "limit_row",
    "now",
    "renewal_window",
    "shipped_calendar",
    "shipped_days",
    "today",
]
