"""The pages of this room: who opens what, what they show, nothing typed is lost, lists stay cheap."""

import datetime
import io

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from ocop.accounts.enums import Role, UnitKind
from ocop.accounts.models import Holding, RolePolicy, StandIn, User
from ocop.accounts.queries import holds
from ocop.foundation.calendar import today
from tests import make
from tests.accounts.ledger import acts
from tests.queries import same_count

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> User:
    """An administrator, signed in."""
    person = make.person(Role.ADMINISTRATOR, full_name="Lê Quản Trị")
    make.signed_in(client, person)
    return person


def names(response) -> list[str]:
    """The people of a list, in its order."""
    return [str(row.record) for row in response.context["listing"].table.rows]


def written(day: datetime.date) -> str:
    """A day as officials write it."""
    return f"{day:%d/%m/%Y}"


# ── Lists ───────────────────────────────────────────────────────────────────
def test_people_are_found_without_diacritics_and_filtered(client: Client, admin: User):
    staff = make.person(Role.OFFICE_STAFF, full_name="Đỗ Thị Ẩn", username="an.do")
    make.person(Role.COMMUNE_OFFICER, full_name="Phạm Văn Bình", is_active=False)
    make.person(Role.OFFICE_STAFF, full_name="Người Tỉnh Khác", on_unit_of=make.province("37"))
    url = reverse("accounts:people")
    assert names(client.get(url)) == ["Đỗ Thị Ẩn", "Lê Quản Trị", "Phạm Văn Bình"]
    assert names(client.get(url, {"q": "do an"})) == [staff.full_name]
    assert names(client.get(url, {"vai_tro": Role.ADMINISTRATOR})) == ["Lê Quản Trị"]
    assert names(client.get(url, {"don_vi": UnitKind.COMMUNE})) == ["Phạm Văn Bình"]
    assert names(client.get(url, {"dang_dung": "khong"})) == ["Phạm Văn Bình"]
    assert names(client.get(url, {"xep": "-full_name"})) == ["Phạm Văn Bình", "Lê Quản Trị", "Đỗ Thị Ẩn"]
    assert client.get(url, {"q": "\u0301" * 10_000}).status_code == 200


def test_contacts_are_masked_in_the_list_and_in_excel(client: Client, admin: User):
    make.person(Role.OFFICE_STAFF, full_name="Đỗ Thị Ẩn", username="an.do", phone="0912345678", email="an@vidu.vn")
    page = client.get(reverse("accounts:people"), {"q": "an"}).content.decode()
    assert ("09•• ••• 678" in page, "0912345678" in page, "an@vidu.vn" in page) == (True, False, False)
    book = load_workbook(io.BytesIO(client.get(reverse("accounts:people"), {"xuat": "xlsx", "q": "an.do"}).content))
    rows = [[cell for cell in row if cell is not None] for row in book.active.iter_rows(values_only=True)]
    assert [
        "Đỗ Thị Ẩn",
        "an.do",
        "Chuyên viên Văn phòng OCOP",
        "Văn phòng OCOP tỉnh",
        "09•• ••• 678",
        "chưa",
        "đang dùng",
    ] in rows


def test_lists_ask_as_often_at_one_row_as_at_three(client: Client, admin: User):
    staff = lambda number: make.person(Role.OFFICE_STAFF, Role.INSPECTOR)  # noqa: E731
    one, three = same_count(client, reverse("accounts:people"), staff)
    assert one == three
    one, three = same_count(
        client, reverse("accounts:units"), lambda number: make.unit(UnitKind.DEPARTMENT, name=f"Sở {number}")
    )
    assert one == three
    lend = lambda number: make.stand_in(make.person(Role.OFFICE_HEAD).holdings.get(), make.person(Role.OFFICE_STAFF))  # noqa: E731
    one, three = same_count(client, reverse("accounts:stand_ins"), lend)
    assert one == three


def test_a_commune_officer_sees_the_people_of_their_commune():
    unit = make.unit(UnitKind.COMMUNE, commune=make.commune("Hoa Lộc"))
    officer = make.person(Role.COMMUNE_OFFICER, unit=unit, full_name="Cán Bộ")
    producer = make.person(unit=unit, full_name="Chủ Thể")
    stranger = make.person(unit=make.unit(UnitKind.COMMUNE, commune=make.commune("Nga An")))
    client = make.signed_in(Client(), officer)
    assert names(client.get(reverse("accounts:people"))) == ["Cán Bộ", "Chủ Thể"]
    pages = {
        name: client.get(reverse(f"accounts:{name}", args=[person.public_id])).status_code
        for name, person in (("person", producer), ("reset", producer))
    }
    assert pages == {"person": 200, "reset": 200}
    refused = ["person", "reset", "change_person", "stop_person", "grant"]
    assert [client.get(reverse(f"accounts:{name}", args=[stranger.public_id])).status_code for name in refused] == [
        404
    ] * 5
    assert client.get(reverse("accounts:units")).status_code == 404


