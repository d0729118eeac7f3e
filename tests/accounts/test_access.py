"""Verdicts and querysets of this room agree, for every role, in the own province and in another."""

import datetime

import pytest

from ocop.accounts import access  # noqa: F401  registers the pairs
from ocop.accounts.enums import Role, UnitKind
from ocop.accounts.models import Holding, StandIn, Unit, User
from ocop.foundation.access import PAIRS
from ocop.foundation.calendar import today
from tests import make

pytestmark = pytest.mark.django_db
OURS = {name: pair for name, pair in PAIRS.items() if name.startswith("accounts.")}


@pytest.fixture
def crowd() -> list[User]:
    """People of two provinces: every role in each, stopped ones, stand-ins, roles over and to come."""
    users = []
    tomorrow, yesterday = today() + datetime.timedelta(days=1), today() - datetime.timedelta(days=1)
    for code in ("38", "37"):
        province = make.province(code)
        commune = make.unit(UnitKind.COMMUNE, of=province)
        users += [make.person(role, on_unit_of=province) for role in Role]
        users.append(make.person(Role.ADMINISTRATOR, on_unit_of=province, ends=yesterday))
        users.append(make.person(Role.COMMUNE_OFFICER, unit=commune, starts=tomorrow))
        users.append(make.person(unit=commune))
        users.append(make.person(unit=commune, is_active=False))
        chair = next(user for user in users if user.home == commune and user.holdings.filter(role=Role.COMMUNE_CHAIR))
        for starts in (yesterday, tomorrow):
            substitute = make.person(unit=commune)
            make.stand_in(chair.holdings.get(), substitute, starts, starts)
            users.append(substitute)
        admin = next(user for user in users if user.holdings.filter(role=Role.ADMINISTRATOR, unit__province=province))
        deputy = make.person(Role.OFFICE_HEAD, on_unit_of=province)
        make.stand_in(admin.holdings.get(), deputy)
        users.append(deputy)
    both = make.person(Role.ADMINISTRATOR)
    office = make.unit(UnitKind.OCOP_OFFICE, of=make.province("37"))
    Holding.objects.create(user=both, role=Role.ADMINISTRATOR, unit=office, starts=make.LONG_AGO)
    return [*users, both]


ROWS = {
    "person": lambda: User.objects.select_related("home__province").order_by("pk"),
    "unit": lambda: Unit.objects.order_by("pk"),
    "holding": lambda: Holding.objects.select_related("unit__province", "user").order_by("pk"),
    "stand_in": lambda: StandIn.objects.select_related("holding__unit", "holding__user").order_by("pk"),
}


@pytest.mark.parametrize("name", sorted(OURS))
def test_verdict_and_queryset_agree(name: str, crowd: list[User]):
    act = OURS[name]
    rows = list(ROWS[name.split(".")[1]]())
    for user in crowd:
        allowed = {row.pk for row in rows if act.verdict(user, row)}
        if name == "accounts.person.let_in":
            # A stopped account is refused with its reason; the queryset leaves it out.
            assert all(row.is_active for row in rows if row.pk in allowed)
        found = set(act.twin(user).values_list("pk", flat=True))
        assert found == allowed, f"{name}: {user.username} {sorted(user.holdings.values_list('role', flat=True))}"


def test_every_refusal_gives_its_reason(crowd: list[User]):
    silent = [
        name
        for name, act in OURS.items()
        for user in crowd[:8]
        for row in ROWS[name.split(".")[1]]()
        if not (verdict := act.verdict(user, row)).allowed and not verdict.reason
    ]
    assert silent == []
