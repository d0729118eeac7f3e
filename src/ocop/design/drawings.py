"""Drawings made of plain SVG with presentation attributes: stars, the score ruler, days left. No style attribute."""

import math
from fractions import Fraction
from itertools import pairwise
from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

HIGHEST_RANK = 5


def star_row(value: int | None, size: str = "") -> SafeString:
    """Five stars, ``value`` of them gold, and the word; None or 0: the words "chưa có hạng" alone."""
    value, look = int(value or 0), f" stars--{size}" if size else ""
    if not value:
        return format_html('<span class="stars{}"><span class="quiet">{}</span></span>', look, _("chưa có hạng"))
    sheet = static("design/icons.svg")
    row = format_html_join(
        "",
        '<use href="{}#star" x="{}" class="{}"/>',
        ((sheet, at * 22, "on" if at < value else "off") for at in range(HIGHEST_RANK)),
    )
    word = ngettext("%(count)s sao", "%(count)s sao", value) % {"count": value}
    return format_html(
        '<span class="stars{}"><svg viewBox="0 0 108 20" width="108" height="20" aria-hidden="true">{}</svg>{}</span>',
        look,
        row,
        word,
    )


def percent(value: Fraction | float | int) -> str:
    """A share of a hundred as SVG takes it: "71.25%", held within 0 and 100."""
    return f"{min(max(float(value), 0.0), 100.0):.4g}%"


def anchor(value: Fraction | float | int) -> str:
    """How a text at this place of a row stays inside it."""
    return "start" if value < 8 else "end" if value > 92 else "middle"


def countdown_bar(used: int, of: int) -> SafeString:
    """One small tick per working day of a limit, the used ones filled."""
    ticks = format_html_join(
        "",
        '<rect x="{}" width="5" height="5"{}/>',
        ((at * 7, mark_safe(' class="used"' if at < used else "")) for at in range(of)),
    )
    return format_html('<svg width="{}" height="5" aria-hidden="true">{}</svg>', max(of * 7 - 2, 0), ticks)


def countdown(left: int, of: int) -> SafeString:
    """Working days left of a limit of ``of`` days; negative: days past it. Warns from 5 down, red from 2 down."""
    left, of = int(left), int(of)
    tone = "danger" if left <= 2 else "warn" if left <= 5 else ""
    if left < 0:
        words = ngettext("quá hạn <b>%(count)s</b> ngày làm việc", "quá hạn <b>%(count)s</b> ngày làm việc", -left)
    else:
        words = ngettext("còn <b>%(count)s</b> ngày làm việc", "còn <b>%(count)s</b> ngày làm việc", left)
    return format_html(
        '<span class="countdown"{}><span>{}</span>{}</span>',
        format_html(' data-tone="{}"', tone) if tone else "",
        mark_safe(words % {"count": abs(left)}),
        countdown_bar(of - max(left, 0), of),
    )


# Edges of the bands of one to five stars on the ruler of 100 points, as both laws print them.
BANDS = (0, 30, 50, 70, 90, 100)


def ruler(at: Any, low: Any = None, high: Any = None, label: str = "") -> SafeString:
    """The score ruler: bands of 0–100, the value ``at`` (None: bands only), the members' spread ``low`` to ``high``.

    Drawn with percentages, so that lines stretch with the page and texts keep their size. ``label`` says it in words.
    """
    parts = [mark_safe('<rect class="ruler__track" y="34" width="100%" height="12" rx="6"/>')]
    if at is not None:
        parts.append(format_html('<rect class="ruler__fill" y="34" width="{}" height="12" rx="6"/>', percent(at)))
    for edge in BANDS[1:-1]:
        parts.append(format_html('<line class="ruler__edge" x1="{0}%" x2="{0}%" y1="34" y2="46"/>', edge))
        parts.append(format_html('<text x="{0}%" y="62" text-anchor="middle">{0}</text>', edge))
    for rank, (first, last) in enumerate(pairwise(BANDS), 1):
        word = ngettext("%(count)s sao", "%(count)s sao", rank) % {"count": rank}
        middle = (first + last) / 2
        parts.append(
            format_html('<text class="ruler__word" x="{}%" y="79" text-anchor="middle">{}</text>', middle, word)
        )
    if low is not None and high is not None:
        span = '<line class="ruler__spread" x1="{}" x2="{}" y1="40" y2="40"/>'
        parts.append(format_html(span, percent(low), percent(high)))
    if at is not None:
        parts.append(format_html('<line class="ruler__at" x1="{0}" x2="{0}" y1="24" y2="48"/>', percent(at)))
        value = '<text class="ruler__value" x="{}" y="18" text-anchor="{}">{}</text>'
        parts.append(format_html(value, percent(at), anchor(at), points(at)))
        label = label or _("%(points)s trên 100 điểm") % {"points": points(at)}
    drawn = format_html_join("", "{}", ((part,) for part in parts))
    return format_html('<svg class="ruler" role="img" aria-label="{}">{}</svg>', label or _("Khung điểm"), drawn)


def points(value: Any) -> str:
    """Points as shown: two decimals cut off, comma; whole numbers bare."""
    hundredths = math.floor(Fraction(value) * 100)
    whole, part = divmod(hundredths, 100)
    return f"{whole},{part:02d}" if part else str(whole)