def test_an_auditor_reads_all_and_changes_nothing():
    auditor, person = make.person(Role.AUDITOR), make.person(Role.OFFICE_STAFF)
    client = make.signed_in(Client(), auditor)
    assert client.get(reverse("accounts:person", args=[person.public_id])).status_code == 200
    assert client.get(reverse("accounts:unit", args=[person.home.public_id])).status_code == 200
    refused = ["change_person", "stop_person", "grant", "reset"]
    assert [client.get(reverse(f"accounts:{name}", args=[person.public_id])).status_code for name in refused] == [
        404
    ] * 4
    assert client.post(reverse("accounts:unit", args=[person.home.public_id]), {"name": "Khác"}).status_code == 404


# ── One person ──────────────────────────────────────────────────────────────
def test_contacts_are_shown_in_full_on_demand_and_that_is_recorded(client: Client, admin: User):
    person = make.person(Role.OFFICE_STAFF, phone="0912345678")
    url = reverse("accounts:person", args=[person.public_id])
    assert "0912345678" not in client.get(url).content.decode()
    assert client.get(reverse("accounts:contacts", args=[person.public_id])).status_code == 405
    shown = client.post(reverse("accounts:contacts", args=[person.public_id]))
    assert "0912345678" in shown.content.decode()
    assert acts(person) == ["contacts_read"]
    assert "0912345678" not in client.get(url).content.decode()


def test_an_account_from_creation_to_stop(client: Client, admin: User):
    unit = make.unit(UnitKind.DEPARTMENT)
    url = reverse("accounts:create_person")
    typed = {
        "unit": str(unit.public_id),
        "full_name": "Mai Thị Mới",
        "username": "mai moi",
        "phone": "0912",
        "email": "",
    }
    refused = client.post(url, typed)
    assert (refused.status_code, sorted(refused.context["form"].errors)) == (422, ["phone", "username"])
    assert [value in refused.content.decode() for value in ("Mai Thị Mới", "mai moi", "0912")] == [True] * 3
    made = client.post(url, typed | {"username": "mai.moi", "phone": "0912 345 678"})
    person = User.objects.get(username="mai.moi")
    page = reverse("accounts:person", args=[person.public_id])
    assert (made.status_code, made["Location"]) == (302, page)

    grant = reverse("accounts:grant", args=[person.public_id])
    values = {"role": Role.DEPARTMENT_STAFF, "unit": str(unit.public_id), "starts": "31/02/2027"}
    refused = client.post(grant, values)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["starts"])
    assert "31/02/2027" in refused.content.decode()
    assert client.post(grant, values | {"starts": written(today())})["Location"] == page
    holding = person.holdings.get()
    assert holds(User.objects.get(pk=person.pk), Role.DEPARTMENT_STAFF, unit=unit.pk)

    end = reverse("accounts:end_holding", args=[holding.public_id])
    assert client.get(end).status_code == 200
    assert client.post(end, {"last_day": "01/01/2020"}).status_code == 422
    assert client.post(end, {"last_day": written(today() - datetime.timedelta(days=1))})["Location"] == page

    change = reverse("accounts:change_person", args=[person.public_id])
    assert client.get(change).context["form"].initial["phone"] == "0912345678"
    assert client.post(change, {"full_name": "Mai Thị Đổi", "phone": "", "email": "", "home": ""})["Location"] == page
    stop = reverse("accounts:stop_person", args=[person.public_id])
    assert client.post(stop, {"reason": " "}).status_code == 422
    assert client.post(stop, {"reason": "nghỉ việc"})["Location"] == page
    assert client.get(stop).status_code == 404
    assert (
        client.post(reverse("accounts:reopen_person", args=[person.public_id]), {"reason": "quay lại"})["Location"]
        == page
    )
    person.refresh_from_db()
    assert (person.full_name, person.phone, person.is_active, person.home) == ("Mai Thị Đổi", None, True, unit)
    assert acts(person) == [
        "person_created",
        "holding_granted",
        "holding_ended",
        "contacts_read",
        "person_updated",
        "person_stopped",
        "person_reactivated",
    ]
    lines = [(line.what, line.details, line.who) for line in client.get(page).context["history"]]
    assert lines[:3] == [
        ("Mở lại tài khoản", "quay lại", "Lê Quản Trị"),
        ("Ngừng tài khoản", "nghỉ việc", "Lê Quản Trị"),
        ("Sửa thông tin", "", "Lê Quản Trị"),
    ]


def test_posted_owners_and_states_change_nothing(client: Client, admin: User):
    person = make.person(Role.OFFICE_STAFF, full_name="Tên Cũ")
    change = reverse("accounts:change_person", args=[person.public_id])
    client.post(change, {"full_name": "Tên Mới", "username": "chiem", "is_active": "", "erased": "on", "password": "x"})
    person.refresh_from_db()
    assert (person.full_name, person.is_active, person.erased, person.has_usable_password()) == (
        "Tên Mới",
        True,
        False,
        True,
    )
    assert person.username != "chiem"


