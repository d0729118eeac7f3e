"""How the acts of this room are written into the ledger, and how a product's rows are held meanwhile."""

from typing import Any

from ocop.accounts.models import User
from ocop.accounts.queries import stood_in_for
from ocop.foundation.access import require
from ocop.foundation.ledger import record
from ocop.registry.models import Product
from ocop.standing.access import KEEPERS, may_keep
from ocop.territory.models import Province

SYSTEM = "system"


def note(act: str, subject: str, province: Province, *, actor: User | None, **content: Any) -> None:
    """Record one act; no actor means the system. A stand-in's act names the person stood in for."""
    if actor is not None:
        try:
            person = stood_in_for(actor, *KEEPERS, province=province.pk)
        except LookupError:
            person = None
        if person is not None:
            content["on_behalf_of"] = str(person.public_id)
    who = str(actor.public_id) if actor else SYSTEM
    record(f"standing.{act}", subject=subject, actor=who, content=content, province=province.code)


def held(product_id: int, actor: User | None) -> Product:
    """The product, locked until the transaction ends. Raises Refused for an actor who may not keep it."""
    product = Product.objects.select_for_update(of=("self",)).select_related("province").get(pk=product_id)
    if actor is not None:
        require(may_keep(actor, product))
    return product
