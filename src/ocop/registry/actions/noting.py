"""How the acts of this room are written into the ledger."""

from typing import Any

from ocop.accounts.models import User
from ocop.accounts.queries import stood_in_for
from ocop.foundation.ledger import record
from ocop.registry.access import COMMUNE, OFFICE
from ocop.registry.models import Producer, Product

SYSTEM = "system"


def note(act: str, row: Producer | Product, *, actor: User | None, **content: Any) -> None:
    """Record one act on a row; no actor means the system. A stand-in's act names the person stood in for."""
    if actor is not None:
        try:
            person = stood_in_for(actor, *OFFICE, *COMMUNE, province=row.province_id)
        except LookupError:
            person = None
        if person is not None:
            content["on_behalf_of"] = str(person.public_id)
    record(
        f"registry.{act}",
        subject=row.subject,
        actor=str(actor.public_id) if actor else SYSTEM,
        content={"revision": row.revision, **content},
        province=row.province.code,
    )
