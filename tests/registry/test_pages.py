"""The register's pages: each shows what its person may see, loses nothing typed and does each thing once."""

import re
import unicodedata
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ocop.accounts.enums import Role, UnitKind
from ocop.foundation.documents.excel import read_rows
from ocop.foundation.ledger import entries_about
from ocop.registry.actions import change_representative, retire
from ocop.registry.enums import MemberScope
from ocop.registry.models import Producer, ProducerMember, Product
from ocop.registry.representative import Representative
from tests import make
from tests.queries import queries_of
from tests.registry import make as ours

pytestmark = pytest.mark.django_db


def browser(user) -> Client:
    return make.signed_in(Client(), user)


def url(name: str, row=None) -> str:
    return reverse(f"registry:{name}", args=[row.public_id] if row else [])


def listed(client: Client, name: str, **asked: str) -> list[str]:
    return [row.record.name for row in client.get(url(name), asked).context["listing"].table.rows]


def typed(**changes) -> dict[str, str]:
    given = {"name": "HTX Thử", "kind": "cooperative", "commune": make.commune().code, "token": str(uuid.uuid4())}
    return given | changes


# ── Lists ───────────────────────────────────────────────────────────────────
def test_lists_show_what_a_person_may_see_searched_filtered_and_exported():
    here, there = make.commune("Đây"), make.commune("Kia")
    first, second = ours.producer("HTX Hòa Bình", commune=here), ours.producer("Công ty Ánh Sao", commune=there)
    ours.product("Mắm Đầm", of=first), ours.product("Chiếu cói", of=second, set_number=21)
    gone = ours.product("Đã ngừng", of=first)
    retire(actor=ours.office(), row=gone, reason="ngừng")
    office, officer, member = browser(ours.office()), browser(ours.officer(here)), browser(ours.member(second))
    assert listed(office, "producers") == ["Công ty Ánh Sao", "HTX Hòa Bình"]
    assert [listed(client, "producers") for client in (officer, member)] == [["HTX Hòa Bình"], ["Công ty Ánh Sao"]]
    assert listed(office, "producers", q="hoà binh") == listed(office, "producers", xa=here.code) == ["HTX Hòa Bình"]
    assert listed(office, "products") == ["Chiếu cói", "Mắm Đầm"]
    assert listed(office, "products", q="dam") == listed(office, "products", bo="9") == ["Mắm Đầm"]
    assert listed(office, "products", q="anh sao") == listed(office, "products", nhom="craft") == ["Chiếu cói"]
    assert listed(office, "products", trang_thai="rut") == ["Đã ngừng"]
    assert listed(office, "products", xep="-name") == ["Mắm Đầm", "Chiếu cói"]
    assert listed(office, "products", bo="77", nguon="x") == ["Chiếu cói", "Mắm Đầm"]
    assert listed(browser(make.person()), "products") == []
    [rows] = read_rows(office.get(url("products"), {"xuat": "xlsx", "nhom": "craft"}).content).values()
    [row] = [row for row in rows if row and row[0] == "Chiếu cói"]
    assert list(row) == [
        "Chiếu cói", "Công ty Ánh Sao", "Hàng thủ công mỹ nghệ", "21. Thủ công mỹ nghệ gia dụng, trang trí",
        "Xã Kia", "ghi tại cơ quan",
    ]  # fmt: skip


def test_lists_ask_the_database_as_often_for_three_rows_as_for_one():
    client, counts = browser(ours.office()), []
    for n in range(3):
        ours.product(of=ours.producer(commune=make.commune(f"Xã thứ {n}")))
        counts.append([queries_of(client, url(name)) for name in ("producers", "products")])
    assert counts[0] == counts[2]


def test_a_producer_s_page_asks_as_often_for_three_products_and_people_as_for_one():
    row, client, counts = ours.producer(), browser(ours.office()), []
    for _n in range(3):
        ours.product(of=row)
        ours.member(row)
        counts.append(queries_of(client, url("producer", row)))
    assert counts[0] == counts[2]


