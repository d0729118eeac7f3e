"""What the public may see of the register: versioned projections without personal data (a test lists every field).

Contacts and address appear only with the producer's consent. Retired rows do not exist here.
"""

from typing import Any

from django.db.models import QuerySet

from ocop.foundation.files.models import StoredFile
from ocop.registry.laws import set_name
from ocop.registry.models import Named, Producer, Product, ProductPhoto
from ocop.registry.queries import with_photos, with_places

PRODUCER_SCHEMA = "registry.producer/1"
PRODUCT_SCHEMA = "registry.product/1"


def public_products() -> QuerySet[Product]:
    """Every product the public may see, ready for `product_view`."""
    rows = with_photos(with_places(Product.objects.filter(retired_on__isnull=True)))
    return rows.select_related("producer__commune", "producer__former_district", "producer__province").order_by(
        "sort_key", "pk"
    )


def public_photo(public_id: str) -> StoredFile | None:
    """The file of a picture whose product the public may see."""
    rows = ProductPhoto.objects.filter(public_id=public_id, product__retired_on__isnull=True).select_related("file")
    photo = rows.first()
    return photo.file if photo else None


def producer_view(row: Producer) -> dict[str, Any]:
    """A producer as ``registry.producer/1``: ``contact`` is None without consent."""
    contact = {"address": row.address, "phone": row.phone, "email": row.email, "website": row.website}
    return {
        "schema": PRODUCER_SCHEMA,
        "id": str(row.public_id),
        "name": row.name,
        "kind": row.kind,
        "kind_text": str(row.kind_text),
        "place": place_view(row),
        "contact": contact if row.contact_is_public else None,
        "origin": row.origin,
    }


def product_view(row: Product) -> dict[str, Any]:
    """A product (of `public_products`) as ``registry.product/1``; ``producer`` is None where no source names one."""
    producer = row.producer if row.producer and not row.producer.is_retired else None
    return {
        "schema": PRODUCT_SCHEMA,
        "id": str(row.public_id),
        "name": row.name,
        "producer": producer_view(producer) if producer else None,
        "place": place_view(row),
        "family": row.family,
        "family_text": str(row.get_family_display()),
        "family_is_inferred": row.family_is_inferred,
        "law": row.law,
        "set_number": row.set_number,
        "set_name": set_name(row.law, row.set_number),
        "specification": row.specification,
        "season": row.season,
        "story": row.story,
        "photos": [{"id": str(photo.public_id), "caption": photo.caption} for photo in row.photo_list],  # type: ignore[attr-defined]
        "origin": row.origin,
        "sources": list(row.sources),
        "source_note": row.source_note,
    }


def place_view(row: Named) -> dict[str, Any]:
    """Where: today's commune as far as known, the former district, the printed words, and one line of text."""
    return {
        "province": row.province.name,  # type: ignore[attr-defined]
        "commune_code": row.commune.code if row.commune else None,
        "commune": row.commune.title if row.commune else None,
        "former_district": row.former_district.name if row.former_district else None,
        "locality": row.locality,
        "text": row.place,
    }
