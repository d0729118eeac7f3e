"""Lists of people and units."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tables2 import A

from ocop.accounts.enums import Role, UnitKind
from ocop.accounts.identifiers import masked_phone
from ocop.accounts.models import Holding, Unit, User
from ocop.accounts.queries import in_force
from ocop.design.filters import Filters
from ocop.design.tables import Badge, Number, Table, Text
from ocop.foundation.calendar import today


class PeopleTable(Table):
    """People, with contacts masked: whoever must call opens the person's page."""

    full_name = Text(
        verbose_name=gettext_lazy("Họ và tên"),
        linkify=("accounts:person", {"public_id": A("public_id")}),
        order_by=("sort_key",),
    )
    username = Text(verbose_name=gettext_lazy("Tên đăng nhập"))
    roles = Text(verbose_name=gettext_lazy("Vai trò hôm nay"), accessor="roles_now", orderable=False, empty_values=())
    home = Text(verbose_name=gettext_lazy("Đơn vị quản lý"), order_by=("home__sort_key",))
    phone = Text(verbose_name=gettext_lazy("Điện thoại"), orderable=False)
    second_factor = Text(verbose_name=gettext_lazy("Bước hai"), empty_values=())
    is_active = Badge(verbose_name=gettext_lazy("Tài khoản"), tone=lambda person: "ok" if person.is_active else "muted")

    class Meta(Table.Meta):
        model = User
        fields = ("full_name", "username", "roles", "home", "phone", "second_factor", "is_active")

    def render_roles(self, record: User) -> str:
        """Every role; its unit too where that is not the one which looks after the account."""
        rows = record.roles_now
        words = [str(row) if row.unit_id != record.home_id else str(row.get_role_display()) for row in rows]
        return "; ".join(words) or "–"

    def value_roles(self, record: User) -> str:
        """The same in Excel."""
        return self.render_roles(record)

    def render_phone(self, value: str) -> str:
        """Masked: ``09•• ••• 678``."""
        return masked_phone(value)

    def value_phone(self, value: str) -> str:
        """Masked in Excel too."""
        return masked_phone(value)

    def render_second_factor(self, value: bool) -> str:
        """Whether a second factor is set up."""
        return _("đã bật") if value else _("chưa")

    def render_is_active(self, value: bool, record: User) -> SafeString:
        """In use or stopped."""
        tone, word = ("ok", _("đang dùng")) if value else ("muted", _("đã ngừng"))
        return format_html('<span class="badge" data-tone="{}">{}</span>', tone, word)


class PeopleFilters(Filters):
    """People by name, user name, role in force, kind of unit, state."""

    vai_tro = django_filters.ChoiceFilter(
        label=gettext_lazy("Vai trò hôm nay"),
        choices=Role.choices,
        method="by_role",
        empty_label=gettext_lazy("mọi vai trò"),
    )
    don_vi = django_filters.ChoiceFilter(
        label=gettext_lazy("Loại đơn vị"),
        choices=UnitKind.choices,
        field_name="home__kind",
        empty_label=gettext_lazy("mọi loại"),
    )
    dang_dung = django_filters.ChoiceFilter(
        label=gettext_lazy("Tài khoản"),
        choices=[("co", gettext_lazy("đang dùng")), ("khong", gettext_lazy("đã ngừng"))],
        method="by_state",
        empty_label=gettext_lazy("tất cả"),
    )

    class Meta:
        model = User
        fields: list[str] = []

    def by_role(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Those who hold the role today."""
        return rows.filter(pk__in=in_force(Holding.objects.filter(role=value), today()).values("user"))

    def by_state(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Accounts in use, or stopped ones."""
        return rows.filter(is_active=value == "co")


class UnitTable(Table):
    """Units and how many people hold a role there today."""

    name = Text(
        verbose_name=gettext_lazy("Đơn vị"),
        linkify=("accounts:unit", {"public_id": A("public_id")}),
        order_by=("sort_key",),
    )
    kind = Text(verbose_name=gettext_lazy("Loại"))
    people_now = Number(verbose_name=gettext_lazy("Số người"))
    same_person_may_approve = Text(verbose_name=gettext_lazy("Vừa lập vừa duyệt"))

    class Meta(Table.Meta):
        model = Unit
        fields = ("name", "kind", "people_now", "same_person_may_approve")

    def render_same_person_may_approve(self, value: bool) -> str:
        """Whether one person may do both."""
        return _("được") if value else _("không")


class UnitFilters(Filters):
    """Units by name and kind, and those without anybody."""

    loai = django_filters.ChoiceFilter(
        label=gettext_lazy("Loại"), choices=UnitKind.choices, field_name="kind", empty_label=gettext_lazy("mọi loại")
    )
    co_nguoi = django_filters.ChoiceFilter(
        label=gettext_lazy("Người giữ vai trò"),
        choices=[("co", gettext_lazy("đã có")), ("chua", gettext_lazy("chưa có ai"))],
        method="by_people",
        empty_label=gettext_lazy("tất cả"),
    )

    class Meta:
        model = Unit
        fields: list[str] = []

    def by_people(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        """Units with somebody, or without anybody."""
        return rows.filter(people_now__gt=0) if value == "co" else rows.filter(people_now=0)
