"""The list of recognitions: columns and filters. Its rows are the spans of one chosen day."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ocop.design.fields import DateField
from ocop.design.filters import Filters
from ocop.design.tables import Badge, Day, Stars, Table, Text
from ocop.foundation.calendar import today
from ocop.registry.enums import Family
from ocop.standing.enums import Basis, Status, tone
from ocop.standing.models import Recognition, RecognitionSpan
from ocop.standing.queries import on_day
from ocop.territory.models import FormerDistrict

STARS = [(number, _("%(number)s sao") % {"number": number}) for number in (5, 4, 3)]


class RecognitionsTable(Table):
    """A recognition on a row, with what it is on the chosen day."""

    product = Text(verbose_name=_("Sản phẩm"), accessor="recognition", order_by="recognition__product__sort_key")
    stars = Stars(verbose_name=_("Hạng"), accessor="recognition__stars")
    status = Badge(
        verbose_name=_("Tình trạng"),
        accessor="get_status_display",
        order_by="status",
        tone=lambda row: tone(row.status),
    )
    decision = Text(verbose_name=_("Quyết định"), accessor="recognition", order_by="recognition__decision_date")
    days = Text(verbose_name=_("Hiệu lực"), accessor="recognition", order_by="recognition__last_day")

    class Meta(Table.Meta):
        model = RecognitionSpan
        fields: tuple[str, ...] = ()
        sequence: tuple[str, ...] = ("product", "stars", "status", "decision", "days")

    def render_product(self, value: Recognition) -> SafeString:
        """The name as a link; producer and place beneath."""
        whose = str(value.product.producer or gettext("chưa rõ chủ thể"))
        return format_html(
            '<a href="{}">{}</a><br><small class="quiet">{}</small>',
            reverse("standing:recognition", args=[value.public_id]),
            value.product,
            " · ".join(filter(None, [whose, value.product.place])),
        )

    def render_decision(self, value: Recognition) -> SafeString:
        """The number, else what the source printed; and what stands behind it where that is no decision of ours."""
        words = value.decision_number or value.decision_as_printed or "–"
        if value.basis == Basis.DECISION:
            return format_html("{}", words)
        short = gettext("theo nguồn công khai") if value.is_from_public_source else gettext("minh họa")
        return format_html('{}<br><span class="sample">{}</span>', words, short)

    def render_days(self, value: Recognition) -> SafeString:
        """First and last valid day."""
        if value.first_day is None:
            return format_html('<span class="quiet">{}</span>', gettext("chưa rõ ngày"))
        days = (date_format(day, "SHORT_DATE_FORMAT") for day in (value.first_day, value.last_day) if day)
        return format_html("{} – {}", *days)


class RecognitionsFile(Table):
    """The same rows for Excel: one fact to a column."""

    product = Text(verbose_name=_("Sản phẩm"), accessor="recognition__product__name")
    producer = Text(verbose_name=_("Chủ thể"), accessor="recognition__product__producer")
    stars = Stars(verbose_name=_("Hạng"), accessor="recognition__stars")
    status = Text(verbose_name=_("Tình trạng"), accessor="get_status_display")
    number = Text(verbose_name=_("Số quyết định"), accessor="recognition__decision_number")
    printed = Text(verbose_name=_("Như nguồn ghi"), accessor="recognition__decision_as_printed")
    first_day = Day(verbose_name=_("Từ ngày"), accessor="recognition__first_day")
    last_day = Day(verbose_name=_("Đến hết ngày"), accessor="recognition__last_day")
    issuer = Text(verbose_name=_("Cơ quan cấp"), accessor="recognition__issuer")
    place = Text(verbose_name=_("Nơi"), accessor="recognition__product__place")
    basis = Text(verbose_name=_("Căn cứ"), accessor="recognition__get_basis_display")

    class Meta(Table.Meta):
        model = RecognitionSpan
        fields: tuple[str, ...] = ()


class DayFilter(django_filters.Filter):
    """A day typed as everywhere else."""

    field_class = DateField


def _districts() -> list[tuple[str, str]]:
    return [(row.code, row.name) for row in FormerDistrict.objects.order_by("sort_key", "pk")]


class RecognitionFilters(Filters):
    """Search by product, producer or commune; by stars, status on a day, former district, family, basis."""

    search_fields = (
        "recognition__product__folded",
        "recognition__product__producer__folded",
        "recognition__product__commune__folded",
    )
    ngay = DayFilter(label=_("Tình trạng vào ngày"), method="of_day")
    tinh_trang = django_filters.ChoiceFilter(label=_("Tình trạng"), field_name="status", choices=Status.choices)
    sao = django_filters.ChoiceFilter(label=_("Hạng"), field_name="recognition__stars", choices=STARS)
    huyen = django_filters.ChoiceFilter(
        label=_("Huyện cũ"), field_name="recognition__product__former_district__code", choices=_districts
    )
    nhom = django_filters.ChoiceFilter(
        label=_("Nhóm"), field_name="recognition__product__family", choices=Family.choices
    )
    can_cu = django_filters.ChoiceFilter(label=_("Căn cứ"), field_name="recognition__basis", choices=Basis.choices)

    class Meta:
        model = RecognitionSpan
        fields = ()

    def of_day(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        """The spans of a day."""
        return on_day(rows, value)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Without a chosen day (or with a wrong one) today's spans."""
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("ngay") else on_day(rows, today())
