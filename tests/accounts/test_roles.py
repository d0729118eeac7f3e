"""Roles, stand-ins, units and the policy about second factors."""

import datetime

import pytest
import time_machine

from ocop.accounts import actions
from ocop.accounts.enums import Role, UnitKind
from ocop.accounts.models import Holding, Unit, User
from ocop.accounts.queries import has_second_factor, held, holds, policy_by_role, second_factor_required
from ocop.foundation.access import Refused
from ocop.foundation.calendar import today
from ocop.territory.actions import load_territory
from tests import make
from tests.accounts.ledger import acts, last_content

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 6, 15)


def days(number: int) -> datetime.date:
    """So many days from today."""
    return today() + datetime.timedelta(days=number)


@pytest.fixture
def admin() -> User:
    return make.person(Role.ADMINISTRATOR)


def refusal(act) -> str:
    """Why ``act`` is refused."""
    with pytest.raises(Refused) as refused:
        act()
    return str(refused.value)


def test_a_role_is_given_in_a_unit_from_a_day(admin: User):
    person, unit = make.person(), make.unit(UnitKind.DEPARTMENT)
    holding = actions.grant(
        actor=admin, person=person, role=Role.DEPARTMENT_STAFF, unit=unit, starts=days(0), ends=days(9)
    )
    assert holds(person, Role.DEPARTMENT_STAFF, unit=unit.pk)
    assert last_content(person) == {
        "holding": str(holding.public_id),
        "role": "department_staff",
        "unit": str(unit.public_id),
        "starts": days(0).isoformat(),
        "ends": days(9).isoformat(),
    }


def test_why_a_role_is_not_given(admin: User):
    person, unit = make.person(), make.unit(UnitKind.DEPARTMENT)

    def give(**changes):
        values = {"actor": admin, "person": person, "role": Role.DEPARTMENT_STAFF, "unit": unit, "starts": days(0)}
        return actions.grant(**(values | changes))

    give(ends=days(5))
    other = make.unit(UnitKind.DEPARTMENT, of=make.province("37"))
    assert [
        refusal(lambda: give(actor=person)),
        refusal(lambda: give(unit=other)),
        refusal(lambda: give(role=Role.COMMUNE_CHAIR)),
        refusal(lambda: give(starts=days(-1))),
        refusal(lambda: give(starts=days(9), ends=days(8))),
        refusal(lambda: give(starts=days(5))),
    ] == [
        "Việc này do quản trị hệ thống của tỉnh làm.",
        "Việc này do quản trị hệ thống của tỉnh làm.",
        "“Lãnh đạo UBND xã” chỉ giữ ở: UBND cấp xã.",
        "Vai trò bắt đầu từ hôm nay hoặc sau hôm nay.",
        "Ngày kết thúc không được trước ngày bắt đầu.",
        "Người này đã giữ vai trò ấy ở đơn vị này trong thời gian vừa chọn.",
    ]
    assert give(starts=days(6)).starts == days(6)


def test_ending_a_role_after_a_day_at_once_and_before_it_began(admin: User):
    person = make.person(Role.OFFICE_STAFF)
    row = person.holdings.get()
    actions.end_holding(actor=admin, holding=row, last_day=days(3))
    assert (holds(person, Role.OFFICE_STAFF), len(held(person, days(3))), len(held(person, days(4)))) == (True, 1, 0)
    actions.end_holding(actor=admin, holding=row, last_day=days(-1))
    assert held(User.objects.get(pk=person.pk)) == ()
    unit = make.unit(UnitKind.OCOP_OFFICE)
    mistake = actions.grant(actor=admin, person=person, role=Role.INSPECTOR, unit=unit, starts=days(0))
    assert actions.end_holding(actor=admin, holding=mistake, last_day=days(-1)).void is True
    assert held(User.objects.get(pk=person.pk)) == ()
    # The same role may be given again on the very day on which it was given by mistake.
    again = actions.grant(actor=admin, person=person, role=Role.INSPECTOR, unit=unit, starts=days(0))
    assert again.void is False
    assert acts(person) == ["holding_ended", "holding_ended", "holding_granted", "holding_ended", "holding_granted"]


