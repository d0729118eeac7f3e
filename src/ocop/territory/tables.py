"""The list of communes: its columns and its filters."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_tables2 import A

from ocop.design.filters import Filters
from ocop.design.tables import Empty, Number, Table, Text
from ocop.foundation.text import fold
from ocop.territory.enums import CommuneKind
from ocop.territory.models import Commune, FormerDistrict, Province, Succession
from ocop.territory.names import read_place

LIVING_KINDS = (CommuneKind.COMMUNE, CommuneKind.WARD, CommuneKind.SPECIAL_ZONE)


class CommunesTable(Table):
    """A living commune or ward on a row; rows come from `queries.with_origins`."""

    title = Text(verbose_name=_("Xã, phường"), order_by="sort_key", linkify=("territory:commune", {"code": A("code")}))
    code = Text(verbose_name=_("Mã"))
    districts = Text(verbose_name=_("Huyện cũ"), empty_values=(), orderable=False)
    old = Number(verbose_name=_("Xã cũ hợp thành"), empty_values=(), orderable=False)

    empty = Empty(
        _("Chưa nạp địa bàn nào."), _("Người quản trị nạp dữ liệu ban đầu bằng ./ocop manage load_reference.")
    )

    class Meta(Table.Meta):
        model = Commune
        fields = ()
        sequence = ("title", "code", "districts", "old")

    def render_districts(self, record: Commune) -> str:
        """Names of the former districts the unit's land lay in."""
        return ", ".join(district_names(record))

    def value_districts(self, record: Commune) -> str:
        """The same for Excel."""
        return self.render_districts(record)

    def render_old(self, record: Commune) -> int:
        """How many units went into it; a kept one is its own."""
        return len(record.origins) or 1  # type: ignore[attr-defined]

    def value_old(self, record: Commune) -> int:
        """The same for Excel."""
        return self.render_old(record)


def district_names(unit: Commune) -> list[str]:
    """The former districts of a unit fetched by `queries.with_origins`, each once."""
    if unit.former_district:
        return [unit.former_district.name]
    names = (line.old.former_district.name for line in unit.origins if line.old.former_district)  # type: ignore[attr-defined]
    return list(dict.fromkeys(names))


def _districts() -> list[tuple[str, str]]:
    rows = FormerDistrict.objects.order_by("sort_key", "pk")
    return [(row.code, row.name) for row in rows]


def _provinces() -> list[tuple[str, str]]:
    return [(row.code, row.name) for row in Province.objects.order_by("code")]


class CommuneFilters(Filters):
    """Search by today's or an old name, by former district, by kind; by province where there are several."""

    search_fields = ("folded", "code")
    tinh = django_filters.ChoiceFilter(label=_("Tỉnh"), field_name="province__code", choices=_provinces)
    huyen = django_filters.ChoiceFilter(label=_("Huyện cũ"), choices=_districts, method="of_district")
    loai = django_filters.ChoiceFilter(
        label=_("Loại"), field_name="kind", choices=[(kind.value, kind.label) for kind in LIVING_KINDS]
    )

    class Meta:
        model = Commune
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(_provinces()) < 2:
            del self.filters["tinh"]

    def search(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Units called so, and those that a unit called so went into; a district alone gives its units."""
        place = read_place(value)
        if place.district and not place.commune:
            district = FormerDistrict.objects.filter(folded=fold(place.district)).first()
            return self.of_district(rows, name, district.code) if district else rows.none()
        named = super().search(Commune.objects.all(), name, place.commune or value)
        into = Succession.objects.filter(old__in=named).values("new")
        return rows.filter(Q(pk__in=named.values("pk")) | Q(pk__in=into))

    def of_district(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Units whose land lay, at least in part, in a former district."""
        came = Succession.objects.filter(old__former_district__code=value).values("new")
        return rows.filter(Q(former_district__code=value) | Q(pk__in=came))
