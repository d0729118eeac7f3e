"""Fictional producers and products, marked as such. Only for demo data."""

from typing import Any

from django.db import transaction

from ocop.accounts.models import User
from ocop.foundation.calendar import today
from ocop.registry.actions.noting import note
from ocop.registry.enums import MemberScope, Origin
from ocop.registry.laws import family_of_set, law_in_use
from ocop.registry.models import Producer, ProducerMember, Product
from ocop.territory.models import Commune


@transaction.atomic
def record_sample_producer(*, commune: Commune, name: str, **facts: Any) -> Producer:
    """The fictional producer of that name in the province, found or made; ``facts`` are columns of a new one."""
    found = Producer.objects.filter(province=commune.province, origin=Origin.SAMPLE, name=name).first()
    if found is not None:
        return found
    row = Producer(province=commune.province, commune=commune, origin=Origin.SAMPLE, name=name, **facts)
    row.full_clean()
    row.save()
    note("producer_registered", row, actor=None)
    return row


@transaction.atomic
def record_sample_product(*, producer: Producer, name: str, set_number: int, **facts: Any) -> Product:
    """The fictional product of that name, found or made, in a set of the law in use."""
    found = Product.objects.filter(producer=producer, name=name).first()
    if found is not None:
        return found
    law = law_in_use()
    row = Product(
        province=producer.province,
        producer=producer,
        commune=producer.commune,
        origin=Origin.SAMPLE,
        name=name,
        law=law,
        set_number=set_number,
        family=family_of_set(law, set_number) or "",
        **facts,
    )
    row.full_clean()
    row.save()
    note("product_registered", row, actor=None, producer=str(producer.public_id))
    return row


@transaction.atomic
def record_sample_member(*, producer: Producer, user: User) -> ProducerMember:
    """Let a demo person manage a fictional producer from today; found when already so."""
    found = producer.members.filter(user=user).first()
    if found is not None:
        return found
    member = ProducerMember.objects.create(
        producer=producer, user=user, scope=MemberScope.MANAGE, represents=True, starts=today()
    )
    note("member_added", producer, actor=None, member=str(member.public_id), person=str(user.public_id))
    return member