def test_why_a_role_is_not_ended(admin: User):
    row = make.person(Role.OFFICE_STAFF, ends=days(3)).holdings.get()
    over = make.person(Role.OFFICE_STAFF, ends=days(-1)).holdings.get()
    own = admin.holdings.get()
    assert [
        refusal(lambda: actions.end_holding(actor=make.person(Role.OFFICE_HEAD), holding=row, last_day=days(0))),
        refusal(lambda: actions.end_holding(actor=admin, holding=row, last_day=days(-2))),
        refusal(lambda: actions.end_holding(actor=admin, holding=row, last_day=days(4))),
        refusal(lambda: actions.end_holding(actor=admin, holding=over, last_day=days(0))),
        refusal(lambda: actions.end_holding(actor=admin, holding=own, last_day=days(0))),
    ] == [
        "Việc này do quản trị hệ thống của tỉnh làm.",
        "Ngày cuối sớm nhất là hôm qua (thôi giữ ngay từ hôm nay).",
        "Vai trò đã có ngày kết thúc sớm hơn; muốn kéo dài thì cấp thêm một lần.",
        "Vai trò này đã kết thúc.",
        "Đây là người quản trị cuối cùng của tỉnh; cấp vai trò này cho người khác trước.",
    ]
    make.person(Role.ADMINISTRATOR)
    assert actions.end_holding(actor=admin, holding=own, last_day=days(0)).ends == days(0)


def test_a_holder_names_a_stand_in_who_then_holds_the_role_on_those_days():
    chair, deputy = make.person(Role.COMMUNE_CHAIR), make.person(Role.COMMUNE_OFFICER)
    row = chair.holdings.get()
    made = actions.set_stand_in(
        actor=chair, holding=row, substitute=deputy, starts=days(0), ends=days(2), reason="đi công tác"
    )
    assert [holds(deputy, Role.COMMUNE_CHAIR), len(held(deputy, days(2))), len(held(deputy, days(3)))] == [True, 2, 1]
    assert last_content(chair) == {
        "stand_in": str(made.public_id),
        "holding": str(row.public_id),
        "substitute": str(deputy.public_id),
        "starts": days(0).isoformat(),
        "ends": days(2).isoformat(),
    }
    actions.cancel_stand_in(actor=chair, stand_in=made)
    made.refresh_from_db()
    assert (made.void, holds(User.objects.get(pk=deputy.pk), Role.COMMUNE_CHAIR)) == (True, False)


def test_a_stand_in_cancelled_later_keeps_the_days_that_passed(admin: User):
    chair, deputy = make.person(Role.COMMUNE_CHAIR), make.person(Role.COMMUNE_OFFICER)
    with time_machine.travel(DAY, tick=False):
        made = make.stand_in(chair.holdings.get(), deputy, DAY, DAY + datetime.timedelta(days=9))
    with time_machine.travel(DAY + datetime.timedelta(days=4), tick=False):
        actions.cancel_stand_in(actor=admin, stand_in=made)
        made.refresh_from_db()
        assert (made.void, made.ends) == (False, DAY + datetime.timedelta(days=3))
        assert refusal(lambda: actions.cancel_stand_in(actor=admin, stand_in=made)) == "Thời gian thay mặt đã hết."


def test_why_a_stand_in_is_not_named(admin: User):
    chair, deputy = make.person(Role.COMMUNE_CHAIR, ends=days(200)), make.person(Role.COMMUNE_OFFICER)
    row = chair.holdings.get()
    stranger = make.person(Role.OFFICE_STAFF, on_unit_of=make.province("37"))

    def lend(**changes):
        values = {"actor": chair, "holding": row, "substitute": deputy, "starts": days(0), "ends": days(1)}
        return actions.set_stand_in(**({"reason": "đi họp"} | values | changes))

    lend()
    assert [
        refusal(lambda: lend(actor=deputy)),
        refusal(lambda: lend(reason="")),
        refusal(lambda: lend(substitute=chair)),
        refusal(lambda: lend(substitute=stranger)),
        refusal(lambda: lend(starts=days(-1))),
        refusal(lambda: lend(starts=days(5), ends=days(4))),
        refusal(lambda: lend(starts=days(5), ends=days(95))),
        refusal(lambda: lend(starts=days(199), ends=days(201))),
        refusal(lambda: lend(starts=days(1), ends=days(3))),
    ] == [
        "Người giữ vai trò hoặc quản trị hệ thống của tỉnh mới cử người thay mặt được.",
        "Ghi lý do.",
        "Người thay mặt phải là người khác.",
        "Người thay mặt phải đang giữ một vai trò trong tỉnh.",
        "Thời gian thay mặt bắt đầu từ hôm nay hoặc sau hôm nay.",
        "Ngày kết thúc không được trước ngày bắt đầu.",
        "Một lần thay mặt dài nhất 90 ngày.",
        "Thời gian thay mặt phải nằm trong thời gian giữ vai trò.",
        "Trong những ngày này đã có người thay mặt.",
    ]
    assert lend(actor=admin, starts=days(2), ends=days(3)).substitute == deputy


def test_a_stand_in_cannot_lend_the_role_on():
    chair, deputy, third = (
        make.person(Role.COMMUNE_CHAIR),
        make.person(Role.COMMUNE_OFFICER),
        make.person(Role.ADVISER),
    )
    row = chair.holdings.get()
    make.stand_in(row, deputy)
    assert (
        refusal(
            lambda: actions.set_stand_in(
                actor=deputy, holding=row, substitute=third, starts=days(3), ends=days(3), reason="bận"
            )
        )
        == "Người giữ vai trò hoặc quản trị hệ thống của tỉnh mới cử người thay mặt được."
    )


