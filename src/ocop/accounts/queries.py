"""Who holds what on a day. The one place that answers questions about roles."""

import datetime
from dataclasses import dataclass
from functools import partial

from allauth.mfa.models import Authenticator
from django.db.models import Case, Count, Exists, OuterRef, Prefetch, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from ocop.accounts.enums import Role, SlipKind, UnitKind
from ocop.accounts.models import Holding, RolePolicy, Slip, StandIn, Unit, User
from ocop.foundation.calendar import today
from ocop.territory.models import Province


@dataclass(frozen=True)
class Held:
    """One role in force: ``on_behalf_of`` is the person stood in for, or None when held in one's own right."""

    role: Role
    unit_id: int
    province_id: int
    commune_id: int | None
    on_behalf_of: int | None = None


def in_force(holdings: QuerySet[Holding], on: datetime.date) -> QuerySet[Holding]:
    """The holdings that count on a day."""
    return holdings.filter(Q(ends__isnull=True) | Q(ends__gte=on), starts__lte=on, void=False)


def stand_ins_in_force(stand_ins: QuerySet[StandIn], on: datetime.date) -> QuerySet[StandIn]:
    """The stand-ins that count on a day: their own days, and the holding's and its person's."""
    open_holding = Q(holding__ends__isnull=True) | Q(holding__ends__gte=on)
    return stand_ins.filter(
        open_holding,
        starts__lte=on,
        ends__gte=on,
        void=False,
        holding__starts__lte=on,
        holding__void=False,
        holding__user__is_active=True,
    )


def held(user: User, on: datetime.date | None = None) -> tuple[Held, ...]:
    """Every role the person may use on day ``on`` (today), own ones first, then those stood in for.

    Two queries, remembered on the user object for its day.
    """
    on = on or today()
    cache = user.__dict__.setdefault("_held", {})
    if on not in cache:
        cache[on] = _read_held(user, on)
    return cache[on]


def _read_held(user: User, on: datetime.date) -> tuple[Held, ...]:
    if not user.is_authenticated or not user.is_active:
        return ()
    own = in_force(Holding.objects.filter(user=user), on).select_related("unit").order_by("pk")
    lent = stand_ins_in_force(StandIn.objects.filter(substitute=user), on).select_related("holding__unit")
    rows = {row.holding_id: row.holding for row in lent.order_by("holding_id", "pk")}
    return tuple([_held(row, None) for row in own] + [_held(row, row.user_id) for row in rows.values()])


def _held(row: Holding, on_behalf_of: int | None) -> Held:
    return Held(Role(row.role), row.unit_id, row.unit.province_id, row.unit.commune_id, on_behalf_of)


def _fits(
    row: Held,
    roles: tuple[str, ...],
    *,
    province: int | None = None,
    unit: int | None = None,
    commune: int | None = None,
) -> bool:
    return (
        (not roles or row.role in roles)
        and (province is None or row.province_id == province)
        and (unit is None or row.unit_id == unit)
        and (commune is None or row.commune_id == commune)
    )


def holds(
    user: User, *roles: str, province: int | None = None, unit: int | None = None, commune: int | None = None
) -> bool:
    """Whether the person may use any of ``roles`` today, narrowed to a province, unit or commune when given (ids)."""
    fits = partial(_fits, roles=roles, province=province, unit=unit, commune=commune)
    return any(fits(row) for row in held(user))


def provinces_of(user: User, *roles: str) -> set[int]:
    """Ids of the provinces in which the person holds any of ``roles`` (any role when none is named)."""
    return {row.province_id for row in held(user) if not roles or row.role in roles}


def units_of(user: User, *roles: str) -> QuerySet[Unit]:
    """The units in which the person holds any of ``roles`` today."""
    return Unit.objects.filter(pk__in={row.unit_id for row in held(user) if not roles or row.role in roles})


def stood_in_for(
    user: User, *roles: str, province: int | None = None, unit: int | None = None, commune: int | None = None
) -> User | None:
    """The person on whose behalf ``user`` acts today in any of ``roles`` there; None when acting in their own right.

    Raises LookupError when the person may not use any of these roles there at all.
    """
    rows = [row for row in held(user) if _fits(row, roles, province=province, unit=unit, commune=commune)]
    if not rows:
        raise LookupError("the person holds no such role there")
    if any(row.on_behalf_of is None for row in rows):
        return None
    return User.objects.get(pk=rows[0].on_behalf_of)


