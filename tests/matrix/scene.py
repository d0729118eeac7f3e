"""Two provinces full of rows, and for every address with parameters the row that a viewer is sent to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ocop.accounts.enums import Role, UnitKind
from ocop.accounts.models import Holding, StandIn, User
from ocop.councils.models import KeptWorkbook
from ocop.desk.enums import JobState
from ocop.desk.models import DataRequest, Job, Notice
from ocop.foundation.calendar import now, today
from ocop.foundation.files.actions import keep
from ocop.foundation.files.enums import Kind
from ocop.registry.actions import add_photo
from ocop.registry.models import Product, ProductPhoto
from ocop.standing.models import ImportBatch, Recognition
from ocop.territory.models import Commune, Province
from tests import make
from tests.registry import make as registry
from tests.rows import ROWS, World, world

GUEST, NO_ROLE, PRODUCER = "guest", "no role", "producer"
VIEWERS = (GUEST, NO_ROLE, *Role.values, PRODUCER)
OWN, OTHER = "own", "other"


@dataclass
class Scene:
    """The world and what each place of rows offers: ``provinces[OWN]`` is the viewers' province."""

    world: World
    provinces: dict[str, Province]
    made: dict[tuple, Any] = field(default_factory=dict)

    def viewer(self, name: str) -> User | None:
        """The account behind a column of the matrix; None for a guest."""
        if name == GUEST:
            return None
        if name in (NO_ROLE, PRODUCER):
            return self.world.others[name]
        return self.world.official(self.provinces[OWN], Role(name))

    def parameters(self, address: str, place: str, viewer: User | None) -> dict[str, Any]:
        """The parameters of ``address`` that lead to a row of the own or of the other province.

        What belongs to one person is the viewer's own, or somebody's of the other province. Raises KeyError for an
        address that nobody has written a row for yet.
        """
        if address in FIXED:
            return FIXED[address]
        room = address.partition(":")[0]
        pick = PICKS.get(address) or PICKS[room]
        key = (pick, place, viewer.pk if viewer else None)
        if key not in self.made:
            self.made[key] = pick(self, self.provinces[place], self._person(place, viewer))
        found = self.made[key]
        return found if isinstance(found, dict) else {"public_id": found.public_id}

    def _person(self, place: str, viewer: User | None) -> User:
        stranger = self.world.official(self.provinces[OTHER], Role.FINANCE)
        return viewer if viewer is not None and place == OWN else stranger


def scene() -> Scene:
    """Build both provinces with every kind of row (`tests/rows.py`)."""
    people = world()
    for maker in ROWS.values():
        maker(people)
    return Scene(people, dict(zip((OWN, OTHER), people.provinces, strict=True)))


Pick = Callable[[Scene, Province, User], Any]


def _person(scene: Scene, province: Province, _who: User) -> User:
    return scene.world.official(province, Role.COMMUNE_CHAIR)


def _holding(scene: Scene, province: Province, _who: User) -> Holding:
    return Holding.objects.get(user=_person(scene, province, _who))


def _stand_in(scene: Scene, province: Province, who: User) -> StandIn:
    return make.stand_in(_holding(scene, province, who), scene.world.official(province, Role.INSPECTOR))


def _unit(scene: Scene, province: Province, _who: User) -> Any:
    return make.unit(UnitKind.OCOP_OFFICE, of=province)


def _commune(scene: Scene, province: Province, _who: User) -> dict:
    return {"code": Commune.objects.filter(province=province, ends=None).earliest("pk").code}


def _notice(scene: Scene, province: Province, who: User) -> Notice:
    return Notice.objects.create(user=who, text="x", created_at=now())


def _job(scene: Scene, province: Province, who: User) -> Job:
    result = keep(b"{}", kind=Kind.JSON, name="a.json", owner=f"user:{who.public_id}")
    values = {"state": JobState.DONE, "result": result, "run_after": now(), "created_at": now()}
    return Job.objects.create(kind="x", owner=who, **values)


