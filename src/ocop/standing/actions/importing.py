"""Facts of public sources: each line of ``data/products/<code>/products.csv`` becomes a recognition with its sources.

Nothing is added to what a line says. A line counts as dated only where it names a decision with its full day; all
others are "chưa đủ dữ kiện". No certificate, code or QR ever comes from here.
"""

import csv
import datetime
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

from ocop.accounts.models import User
from ocop.foundation.access import require
from ocop.foundation.calendar import last_valid_day, now
from ocop.foundation.canonical import canonical, sha256_hex
from ocop.foundation.text import clean
from ocop.paths import DATA
from ocop.registry.actions import record_public_product
from ocop.standing.access import may_import
from ocop.standing.actions.noting import note
from ocop.standing.actions.spans import refresh
from ocop.standing.authorities import issuer_on, law_on
from ocop.standing.enums import Basis
from ocop.standing.models import ImportBatch, Recognition
from ocop.territory.models import Province

SOURCE = DATA / "products"
LINES_AT_ONCE = 40  # in one transaction, so that others never wait long
_DECISION = re.compile(r"QĐ\s+(?P<number>\d+/QĐ-[^\s,;]+)\s+(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})")
_IDENTITY = ("product", "producer", "former_district", "locality_as_printed", "stars", "year", "decision_or_round")

Line = dict[str, str]


def import_public_facts(province: Province, *, actor: User | None = None, source: Path = SOURCE) -> ImportBatch | None:
    """Record every line not yet recorded, under one import that `undo_import` takes back. None when there is none.

    Doing it again changes nothing; a line added to the file later comes in by an import of its own. ``actor`` None is
    the system. Raises Refused for another than the head of the province's office, KeyError for a file without a column.
    """
    if actor is not None:
        require(may_import(actor, province))
    path = source / province.code / "products.csv"
    if not path.exists():
        return None
    keyed = {_key(province, line): line for line in _lines(path)}
    known = set(Recognition.objects.filter(line_key__in=keyed).values_list("line_key", flat=True))
    missing = [(key, line) for key, line in keyed.items() if key not in known]
    if not missing:
        return None
    with transaction.atomic():
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        batch = ImportBatch.objects.create(province=province, source=path.name, sha256=content, at=now(), by=actor)
        subject = f"standing.import:{batch.public_id}"
        note("imported", subject, province, actor=actor, sha256=content, lines=len(missing))
    for start in range(0, len(missing), LINES_AT_ONCE):
        with transaction.atomic():
            for key, line in missing[start : start + LINES_AT_ONCE]:
                _record(batch, key, line)
    return batch


def _lines(path: Path) -> Iterator[Line]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _key(province: Province, line: Line) -> str:
    return sha256_hex(canonical([province.code, *(clean(line[name]) for name in _IDENTITY)]))


def _record(batch: ImportBatch, key: str, line: Line) -> None:
    sources = [line[name].strip() for name in ("source_url", "source_url_2") if line[name].strip()]
    product = record_public_product(
        province=batch.province,
        name=line["product"],
        producer_name=line["producer"],
        producer_kind_printed=line["producer_type"],
        locality=line["locality_as_printed"],
        former_district=line["former_district"],
        commune_2025=line["commune_2025"],
        family=line["family_inferred"],
        sources=sources,
        note=line["note"],
    )
    stars = int(line["stars"]) if line["stars"] else None
    row = Recognition(
        product=product,
        basis=Basis.PUBLIC_SOURCE,
        stars=stars,
        decision_as_printed=clean(line["decision_or_round"], 200),
        year=int(line["year"]) if line["year"] else None,
        sources=sources,
        source_note=clean(line["note"], 500),
        batch=batch,
        line_key=key,
        created_at=now(),
        **_dated(line, stars, batch.province),
    )
    row.full_clean()
    row.save()
    refresh(product)


def _dated(line: Line, stars: int | None, province: Province) -> dict[str, Any]:
    """Number, day and what follows from them by the law of that day; nothing where the full day is not printed."""
    found = _DECISION.search(clean(line["decision_or_round"]))
    if found is None or stars is None:
        return {}
    day = datetime.date(int(found["year"]), int(found["month"]), int(found["day"]))
    return {
        "decision_number": found["number"],
        "decision_date": day,
        "first_day": day,
        "last_day": last_valid_day(day),
        "law": law_on(day),
        "issuer": issuer_on(day, stars, province=province.name, district=line["former_district"]),
    }
