"""Registering and changing producers."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.models import User
from ocop.foundation.access import Refused, require
from ocop.registry.access import may_change_producer, may_register_in
from ocop.registry.actions.noting import note
from ocop.registry.actions.writing import locked, once, save_changed, save_checked
from ocop.registry.enums import TOURISM_KINDS, Family, Origin, ProducerKind
from ocop.registry.facts import ProducerFacts, values
from ocop.registry.models import Producer


@transaction.atomic
def register_producer(*, actor: User, facts: ProducerFacts, token: uuid.UUID | None = None) -> Producer:
    """Enter a producer; the same ``token`` enters it once, however often it is sent.

    Raises Refused for another than the office or an officer of that commune, and ValidationError by field. Undone by
    `retire`.
    """
    require(may_register_in(actor, facts.commune))
    _check_kind(facts.kind)

    def make() -> Producer:
        row = Producer(province=facts.commune.province, origin=Origin.REGISTERED, request_token=token, **values(facts))
        save_checked(row)
        note("producer_registered", row, actor=actor)
        return row

    found = once(Producer, token, make)
    if found.province_id != facts.commune.province_id:
        raise Refused(_("Mẫu này đã được gửi từ nơi khác; mở lại trang rồi nhập."))
    return found


@transaction.atomic
def change_producer(*, actor: User, producer: Producer, facts: ProducerFacts, revision: int | None = None) -> Producer:
    """Correct a producer's facts. ``revision`` is the one the person looked at.

    Raises Refused out of reach, Stale when somebody else changed the row meanwhile, ValidationError by field. The row
    may be changed back; who changed which fields is in the ledger.
    """
    row = locked(producer)
    require(may_change_producer(actor, row))
    if facts.commune.pk != row.commune_id:
        require(may_register_in(actor, facts.commune))
        if facts.commune.province_id != row.province_id:
            raise Refused(_("Chủ thể ở lại tỉnh đã ghi; ở tỉnh khác thì ghi chủ thể mới."))
    if facts.kind != row.kind:
        _check_kind(facts.kind)
        _check_products(row, facts.kind)
    changed = save_changed(row, values(facts), revision)
    if changed:
        note("producer_changed", row, actor=actor, fields=changed)
    return row


def _check_kind(kind: str) -> None:
    if kind == ProducerKind.UNKNOWN:
        raise ValidationError({"kind": _("Chọn loại hình theo đăng ký kinh doanh hoặc giấy tờ thành lập.")})


def _check_products(row: Producer, kind: str) -> None:
    """Associations, unions and centres take part with tourism only (26/2026/QĐ-TTg, Art. 2.3)."""
    if kind in TOURISM_KINDS and row.products.filter(retired_on__isnull=True).exclude(family=Family.TOURISM).exists():
        raise ValidationError({"kind": _("Loại hình này chỉ có ở nhóm du lịch; chủ thể đang có sản phẩm nhóm khác.")})
