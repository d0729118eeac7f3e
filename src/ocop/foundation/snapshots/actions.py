"""Freezing."""

import uuid
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from ocop.foundation.canonical import canonical
from ocop.foundation.ledger import record
from ocop.foundation.snapshots.models import Snapshot, content_hash
from ocop.foundation.snapshots.schemas import UnknownSchema, current, parse


def freeze(subject: str, *, schema: str, content: dict[str, Any], actor: str, province: str = "") -> Snapshot:
    """Freeze ``content`` as the next version of ``subject`` and record its hash, inside the acting transaction.

    ``schema`` must be the current version of its thing (UnknownSchema otherwise). ``content`` is JSON without floats
    (TypeError otherwise) and holds personal values as references from ``sealed.put`` only. When two freeze the same
    subject at once, the second gets the next number.
    """
    thing, version = parse(schema)
    if version != current(thing):
        raise UnknownSchema(f"{schema!r}: {thing} is frozen in version {current(thing)} now")
    content_json = canonical(content)
    while True:
        number = (Snapshot.objects.filter(subject=subject).aggregate(last=Max("number"))["last"] or 0) + 1
        try:
            with transaction.atomic():
                return _write(subject, number, schema, content_json, actor, province)
        except IntegrityError:
            if not Snapshot.objects.filter(subject=subject, number=number).exists():
                raise


def _write(subject: str, number: int, schema: str, content_json: str, actor: str, province: str) -> Snapshot:
    public_id, sha256 = uuid.uuid4(), content_hash(schema, content_json)
    entry = record(
        "snapshots.frozen",
        subject=subject,
        actor=actor,
        content={"snapshot": str(public_id), "number": number, "schema": schema, "sha256": sha256},
        province=province,
    )
    return Snapshot.objects.create(
        public_id=public_id,
        subject=subject,
        number=number,
        schema=schema,
        content_json=content_json,
        sha256=sha256,
        actor=actor,
        at=entry.at,
        entry=entry,
    )