# ── Who gets in ─────────────────────────────────────────────────────────────
def test_what_a_person_may_not_see_or_do_does_not_exist_for_them():
    row = ours.product()
    holder = row.producer
    member_row = ProducerMember.objects.get(user=ours.member(holder))
    acts = {
        "producer_change": holder, "representative": holder, "product_new": holder, "member_new": holder,
        "member_end": member_row, "product_change": row, "story": row, "photo_add": row,
        "producer_retire": holder, "product_retire": row, "product_link": row,
    }  # fmt: skip

    def open_to(user) -> set[str]:
        client = browser(user)
        return {name for name, about in acts.items() if client.get(url(name, about)).status_code == 200}

    office_only = {"producer_retire", "product_retire", "product_link"}
    assert open_to(ours.office()) == set(acts)
    assert open_to(ours.officer(holder.commune)) == set(acts) - office_only
    assert open_to(ours.member(holder)) == {"story", "photo_add"}
    for stranger in (
        ours.office("40"),
        make.person(Role.AUDITOR),
        make.person(),
        ours.member(holder, MemberScope.VIEW),
    ):
        assert open_to(stranger) == set()
    strangers = browser(ours.office("40"))
    assert [strangers.get(url(n, r)).status_code for n, r in (("producer", holder), ("product", row))] == [404, 404]
    assert Client().get(url("producers")).status_code in (302, 404)


# ── Entering ────────────────────────────────────────────────────────────────
def test_a_producer_is_entered_once_however_often_the_button_is_pressed():
    client, form = browser(ours.office()), typed(contact_is_public="")
    answers = [client.post(url("producer_new"), form) for _click in range(2)]
    [row] = Producer.objects.all()
    assert [answer.headers["Location"] for answer in answers] == [url("producer", row)] * 2
    assert row.contact_is_public is False
    page = client.get(url("producer_new"))
    assert page.context["form"]["contact_is_public"].value() in (None, False)


def test_posted_owner_state_origin_and_points_are_not_read():
    client = browser(ours.office())
    extra = {
        "origin": "sample",
        "province": "2",
        "public_id": str(uuid.uuid4()),
        "revision": "9",
        "retired_on": "2020-01-01",
    }
    client.post(url("producer_new"), typed() | extra)
    row = Producer.objects.get()
    assert (row.origin, row.province.code, row.revision, row.retired_on) == ("registered", "38", 1, None)
    form = {
        "name": "Mắm",
        "set_number": "9",
        "token": str(uuid.uuid4()),
        "producer": "1",
        "stars": "5",
        "points": "100",
    }
    client.post(url("product_new", row), form | extra)
    product = Product.objects.get()
    assert (product.producer, product.origin, product.law) == (row, "registered", "26/2026/QĐ-TTg")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", "\u200b", "Ô này chưa điền."),
        ("name", "x" * 201, "Nhiều nhất 200 ký tự; ô này có 201."),
        ("name", "!!!", "Tên cần ít nhất một chữ cái hoặc chữ số."),
        ("registered_on", "29/02/2023", "Tháng 2 năm 2023 có 28 ngày; ô này ghi ngày 29."),
        ("registered_on", "31/04/2024", "Tháng 4 năm 2024 có 30 ngày; ô này ghi ngày 31."),
        ("registered_on", "01/01/1900", None),
        ("registered_on", "31/12/9999", None),
        ("phone", "09123", "Số điện thoại có 10 chữ số; số này có 5."),
        ("email", "a@", None),
        ("website", "javascript:alert(1)", None),
        ("kind", "unknown", None),
        ("kind", "guild", None),
        ("commune", "00000", None),
        ("token", "x", None),
    ],
)
def test_bad_input_is_told_by_its_field_and_nothing_typed_is_lost(field, value, message):
    form = typed(address="Thôn 1", phone="0912345678") | {field: value}
    page = browser(ours.office()).post(url("producer_new"), form)
    shown = page.context["form"]
    assert (page.status_code, set(shown.errors), Producer.objects.count()) == (422, {field}, 0)
    assert {name: shown[name].value() for name in form} == form
    if message:
        assert shown.errors[field] == [message]


