"""Working out the spans of a product from its recognitions and their events."""

import datetime
from collections.abc import Callable, Iterable, Iterator

from django.db import transaction

from ocop.registry.models import Product
from ocop.standing import life
from ocop.standing.enums import Kind, Status
from ocop.standing.models import ProductSpan, Recognition, RecognitionEvent, RecognitionSpan

EVER = (datetime.date.min, datetime.date.max)
# A corrected day already stands in the recognition itself, so corrections make no event of a life.
_ON_ONE: dict[Kind, Callable[[str, datetime.date], life.Event]] = {
    Kind.RENEWAL_REFUSED: life.RenewalRefused,
    Kind.WITHDRAWN: life.Withdrawal,
    Kind.WITHDRAWAL_ANNULLED: life.WithdrawalAnnulled,
    Kind.ANNULLED: life.Annulment,
}


def life_of(recognitions: Iterable[Recognition], events: Iterable[RecognitionEvent]) -> life.Life:
    """The life of one product; certificates are named by primary key."""
    certificates = [life.Certificate(str(row.pk), row.stars or 0, row.first_day) for row in recognitions]
    return life.Life(certificates, _events(events))


def _events(rows: Iterable[RecognitionEvent]) -> Iterator[life.Event]:
    for row in rows:
        name, kind = str(row.recognition_id), Kind(row.kind)
        if kind == Kind.EXTENDED and row.until:
            yield life.Extension(name, row.effective, row.until)
        elif row.successor_id:
            yield life.Succession(name, str(row.successor_id), row.effective)
        elif kind in _ON_ONE:
            yield _ON_ONE[kind](name, row.effective)


@transaction.atomic
def refresh(product: Product) -> None:
    """Write the spans of one product anew. Changes no fact."""
    recognitions = list(Recognition.objects.filter(product=product).order_by("pk"))
    events = RecognitionEvent.objects.filter(recognition__product=product).order_by("effective", "pk")
    lived = life_of(recognitions, events)
    RecognitionSpan.objects.filter(recognition__product=product).delete()
    ProductSpan.objects.filter(product=product).delete()
    RecognitionSpan.objects.bulk_create(
        RecognitionSpan(recognition=row, status=Status(span.value), **_days(span))
        for row in recognitions
        for span in lived.spans(str(row.pk))
    )
    ProductSpan.objects.bulk_create(
        ProductSpan(product=product, status=Status(state), recognition_id=name and int(name), **_days(span))
        for span in (lived.deciding_spans() if recognitions else [])
        for state, name in [span.value]
    )


def _days(span: life.Span) -> dict[str, datetime.date]:
    return {"first_day": span.first or EVER[0], "last_day": span.last or EVER[1]}