def acting_for(user: User, role: str, unit: Unit) -> str:
    """``"thay mặt <họ tên>"`` when the person uses ``role`` in ``unit`` today as a stand-in, else an empty text."""
    try:
        person = stood_in_for(user, role, unit=unit.pk)
    except LookupError:
        return ""
    return _("thay mặt %(name)s") % {"name": person.full_name} if person else ""


def with_roles_now(people: QuerySet[User], on: datetime.date) -> QuerySet[User]:
    """Every person with ``roles_now``: the list of holdings in force on a day."""
    rows = in_force(Holding.objects.select_related("unit"), on).order_by("pk")
    return people.prefetch_related(Prefetch("holdings", queryset=rows, to_attr="roles_now"))


def with_people_now(units: QuerySet[Unit], on: datetime.date) -> QuerySet[Unit]:
    """Every unit with ``people_now``: how many different people hold a role there on a day."""
    open_on = Q(holdings__ends__isnull=True) | Q(holdings__ends__gte=on)
    counted = open_on & Q(holdings__starts__lte=on, holdings__void=False, holdings__user__is_active=True)
    return units.annotate(people_now=Count("holdings__user", filter=counted, distinct=True))


def in_order(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Units by kind in the order of `UnitKind`, then by name in Vietnamese order."""
    rank = Case(*[When(kind=kind, then=Value(place)) for place, kind in enumerate(UnitKind)], default=Value(99))
    return units.annotate(rank=rank).order_by("rank", "sort_key", "pk")


def units_by_kind(units: QuerySet[Unit]) -> list[tuple[str, list[Unit]]]:
    """The units under the name of their kind, kinds in the order of `UnitKind`, names in Vietnamese order."""
    rows = list(units.order_by("sort_key", "pk"))
    grouped = [(str(kind.label), [unit for unit in rows if unit.kind == kind]) for kind in UnitKind]
    return [(label, found) for label, found in grouped if found]


def possible_substitutes(holding: Holding, on: datetime.date | None = None) -> QuerySet[User]:
    """The people who may stand in for a holding: everybody else with a role in its province."""
    rows = in_force(Holding.objects.filter(unit__province=holding.unit.province_id), on or today())
    people = User.objects.filter(is_active=True, pk__in=rows.values("user")).exclude(pk=holding.user_id)
    return people.order_by("sort_key", "pk")


def administrators(province: Province, on: datetime.date | None = None) -> QuerySet[User]:
    """The people who administer the province in their own right."""
    holdings = in_force(Holding.objects.filter(role=Role.ADMINISTRATOR, unit__province=province), on or today())
    return User.objects.filter(is_active=True, pk__in=holdings.values("user"))


@dataclass(frozen=True)
class RoleRule:
    """What a province asks of a role's holders: the policy in force (None = nothing asked) and the next to come."""

    role: Role
    now: RolePolicy | None
    coming: RolePolicy | None


def policy_by_role(province: Province, on: datetime.date) -> list[RoleRule]:
    """The rule of every role of a province on a day, in the order of `Role`."""
    rows = list(RolePolicy.objects.filter(province=province).order_by("from_day"))
    now = {row.role: row for row in rows if row.from_day <= on}
    coming = {row.role: row for row in reversed(rows) if row.from_day > on}
    return [RoleRule(role, now.get(role), coming.get(role)) for role in Role]


def second_factor_required(user: User, on: datetime.date | None = None) -> list[Role]:
    """The roles in use for which the person must have a second factor; empty when none asks for it."""
    on = on or today()
    rows = held(user, on)
    if not rows:
        return []
    latest: dict[tuple[int, str], bool] = {}
    policies = RolePolicy.objects.filter(province__in={row.province_id for row in rows}, from_day__lte=on)
    for policy in policies.order_by("from_day"):
        latest[policy.province_id, policy.role] = policy.second_factor_required
    return list(dict.fromkeys(row.role for row in rows if latest.get((row.province_id, row.role))))


SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(user: User) -> bool:
    """Whether the person has set up an authenticator application or a passkey."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=SECOND_FACTORS).exists()


def was_activated(person: User) -> bool:
    """Whether the account has, or ever had, a password: then only a reset with an identity check gives a new one."""
    if person.has_usable_password():
        return True
    return Slip.objects.filter(Q(used_at__isnull=False) | Q(kind=SlipKind.RESET), user=person).exists()


def with_second_factor(people: QuerySet[User]) -> QuerySet[User]:
    """Every person with ``second_factor``: whether they have set one up."""
    own = Authenticator.objects.filter(user_id=OuterRef("pk"), type__in=SECOND_FACTORS)
    return people.annotate(second_factor=Exists(own))
