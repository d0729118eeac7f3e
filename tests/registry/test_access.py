"""Verdicts and their querysets agree for every role, and reach exactly as far as they should."""

import pytest

from ocop.accounts.enums import Role
from ocop.foundation.access import PAIRS
from ocop.foundation.calendar import today
from ocop.registry import access
from ocop.registry.actions import retire
from ocop.registry.enums import MemberScope
from ocop.registry.models import Producer, ProducerMember, Product
from ocop.territory.models import Commune
from tests import make
from tests.registry import make as ours

OURS = sorted(act for act in PAIRS if act.startswith("registry."))


@pytest.fixture
def world(db):
    """Two communes and two provinces, producers in each, some retired, one without a place, and everybody's people."""
    here, there, abroad = make.commune("Đây"), make.commune("Kia"), make.commune("Xa", province_code="40")
    make.commune("Cũ", ends=today())
    homes = {"here": here, "there": there, "abroad": abroad}
    rows = {name: ours.producer(commune=commune) for name, commune in homes.items()}
    products = {name: ours.product(of=row) for name, row in rows.items()}
    products["elsewhere"] = ours.product(of=rows["here"], commune=there)
    office = ours.office()
    rows["gone"] = retire(actor=office, row=ours.producer(commune=here), reason="ngừng")
    products["gone"] = retire(actor=office, row=ours.product(of=rows["here"]), reason="ngừng")
    rows["nowhere"] = Producer.objects.create(province=here.province, name="Không nơi", kind="unknown")
    products["alone"] = Product.objects.create(province=here.province, name="Không chủ")
    people = {role.value: make.person(role) for role in Role if role not in access.COMMUNE}
    people |= {role.value: ours.officer(here, role) for role in access.COMMUNE}
    people["abroad"] = ours.office("40")
    people["manager"] = ours.member(rows["here"])
    people["viewer"] = ours.member(rows["here"], MemberScope.VIEW)
    people["former"] = ours.member(rows["here"], starts=make.LONG_AGO, ends=make.LONG_AGO)
    people["nobody"] = make.person()
    people["stopped"] = make.person(Role.OFFICE_STAFF, is_active=False)
    people["stopped_member"] = ours.member(rows["here"], user=make.person(is_active=False))
    return rows, products, people


@pytest.mark.parametrize("act", OURS)
def test_verdict_and_queryset_agree(world, act):
    pair = PAIRS[act]
    _rows, _products, people = world
    model = pair.twin(people["nobody"]).model
    everything = model.objects.order_by("pk")
    for name, person in people.items():
        allowed = {row.pk for row in everything if pair.verdict(person, row)}
        assert allowed == set(pair.twin(person).values_list("pk", flat=True)), name
        assert all(pair.verdict(person, row).reason for row in everything if row.pk not in allowed), name
    assert model in (Producer, Product, ProducerMember, Commune)


def names(rows: dict, found) -> set[str]:
    keys = set(found.values_list("pk", flat=True))
    return {name for name, row in rows.items() if row.pk in keys}


def test_who_sees_which_producers(world):
    rows, _products, people = world
    province = {"here", "there", "gone", "nowhere"}
    expected = {name: province for name in people if name in set(Role.values)}
    expected |= {role.value: {"here", "gone"} for role in access.COMMUNE}
    expected |= {"abroad": {"abroad"}, "manager": {"here"}, "viewer": {"here"}}
    seen = {name: names(rows, access.visible_producers(person)) for name, person in people.items()}
    assert seen == {key: set() for key in people} | expected


def test_who_changes_and_tells_which_products(world):
    _rows, products, people = world
    province, commune = {"here", "there", "elsewhere", "alone"}, {"here", "elsewhere"}
    writers = {"office_staff": province, "office_head": province, "commune_officer": commune, "abroad": {"abroad"}}
    changed = {name: names(products, access.changeable_products(person)) for name, person in people.items()}
    assert changed == {key: set() for key in people} | writers
    told = {name: names(products, access.tellable_products(person)) for name, person in people.items()}
    assert told == {key: set() for key in people} | writers | {"manager": commune}


def test_who_opens_personal_data(world):
    rows, _products, people = world
    readers = {"office_staff", "office_head", "commune_officer", "commune_chair", "manager"}
    assert {name for name, person in people.items() if access.may_read_representative(person, rows["here"])} == readers


def test_new_producers_go_into_living_communes_only(world):
    _rows, _products, people = world
    found = {name: set(access.communes_to_register_in(people[name]).values_list("name", flat=True)) for name in people}
    writers = {
        "office_staff": {"Đây", "Kia"},
        "office_head": {"Đây", "Kia"},
        "commune_officer": {"Đây"},
        "abroad": {"Xa"},
    }
    assert found == {key: set() for key in people} | writers
    old = Commune.objects.get(name="Cũ")
    verdict = access.may_register_in(people["office_staff"], old)
    assert (bool(verdict), verdict.reason) == (False, "Xã Cũ không còn; chọn xã, phường hiện nay.")
