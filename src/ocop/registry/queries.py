"""Reads of the register."""

from django.db.models import Count, Prefetch, Q, QuerySet

from ocop.foundation.text import fold
from ocop.registry.facts import ProducerFacts
from ocop.registry.models import Producer, Product, ProductPhoto

MOST_DUPLICATES = 5


def with_places(rows: QuerySet) -> QuerySet:
    """Producers or products with the places their rows name."""
    return rows.select_related("commune", "former_district", "province")


def with_product_count(producers: QuerySet[Producer]) -> QuerySet[Producer]:
    """Every producer with ``product_count``: its products in use."""
    return producers.annotate(product_count=Count("products", filter=Q(products__retired_on__isnull=True)))


def with_photos(products: QuerySet[Product]) -> QuerySet[Product]:
    """Every product with ``photo_list``: its pictures in order."""
    photos = ProductPhoto.objects.select_related("file").order_by("position", "pk")
    return products.prefetch_related(Prefetch("photos", queryset=photos, to_attr="photo_list"))


def possible_duplicates(facts: ProducerFacts, but: Producer | None = None) -> list[Producer]:
    """Producers in use of the same name in the same commune, or of the same name and nobody knows where."""
    same_place = Q(commune=facts.commune) | Q(commune__isnull=True)
    rows = Producer.objects.filter(
        same_place, province=facts.commune.province_id, folded=fold(facts.name)[:240], retired_on__isnull=True
    )
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    return list(with_places(rows).order_by("sort_key", "pk")[:MOST_DUPLICATES])


def producers_called(rows: QuerySet[Producer], text: str, most: int = 20) -> list[Producer]:
    """The first producers of ``rows`` in whose name every word of ``text`` stands, whatever its diacritics."""
    words = fold(text[:100]).split()
    if not words:
        return []
    for word in words:
        rows = rows.filter(folded__contains=word)
    return list(with_places(rows).order_by("sort_key", "pk")[:most])
