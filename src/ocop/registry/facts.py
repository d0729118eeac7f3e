"""What people enter about producers and products, as one value each, whichever door it comes through."""

import datetime
from dataclasses import dataclass, fields
from typing import Any

from django.core.exceptions import ValidationError

from ocop.accounts.identifiers import phone
from ocop.foundation.text import clean
from ocop.territory.models import Commune


@dataclass(frozen=True)
class ProducerFacts:
    """The facts of form 01 and part I of form 02 that are no personal data (26/2026/QĐ-TTg, Appendix III)."""

    name: str
    kind: str
    commune: Commune
    address: str = ""
    registration_number: str = ""
    registered_on: datetime.date | None = None
    phone: str = ""
    email: str = ""
    website: str = ""
    contact_is_public: bool = False


@dataclass(frozen=True)
class ProductFacts:
    """A product's facts. ``set_number`` counts within the law in use; ``family`` matters only while it is open."""

    name: str
    set_number: int | None = None
    family: str = ""
    specification: str = ""
    season: str = ""
    commune: Commune | None = None


def values(facts: ProducerFacts | ProductFacts) -> dict[str, Any]:
    """The facts as columns: texts cleaned, the phone number in its one spelling (ValidationError when it is none)."""
    given = {field.name: getattr(facts, field.name) for field in fields(facts)}
    cleaned = {name: clean(value) if isinstance(value, str) else value for name, value in given.items()}
    if cleaned.get("phone"):
        try:
            cleaned["phone"] = phone(cleaned["phone"])
        except ValidationError as error:
            raise ValidationError({"phone": error.messages}) from error
    return cleaned
