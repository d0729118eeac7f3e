"""Putting, keeping and erasing personal values. The act that calls records itself in the ledger."""

import datetime
import secrets
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ocop.foundation.access import Refused
from ocop.foundation.calendar import now
from ocop.foundation.canonical import canonical
from ocop.foundation.sealed.models import Restriction, SealedValue
from ocop.foundation.sealed.queries import restriction_on, seal_of


class Restricted(Refused):
    """The values may not be erased yet; ``str()`` names the ground and the last day."""


def put(subject: str, name: str, value: Any) -> dict[str, str]:
    """Keep a personal value and return the reference that ledger and snapshots hold: ``{"id", "hash"}``.

    Earlier values of the same name stay behind their own references. Raises TypeError for a value without a
    canonical form.
    """
    value_json, salt = canonical(value), secrets.token_hex(32)
    row = SealedValue.objects.create(
        subject=subject, name=name, value_json=value_json, salt=salt, sha256=seal_of(salt, value_json), put_at=now()
    )
    return {"id": str(row.public_id), "hash": row.sha256}


@transaction.atomic
def erase(subject: str) -> int:
    """Erase every value and salt of ``subject`` for ever and return how many; hashes and proofs stay.

    Raises Restricted while a ground of archive law binds.
    """
    bound = restriction_on(subject)
    if bound is not None:
        raise Restricted(
            _("Chưa được xóa: phải lưu đến hết ngày %(until)s theo %(ground)s.")
            % {"until": f"{bound.until:%d/%m/%Y}", "ground": bound.ground}
        )
    rows = SealedValue.objects.filter(subject=subject, erased_at__isnull=True)
    return rows.update(value_json="", salt="", erased_at=now())


def restrict(subject: str, ground: str, until: datetime.date) -> Restriction:
    """Forbid erasure until the end of day ``until`` on a ground (the article of law). Several may bind at once."""
    if not ground:
        raise ValueError("a restriction needs its ground")
    return Restriction.objects.create(subject=subject, ground=ground, until=until, set_at=now())
