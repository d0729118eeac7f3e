"""Answers about places through time: what a code or a name meant on a day, and what it is now."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F, Prefetch, Q, QuerySet

from ocop.foundation.calendar import today
from ocop.foundation.text import fold, sort_key
from ocop.territory.enums import Relation
from ocop.territory.models import Commune, FormerDistrict, Province, Succession
from ocop.territory.names import bare_district, read_place


def alive_on(communes: QuerySet[Commune], day: datetime.date) -> QuerySet[Commune]:
    """The units that exist on ``day``."""
    return communes.filter(Q(starts__isnull=True) | Q(starts__lte=day), Q(ends__isnull=True) | Q(ends__gt=day))


def communes_on(province: Province, day: datetime.date) -> QuerySet[Commune]:
    """All commune-level units of a province on ``day``, in Vietnamese order."""
    return alive_on(Commune.objects.filter(province=province), day)


def commune_at(code: str, day: datetime.date) -> Commune | None:
    """The unit that bore ``code`` on ``day``, or None."""
    return alive_on(Commune.objects.filter(code=code), day).select_related("province", "former_district").first()


def unit_of_code(code: str, day: datetime.date) -> Commune | None:
    """The unit that bears ``code`` on ``day``, else the one that bore it last, else None."""
    units = Commune.objects.filter(code=code).select_related("province", "former_district")
    return commune_at(code, day) or units.order_by(F("ends").desc(nulls_first=True), "-pk").first()


def descendants_of_district(district: FormerDistrict, day: datetime.date) -> QuerySet[Commune]:
    """The units of ``day`` that lie, at least in part, in a former district."""
    kept = Q(former_district=district)
    came = Succession.objects.filter(old__former_district=district).values("new")
    return alive_on(Commune.objects.filter(kept | Q(pk__in=came)), day).order_by("sort_key", "pk")


def sources() -> list[str]:
    """The papers behind the successions, each once."""
    return list(Succession.objects.order_by("source").values_list("source", flat=True).distinct())


def with_origins(communes: QuerySet[Commune]) -> QuerySet[Commune]:
    """Every unit with ``origins``: the successions it came from, with the old units and their former districts."""
    lines = Succession.objects.exclude(old=F("new")).select_related("old__former_district").order_by("old__sort_key")
    return communes.select_related("former_district").prefetch_related(
        Prefetch("came_from", queryset=lines, to_attr="origins")
    )


@dataclass(frozen=True)
class Trail:
    """One unit found, and the units it has become by a day; ``relations`` run beside ``now``."""

    unit: Commune
    now: tuple[Commune, ...]
    relations: tuple[str, ...] = ()

    @property
    def steps(self) -> list[tuple[Commune, str]]:
        """The later units beside how the unit passed into each ("" for itself)."""
        relations = [str(Relation(value).label) for value in self.relations] or [""] * len(self.now)
        return list(zip(self.now, relations, strict=True))

    @property
    def lives(self) -> bool:
        """Whether the unit itself is still there."""
        return self.now == (self.unit,)

    @property
    def is_split(self) -> bool:
        """Whether a person has to say which part is meant."""
        return len(self.now) > 1


def successors(unit: Commune, on: datetime.date) -> Trail:
    """What ``unit`` has become by ``on``: itself while it lives, else the unit or units it passed into."""
    if unit.ends is None or on < unit.ends:
        return Trail(unit, (unit,))
    lines = _lines_from([unit])
    found: dict[int, tuple[Commune, str]] = {}
    for line in lines:
        for later in successors(line.new, on).now:
            found.setdefault(later.pk, (later, line.relation))
    return Trail(unit, tuple(pair[0] for pair in found.values()), tuple(pair[1] for pair in found.values()))


def _lines_from(units: list[Commune]) -> QuerySet[Succession]:
    # A kept unit points at itself: it lives on, so its own line never leads further.
    return Succession.objects.filter(old__in=units).exclude(old=F("new")).select_related("new__province").order_by("pk")


def find(
    text: str, *, province: Province | None = None, district: str = "", day: datetime.date | None = None
) -> list[Commune]:
    """Units of any time (of ``day`` when given) that a code or a written name may mean, the best match alone.

    Names are compared without diacritics; where some match with their diacritics too (either spelling of the tone
    mark), only those count: "Hoằng Thanh" is not "Hoằng Thành". A kind ("xã") or a former district ("huyện Hoằng Hóa")
    in the text narrows further and is passed over when nothing fits it; a given ``district`` always holds.
    """
    units = Commune.objects.select_related("province", "former_district").order_by("sort_key", "pk")
    if province is not None:
        units = units.filter(province=province)
    if day is not None:
        units = alive_on(units, day)
    place = read_place(text)
    if place.commune.isdigit():
        return list(units.filter(code=place.commune))
    found = list(units.filter(folded=fold(place.commune))) if fold(place.commune) else []
    found = _narrowed(found, lambda unit: unit.sort_key == sort_key(place.commune))
    found = _narrowed(found, lambda unit: place.kind is None or unit.kind == place.kind)
    near = _former_districts(found)
    if district:
        found = [unit for unit in found if fold(bare_district(district)) in near[unit.pk]]
    return _narrowed(found, lambda unit: not place.district or fold(bare_district(place.district)) in near[unit.pk])


def _narrowed(units: list[Commune], fits: Callable[[Commune], bool]) -> list[Commune]:
    return [unit for unit in units if fits(unit)] or units


def _former_districts(units: list[Commune]) -> dict[int, set[str]]:
    """Folded bare names of the former districts each unit lies in."""
    near: dict[int, set[str]] = {unit.pk: set() for unit in units}
    for unit in units:
        if unit.former_district:
            near[unit.pk].add(unit.former_district.folded)
    came = Succession.objects.filter(new__in=units, old__former_district__isnull=False).order_by("pk")
    for new, district in came.values_list("new", "old__former_district__folded"):
        near[new].add(district)
    return near


def trails(
    text: str,
    *,
    province: Province | None = None,
    district: str = "",
    day: datetime.date | None = None,
    on: datetime.date | None = None,
) -> list[Trail]:
    """Every unit that ``text`` may mean (see `find`), each with what it is ``on`` a day (today)."""
    on = on or today()
    return [successors(unit, on) for unit in find(text, province=province, district=district, day=day)]


def resolve(
    text: str,
    *,
    province: Province | None = None,
    district: str = "",
    day: datetime.date | None = None,
    on: datetime.date | None = None,
) -> Commune | None:
    """The one unit ``text`` (said on ``day``) means ``on`` a day (today); None when that is unknown or open.

    Open means ambiguous or split: then a person decides.
    """
    found = trails(text, province=province, district=district, day=day, on=on)
    now = {unit.pk: unit for trail in found for unit in trail.now}
    return next(iter(now.values())) if len(now) == 1 else None
