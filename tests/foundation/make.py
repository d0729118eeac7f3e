"""Acts for the ledger's tests."""

from django.db import transaction

from ocop.foundation.ledger import record
from ocop.foundation.ledger.models import Entry


def acts(count: int, subject: str = "things.paper:1") -> list[Entry]:
    """So many committed acts, not sealed."""
    with transaction.atomic():
        return [
            record("things.act", subject=subject, actor="system", content={"n": at}, province="38")
            for at in range(count)
        ]