def test_a_name_in_nfd_or_full_of_marks_is_stored_clean():
    client = browser(ours.office())
    client.post(url("producer_new"), typed(name=unicodedata.normalize("NFD", "Hợp tác xã Ốc Đảo")))
    client.post(url("producer_new"), typed(name="HTX a" + "\u0301" * 10_000 + " Thử"))
    assert [len(name) for name in Producer.objects.order_by("pk").values_list("name", flat=True)] == [17, 11]
    assert Producer.objects.order_by("pk").first().name == "Hợp tác xã Ốc Đảo"


def test_a_possible_double_is_shown_before_it_is_entered():
    there = ours.producer("HTX Hòa Bình")
    client, form = browser(ours.office()), typed(name="HTX hoà bình")
    page = client.post(url("producer_new"), form)
    assert (page.status_code, page.context["doubles"], Producer.objects.count()) == (422, [there], 1)
    assert b'type="checkbox" name="another"' in page.content
    client.post(url("producer_new"), form | {"another": "on"})
    client.post(url("producer_new"), form)
    assert Producer.objects.count() == 2


def test_two_tabs_warn_and_sending_again_is_meant():
    row, client = ours.producer("HTX Cũ"), browser(ours.office())
    forms = [typed(name=name, revision="1") for name in ("HTX Một", "HTX Hai")]
    assert client.post(url("producer_change", row), forms[0]).status_code == 302
    page = client.post(url("producer_change", row), forms[1])
    shown = page.context["form"]
    assert (page.status_code, shown["name"].value(), shown["revision"].value()) == (422, "HTX Hai", "2")
    assert "người khác đã sửa dòng này (tên)" in shown.non_field_errors()[0]
    assert Producer.objects.get().name == "HTX Một"
    client.post(url("producer_change", row), forms[1] | {"revision": "2"})
    assert Producer.objects.get().name == "HTX Hai"


def test_a_product_needs_its_set_or_its_family():
    row, client = ours.producer(), browser(ours.office())
    for form, errors in (
        ({}, {"set_number"}),
        ({"set_number": "99"}, {"set_number"}),
        ({"set_number": "x"}, {"set_number"}),
        ({"family": "toys"}, {"family"}),
    ):
        page = client.post(url("product_new", row), {"name": "Mắm", "token": str(uuid.uuid4())} | form)
        assert (page.status_code, set(page.context["form"].errors)) == (422, errors)
    client.post(url("product_new", row), {"name": "Mắm", "token": str(uuid.uuid4()), "family": "drinks"})
    assert Product.objects.get().family == "drinks"
    page = client.get(url("product_change", Product.objects.get()))
    assert page.context["form"]["family"].value() == "drinks"


