"""Writing to the ledger."""

import uuid
from typing import Any

from django.db import connection

from ocop.foundation.calendar import now
from ocop.foundation.canonical import canonical
from ocop.foundation.ledger.models import Entry


def record(action: str, *, subject: str, actor: str, content: dict[str, Any], province: str = "") -> Entry:
    """Write an official act inside its own transaction: when the act fails, so does its entry.

    ``action`` is ``room.what``, ``subject`` is ``room.thing:<public id>``, ``actor`` the acting person's public id or
    "system", ``province`` a two-digit code. ``content`` is JSON of ids and hashes, never personal data; where the
    actor stands in for somebody it carries "on_behalf_of". Raises RuntimeError outside a transaction, TypeError for
    content without a canonical form (floats, dates), ValueError for an empty name.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("ledger.record() belongs inside the transaction of the act it records")
    if not (action and subject and actor):
        raise ValueError("an entry needs an action, a subject and an actor")
    entry = Entry(
        public_id=uuid.uuid4(),
        action=action,
        subject=subject,
        actor=actor,
        province=province,
        at=now(),
        content_json=canonical(content),
    )
    entry.sha256 = entry.computed_sha256()
    entry.save(force_insert=True)
    return entry