# ── Stand-ins, units, policy, own account ───────────────────────────────────
def test_a_holder_lends_and_takes_back_on_the_pages():
    chair = make.person(Role.COMMUNE_CHAIR, full_name="Chủ Tịch")
    deputy = make.person(Role.COMMUNE_OFFICER, full_name="Cán Bộ")
    stranger = make.person(Role.OFFICE_STAFF, on_unit_of=make.province("37"))
    client = make.signed_in(Client(), chair)
    url = reverse("accounts:lend", args=[chair.holdings.get().public_id])
    assert list(client.get(url).context["form"].fields["substitute"].queryset) == [deputy]
    values = {"starts": written(today()), "ends": written(today()), "reason": "đi công tác"}
    assert client.post(url, values | {"substitute": str(stranger.public_id)}).status_code == 422
    assert client.post(url, values | {"substitute": str(deputy.public_id)})["Location"] == reverse("accounts:stand_ins")
    row = StandIn.objects.get()
    other = make.signed_in(Client(), deputy)
    cancel = reverse("accounts:cancel_stand_in", args=[row.public_id])
    assert [other.post(cancel).status_code, other.get(url).status_code, client.get(cancel).status_code] == [
        404,
        404,
        405,
    ]
    assert "Cán Bộ thay mặt Chủ Tịch" in " ".join(other.get(reverse("accounts:stand_ins")).content.decode().split())
    assert "thay mặt Chủ Tịch" in other.get(reverse("accounts:me")).content.decode()
    assert client.post(cancel).status_code == 302
    row.refresh_from_db()
    assert row.void is True
    assert client.post(cancel).status_code == 404


def test_settings_of_a_unit_are_kept_and_refused_with_what_was_typed(client: Client, admin: User):
    unit = make.unit(UnitKind.DEPARTMENT, name="Sở Mẫu")
    make.unit(UnitKind.DEPARTMENT, name="Sở Khác")
    url = reverse("accounts:unit", args=[unit.public_id])
    refused = client.post(url, {"name": "Sở Khác", "same_person_may_approve": "on"})
    assert (refused.status_code, refused.context["form"].non_field_errors()) == (
        422,
        ["Đã có đơn vị cùng loại mang tên này."],
    )
    assert client.post(url, {"name": "Sở Mới", "same_person_may_approve": "on"})["Location"] == url
    unit.refresh_from_db()
    assert (unit.name, unit.same_person_may_approve) == ("Sở Mới", True)


def test_the_policy_page_sets_a_day(client: Client, admin: User):
    url = reverse("accounts:policies")
    assert client.get(url).status_code == 200
    assert client.post(url, {"role": Role.OFFICE_HEAD, "required": "co", "from_day": "29/02/2027"}).status_code == 422
    assert (
        client.post(url, {"role": Role.OFFICE_HEAD, "required": "co", "from_day": written(today())}).status_code == 302
    )
    row = RolePolicy.objects.get()
    assert (row.role, row.second_factor_required, row.from_day, row.province) == (
        Role.OFFICE_HEAD,
        True,
        today(),
        admin.home.province,
    )
    assert client.get(url, {"tinh": "99"}).status_code == 404


def test_administrators_reach_nothing_of_another_province(client: Client, admin: User):
    other = make.province("37")
    stranger = make.person(Role.OFFICE_HEAD, on_unit_of=other)
    holding = Holding.objects.get(user=stranger)
    row = make.stand_in(holding, make.person(Role.OFFICE_STAFF, on_unit_of=other))
    people = ["person", "change_person", "stop_person", "reopen_person", "grant", "reset"]
    found = [client.get(reverse(f"accounts:{name}", args=[stranger.public_id])).status_code for name in people]
    found += [
        client.get(reverse(f"accounts:{name}", args=[holding.public_id])).status_code
        for name in ("end_holding", "lend")
    ]
    found += [client.get(reverse("accounts:unit", args=[stranger.home.public_id])).status_code]
    posts = [("issue_slip", stranger), ("contacts", stranger), ("cancel_stand_in", row)]
    found += [client.post(reverse(f"accounts:{name}", args=[thing.public_id])).status_code for name, thing in posts]
    assert found == [404] * 12


def test_ones_own_account(client: Client):
    person = make.person(Role.COMMUNE_OFFICER, full_name="Cán Bộ", phone="0912345678")
    make.signed_in(client, person)
    page = client.get(reverse("accounts:me"))
    assert (page.status_code, [str(row) for row in page.context["holdings"]]) == (200, ["Cán bộ xã, UBND xã Mẫu"])
    assert "0912345678" in page.content.decode()
