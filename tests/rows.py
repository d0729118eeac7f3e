"""Rows of every model on which an access pair decides, in two provinces and in every state that matters.

`tests/foundation/test_access_twins.py` walks all pairs over them. A room that registers a pair on a new model adds a
maker here: a pair without rows fails the test. Makers may use the room's actions or write rows plainly.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from ocop.accounts.enums import Role, UnitKind
from ocop.accounts.models import Holding, Unit, User
from ocop.councils.actions import keep_workbook, remove_kept
from ocop.councils.ticket import Ticket
from ocop.desk.enums import RequestKind, RequestState
from ocop.desk.models import DataRequest, Job, Notice
from ocop.foundation.calendar import now, today
from ocop.registry.actions import register_producer
from ocop.registry.enums import MemberScope, ProducerKind
from ocop.registry.facts import ProducerFacts
from ocop.registry.models import Producer, ProducerMember, Product
from ocop.standing.models import ImportBatch
from ocop.territory.models import Commune, Province
from tests import make
from tests.councils import make as councils
from tests.registry import make as registry
from tests.standing import make as standing

CODES = ("38", "40")
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class World:
    """Two provinces, each with a person for every role, and the people on the edges of the rules."""

    provinces: tuple[Province, ...]
    officials: dict[tuple[str, Role], User]
    others: dict[str, User]

    def official(self, province: Province, role: Role) -> User:
        """The holder of a role in a province."""
        return self.officials[province.code, role]

    @property
    def users(self) -> list[User]:
        """Everybody, read anew so that nothing is remembered from making them."""
        return list(User.objects.order_by("pk"))

    @cached_property
    def producers(self) -> dict[str, list[Producer]]:
        """Two producers of each province by its code: one in use, one retired."""
        return {row.code: [_producer(self, row), _producer(self, row, retired=True)] for row in self.provinces}


def world() -> World:
    """Build the people; rows come from `ROWS`."""
    provinces = tuple(make.province(code) for code in CODES)
    officials = {
        (province.code, role): make.person(role, on_unit_of=province) for province in provinces for role in Role
    }
    office = make.unit(UnitKind.OCOP_OFFICE)
    others = {
        "no role": make.person(),
        "stopped": make.person(Role.ADMINISTRATOR, unit=office, is_active=False),
        "over": make.person(Role.OFFICE_HEAD, unit=office, ends=today() - DAY),
        "not yet": make.person(Role.OFFICE_HEAD, unit=office, starts=today() + DAY),
        "both": make.person(Role.OFFICE_STAFF, Role.COUNCIL_SECRETARY, Role.COMMUNE_OFFICER),
        "stand-in": make.person(),
        "next commune": make.person(Role.COMMUNE_OFFICER, unit=_next_commune()),
        "producer": make.person(),
        "viewer": make.person(),
    }
    Holding.objects.filter(user=others["both"], role=Role.OFFICE_STAFF).update(void=True)
    head = Holding.objects.get(user=officials["38", Role.OFFICE_HEAD])
    make.stand_in(head, others["stand-in"])
    return World(provinces, officials, others)


def _next_commune() -> Unit:
    return make.unit(UnitKind.COMMUNE, commune=make.commune("Kế Bên"))


def _producer(world: World, province: Province, *, retired: bool = False) -> Producer:
    where = Commune.objects.filter(province=province).earliest("pk")
    facts = ProducerFacts(name=f"HTX {province.code} {retired}", kind=ProducerKind.COOPERATIVE, commune=where)
    row = register_producer(actor=world.official(province, Role.OFFICE_STAFF), facts=facts)
    for name, scope in (("producer", MemberScope.MANAGE), ("viewer", MemberScope.VIEW)):
        if province.code == "38":
            registry.member(row, scope, world.others[name])
    if retired:
        Producer.objects.filter(pk=row.pk).update(retired_on=today(), retired_reason="giải thể")
        row.refresh_from_db()
    return row


# ── Makers by model ─────────────────────────────────────────────────────────
def _from_the_world(world: World) -> None:
    """Provinces, units, people and their holdings are there already."""


def _communes(world: World) -> None:
    make.commune("Đã Hết", starts=datetime.date(2000, 1, 1), ends=today())


def _stand_ins(world: World) -> None:
    holder = world.official(world.provinces[1], Role.INSPECTOR)
    holding = Holding.objects.get(user=holder)
    make.stand_in(holding, world.others["no role"], today() - 2 * DAY, today() - DAY)
    make.stand_in(holding, world.others["no role"], today() + DAY, today() + 2 * DAY)


def _notices(world: World) -> None:
    for user in world.others.values():
        Notice.objects.create(user=user, text="x", created_at=now())


def _jobs(world: World) -> None:
    for owner in (None, world.others["stopped"], *(user for user in world.officials.values())):
        Job.objects.create(kind="x", owner=owner, run_after=now(), created_at=now())


def _requests(world: World) -> None:
    for province in world.provinces:
        for state in RequestState:
            answered = None if state == RequestState.OPEN else now()
            DataRequest.objects.create(
                kind=RequestKind.values[0],
                person=world.official(province, Role.FINANCE),
                province=province,
                received=today(),
                due=today(),
                state=state,
                answered_at=answered,
            )


def _workbooks(world: World) -> None:
    for province in world.provinces:
        office = world.official(province, Role.OFFICE_STAFF)
        rows = [
            keep_workbook(actor=office, province=province, ticket=Ticket(councils.filled(9), "a.xlsx", f"{at:064x}"))
            for at in (1, 2)
        ]
        remove_kept(actor=office, kept=rows[0], reason="nhầm")


def _producers(world: World) -> None:
    assert len(world.producers) == len(world.provinces)


def _members(world: World) -> None:
    for first, _retired in world.producers.values():
        ProducerMember.objects.create(
            producer=first,
            user=world.others["no role"],
            scope=MemberScope.VIEW,
            starts=today() - 2 * DAY,
            ends=today() - DAY,
        )


def _products(world: World) -> None:
    for first, _retired in world.producers.values():
        registry.product(of=first)
        gone = registry.product(of=first)
        Product.objects.filter(pk=gone.pk).update(retired_on=today(), retired_reason="ngừng làm")


def _recognitions(world: World) -> None:
    for first, _retired in world.producers.values():
        standing.recognition(registry.product(of=first))


def _batches(world: World) -> None:
    for province in world.provinces:
        for undone in (None, now()):
            ImportBatch.objects.create(province=province, source="x", sha256="0" * 64, at=now(), undone_at=undone)


ROWS: dict[str, Callable[[World], None]] = {
    "territory.province": _from_the_world,
    "territory.commune": _communes,
    "accounts.user": _from_the_world,
    "accounts.unit": _from_the_world,
    "accounts.holding": _from_the_world,
    "accounts.standin": _stand_ins,
    "desk.notice": _notices,
    "desk.job": _jobs,
    "desk.datarequest": _requests,
    "registry.producer": _producers,
    "registry.producermember": _members,
    "registry.product": _products,
    "standing.recognition": _recognitions,
    "standing.importbatch": _batches,
    "councils.keptworkbook": _workbooks,
}
