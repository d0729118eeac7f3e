"""Producers, products and people of the register for tests."""

import io
import itertools

from PIL import Image

from ocop.accounts.enums import Role, UnitKind
from ocop.accounts.models import User
from ocop.foundation.calendar import today
from ocop.registry.actions import register_producer, register_product
from ocop.registry.enums import MemberScope, ProducerKind
from ocop.registry.facts import ProducerFacts, ProductFacts
from ocop.registry.models import Producer, ProducerMember, Product
from ocop.territory.models import Commune
from tests import make

_numbers = itertools.count(1)


def office(province_code: str = "38", role: Role = Role.OFFICE_STAFF) -> User:
    """A new person of a province's OCOP office."""
    return make.person(role, on_unit_of=make.province(province_code))


def officer(commune: Commune, role: Role = Role.COMMUNE_OFFICER) -> User:
    """A new official of a commune."""
    return make.person(role, unit=make.unit(UnitKind.COMMUNE, commune=commune))


def producer(
    name: str = "", *, commune: Commune | None = None, kind: str = ProducerKind.COOPERATIVE, **facts
) -> Producer:
    """A new producer, registered by the office."""
    where = commune or make.commune()
    name = name or f"HTX Thử {next(_numbers)}"
    given = ProducerFacts(name=name, kind=kind, commune=where, **facts)
    return register_producer(actor=office(where.province.code), facts=given)


def product(name: str = "", *, of: Producer | None = None, set_number: int | None = 9, **facts) -> Product:
    """A new product, registered by the office."""
    holder = of or producer()
    name = name or f"Nước mắm Thử {next(_numbers)}"
    given = ProductFacts(name=name, set_number=set_number, **facts)
    return register_product(actor=office(holder.province.code), producer=holder, facts=given)


def member(of: Producer, scope: str = MemberScope.MANAGE, user: User | None = None, **fields) -> User:
    """A person who may act for a producer."""
    user = user or make.person()
    ProducerMember.objects.create(producer=of, user=user, scope=scope, starts=fields.pop("starts", today()), **fields)
    return user


def picture(colour: str = "green", size: tuple[int, int] = (40, 30)) -> bytes:
    """A small picture with a hidden remark."""
    out = io.BytesIO()
    image = Image.new("RGB", size, colour)
    exif = Image.Exif()
    exif[0x010E] = "BI-MAT"
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()
