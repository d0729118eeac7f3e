"""Charts made by the server: SVG with a label in words and, underneath, the table of the same figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

TILE, STEP = 27, 30  # a tile and the distance to the next, in units of the view box
STEPS = 5  # of the ramp, 0 = least


@dataclass(frozen=True)
class Tile:
    """One commune on the map: where its tile lies, what it amounts to and which step of the ramp (0–4) that is."""

    code: str
    name: str
    column: int
    row: int
    value: int | str | None = None
    level: int = 2
    url: str = ""
    here: bool = False


def level_of(value: float, highest: float) -> int:
    """The step of the ramp for an amount: 0 for nothing, then four equal parts up to ``highest``."""
    if value <= 0 or highest <= 0:
        return 0
    return min(STEPS - 1, 1 + int((STEPS - 1) * (value - 1e-9) / highest))


def _tile(tile: Tile) -> SafeString:
    x, y = tile.column * STEP, tile.row * STEP
    words = tile.name if tile.value is None else f"{tile.name}: {tile.value}"
    number = (
        format_html('<text x="{}" y="{}" class="t{}">{}</text>', x + TILE / 2, y + 18.5, tile.level, tile.value)
        if tile.value is not None
        else mark_safe("")
    )
    drawn = format_html(
        '<title>{}</title><rect x="{}" y="{}" width="{}" height="{}" rx="4" class="r{}"/>{}',
        words, x, y, TILE, TILE, tile.level, number,
    )  # fmt: skip
    look = mark_safe(' class="here"' if tile.here else "")
    if tile.url:
        return format_html('<a href="{}"{}>{}</a>', tile.url, look, drawn)
    return format_html("<g{}>{}</g>", look, drawn)


def tile_picture(tiles: Sequence[Tile], label: str) -> SafeString:
    """The map alone, without table; for a hero or where the table stands elsewhere on the page."""
    width = STEP * (max((tile.column for tile in tiles), default=0) + 1)
    height = STEP * (max((tile.row for tile in tiles), default=0) + 1)
    role = "group" if any(tile.url for tile in tiles) else "img"
    return format_html(
        '<svg class="tilemap" viewBox="0 0 {} {}" role="{}" aria-label="{}">{}</svg>',
        width, height, role, label, format_html_join("", "{}", ((_tile(tile),) for tile in tiles)),
    )  # fmt: skip


def _figure(
    picture: SafeString, *, caption: str, legend: SafeString, rows: SafeString, heads: tuple[str, str]
) -> SafeString:
    """A picture, its finding in words, its legend, and the table of the same numbers behind one press."""
    return format_html(
        '<figure class="chart">{}{}{}'
        '<details class="chart__data"><summary>{}</summary><table class="table table--tight">'
        '<thead><tr><th scope="col">{}</th><th scope="col" class="table__num">{}</th></tr></thead>'
        "<tbody>{}</tbody></table></details></figure>",
        picture,
        format_html("<figcaption>{}</figcaption>", caption) if caption else "",
        format_html('<ul class="legend">{}</ul>', legend) if legend else "",
        _("Xem thành bảng"),
        *heads,
        rows,
    )


def _rows(cells: Iterable[tuple[object, object]]) -> SafeString:
    return format_html_join("", '<tr><th scope="row">{}</th><td class="table__num">{}</td></tr>', cells)


def tile_map(tiles: Sequence[Tile], label: str, *, caption: str = "", legend: Sequence[str] = ()) -> SafeString:
    """The map as a figure: picture, finding in words, legend of the ramp's steps, table of all tiles."""
    swatch = '<li><svg viewBox="0 0 14 14" aria-hidden="true"><rect width="14" height="14" rx="2" class="r{}"/></svg>'
    names = [format_html('<a href="{}">{}</a>', tile.url, tile.name) if tile.url else tile.name for tile in tiles]
    values = ["" if tile.value is None else tile.value for tile in tiles]
    return _figure(
        tile_picture(tiles, label),
        caption=caption,
        legend=format_html_join("", swatch + "{}</li>", enumerate(legend)),
        rows=_rows(zip(names, values, strict=True)),
        heads=(_("Xã, phường"), _("Số")),
    )


@dataclass(frozen=True)
class Bar:
    """One row of a bar chart: its label and its amount; ``kind`` (1–4) chooses the hue."""

    label: str
    value: int
    kind: int = 1


def bars(rows: Sequence[Bar], label: str, *, caption: str = "", unit: str = "") -> SafeString:
    """Horizontal bars from zero, each with its number, and the table underneath. Lengths are shares of the longest."""
    longest = max((row.value for row in rows), default=0) or 1
    drawn = format_html_join(
        "",
        '<text x="0" y="{}">{}</text><rect class="fill-{}" x="0" y="{}" width="{}%" height="14" rx="3"/>'
        '<text class="t-strong" x="{}%" dx="6" y="{}">{}</text>',
        (
            (44 * at + 14, row.label, row.kind, 44 * at + 21, share, share, 44 * at + 33, row.value)
            for at, row in enumerate(rows)
            for share in [round(88 * row.value / longest, 2)]
        ),
    )
    picture = format_html(
        '<svg class="bars" height="{}" role="img" aria-label="{}">{}</svg>', 44 * len(rows), label, drawn
    )
    return _figure(
        picture,
        caption=caption,
        legend=mark_safe(""),
        rows=_rows((row.label, row.value) for row in rows),
        heads=(_("Mục"), unit or _("Số")),
    )
