"""The province drawn as equal tiles, one per living unit."""

from collections.abc import Collection, Iterable

from django.urls import reverse
from django.utils.safestring import SafeString

from ocop.design.charts import Tile, tile_picture
from ocop.territory.models import Commune

QUIET, LOUD = 1, 3  # steps of the ramp


def province_picture(
    units: Iterable[Commune], label: str, *, lit: Collection[int] = (), here: Collection[int] = ()
) -> SafeString:
    """All ``units`` that have a tile; those whose ids are ``lit`` stand out, those ``here`` have an outline.

    Tiles start at the left and top edge of the picture, wherever the data put them.
    """
    placed = [
        (unit, unit.tile_column, unit.tile_row)
        for unit in units
        if unit.tile_column is not None and unit.tile_row is not None
    ]
    left = min((column for _unit, column, _row in placed), default=0)
    top = min((row for _unit, _column, row in placed), default=0)
    tiles = [
        Tile(
            code=unit.code,
            name=unit.title,
            column=column - left,
            row=row - top,
            level=LOUD if unit.pk in lit else QUIET,
            url=reverse("territory:commune", args=[unit.code]),
            here=unit.pk in here,
        )
        for unit, column, row in placed
    ]
    return tile_picture(tiles, label)
