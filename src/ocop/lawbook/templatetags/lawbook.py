"""Words of the law in the language of the page."""

import datetime

from django import template
from django.utils.translation import get_language

from ocop.criteria import Label

register = template.Library()


@register.filter
def words(label: Label | None) -> str:
    """A bilingual label in the page's language."""
    if label is None:
        return ""
    return label.en if get_language() == "en" else label.vi


@register.filter
def day(iso: str | None) -> str:
    """A date of the criteria files (``2026-05-22``) as officials write it."""
    return f"{datetime.date.fromisoformat(iso):%d/%m/%Y}" if iso else ""
