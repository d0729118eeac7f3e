"""The names at the head of every page."""

from typing import Any

from ocop.accounts.queries import held, provinces_of, units_of
from ocop.design.shell import Names
from ocop.territory.models import Province


def names_for(user: Any) -> Names:
    """ "OCOP" with the person's province, or with the only one of the installation; and the person's first unit."""
    if user is None or not user.is_authenticated:
        return Names(_title(list(Province.objects.order_by("code")[:2])))
    provinces = provinces_of(user)
    rows = Province.objects.filter(pk__in=provinces) if provinces else Province.objects.all()
    units = {unit.pk: unit for unit in units_of(user)}
    first = next((units[row.unit_id].name for row in held(user) if row.unit_id in units), "")
    return Names(_title(list(rows.order_by("code")[:2])), first)


def _title(provinces: list[Province]) -> str:
    return f"OCOP {provinces[0].name}" if len(provinces) == 1 else "OCOP"
