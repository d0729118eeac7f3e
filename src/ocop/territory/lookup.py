"""Answering "what is this place now?" for a name or a code as some paper writes it."""

import datetime
from dataclasses import dataclass
from difflib import get_close_matches

from ocop.foundation.calendar import today
from ocop.foundation.text import fold
from ocop.territory.models import Commune, FormerDistrict
from ocop.territory.names import LONGEST, bare_district, read_place
from ocop.territory.queries import Trail, descendants_of_district, trails

MOST_SUGGESTIONS = 6


@dataclass(frozen=True)
class Answer:
    """What a written place means.

    ``trails`` are the units it may mean (on ``day``, else of any time), each with what it is today. ``other_days`` are
    units of that name or code that did not exist on ``day``. ``district`` is set when only a former district was
    written, ``suggestions`` when nothing is called so.
    """

    asked: str
    day: datetime.date | None
    trails: list[Trail]
    other_days: list[Trail]
    district: FormerDistrict | None
    district_now: list[Commune]
    suggestions: list[Commune]

    @property
    def needs_a_person(self) -> bool:
        """Whether somebody has to choose: several units are called so, or one was split."""
        return len({unit.pk for trail in self.trails for unit in trail.now}) > 1

    @property
    def several(self) -> bool:
        """Whether several units may be meant."""
        return len(self.trails) > 1


def look_up(text: str, day: datetime.date | None = None) -> Answer:
    """The answer for ``text`` as it was written on ``day`` (None: at any time). Never raises."""
    found = trails(text, day=day)
    others = trails(text) if day is not None and not found else []
    district = None if found or others else _district(text)
    now = list(descendants_of_district(district, today())) if district else []
    nothing = not (found or others or district)
    return Answer(text, day, found, others, district, now, _suggestions(text) if nothing else [])


def _district(text: str) -> FormerDistrict | None:
    place = read_place(text)
    wanted = fold(place.district if not place.commune else bare_district(text))
    return FormerDistrict.objects.filter(folded=wanted).first() if wanted else None


def _suggestions(text: str) -> list[Commune]:
    """Living and former units whose names look most like the written one, best first."""
    written = fold(read_place(text).commune or text[:LONGEST])
    if not written:
        return []
    names = dict(Commune.objects.order_by("pk").values_list("folded", "pk"))
    close = get_close_matches(written[:60], names, n=MOST_SUGGESTIONS, cutoff=0.6)
    rows = Commune.objects.filter(folded__in=close).select_related("former_district").order_by("sort_key", "pk")
    # One unit a name is enough: following the suggestion shows them all.
    firsts = {row.folded: row for row in reversed(rows)}
    return [firsts[name] for name in close]
