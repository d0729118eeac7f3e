"""What happens to a recognition later. Every act is a new event beside the old ones; none is ever changed."""

import datetime
import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.models import User
from ocop.foundation import sealed
from ocop.foundation.access import Refused
from ocop.foundation.calendar import last_valid_day, limit, now
from ocop.foundation.text import clean
from ocop.registry.models import Product
from ocop.standing.actions.noting import held, note
from ocop.standing.actions.spans import refresh
from ocop.standing.enums import IN_FORCE, Kind, Status
from ocop.standing.models import Recognition, RecognitionEvent
from ocop.standing.queries import recognition_status_on

CORRECTABLE = ("decision_number", "decision_date", "issuer", "first_day")
KNOWN = (*IN_FORCE, Status.EXPIRED, Status.INSUFFICIENT)


@transaction.atomic
def extend(
    *, actor: User | None, recognition: Recognition, effective: datetime.date, until: datetime.date, reason: str,
    decision: str = "",
) -> RecognitionEvent:  # fmt: skip
    """Let one certificate run on while its renewal is handled (26/2026/QĐ-TTg, Art. 12.3). Ended by `refuse_renewal`.

    Raises Refused beyond so many days after the last valid day, and where there is nothing to extend.
    """
    product, row = _held(actor, recognition)
    _require(row, effective, (*IN_FORCE, Status.EXPIRED), _("Chỉ giấy còn hoặc vừa hết hiệu lực mới kéo dài được."))
    last = row.last_day or effective
    most = last + datetime.timedelta(days=limit("extension_days", effective))
    if not last < until <= most:
        values = {"first": f"{last:%d/%m/%Y}", "most": f"{most:%d/%m/%Y}"}
        raise Refused(_("Kéo dài đến một ngày sau %(first)s và không quá %(most)s.") % values)
    return _happen(actor, product, row, Kind.EXTENDED, effective, reason, until=until, decision=decision)


@transaction.atomic
def refuse_renewal(
    *, actor: User | None, recognition: Recognition, effective: datetime.date, reason: str, decision: str = ""
) -> RecognitionEvent:
    """Say that a renewal was refused: an extension ends on that day, the months run as they do."""
    product, row = _held(actor, recognition)
    _require(row, effective, KNOWN, _("Giấy này không chờ công nhận lại."))
    return _happen(actor, product, row, Kind.RENEWAL_REFUSED, effective, reason, decision=decision)


@transaction.atomic
def withdraw(
    *, actor: User | None, recognition: Recognition, effective: datetime.date, reason: str, decision: str = ""
) -> RecognitionEvent:
    """Withdraw a certificate (Art. 8). Undone by `annul_withdrawal`."""
    product, row = _held(actor, recognition)
    _require(row, effective, (*IN_FORCE, Status.INSUFFICIENT), _("Chỉ giấy đang có hiệu lực mới bị thu hồi."))
    return _happen(actor, product, row, Kind.WITHDRAWN, effective, reason, decision=decision)


@transaction.atomic
def annul_withdrawal(
    *, actor: User | None, recognition: Recognition, effective: datetime.date, reason: str, decision: str = ""
) -> RecognitionEvent:
    """Take a withdrawal back from a day on; the certificate is then what it would otherwise be."""
    product, row = _held(actor, recognition)
    _require(row, effective, (Status.WITHDRAWN,), _("Giấy này không bị thu hồi."))
    return _happen(actor, product, row, Kind.WITHDRAWAL_ANNULLED, effective, reason, decision=decision)


@transaction.atomic
def annul(
    *, actor: User | None, recognition: Recognition, effective: datetime.date, reason: str, decision: str = ""
) -> RecognitionEvent:
    """Take the decision itself back because its evaluation was wrong (Art. 10.1b); what it replaced counts again."""
    product, row = _held(actor, recognition)
    allowed = (*KNOWN, Status.WITHDRAWN, Status.SUPERSEDED)
    _require(row, effective, allowed, _("Quyết định này chưa có hoặc đã bị hủy."))
    return _happen(actor, product, row, Kind.ANNULLED, effective, reason, decision=decision)


@transaction.atomic
def correct(
    *, actor: User | None, recognition: Recognition, field: str, new: Any, effective: datetime.date, reason: str
) -> RecognitionEvent:
    """Put a slip of the paper right; only a corrected first day moves the months. The old value stays in the event.

    Raises Refused for a field that is no slip but a new decision (stars, law), and for a value already there.
    """
    product, row = _held(actor, recognition)
    if field not in CORRECTABLE or row.is_from_public_source:
        raise Refused(
            _("Chỉ đính chính số, ngày quyết định, cơ quan cấp và ngày có hiệu lực của giấy do hệ thống ghi.")
        )
    old, new = getattr(row, field), clean(new) if isinstance(new, str) else new
    if old == new:
        raise Refused(_("Giá trị mới trùng giá trị cũ."))
    setattr(row, field, new)
    if field == "first_day":
        row.last_day = last_valid_day(new)
    try:
        row.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    row.save()
    return _happen(actor, product, row, Kind.CORRECTED, effective, reason, field=field, old=str(old), new=str(new))


def _held(actor: User | None, recognition: Recognition) -> tuple[Product, Recognition]:
    product = held(recognition.product_id, actor)
    return product, Recognition.objects.get(pk=recognition.pk)


def _require(row: Recognition, day: datetime.date, allowed: tuple[str, ...], reason: str) -> None:
    if recognition_status_on(row, day) not in allowed:
        raise Refused(reason)


def _happen(
    actor: User | None,
    product: Product,
    row: Recognition,
    kind: Kind,
    effective: datetime.date,
    reason: str,
    **facts: Any,
) -> RecognitionEvent:
    reason = clean(reason, 500)
    if not reason:
        raise Refused(_("Ghi lý do hoặc căn cứ."))
    if "decision" in facts:
        facts["decision"] = clean(facts["decision"], 160)
    # A reason may name people: it lies sealed, and only its salted hash stands in the event and the ledger.
    public_id = uuid.uuid4()
    kept = sealed.put(row.subject, f"reason-{public_id}", reason)
    event = RecognitionEvent.objects.create(
        public_id=public_id, recognition=row, kind=kind, effective=effective, reason=kept, at=now(), by=actor, **facts
    )
    content = {name: str(value) for name, value in facts.items() if value}
    note(kind.value, row.subject, product.province, actor=actor, effective=str(effective), reason=kept, **content)
    refresh(product)
    return event
