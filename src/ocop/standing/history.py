"""What happened to a recognition, in words, with the reasons that lie sealed."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ocop.foundation import sealed
from ocop.standing.enums import Kind
from ocop.standing.models import Recognition

TONES = {Kind.WITHDRAWN: "danger", Kind.ANNULLED: "danger", Kind.RENEWAL_REFUSED: "danger"}


@dataclass(frozen=True)
class Line:
    """One event: what, from which day, and the details beneath it."""

    text: str
    effective: datetime.date
    details: list[str]
    by: str
    at: datetime.datetime
    tone: str


def history_of(row: Recognition) -> list[Line]:
    """The events of a recognition in order of their effective days."""
    reasons = sealed.values_of(row.subject)
    events = row.events.select_related("successor", "by").order_by("effective", "pk")
    return [
        Line(
            text=str(event.get_kind_display()),
            effective=event.effective,
            details=[detail for detail in _details(event, reasons.get(f"reason-{event.public_id}")) if detail],
            by=event.by.full_name if event.by else _("hệ thống"),
            at=event.at,
            tone=TONES.get(Kind(event.kind), "now"),
        )
        for event in events
    ]


def _details(event: Any, reason: str | None) -> list[str]:
    until = event.until and _("đến hết ngày %(day)s") % {"day": date_format(event.until, "SHORT_DATE_FORMAT")}
    changed = event.field and _("%(old)s → %(new)s") % {"old": event.old, "new": event.new}
    return [until or "", event.decision, changed, reason or ""]
