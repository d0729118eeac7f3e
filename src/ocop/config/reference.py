"""What ships with the product and is loaded into every database: each room's own idempotent loader, in order."""

from ocop.accounts.actions import load_units
from ocop.desk.actions import load_calendar
from ocop.territory.actions import load_territory
from ocop.territory.models import Province


def load_reference() -> list[str]:
    """Load places, calendar and the units that follow from them; returns one line per loader.

    Running it twice changes nothing. The laws themselves are read from ``data/criteria`` and need no rows.
    """
    lines = [f"Địa bàn: {load_territory()}", f"Lịch làm việc: {load_calendar()}"]
    for province in Province.objects.all():
        lines.append(f"Đơn vị của {province}: {load_units(province)}")
    return lines
