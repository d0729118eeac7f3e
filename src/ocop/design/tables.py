"""Tables of the lists: columns that know how they look on screen, in a card and in an Excel file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import django_tables2
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ocop.design.drawings import star_row

NUMBER = {"th": {"class": "table__num"}, "td": {"class": "table__num"}}


@dataclass(frozen=True)
class Empty:
    """What a list without a single row says: why it is empty, and the next step as a link."""

    title: Any
    text: Any = ""
    label: Any = ""
    url: str = ""


class Text(django_tables2.Column):
    """A column of words."""

    kind = "text"


class Number(django_tables2.Column):
    """Whole numbers, set to the right, with points between thousands."""

    kind = "number"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"attrs": NUMBER, **options})

    def render(self, value: Any) -> str:
        """As people read it."""
        return number_format(value, use_l10n=True, force_grouping=True)

    def value(self, value: Any) -> Any:
        """As Excel takes it."""
        return value


class Money(Number):
    """Amounts in đồng."""

    kind = "money"


class Day(django_tables2.Column):
    """A day as dd/mm/yyyy."""

    kind = "date"

    def render(self, value: Any) -> str:
        """As people read it."""
        return date_format(value, "SHORT_DATE_FORMAT")

    def value(self, value: Any) -> Any:
        """As Excel takes it."""
        return value


class Moment(Day):
    """An instant, to the minute."""

    kind = "time"

    def render(self, value: Any) -> str:
        """As people read it."""
        return date_format(value, "SHORT_DATETIME_FORMAT")


class Stars(django_tables2.Column):
    """A rank of 1 to 5 stars."""

    kind = "number"

    def render(self, value: int) -> SafeString:
        """Drawing and word."""
        return star_row(value)

    def value(self, value: int) -> int:
        """The number alone."""
        return value


class Badge(django_tables2.Column):
    """A state in a word; ``tone`` maps a record to ``ok``, ``info``, ``warn``, ``danger`` or ``muted``."""

    kind = "text"

    def __init__(self, *args: Any, tone: Callable[[Any], str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.tone = tone

    def render(self, value: Any, record: Any) -> SafeString:
        """The badge."""
        return format_html('<span class="badge" data-tone="{}">{}</span>', self.tone(record), value)

    def value(self, value: Any) -> Any:
        """The word alone."""
        return value


class Table(django_tables2.Table):
    """The base of every table: our template, our address parameters, cards on phones.

    The first column names the row. ``empty`` (an `Empty`) says what to do while there is nothing at all.
    """

    empty = Empty("")

    class Meta:
        template_name = "design/table.html"
        order_by_field = "xep"
        page_field = "trang"
        default = ""
