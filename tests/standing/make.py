"""Recognitions for tests, written through the actions."""

import datetime

from ocop.registry.models import Product
from ocop.standing.actions import issue
from ocop.standing.actions.issuing import Decision
from ocop.standing.models import Recognition
from tests.registry import make as registry


def day(text: str) -> datetime.date:
    """ "2026-03-02" as a date."""
    return datetime.date.fromisoformat(text)


def decision(first_day: str = "2026-03-02", stars: int = 3, **fields) -> Decision:
    """A decision of one day."""
    given = {"law": "148/QĐ-TTg", "number": "12/QĐ-UBND", "date": day(first_day), "first_day": day(first_day)}
    return Decision(stars=stars, **given | fields)


def recognition(product: Product | None = None, first_day: str = "2026-03-02", stars: int = 3, **fields) -> Recognition:
    """A recognition of a product (a new one when not given), written by the system."""
    return issue(actor=None, product=product or registry.product(), decision=decision(first_day, stars, **fields))