def test_a_stand_in_cannot_keep_the_role_by_granting_it_to_themself(admin: User):
    deputy, other = make.person(Role.OFFICE_STAFF), make.person(Role.OFFICE_STAFF)
    make.stand_in(admin.holdings.get(), deputy)
    office = make.unit(UnitKind.OCOP_OFFICE)

    def grant(person: User) -> Holding:
        return actions.grant(
            actor=deputy, person=person, role=Role.ADMINISTRATOR, unit=office, starts=today(), ends=None
        )

    assert refusal(lambda: grant(deputy)) == (
        "Người thay mặt không tự cấp vai trò cho mình; quản trị hệ thống làm việc này."
    )
    assert grant(other).user == other


def test_a_policy_counts_from_its_day_for_own_and_lent_roles(admin: User):
    head, substitute = make.person(Role.OFFICE_HEAD), make.person(Role.OFFICE_STAFF)
    make.stand_in(head.holdings.get(), substitute, days(0), days(9))
    province = make.province()
    policy = {"actor": admin, "province": province, "role": Role.OFFICE_HEAD}
    actions.set_role_policy(required=True, from_day=days(2), **policy)
    actions.set_role_policy(required=False, from_day=days(5), **policy)
    found = [[second_factor_required(person, days(number)) for number in (1, 2, 5)] for person in (head, substitute)]
    assert found == [[[], [Role.OFFICE_HEAD], []]] * 2
    assert not has_second_factor(head)
    rule = next(rule for rule in policy_by_role(province, days(3)) if rule.role == Role.OFFICE_HEAD)
    assert (rule.now.from_day, rule.coming.from_day) == (days(2), days(5))
    assert refusal(lambda: actions.set_role_policy(required=True, from_day=days(-1), **policy)) == (
        "Quy định áp dụng từ hôm nay hoặc sau hôm nay."
    )
    assert refusal(lambda: actions.set_role_policy(required=True, from_day=days(1), **(policy | {"actor": head}))) == (
        "Việc này do quản trị hệ thống của tỉnh làm."
    )


def test_units_of_the_province_load_once_and_keep_what_people_set(admin: User):
    load_territory()
    province = make.province()
    assert actions.load_units(province) == "186 đơn vị, trong đó 166 xã, phường"
    communes = Unit.objects.filter(kind=UnitKind.COMMUNE)
    assert communes.count() == communes.values("commune").distinct().count() == 166
    department = Unit.objects.get(code="so-ct")
    edited = actions.edit_unit(actor=admin, unit=department, name="Sở Công Thương mới", same_person_may_approve=True)
    assert actions.load_units(province) == "186 đơn vị, trong đó 166 xã, phường"
    edited.refresh_from_db()
    assert (edited.name, edited.same_person_may_approve, edited.parent.code) == (
        "Sở Công Thương mới",
        True,
        "ubnd-tinh",
    )


def test_a_province_without_a_file_gets_its_communes():
    make.commune("Kim Liên", province_code="37")
    assert actions.load_units(make.province("37")) == "1 đơn vị, trong đó 1 xã, phường"


def test_why_a_unit_is_not_edited(admin: User):
    unit, commune = make.unit(UnitKind.DEPARTMENT, name="Sở Mẫu"), make.unit(UnitKind.COMMUNE)
    make.unit(UnitKind.DEPARTMENT, name="Sở Khác")
    values = {"actor": admin, "unit": unit, "name": "Sở Mẫu", "same_person_may_approve": False}
    assert [
        refusal(lambda: actions.edit_unit(**(values | {"actor": make.person(Role.OFFICE_HEAD)}))),
        refusal(lambda: actions.edit_unit(**(values | {"name": "\u200b"}))),
        refusal(lambda: actions.edit_unit(**(values | {"name": "Sở Khác"}))),
        refusal(lambda: actions.edit_unit(**(values | {"unit": commune, "name": "UBND xã Khác"}))),
    ] == [
        "Việc này do quản trị hệ thống của tỉnh làm.",
        "Đơn vị cần có tên.",
        "Đã có đơn vị cùng loại mang tên này.",
        "UBND cấp xã mang tên của xã; tên đổi khi danh mục xã đổi.",
    ]


def test_the_database_refuses_days_in_the_wrong_order():
    person, unit = make.person(), make.unit()
    wrong = Holding(user=person, role=Role.OFFICE_STAFF, unit=unit, starts=days(0), ends=days(-1))
    with pytest.raises(Exception, match="Ngày kết thúc không được trước ngày bắt đầu"):
        wrong.validate_constraints()
