"""The fictional register of the demo province. Loading twice changes nothing."""

from typing import Any

import yaml
from django.db import transaction

from ocop.accounts.models import User
from ocop.foundation.calendar import today
from ocop.paths import DATA
from ocop.registry.actions.samples import record_sample_member, record_sample_producer, record_sample_product
from ocop.registry.models import Producer
from ocop.territory.models import Province
from ocop.territory.queries import commune_at

SOURCE = DATA / "demo" / "so-chu-the.yaml"


@transaction.atomic
def load(province: Province) -> None:
    """Load the producers and products of ``data/demo/so-chu-the.yaml`` into a province.

    Raises ValueError when the file names a commune that does not live in the province.
    """
    for given in yaml.safe_load(SOURCE.read_text(encoding="utf-8"))["producers"]:
        producer = _producer(province, given)
        for product in given["products"]:
            record_sample_product(
                producer=producer,
                name=product["name"],
                set_number=product["set"],
                specification=product.get("specification", ""),
                season=product.get("season", ""),
                story=product.get("story", "").strip(),
            )
        for user in User.objects.filter(username__in=given.get("members", ())).order_by("pk"):
            record_sample_member(producer=producer, user=user)


def _producer(province: Province, given: dict[str, Any]) -> Producer:
    commune = commune_at(given["commune"], today())
    if commune is None or commune.province_id != province.pk:
        raise ValueError(f"{given['name']}: no commune {given['commune']} in {province}")
    return record_sample_producer(
        commune=commune,
        name=given["name"],
        kind=given["kind"],
        registered_on=given.get("registered_on"),
        website=given.get("website", ""),
    )
