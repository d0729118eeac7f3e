"""Reading the catalogue's address: search, facets, order. What the address says wrongly is left out."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ocop.foundation.calendar import today
from ocop.foundation.text import clean, fold
from ocop.registry.enums import Family
from ocop.standing.enums import IN_FORCE, Status
from ocop.territory.lookup import look_up
from ocop.territory.models import FormerDistrict
from ocop.territory.names import read_place
from ocop.territory.queries import descendants_of_district

LONGEST = 100
SEARCHED = (
    "product__folded",
    "product__producer__folded",
    "product__commune__folded",
    "product__former_district__folded",
)
ORDERS = {
    "": gettext_lazy("Đang có hiệu lực trước"),
    "sao": gettext_lazy("Hạng sao, cao trước"),
    "moi": gettext_lazy("Mới công nhận trước"),
    "ten": gettext_lazy("Tên, A đến Z"),
}
STATUSES = [status for status in Status if status not in (Status.NOT_ISSUED, Status.SUPERSEDED)]


@dataclass(frozen=True)
class Place:
    """A place asked for: the communes of today it means, or none when nothing is called so."""

    communes: tuple[int, ...]
    districts: tuple[int, ...]
    title: str

    @property
    def is_known(self) -> bool:
        """Whether any place is called so."""
        return bool(self.communes or self.districts)


@dataclass(frozen=True)
class Choice:
    """One value of a facet: how it reads, how many products it would leave, whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool


class Search:
    """What a visitor asks of the catalogue. ``q`` words, ``noi`` a place in words or by code, facets as lists."""

    def __init__(self, query: QueryDict) -> None:
        self.q = clean(query.get("q", ""))[:LONGEST]
        self.stars = [value for value in query.getlist("sao") if value in ("3", "4", "5", "0")]
        self.families = [value for value in query.getlist("nhom") if value in Family.values]
        self.statuses = [value for value in query.getlist("tinh_trang") if value in STATUSES]
        self.district = query.get("huyen", "") if query.get("huyen", "").isdecimal() else ""
        self.order = query.get("xep", "") if query.get("xep", "") in ORDERS else ""
        self.place_text = clean(query.get("noi", ""))[:LONGEST]
        self.place = _place(self.place_text)

    def conditions(self) -> dict[str, Q]:
        """One condition for each facet in force, by its parameter."""
        found: dict[str, Q] = {}
        if self.stars:
            ranks = [int(value) for value in self.stars if value != "0"]
            none = Q(recognition__stars__isnull=True) if "0" in self.stars else Q(pk__in=[])
            found["sao"] = Q(recognition__stars__in=ranks) | none
        if self.families:
            found["nhom"] = Q(product__family__in=self.families)
        if self.statuses:
            found["tinh_trang"] = Q(status__in=self.statuses)
        if self.district:
            found["huyen"] = Q(product__former_district__code=self.district)
        if self.place:
            found["noi"] = Q(product__commune__in=self.place.communes) | Q(
                product__former_district__in=self.place.districts
            )
        return found

    def found(self, rows: QuerySet, but: str = "") -> QuerySet:
        """The rows asked for; ``but`` leaves one facet out (to count its other values)."""
        for word in fold(self.q).split():
            anywhere = Q()
            for field in SEARCHED:
                anywhere |= Q(**{f"{field}__contains": word})
            rows = rows.filter(anywhere)
        for name, condition in self.conditions().items():
            if name != but:
                rows = rows.filter(condition)
        return rows

    def ordered(self, rows: QuerySet) -> QuerySet:
        """The rows in the order asked for; equal ones by name."""
        later = Case(When(status__in=IN_FORCE, then=Value(0)), default=Value(1), output_field=IntegerField())
        stars = F("recognition__stars").desc(nulls_last=True)
        newest = F("recognition__first_day").desc(nulls_last=True)
        orders: dict[str, list[Any]] = {"": [later, stars], "sao": [stars], "moi": [newest]}
        return rows.order_by(*orders.get(self.order, []), "product__sort_key", "pk")

    def facets(self, rows: QuerySet) -> dict[str, list[Choice]]:
        """The values of every facet with their counts, each counted with the other facets in force."""
        return {
            "sao": self._choices(rows, "sao", "recognition__stars", _star_words(), self.stars),
            "tinh_trang": self._choices(rows, "tinh_trang", "status", _labels(STATUSES), self.statuses),
            "nhom": self._choices(rows, "nhom", "product__family", _labels(Family), self.families),
            "huyen": self._districts(rows),
        }

    def _choices(
        self, rows: QuerySet, name: str, field: str, labels: dict[str, str], chosen: list[str]
    ) -> list[Choice]:
        counts = self._counts(rows, name, field)
        return [
            Choice(value, label, counts.get(value, 0), value in chosen)
            for value, label in labels.items()
            if counts.get(value) or value in chosen
        ]

    def _counts(self, rows: QuerySet, name: str, field: str) -> dict[str, int]:
        grouped = self.found(rows, but=name).order_by().values_list(field).annotate(count=Count("pk"))
        return {str(value or "0"): count for value, count in grouped}

    def _districts(self, rows: QuerySet) -> list[Choice]:
        counts = self._counts(rows, "huyen", "product__former_district__code")
        names = FormerDistrict.objects.filter(code__in=set(counts) | {self.district}).order_by("sort_key", "pk")
        return [Choice(row.code, row.name, counts.get(row.code, 0), row.code == self.district) for row in names]


def chips(search: Search, query: QueryDict, facets: dict[str, list[Choice]]) -> list[tuple[str, str]]:
    """What is in force, as (words, address without it)."""
    found = [(f"{_('Tìm')}: {search.q}", _without(query, "q", search.q))] if search.q else []
    if search.place:
        found.append((search.place.title, _without(query, "noi", query.get("noi", ""))))
    for name, choices in facets.items():
        found += [(choice.label, _without(query, name, choice.value)) for choice in choices if choice.chosen]
    return found


def _without(query: QueryDict, name: str, value: str) -> str:
    left = query.copy()
    kept = [other for other in left.getlist(name) if other != value] if name in ("sao", "nhom", "tinh_trang") else []
    left.setlist(name, kept)
    left.pop("trang", None)
    return f"?{left.urlencode()}"


def _place(text: str) -> Place | None:
    """The communes and former districts a text may mean; a bare name that both bear means both."""
    if not text:
        return None
    answer = look_up(text)
    units = {unit.pk: unit for trail in answer.trails for unit in trail.now}
    district = answer.district or _district_of_that_name(text)
    titles = [*([district.name] if district else []), *(unit.title for unit in units.values())]
    lying = descendants_of_district(district, today()).values_list("pk", flat=True) if district else ()
    return Place(tuple({*units, *lying}), (district.pk,) if district else (), " · ".join(titles) or text)


def _district_of_that_name(text: str) -> FormerDistrict | None:
    """The former district of exactly that bare name, unless the text says that a commune is meant."""
    place = read_place(text)
    wanted = fold(place.commune) if place.kind is None and not place.district else ""
    return FormerDistrict.objects.filter(folded=wanted).first() if wanted else None


def _star_words() -> dict[str, str]:
    words = {str(number): _("%(number)s sao") % {"number": number} for number in (5, 4, 3)}
    return words | {"0": _("nguồn không ghi sao")}


def _labels(values: Any) -> dict[str, str]:
    return {value.value: str(value.label) for value in values}
