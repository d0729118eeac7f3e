"""Rows of public sources: facts as a page states them, never more."""

from typing import Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet

from ocop.foundation.calendar import today
from ocop.foundation.text import clean, fold, sort_key
from ocop.registry.actions import noting
from ocop.registry.enums import Origin, ProducerKind
from ocop.registry.laws import family_named
from ocop.registry.models import Producer, Product
from ocop.territory.models import Commune, FormerDistrict, Province
from ocop.territory.names import bare_district
from ocop.territory.queries import resolve

Row = TypeVar("Row", Producer, Product)
# What sources print, where it says exactly one kind of the law; anything else stays unknown beside its printed words.
KINDS = {
    "doanh nghiep": ProducerKind.ENTERPRISE,
    "hop tac xa": ProducerKind.COOPERATIVE,
    "to hop tac": ProducerKind.COOPERATIVE_GROUP,
    "trang trai": ProducerKind.FARM,
}


@transaction.atomic
def record_public_product(
    *,
    province: Province,
    name: str,
    producer_name: str,
    producer_kind_printed: str,
    locality: str,
    former_district: str,
    commune_2025: str,
    family: str,
    sources: list[str],
    note: str,
) -> Product:
    """The product a public page names, found or made; doing it again changes nothing.

    ``family`` is a guess from the name and flagged as one. The commune is filled in only where today's unit follows
    without doubt from the printed place; the printed words stay as they are. A row with another place or producer is
    another product. Sources add up.
    """
    place = _place(province, locality, former_district, commune_2025)
    producer = _producer(province, clean(producer_name, 200), clean(producer_kind_printed, 80), place)
    name = clean(name, 200)
    candidates = Product.objects.filter(
        province=province, origin=Origin.PUBLIC_SOURCE, sort_key=sort_key(name)[:500], producer=producer
    )
    found = _fitting(candidates.order_by("pk"), place)
    if found is None:
        guessed = family_named(family)
        found = Product(
            province=province,
            producer=producer,
            origin=Origin.PUBLIC_SOURCE,
            name=name,
            family=guessed or "",
            family_is_inferred=guessed is not None,
            sources=list(sources),
            source_note=clean(note, 500),
            **place,
        )
        found.full_clean()
        found.save()
        _note("product_recorded", found)
        return found
    missing = [source for source in sources if source not in found.sources]
    if missing:
        found.sources = [*found.sources, *missing]
        found.revision += 1
        found.save()
        _note("product_sources_added", found)
    return found


def _note(act: str, row: Producer | Product) -> None:
    noting.note(act, row, actor=None)


def _place(province: Province, locality: str, former_district: str, commune_2025: str) -> dict[str, Any]:
    """The columns of a place: today's commune where sure, the former district where named, the printed words."""
    commune: Commune | None = None
    if commune_2025:
        commune = resolve(commune_2025, province=province, day=today())
    elif locality:
        commune = resolve(locality, province=province, district=former_district)
    wanted = fold(bare_district(former_district))
    district = FormerDistrict.objects.filter(province=province, folded=wanted).first() if wanted else None
    return {"commune": commune, "former_district": district, "locality": clean(locality or commune_2025, 200)}


def _producer(province: Province, name: str, printed: str, place: dict[str, Any]) -> Producer | None:
    if not name:
        return None
    candidates = Producer.objects.filter(
        province=province, origin=Origin.PUBLIC_SOURCE, sort_key=sort_key(name)[:500]
    ).order_by("pk")
    found = _fitting(candidates, place)
    if found is not None:
        return found
    row = Producer(
        province=province,
        origin=Origin.PUBLIC_SOURCE,
        name=name,
        kind=KINDS.get(fold(printed), ProducerKind.UNKNOWN),
        kind_as_printed=printed,
        **place,
    )
    row.full_clean()
    row.save()
    _note("producer_recorded", row)
    return row


def _fitting(rows: QuerySet[Row], place: dict[str, Any]) -> Row | None:
    """The first row whose former district does not contradict ``place``."""
    district = place["former_district"]
    for row in rows:
        if district is None or row.former_district_id in (None, district.pk):
            return row
    return None
