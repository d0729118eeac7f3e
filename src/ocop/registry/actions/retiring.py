"""Taking a producer or a product out of the register, and bringing it back."""

from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.models import User
from ocop.foundation import sealed
from ocop.foundation.access import Refused, require
from ocop.foundation.calendar import today
from ocop.foundation.text import clean
from ocop.registry.access import (
    may_restore_producer,
    may_restore_product,
    may_retire_producer,
    may_retire_product,
)
from ocop.registry.actions.noting import note
from ocop.registry.actions.writing import locked
from ocop.registry.models import Producer, Product

Row = TypeVar("Row", Producer, Product)


@transaction.atomic
def retire(*, actor: User, row: Row, reason: str) -> Row:
    """Take a row out of use from today, with a reason; nothing is deleted. Undone by `restore`.

    Raises Refused for another than the office, without a reason, and for a producer that still has products in use.
    """
    held = locked(row)
    require(may_retire_producer(actor, held) if isinstance(held, Producer) else may_retire_product(actor, held))
    reason = _reason(reason)
    if isinstance(held, Producer) and held.products.filter(retired_on__isnull=True).exists():
        raise Refused(_("Chủ thể còn sản phẩm đang dùng; rút hoặc chuyển các sản phẩm ấy trước."))
    held.retired_on, held.retired_reason = today(), reason
    held.revision += 1
    held.save()
    note(f"{held._meta.model_name}_retired", held, actor=actor, reason=_sealed(held, reason))
    return held


@transaction.atomic
def restore(*, actor: User, row: Row, reason: str) -> Row:
    """Bring a retired row back, with a reason.

    Raises Refused for another than the office, without a reason, and for a product whose producer is retired.
    """
    held = locked(row)
    require(may_restore_producer(actor, held) if isinstance(held, Producer) else may_restore_product(actor, held))
    reason = _reason(reason)
    if isinstance(held, Product) and held.producer and held.producer.is_retired:
        raise Refused(_("Chủ thể của sản phẩm đã rút khỏi sổ; khôi phục chủ thể trước."))
    held.retired_on, held.retired_reason = None, ""
    held.revision += 1
    held.save()
    note(f"{held._meta.model_name}_restored", held, actor=actor, reason=_sealed(held, reason))
    return held


def _reason(text: str) -> str:
    reason = clean(text)
    if not reason:
        raise Refused(_("Ghi lý do."))
    if len(reason) > 300:
        raise Refused(_("Lý do dài nhất 300 ký tự."))
    return reason


def _sealed(row: Producer | Product, reason: str) -> dict[str, str]:
    # A reason may name people, so the ledger holds only its salted hash.
    return sealed.put(row.subject, "reason", reason)
