"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict:
    """``demo``: demo data is loaded, so every page says so."""
    return {"demo": settings.DEMO}
