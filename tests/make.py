"""Rows that tests of every room need: a province, a commune, a unit, a person with roles, a signed-in browser.

Each maker answers with the row of the same key when it exists, so tests may name the same thing twice. What a maker
is not told it invents. Nothing here goes through actions: a room's own rules never stand in another's way.
"""

import datetime
import itertools

from django.conf import settings
from django.test import Client

from ocop.accounts.enums import KINDS_OF_ROLE, Role, UnitKind
from ocop.accounts.models import Holding, RolePolicy, StandIn, Unit, User
from ocop.foundation.calendar import today
from ocop.territory.enums import CommuneKind
from ocop.territory.models import Commune, Province

PASSWORD = "mat-khau-thu-2026"
LONG_AGO = datetime.date(2020, 1, 1)

_numbers = itertools.count(1)


def province(code: str = "38", name: str | None = None) -> Province:
    """The province of that code ("38" is Thanh Hóa)."""
    row, _ = Province.objects.get_or_create(
        code=code, defaults={"name": name or {"38": "Thanh Hóa"}.get(code, f"Tỉnh {code}")}
    )
    return row


def commune(name: str = "Mẫu", code: str | None = None, *, province_code: str = "38", **fields) -> Commune:
    """A living commune; its code is invented (from 90001) when not given."""
    where = province(province_code)
    found = Commune.objects.filter(province=where, name=name).first() if code is None else None
    if found is None:
        code = code or str(90000 + next(_numbers))
        found, _ = Commune.objects.get_or_create(
            code=code,
            starts=fields.pop("starts", None),
            defaults={"province": where, "name": name, "kind": CommuneKind.COMMUNE, **fields},
        )
    return found


def unit(
    kind: UnitKind = UnitKind.OCOP_OFFICE,
    *,
    of: Province | None = None,
    name: str | None = None,
    commune: Commune | None = None,
) -> Unit:
    """The unit of that kind in a province (38); a commune's unit belongs to ``commune`` ("Mẫu" when not given)."""
    kind = UnitKind(kind)
    if kind == UnitKind.COMMUNE:
        commune = commune or globals()["commune"](province_code=of.code if of else "38")
        row, _ = Unit.objects.get_or_create(
            province=commune.province, kind=kind, commune=commune, defaults={"name": name or f"UBND {commune}"}
        )
        return row
    row, _ = Unit.objects.get_or_create(province=of or province(), kind=kind, name=name or str(kind.label))
    return row


def person(*roles: Role, unit: Unit | None = None, on_unit_of: Province | None = None, **fields) -> User:
    """A new person holding ``roles`` since 2020 in ``unit``, else in the usual unit of each role. Password: PASSWORD.

    ``on_unit_of`` picks the province of the usual units; ``starts`` and ``ends`` bound the holdings; other fields go
    to the account.
    """
    number = next(_numbers)
    starts, ends = fields.pop("starts", LONG_AGO), fields.pop("ends", None)
    password = fields.pop("password", PASSWORD)
    user = User(
        username=fields.pop("username", f"nguoi{number}"),
        full_name=fields.pop("full_name", f"Người Thử {number}"),
        **fields,
    )
    user.set_password(password)
    for role in roles:
        where = unit or globals()["unit"](KINDS_OF_ROLE[Role(role)][0], of=on_unit_of)
        if user.home_id is None:
            user.home = where
        if user.pk is None:
            user.save()
        Holding.objects.create(user=user, role=role, unit=where, starts=starts, ends=ends)
    if user.pk is None:
        user.home = user.home or unit
        user.save()
    return user


def stand_in(
    holding: Holding, substitute: User, starts: datetime.date | None = None, ends: datetime.date | None = None
) -> StandIn:
    """``substitute`` acts for the holding, today when no days are given."""
    starts = starts or today()
    return StandIn.objects.create(
        holding=holding, substitute=substitute, starts=starts, ends=ends or starts, reason="đi công tác"
    )


def second_factor_policy(role: Role, *, of: Province | None = None, from_day: datetime.date = LONG_AGO) -> RolePolicy:
    """Holders of the role must have a second factor since ``from_day``."""
    return RolePolicy.objects.create(
        province=of or province(), role=role, second_factor_required=True, from_day=from_day
    )


def signed_in(client: Client, user: User) -> Client:
    """The same client, signed in as ``user``."""
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client
