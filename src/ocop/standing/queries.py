"""Reads: what is recognised on a day. Ever recognised and still valid are two answers, never one."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from ocop.registry.models import Product
from ocop.standing.enums import IN_FORCE, NEVER_COUNTED, Status
from ocop.standing.models import ProductSpan, Recognition, RecognitionSpan


def on_day(spans: QuerySet, day: datetime.date) -> QuerySet:
    """The spans that hold on ``day``: one a product, or one a recognition."""
    return spans.filter(first_day__lte=day, last_day__gte=day)


def standing_on(day: datetime.date) -> QuerySet[ProductSpan]:
    """What every product that has recognitions is on ``day``; retired products are left out."""
    return on_day(ProductSpan.objects.filter(product__retired_on__isnull=True), day).select_related("recognition")


def status_on(product: Product, day: datetime.date) -> ProductSpan | None:
    """What one product is on ``day``; None when nothing of it was ever recorded."""
    return on_day(ProductSpan.objects.filter(product=product), day).select_related("recognition").first()


def recognition_status_on(recognition: Recognition, day: datetime.date) -> Status:
    """What one recognition is on ``day``."""
    return Status(on_day(RecognitionSpan.objects.filter(recognition=recognition), day).get().status)


def ever_recognised(day: datetime.date) -> QuerySet[ProductSpan]:
    """Products recognised by ``day``, whatever became of it since; a decision taken back does not count."""
    return standing_on(day).exclude(status__in=NEVER_COUNTED)


def still_valid(day: datetime.date) -> QuerySet[ProductSpan]:
    """Products whose stars may be used on ``day``."""
    return standing_on(day).filter(status__in=IN_FORCE)


@dataclass(frozen=True)
class Counts:
    """Products of a province on a day: ever recognised, still valid (by stars), and those nobody can tell about."""

    ever: int
    valid: int
    valid_by_stars: dict[int, int]
    insufficient: int


def counts(spans: QuerySet[ProductSpan]) -> Counts:
    """The counts over spans of one day (such as `standing_on`), in one query."""
    valid = Q(status__in=IN_FORCE)
    found = spans.aggregate(
        ever=Count("pk", filter=~Q(status__in=NEVER_COUNTED)),
        valid=Count("pk", filter=valid),
        insufficient=Count("pk", filter=Q(status=Status.INSUFFICIENT)),
        **{f"stars{stars}": Count("pk", filter=valid & Q(recognition__stars=stars)) for stars in (5, 4, 3)},
    )
    by_stars = {stars: found[f"stars{stars}"] for stars in (5, 4, 3)}
    return Counts(found["ever"], found["valid"], by_stars, found["insufficient"])
