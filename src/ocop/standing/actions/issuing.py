"""Writing down that an authority recognised a product."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.models import User
from ocop.foundation.access import Refused
from ocop.foundation.calendar import last_valid_day, now
from ocop.foundation.text import clean
from ocop.registry.models import Product
from ocop.standing.actions.noting import held, note
from ocop.standing.actions.spans import refresh
from ocop.standing.authorities import issuer_on
from ocop.standing.enums import SUCCESSIONS, Basis, Kind
from ocop.standing.models import Recognition, RecognitionEvent


@dataclass(frozen=True)
class Decision:
    """What a decision says: 3 to 5 stars from ``first_day`` on (the day of issue), judged under ``law``."""

    stars: int
    law: str
    number: str
    date: datetime.date
    first_day: datetime.date
    snapshot_sha256: str = ""


@transaction.atomic
def issue(*, actor: User | None, product: Product, decision: Decision) -> Recognition:
    """Recognise a product. ``actor`` None is the system (demo data). Undone by `annul`; slips by `correct`.

    Raises Refused for another than the province's office or chair, and for facts that cannot be.
    """
    row = _recognise(actor, product, decision)
    refresh(row.product)
    return row


@transaction.atomic
def replace(*, actor: User | None, old: Recognition, how: Kind, decision: Decision) -> Recognition:
    """Recognise anew (``how``: renewed or upgraded); ``old`` is superseded from the new first day on.

    Raises Refused as `issue` does, and for a day before ``old`` began.
    """
    if how not in SUCCESSIONS:
        raise Refused(_("Chỉ công nhận lại hoặc nâng hạng mới thay quyết định cũ."))
    row = _recognise(actor, old.product, decision)
    if old.first_day and decision.first_day <= old.first_day:
        raise Refused(_("Quyết định mới phải sau quyết định cũ."))
    RecognitionEvent.objects.create(
        recognition=old,
        kind=how,
        effective=decision.first_day,
        successor=row,
        decision=row.decision_number,
        at=now(),
        by=actor,
    )
    note(how.value, old.subject, row.product.province, actor=actor, successor=str(row.public_id))
    refresh(row.product)
    return row


def _recognise(actor: User | None, product: Product, decision: Decision) -> Recognition:
    product = held(product.pk, actor)
    district = product.former_district.name if product.former_district else ""
    row = Recognition(
        product=product,
        basis=Basis.SAMPLE if product.is_sample else Basis.DECISION,
        stars=decision.stars,
        law=decision.law,
        decision_number=clean(decision.number, 60),
        decision_date=decision.date,
        issuer=issuer_on(decision.first_day, decision.stars, province=product.province.name, district=district),
        first_day=decision.first_day,
        last_day=last_valid_day(decision.first_day),
        snapshot_sha256=decision.snapshot_sha256,
        created_at=now(),
    )
    if not row.decision_number or not row.law:
        raise Refused(_("Ghi số quyết định và văn bản dùng để đánh giá."))
    if decision.first_day < decision.date:
        raise Refused(_("Giấy không có hiệu lực trước ngày quyết định."))
    row.full_clean()
    row.save()
    RecognitionEvent.objects.create(
        recognition=row,
        kind=Kind.ISSUED,
        effective=decision.first_day,
        decision=row.decision_number,
        at=now(),
        by=actor,
    )
    facts = {"stars": row.stars, "law": row.law, "decision": row.decision_number, "first_day": str(row.first_day)}
    snapshot = {"snapshot": row.snapshot_sha256} if row.snapshot_sha256 else {}
    note("issued", row.subject, product.province, actor=actor, product=str(product.public_id), **facts, **snapshot)
    return row
