"""The clock."""

import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime.datetime:
    """The present instant, with the zone of the programme."""
    return datetime.datetime.now(ZONE)


def today() -> datetime.date:
    """The present day in the zone of the programme."""
    return now().date()
