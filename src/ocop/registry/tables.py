"""The lists of producers and products: columns and filters."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_tables2 import A

from ocop.design.filters import Filters
from ocop.design.tables import Badge, Number, Table, Text
from ocop.registry.enums import Family, Origin, ProducerKind
from ocop.registry.laws import law_in_use, set_name, sets_by_family
from ocop.registry.models import Named, Producer, Product
from ocop.territory.models import Commune

IN_USE, RETIRED = "dung", "rut"
STATES = ((IN_USE, _("Đang dùng")), (RETIRED, _("Đã rút khỏi sổ")))
_TONES = {Origin.REGISTERED: "ok", Origin.PUBLIC_SOURCE: "warn", Origin.SAMPLE: "info"}


def origin_tone(row: Named) -> str:
    """The tone of the badge that says where a row came from."""
    return _TONES[Origin(row.origin)]


class ProducersTable(Table):
    """A producer on a row; rows come with places and `queries.with_product_count`."""

    name = Text(
        verbose_name=_("Chủ thể"), order_by="sort_key", linkify=("registry:producer", {"public_id": A("public_id")})
    )
    kind_text = Text(verbose_name=_("Loại hình"), order_by="kind")
    place = Text(verbose_name=_("Nơi"), order_by=("commune__sort_key", "former_district__sort_key"))
    product_count = Number(verbose_name=_("Sản phẩm"))
    origin = Badge(verbose_name=_("Nguồn gốc"), tone=origin_tone)

    class Meta(Table.Meta):
        model = Producer
        fields = ()
        sequence = ("name", "kind_text", "place", "product_count", "origin")


class ProductsTable(Table):
    """A product on a row; rows come with places and their producer."""

    name = Text(
        verbose_name=_("Sản phẩm"), order_by="sort_key", linkify=("registry:product", {"public_id": A("public_id")})
    )
    producer = Text(verbose_name=_("Chủ thể"), order_by="producer__sort_key")
    family = Text(verbose_name=_("Nhóm"))
    set_number = Text(verbose_name=_("Bộ sản phẩm"))
    place = Text(verbose_name=_("Nơi"), order_by=("commune__sort_key", "former_district__sort_key"))
    origin = Badge(verbose_name=_("Nguồn gốc"), tone=origin_tone)

    class Meta(Table.Meta):
        model = Product
        fields = ()
        sequence = ("name", "producer", "family", "set_number", "place", "origin")

    def render_family(self, record: Product) -> str:
        """The family, and whether it is a guess."""
        label = str(record.get_family_display())
        return _("%(family)s (suy từ tên)") % {"family": label} if record.family_is_inferred else label

    def value_family(self, record: Product) -> str:
        """The same for Excel."""
        return self.render_family(record)

    def render_set_number(self, record: Product) -> str:
        """Number and name of the set."""
        return f"{record.set_number}. {set_name(record.law, record.set_number)}"

    def value_set_number(self, record: Product) -> str:
        """The same for Excel."""
        return self.render_set_number(record)


def _communes() -> list[tuple[str, str]]:
    rows = Commune.objects.filter(ends__isnull=True).order_by("sort_key", "pk")
    return [(row.code, row.title) for row in rows]


class RegisterFilters(Filters):
    """What both lists filter by: commune, origin, in use or retired (in use unless asked otherwise)."""

    xa = django_filters.ChoiceFilter(label=_("Xã, phường"), choices=_communes, method="of_commune")
    nguon = django_filters.ChoiceFilter(label=_("Nguồn gốc"), field_name="origin", choices=Origin.choices)
    trang_thai = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=STATES, method="of_state")

    def of_commune(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Rows in a living commune."""
        return rows.filter(commune__code=value, commune__ends__isnull=True)

    def of_state(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Rows in use, or retired ones."""
        return rows.filter(retired_on__isnull=value == IN_USE)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Retired rows show only when asked for."""
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("trang_thai") else rows.filter(retired_on__isnull=True)

    @property
    def qs(self) -> QuerySet:
        """The rows found; also without a single parameter the retired ones stay hidden."""
        return super().qs if self.is_bound else super().qs.filter(retired_on__isnull=True)


class ProducerFilters(RegisterFilters):
    """Search by name or registration number; by kind."""

    loai = django_filters.ChoiceFilter(label=_("Loại hình"), field_name="kind", choices=ProducerKind.choices)

    class Meta:
        model = Producer
        fields = ()

    def search(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Rows of that name, or of exactly that registration number."""
        called = super().search(rows, name, value).values("pk")
        return rows.filter(Q(pk__in=called) | Q(registration_number=value.strip()))


class ProductFilters(RegisterFilters):
    """Search by the product's or its producer's name; by family and set."""

    search_fields = ("folded", "producer__folded")
    nhom = django_filters.ChoiceFilter(label=_("Nhóm"), field_name="family", choices=Family.choices)
    bo = django_filters.ChoiceFilter(
        label=_("Bộ sản phẩm"), method="of_set", choices=lambda: sets_by_family(law_in_use())
    )

    class Meta:
        model = Product
        fields = ()

    def of_set(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        """Rows of a set of the law in use."""
        return rows.filter(law=law_in_use(), set_number=value)