# ── Story, pictures, linking, retiring ──────────────────────────────────────
def test_a_producer_s_own_person_tells_the_story_and_shows_pictures():
    row = ours.product()
    client = browser(ours.member(row.producer))
    page = client.get(url("story", row))
    revision = page.context["form"]["revision"].value()
    client.post(url("story", row), {"story": "Đoạn một.\n\nĐoạn hai <script>", "revision": revision})
    text = client.get(url("product", row)).content.decode()
    assert "<p>Đoạn hai &lt;script&gt;</p>" in text
    upload = SimpleUploadedFile("anh.jpg", ours.picture())
    assert client.post(url("photo_add", row), {"picture": upload, "caption": "Chai"}).status_code == 302
    [photo] = row.photos.all()
    image = client.get(url("photo", photo))
    assert (image["Content-Type"], b"".join(image)[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    stranger = browser(make.person())
    assert [stranger.get(url("photo", photo)).status_code, stranger.post(url("photo_remove", photo)).status_code] == [
        404
    ] * 2
    wrong = client.post(url("photo_add", row), {"picture": SimpleUploadedFile("a.jpg", b"MZ..."), "caption": "Chai"})
    assert (wrong.status_code, set(wrong.context["form"].errors)) == (422, {"picture"})
    assert wrong.context["form"]["caption"].value() == "Chai"
    assert client.get(url("photo_remove", photo)).status_code == 405
    client.post(url("photo_remove", photo))
    assert row.photos.count() == 0


def test_a_public_source_s_product_is_linked_by_search_and_unlinked():
    holder = ours.producer("HTX Hòa Bình")
    row = Product.objects.create(province=holder.province, name="Mật ong", origin="public_source", family="food")
    client = browser(ours.office())
    page = client.get(url("product", row)).content.decode()
    assert "Theo nguồn công khai, chưa được cơ quan cấp xác nhận." in page
    assert client.get(url("product_link", row), {"q": "hoa binh"}).context["found"] == [holder]
    assert client.post(url("product_link", row), {"producer": "x"}).status_code == 404
    client.post(url("product_link", row), {"producer": str(holder.public_id)})
    assert Product.objects.get().producer == holder
    client.post(url("product_unlink", row))
    assert Product.objects.get().producer is None


def test_retiring_and_restoring_on_screen():
    row, client = ours.product(), browser(ours.office())
    assert client.post(url("product_retire", row), {"reason": " "}).status_code == 422
    client.post(url("product_retire", row), {"reason": "ngừng làm"})
    assert "ngừng làm" in client.get(url("product", row)).content.decode()
    assert client.get(url("product_change", row)).status_code == 404
    client.post(url("product_restore", row), {"reason": "nhầm"})
    assert Product.objects.get().retired_on is None


# ── People ──────────────────────────────────────────────────────────────────
def test_personal_data_stay_closed_until_opened_and_opening_is_recorded():
    row, client = ours.producer(), browser(ours.office())
    change_representative(actor=ours.office(), producer=row, representative=Representative("Lê Mẫu", ethnicity="Mường"))
    closed = client.get(url("producer", row)).content.decode()
    assert ("Mường" in closed, "Dân tộc" in closed, "•••" in closed) == (False, True, True)
    assert client.get(url("open_representative", row)).status_code == 405
    opened = client.post(url("open_representative", row))
    assert ("Mường" in opened.content.decode(), opened["Cache-Control"]) == (True, "private, no-store")
    assert entries_about(row.subject).last().action == "registry.representative_read"
    auditor = browser(make.person(Role.AUDITOR))
    assert "Dân tộc" not in auditor.get(url("producer", row)).content.decode()
    assert auditor.post(url("open_representative", row)).status_code == 404
    form = {
        "full_name": "Trần Mẫu",
        "revision": client.get(url("representative", row)).context["form"]["revision"].value(),
    }
    assert client.post(url("representative", row), form).status_code == 302
    stale = client.post(url("representative", row), form | {"full_name": "Khác"})
    assert (stale.status_code, stale.context["form"]["full_name"].value()) == (422, "Khác")


def test_a_new_person_s_slip_is_shown_once():
    commune = make.commune("Đây")
    make.unit(UnitKind.COMMUNE, commune=commune)
    row = ours.producer(commune=commune)
    client = browser(ours.officer(commune))
    form = {"username": "chu.the", "full_name": "Lê Mẫu", "scope": "manage"}
    wrong = client.post(url("member_new", row), form | {"starts": "31/04/2026", "phone": "12"})
    assert (wrong.status_code, set(wrong.context["form"].errors)) == (422, {"starts", "phone"})
    page = client.post(url("member_new", row), form)
    assert (page.status_code, page["Cache-Control"]) == (200, "private, no-store")
    assert re.search(r"slip__code", page.content.decode())
    again = client.post(url("member_new", row), form)
    assert (again.status_code, set(again.context["form"].errors)) == (422, {"username"})
    [member] = ProducerMember.objects.all()
    client.post(url("member_end", member), {"last_day": f"{member.starts:%d/%m/%Y}"})
    assert ProducerMember.objects.get().ends == member.starts
