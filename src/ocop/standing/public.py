"""What the public may see of recognitions: versioned projections without personal data (a test lists every field).

Reasons of events stay inside: they may name people. Retired products and products never recognised do not exist here.
"""

import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from ocop.registry.models import Product, ProductPhoto
from ocop.standing.enums import Basis, Status, tone
from ocop.standing.models import ProductSpan, Recognition, RecognitionEvent, RecognitionSpan
from ocop.standing.queries import on_day, standing_on

STANDING_SCHEMA = "standing.product/1"
RECOGNITION_SCHEMA = "standing.recognition/1"
EVENT_SCHEMA = "standing.event/1"

_PRODUCT = (
    "recognition",
    "product__province",
    "product__commune",
    "product__former_district",
    "product__producer__province",
    "product__producer__commune",
    "product__producer__former_district",
)


def public_standings(day: datetime.date) -> QuerySet[ProductSpan]:
    """What every publicly known product is on ``day``, ready for `standing_view` and the registry's view."""
    photos = ProductPhoto.objects.select_related("file").order_by("position", "pk")
    rows = standing_on(day).exclude(status=Status.NOT_ISSUED).select_related(*_PRODUCT)
    return rows.prefetch_related(Prefetch("product__photos", queryset=photos, to_attr="photo_list"))


def standing_view(span: ProductSpan) -> dict[str, Any]:
    """A product's standing as ``standing.product/1``; ``recognition`` is the one that decides."""
    status = Status(span.status)
    return {
        "schema": STANDING_SCHEMA,
        "status": status.value,
        "status_text": str(status.label),
        "tone": tone(status),
        "in_force": span.is_in_force,
        "since": _day(span.first_day),
        "through": _day(span.last_day),
        "recognition": recognition_view(span.recognition) if span.recognition else None,
    }


def recognition_view(row: Recognition) -> dict[str, Any]:
    """A recognition as ``standing.recognition/1``: what the decision, or the public source, says."""
    return {
        "schema": RECOGNITION_SCHEMA,
        "id": str(row.public_id),
        "basis": row.basis,
        "basis_text": str(Basis(row.basis).label),
        "stars": row.stars,
        "law": row.law,
        "decision_number": row.decision_number,
        "decision_date": row.decision_date,
        "decision_as_printed": row.decision_as_printed,
        "year": row.year,
        "issuer": row.issuer,
        "first_day": row.first_day,
        "last_day": row.last_day,
        "sources": list(row.sources),
        "source_note": row.source_note,
    }


def event_view(row: RecognitionEvent) -> dict[str, Any]:
    """An event as ``standing.event/1``: what, from when, by which paper."""
    return {
        "schema": EVENT_SCHEMA,
        "kind": row.kind,
        "kind_text": str(row.get_kind_display()),
        "effective": row.effective,
        "until": row.until,
        "decision": row.decision,
        "field": row.field,
        "old": row.old,
        "new": row.new,
    }


def public_history(product: Product, day: datetime.date) -> list[dict[str, Any]]:
    """Every recognition of a product, newest first: its view, its status on ``day``, its events."""
    spans = on_day(RecognitionSpan.objects.all(), day)
    rows = Recognition.objects.filter(product=product).prefetch_related(
        Prefetch("spans", queryset=spans, to_attr="span_list"),
        Prefetch("events", queryset=RecognitionEvent.objects.order_by("effective", "pk"), to_attr="event_list"),
    )
    return [
        recognition_view(row)
        | {
            "status": span.status,
            "status_text": str(Status(span.status).label),
            "tone": tone(span.status),
            "events": [event_view(event) for event in row.event_list],  # type: ignore[attr-defined]
        }
        for row in rows.order_by("-first_day", "-pk")
        for span in row.span_list  # type: ignore[attr-defined]
    ]


def _day(day: datetime.date) -> datetime.date | None:
    """A day, or None where the span has no end on that side."""
    return None if day in (datetime.date.min, datetime.date.max) else day
