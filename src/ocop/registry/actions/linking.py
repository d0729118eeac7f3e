"""Giving a product its producer, and taking it back: for products of public sources that name none or the wrong one."""

from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.models import User
from ocop.foundation.access import Refused, require
from ocop.registry.access import may_retire_product
from ocop.registry.actions.noting import note
from ocop.registry.actions.writing import locked
from ocop.registry.enums import TOURISM_KINDS, Family
from ocop.registry.models import Producer, Product


@transaction.atomic
def link(*, actor: User, product: Product, producer: Producer) -> Product:
    """Say whose product this is. Raises Refused for another than the office or a producer that cannot have it.

    Undone by `unlink`, or by linking to the former producer again.
    """
    row = locked(product)
    require(may_retire_product(actor, row))
    if producer.province_id != row.province_id:
        raise Refused(_("Chủ thể ở tỉnh khác."))
    if producer.is_retired:
        raise Refused(_("Chủ thể này đã rút khỏi sổ."))
    if producer.is_sample != row.is_sample:
        raise Refused(_("Chủ thể minh họa chỉ có sản phẩm minh họa, chủ thể thật chỉ có sản phẩm thật."))
    if producer.kind in TOURISM_KINDS and row.family != Family.TOURISM:
        raise Refused(_("Chủ thể là tổ chức du lịch nên chỉ có sản phẩm nhóm du lịch (Điều 2.3)."))
    if row.producer_id == producer.pk:
        return row
    before = str(row.producer.public_id) if row.producer else None
    row.producer = producer
    row.commune = row.commune or producer.commune
    row.revision += 1
    row.save()
    note("product_linked", row, actor=actor, producer=str(producer.public_id), before=before)
    return row


@transaction.atomic
def unlink(*, actor: User, product: Product) -> Product:
    """Say that nobody knows whose product this is. Only for products of public sources; raises Refused otherwise."""
    row = locked(product)
    require(may_retire_product(actor, row))
    if not row.is_from_public_source:
        raise Refused(_("Sản phẩm ghi tại cơ quan luôn có chủ thể; chuyển sang chủ thể khác thay vì bỏ."))
    if row.producer is None:
        return row
    before = str(row.producer.public_id)
    row.producer = None
    row.revision += 1
    row.save()
    note("product_unlinked", row, actor=actor, before=before)
    return row
