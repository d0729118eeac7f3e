"""Reading personal values."""

import datetime
import json
from collections.abc import Mapping
from typing import Any

from ocop.foundation.calendar import today
from ocop.foundation.canonical import sha256_hex
from ocop.foundation.sealed.models import Restriction, SealedValue


class Changed(RuntimeError):
    """A stored value is not the one whose hash the papers name: somebody changed the database."""


def seal_of(salt: str, value_json: str) -> str:
    """The salted hash of a value: SHA-256(salt bytes ‖ canonical JSON in UTF-8)."""
    return sha256_hex(bytes.fromhex(salt) + value_json.encode())


def get(reference: Mapping[str, str]) -> Any:
    """The value a reference ``{"id", "hash"}`` stands for; None once it is erased.

    Raises SealedValue.DoesNotExist for an unknown id and Changed when value and hash do not fit.
    """
    row = SealedValue.objects.get(public_id=reference["id"])
    if row.sha256 != reference["hash"]:
        raise Changed(f"sealed value {row.public_id}: another hash than the one referred to")
    return _opened(row)


def values_of(subject: str) -> dict[str, Any]:
    """The newest value under each name of ``subject``; names whose newest value is erased are left out."""
    newest = {row.name: row for row in SealedValue.objects.filter(subject=subject).order_by("pk")}
    return {name: _opened(row) for name, row in newest.items() if row.erased_at is None}


def restriction_on(subject: str, on: datetime.date | None = None) -> Restriction | None:
    """The restriction that binds longest on day ``on`` (default: today), None where nothing binds."""
    return Restriction.objects.filter(subject=subject, until__gte=on or today()).order_by("-until", "pk").first()


def is_restricted(subject: str, on: datetime.date | None = None) -> bool:
    """Whether the values of ``subject`` may not be erased on day ``on`` (default: today)."""
    return restriction_on(subject, on) is not None


def _opened(row: SealedValue) -> Any:
    if row.erased_at is not None:
        return None
    if seal_of(row.salt, row.value_json) != row.sha256:
        raise Changed(f"sealed value {row.public_id}: the value does not fit its hash")
    return json.loads(row.value_json)
