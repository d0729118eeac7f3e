"""Registering and changing products, and telling their stories."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.models import User
from ocop.foundation.access import Refused, require
from ocop.foundation.text import clean
from ocop.registry.access import may_change_producer, may_change_product, may_tell_product
from ocop.registry.actions.noting import note
from ocop.registry.actions.writing import locked, once, save_changed, save_checked
from ocop.registry.enums import TOURISM_KINDS, Family, Origin
from ocop.registry.facts import ProductFacts, values
from ocop.registry.laws import family_of_set, law_in_use
from ocop.registry.models import Producer, Product


@transaction.atomic
def register_product(
    *,
    actor: User,
    producer: Producer,
    facts: ProductFacts,
    token: uuid.UUID | None = None,
) -> Product:
    """Enter a product of a producer; the same ``token`` enters it once.

    Raises Refused for another than the office or an officer of the producer's commune, and ValidationError by field.
    Undone by `retire`.
    """
    holder = Producer.objects.select_related("province", "commune").get(pk=producer.pk)
    require(may_change_producer(actor, holder))
    columns = _columns(facts, holder, None)

    def make() -> Product:
        row = Product(
            province=holder.province, producer=holder, origin=origin_of(holder), request_token=token, **columns
        )
        save_checked(row)
        note("product_registered", row, actor=actor, producer=str(holder.public_id))
        return row

    found = once(Product, token, make)
    if found.producer_id != holder.pk:
        raise Refused(_("Mẫu này đã được gửi từ nơi khác; mở lại trang rồi nhập."))
    return found


@transaction.atomic
def change_product(*, actor: User, product: Product, facts: ProductFacts, revision: int | None = None) -> Product:
    """Correct a product's facts; see `change_producer`. Story and pictures have acts of their own."""
    row = locked(product)
    require(may_change_product(actor, row))
    changed = save_changed(row, _columns(facts, row.producer, row), revision)
    if changed:
        note("product_changed", row, actor=actor, fields=changed)
    return row


@transaction.atomic
def tell_story(*, actor: User, product: Product, story: str, revision: int | None = None) -> Product:
    """Write a product's story; the producer's own people may. Raises Refused, Stale, ValidationError."""
    row = locked(product)
    require(may_tell_product(actor, row))
    if save_changed(row, {"story": clean(story)}, revision):
        note("story_told", row, actor=actor)
    return row


def origin_of(producer: Producer) -> Origin:
    """Whatever is entered under a fictional producer is fictional too."""
    return Origin.SAMPLE if producer.is_sample else Origin.REGISTERED


def _columns(facts: ProductFacts, producer: Producer | None, row: Product | None) -> dict[str, Any]:
    """The facts as columns: the set brings its law and family, the place is the producer's unless said otherwise."""
    columns = values(facts)
    law = law_in_use()
    if facts.set_number:
        family = family_of_set(law, facts.set_number)
        if family is None:
            raise ValidationError({"set_number": _("Bộ sản phẩm này không có trong %(law)s.") % {"law": law}})
        columns |= {"law": law, "family": family, "family_is_inferred": False}
    else:
        columns |= {"law": "", "set_number": None}
        if row is None or columns["family"] != row.family:
            columns["family_is_inferred"] = False
    tourism = columns["family"] == Family.TOURISM
    if producer is not None and producer.kind in TOURISM_KINDS and not tourism:
        field = "set_number" if facts.set_number else "family"
        raise ValidationError({field: _("Chủ thể là tổ chức du lịch nên chỉ có sản phẩm nhóm du lịch (Điều 2.3).")})
    commune = facts.commune or (producer.commune if producer else None)
    province = row.province_id if row else producer.province_id if producer else None
    if commune is not None and commune.province_id != province:
        raise ValidationError({"commune": _("Nơi làm ra phải ở trong tỉnh.")})
    columns["commune"] = commune if commune is not None or row is None else row.commune
    return columns
