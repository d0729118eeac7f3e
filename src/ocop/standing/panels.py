"""The recognitions of a product, shown on its page in the register."""

from django.template.loader import render_to_string

from ocop.accounts.models import User
from ocop.foundation.calendar import today
from ocop.registry.models import Product
from ocop.standing.access import visible_recognitions
from ocop.standing.enums import Status, tone
from ocop.standing.models import RecognitionSpan
from ocop.standing.queries import on_day


def product_panel(user: User, product: Product) -> str:
    """Every recognition the person may see with its state today, the latest first, and the way to the public page."""
    seen = RecognitionSpan.objects.filter(recognition__in=visible_recognitions(user), recognition__product=product)
    spans = on_day(seen, today()).select_related("recognition").order_by("-recognition__first_day", "-recognition__pk")
    lines = [(span.recognition, status := Status(span.status), tone(status)) for span in spans]
    public = not product.is_retired and any(status != Status.NOT_ISSUED for _row, status, _tone in lines)
    return render_to_string("standing/_product.html", {"lines": lines, "product": product, "public": public})