def _copy(scene: Scene, province: Province, who: User) -> dict:
    values = {"received": today(), "due": today(), "state": "answered", "answered_at": now()}
    record = keep(b"[]", kind=Kind.JSON, name="a.json", owner=f"user:{who.public_id}")
    row = DataRequest.objects.create(person=who, province=province, kind="export", record=record, **values)
    return {"public_id": row.public_id, "which": "json"}


def _request(scene: Scene, province: Province, _who: User) -> DataRequest:
    return DataRequest.objects.get(province=province, state="open")


def _producer(scene: Scene, province: Province, _who: User) -> Any:
    return scene.world.producers[province.code][0]


def _member(scene: Scene, province: Province, who: User) -> Any:
    return _producer(scene, province, who).members.earliest("pk")


def _product(scene: Scene, province: Province, who: User) -> Product:
    return Product.objects.filter(producer=_producer(scene, province, who), retired_on=None).earliest("pk")


def _photo(scene: Scene, province: Province, who: User) -> ProductPhoto:
    return _photo_of(scene, province, _product(scene, province, who))


def _photo_of(scene: Scene, province: Province, product: Product) -> ProductPhoto:
    office = scene.world.official(province, Role.OFFICE_STAFF)
    return add_photo(actor=office, product=product, upload=registry.picture(), name="a.jpg", caption="Chai")


def _recognition(scene: Scene, province: Province, who: User) -> Recognition:
    return Recognition.objects.filter(product__producer=_producer(scene, province, who)).earliest("pk")


def _shown(scene: Scene, province: Province, who: User) -> Product:
    return _recognition(scene, province, who).product


def _shown_photo(scene: Scene, province: Province, who: User) -> ProductPhoto:
    return _photo_of(scene, province, _shown(scene, province, who))


def _batch(scene: Scene, province: Province, _who: User) -> ImportBatch:
    return ImportBatch.objects.get(province=province, undone_at=None)


def _workbook(scene: Scene, province: Province, _who: User) -> KeptWorkbook:
    return KeptWorkbook.objects.filter(province=province).latest("pk")


def _workbook_file(scene: Scene, province: Province, who: User) -> dict:
    return {"public_id": _workbook(scene, province, who).public_id, "kind": "xlsx"}


# By address, else by room.
PICKS: dict[str, Pick] = {
    "accounts": _person,
    "accounts:end_holding": _holding,
    "accounts:lend": _holding,
    "accounts:cancel_stand_in": _stand_in,
    "accounts:unit": _unit,
    "territory": _commune,
    "desk:notice": _notice,
    "desk:job": _job,
    "desk:job_file": _job,
    "desk:my_copy": _copy,
    "desk:request": _request,
    "desk:reopen": _request,
    "registry": _product,
    "registry:producer": _producer,
    "registry:producer_change": _producer,
    "registry:representative": _producer,
    "registry:open_representative": _producer,
    "registry:producer_retire": _producer,
    "registry:producer_restore": _producer,
    "registry:product_new": _producer,
    "registry:member_new": _producer,
    "registry:member_end": _member,
    "registry:photo": _photo,
    "registry:photo_remove": _photo,
    "standing": _recognition,
    "standing:undo": _batch,
    "councils": _workbook,
    "councils:kept_file": _workbook_file,
    "portal": _shown,
    "portal:photo": _shown_photo,
}
# Parameters that lead to no row of a province.
LAW = {"law": "26-2026", "number": 9}
FIXED: dict[str, dict[str, Any]] = {
    "accounts:first": {"token": "khong-con-dung"},
    "mfa_remove_webauthn": {"pk": 1},
    "mfa_edit_webauthn": {"pk": 1},
    "openid_connect_login": {"provider_id": "mot-lan"},
    "openid_connect_callback": {"provider_id": "mot-lan"},
    "lawbook:law": {"law": "26-2026"},
    "portal:planner_sheet": LAW,
    "lawbook:sheet": LAW,
    "lawbook:sign_off": LAW,
    "lawbook:wording": LAW,
    "councils:workbook_demo_file": {"kind": "xlsx"},
}
