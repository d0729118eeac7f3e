"""Who holds what on a day: own roles, stand-ins, nothing outside their days."""

import datetime

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from ocop.accounts.access import approver_verdict
from ocop.accounts.enums import Role, UnitKind
from ocop.accounts.models import Holding, StandIn, User
from ocop.accounts.queries import Held, acting_for, held, holds, provinces_of, stood_in_for, units_of
from ocop.foundation.access import ALLOWED, Verdict
from tests import make

DAY = datetime.date(2026, 6, 15)
days = st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))


class HeldRespectsDates(TestCase):
    """A role, own or lent, is held exactly on the days of its rows."""

    @settings(max_examples=40, deadline=None)
    @given(
        first=days,
        length=st.none() | st.integers(0, 90),
        lent=days,
        lent_length=st.integers(0, 40),
        on=days,
        void=st.booleans(),
    )
    def test_on_every_day(self, first, length, lent, lent_length, on, void):
        unit = make.unit(UnitKind.OCOP_OFFICE)
        holder, substitute = make.person(), make.person()
        last = None if length is None else first + datetime.timedelta(days=length)
        lent_last = lent + datetime.timedelta(days=lent_length)
        row = Holding.objects.create(user=holder, role=Role.OFFICE_HEAD, unit=unit, starts=first, ends=last, void=void)
        StandIn.objects.create(holding=row, substitute=substitute, starts=lent, ends=lent_last, reason="đi công tác")
        open_then = not void and first <= on and (last is None or on <= last)
        lent_then = open_then and lent <= on <= lent_last
        own = Held(Role.OFFICE_HEAD, unit.pk, unit.province_id, None)
        assert held(holder, on) == ((own,) if open_then else ())
        expected = Held(Role.OFFICE_HEAD, unit.pk, unit.province_id, None, on_behalf_of=holder.pk)
        assert held(substitute, on) == ((expected,) if lent_then else ())


@pytest.mark.django_db
def test_a_stopped_account_holds_nothing_and_lends_nothing():
    holder, substitute = make.person(Role.OFFICE_HEAD), make.person()
    make.stand_in(holder.holdings.get(), substitute)
    assert (holds(holder, Role.OFFICE_HEAD), holds(substitute, Role.OFFICE_HEAD)) == (True, True)
    User.objects.filter(pk=holder.pk).update(is_active=False)
    holder, substitute = User.objects.get(pk=holder.pk), User.objects.get(pk=substitute.pk)
    assert (held(holder), held(substitute)) == ((), ())


@pytest.mark.django_db
def test_two_queries_whatever_the_number_of_roles(django_assert_num_queries):
    person = make.person(Role.OFFICE_STAFF, Role.OFFICE_HEAD, Role.INSPECTOR)
    with django_assert_num_queries(2):
        assert len(held(person)) == 3
        assert holds(person, Role.INSPECTOR)


@pytest.mark.django_db
def test_questions_are_narrowed_by_place():
    commune = make.commune("Hoa Lộc")
    officer = make.person(Role.COMMUNE_OFFICER, unit=make.unit(UnitKind.COMMUNE, commune=commune))
    other = make.province("37")
    assert holds(officer, Role.COMMUNE_OFFICER, commune=commune.pk, province=commune.province_id)
    assert not holds(officer, Role.COMMUNE_OFFICER, province=other.pk)
    assert not holds(officer, Role.COMMUNE_CHAIR)
    assert provinces_of(officer) == {commune.province_id}
    assert list(units_of(officer, Role.COMMUNE_OFFICER)) == [officer.home]


@pytest.mark.django_db
def test_a_stand_in_says_so_and_the_holder_does_not():
    with time_machine.travel(DAY, tick=False):
        holder = make.person(Role.COMMUNE_CHAIR, full_name="Lê Thử Nghiệm")
        substitute = make.person()
        make.stand_in(holder.holdings.get(), substitute)
        unit = holder.home
        assert acting_for(substitute, Role.COMMUNE_CHAIR, unit) == "thay mặt Lê Thử Nghiệm"
        assert acting_for(holder, Role.COMMUNE_CHAIR, unit) == ""
        assert acting_for(make.person(), Role.COMMUNE_CHAIR, unit) == ""
        assert stood_in_for(substitute, Role.COMMUNE_CHAIR, unit=unit.pk) == holder
        assert stood_in_for(holder, Role.COMMUNE_CHAIR, unit=unit.pk) is None


@pytest.mark.django_db
def test_who_prepared_does_not_approve_unless_the_unit_allows_it_and_then_it_shows():
    unit = make.unit(UnitKind.COMMUNE)
    one, two = make.person(unit=unit), make.person(unit=unit)
    assert approver_verdict(one, two, unit) == ALLOWED
    assert approver_verdict(one, one, unit) == Verdict(
        False, "Người lập không tự duyệt; chuyển cho người khác trong đơn vị."
    )
    unit.same_person_may_approve = True
    assert approver_verdict(one, one, unit) == Verdict(True, "Một người vừa lập vừa duyệt, theo thiết lập của đơn vị.")
