"""Personal values of a producer's representative: written sealed, read with a line in the ledger, erased."""

from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.models import User
from ocop.foundation import sealed
from ocop.foundation.access import require
from ocop.foundation.text import clean
from ocop.registry.access import may_change_producer, may_read_representative
from ocop.registry.actions.noting import note
from ocop.registry.actions.writing import Stale, locked
from ocop.registry.models import Producer
from ocop.registry.representative import LIMITS, Representative, opened


@transaction.atomic
def change_representative(
    *, actor: User, producer: Producer, representative: Representative, revision: int | None = None
) -> Producer:
    """Keep what is known of the representative; an emptied value is no longer referred to.

    Raises Refused out of reach, Stale when the row moved on, ValidationError for texts too long. The ledger names the
    changed values and their salted hashes.
    """
    row = locked(producer)
    require(may_change_producer(actor, row))
    wanted = {name: clean(value) for name, value in asdict(representative).items()}
    too_long = {
        name: [_("Nhiều nhất %(limit)s ký tự.") % {"limit": LIMITS[name]}]
        for name, value in wanted.items()
        if len(value) > LIMITS[name]
    }
    if too_long:
        raise ValidationError(too_long)
    now = asdict(opened(row))
    changed = [name for name, value in wanted.items() if now[name] != value]
    if revision is not None and revision != row.revision and changed:
        raise Stale(row, [])
    if not changed:
        return row
    references = dict(row.representative)
    for name in changed:
        references.pop(name, None)
        if wanted[name]:
            references[name] = sealed.put(row.subject, name, wanted[name])
    row.representative = references
    row.revision += 1
    row.save()
    note("representative_changed", row, actor=actor, values={name: references.get(name) for name in changed})
    return row


@transaction.atomic
def read_representative(*, actor: User, producer: Producer) -> Representative:
    """The values in full; that they were read is recorded. Raises Refused for those who may not."""
    row = locked(producer)
    require(may_read_representative(actor, row))
    if row.representative:
        note("representative_read", row, actor=actor, values=sorted(row.representative))
    return opened(row)


@transaction.atomic
def erase_representative(*, producer: Producer, actor: User | None = None) -> int:
    """Erase every sealed value of a producer for ever and return how many; part of answering an erasure request.

    Raises Refused while archive law binds them (see `sealed.restrict`). Cannot be undone.
    """
    row = locked(producer)
    count = sealed.erase(row.subject)
    row.representative = {}
    row.revision += 1
    row.save()
    note("representative_erased", row, actor=actor, count=count)
    return count
