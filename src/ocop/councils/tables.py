"""The list of kept workbooks: its columns and its filters."""

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ocop.councils.models import KeptWorkbook
from ocop.design.filters import Filters
from ocop.design.tables import Badge, Empty, Moment, Number, Table, Text

KEPT, REMOVED = "giu", "bo"


class KeptTable(Table):
    """A kept workbook on a row, the newest first."""

    name = Text(verbose_name=gettext_lazy("Tên"), linkify=True, order_by="name_folded")
    products = Number(verbose_name=gettext_lazy("Sản phẩm"), accessor="summary__products", orderable=False)
    stars = Text(verbose_name=gettext_lazy("Kết quả"), orderable=False)
    attention = Number(verbose_name=gettext_lazy("Cần xem"), accessor="summary__attention", orderable=False)
    by = Text(verbose_name=gettext_lazy("Người giữ"), order_by="by__full_name")
    at = Moment(verbose_name=gettext_lazy("Lúc"))
    state = Badge(
        verbose_name=gettext_lazy("Trạng thái"),
        order_by="removed_at",
        tone=lambda record: "muted" if record.removed_at else "ok",
    )

    class Meta(Table.Meta):
        model = KeptWorkbook
        fields = ()
        sequence = ("name", "products", "stars", "attention", "by", "at", "state")


def nothing_kept() -> Empty:
    """What the list says while nothing was ever kept."""
    return Empty(
        _("Chưa giữ bảng chấm nào."),
        _("Tải một bảng chấm đã ghi điểm lên, xem kết quả rồi bấm Giữ lại."),
        _("Tải bảng chấm lên"),
        reverse("councils:workbook"),
    )


class KeptFilters(Filters):
    """Search by name; kept or taken back; by law."""

    search_fields = ("name_folded",)
    trang_thai = django_filters.ChoiceFilter(
        label=gettext_lazy("Trạng thái"),
        method="of_state",
        empty_label=gettext_lazy("Tất cả"),
        choices=((KEPT, gettext_lazy("Đang giữ")), (REMOVED, gettext_lazy("Đã bỏ"))),
    )

    class Meta:
        model = KeptWorkbook
        fields = ()

    def of_state(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Rows still kept, or taken back."""
        return rows.filter(removed_at__isnull=value == KEPT)
