"""The calendar of working days: shipped days, and those the office enters."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.models import User
from ocop.desk.access import may_change_days
from ocop.desk.enums import DayEffect
from ocop.desk.models import DayOff
from ocop.foundation.access import Refused, require
from ocop.foundation.calendar import now, shipped_days
from ocop.foundation.ledger import record
from ocop.foundation.text import clean


@transaction.atomic
def load_calendar() -> int:
    """Load the shipped days; returns how many rows it wrote. Days changed on screen stay as they are."""
    known = {day.date: day for day in DayOff.objects.select_for_update()}
    written = 0
    for shipped in shipped_days():
        values = {
            "name": shipped.name,
            "effect": DayEffect.WORKING if shipped.working else DayEffect.OFF,
            "source": shipped.source,
            "confirmed": shipped.confirmed,
        }
        row = known.get(shipped.date, DayOff(date=shipped.date))
        if row.changed_by_id or all(row.pk and getattr(row, name) == value for name, value in values.items()):
            continue
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
        written += 1
    return written


@transaction.atomic
def change_day(
    *, actor: User, date: datetime.date, name: str, effect: DayEffect, source: str, confirmed: bool = False
) -> DayOff:
    """Enter a day or change one: off, make-up working day, or ordinary again. Raises Refused without name or source."""
    require(may_change_days(actor))
    name, source = clean(name, 160), clean(source, 300)
    if not name or not source:
        raise Refused(_("Ghi tên ngày và nguồn (thông báo, quyết định)."))
    values = {"name": name, "effect": DayEffect(effect), "source": source, "confirmed": confirmed}
    day, _created = DayOff.objects.update_or_create(
        date=date, defaults={**values, "changed_by": actor, "changed_at": now()}
    )
    content = {"date": date.isoformat(), "effect": str(day.effect), "confirmed": confirmed}
    record("desk.day_changed", subject=f"desk.day:{date.isoformat()}", actor=str(actor.public_id), content=content)
    return day
