"""Small tags of the design system: icons and the rows a template cannot count by itself."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ocop.design import charts, drawings

register = template.Library()


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """An icon of the sheet, silent to screen readers; ``size`` is "" or "lg"."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        f" icon--{size}" if size else "",
        static("design/icons.svg"),
        name,
    )


@register.simple_tag
def sheet(symbol: str) -> str:
    """The address of a symbol on the icon sheet: ``star``, ``tiles``, ``mark`` or ``i-…``."""
    return f"{static('design/icons.svg')}#{symbol}"


@register.filter
def tone(message_tags: str) -> str:
    """The tone of a notice for a message's tags."""
    for level, name in (("error", "danger"), ("warning", "warn"), ("success", "ok")):
        if level in message_tags:
            return name
    return "info"


@register.filter
def error_count(form: BaseForm) -> int:
    """How many errors a form has in all."""
    return sum(len(errors) for errors in form.errors.values())


@register.simple_tag
def stars(value: int | None, size: str = "") -> SafeString:
    """A rank as drawing and word; None or 0 says that there is none. ``size`` is "" or "lg"."""
    return drawings.star_row(value, size)


@register.simple_tag
def countdown(left: int, of: int) -> SafeString:
    """Working days left of a limit, one tick a day."""
    return drawings.countdown(left, of)


@register.simple_tag
def ruler(at: Any, low: Any = None, high: Any = None, label: str = "") -> SafeString:
    """The score ruler; see `drawings.ruler`."""
    return drawings.ruler(at, low, high, label)


@register.simple_tag
def tile_map(tiles: Sequence[charts.Tile], label: str, caption: str = "", legend: Sequence[str] = ()) -> SafeString:
    """The province as equal tiles with its table underneath; see `charts.tile_map`."""
    return charts.tile_map(tiles, label, caption=caption, legend=legend)


@register.filter
def page_numbers(page: Page) -> list[int]:
    """The page numbers to show: the ends and the neighbours; 0 stands for a gap."""
    return [
        number if isinstance(number, int) else 0
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
