"""Pages of recognitions: own rows only, any day, same queries for three rows as for one, an import undone by POST."""

import pytest
from django.test import Client
from django.urls import reverse

from ocop.accounts.enums import Role
from ocop.foundation.calendar import today
from ocop.foundation.documents.excel import read_rows
from ocop.standing import actions
from ocop.standing.models import ImportBatch, Recognition
from ocop.territory.actions import load_territory
from ocop.territory.models import Province
from tests import make
from tests.queries import same_count
from tests.registry import make as registry
from tests.standing.make import day, recognition

pytestmark = pytest.mark.django_db
LIST = reverse("standing:recognitions")


def office(client: Client, role: Role = Role.OFFICE_STAFF) -> Client:
    return make.signed_in(client, registry.office(role=role))


def names(client: Client, **query: str) -> list[str]:
    listing = client.get(LIST, query).context["listing"]
    return [row.recognition.product.name for row in listing.page.object_list]


def test_the_list_shows_each_recognition_as_it_is_on_the_chosen_day(client):
    office(client)
    old = recognition(registry.product("Mắm tôm Hóa Lộc"), "2020-01-01", 3)
    recognition(registry.product("Nước mắm Thủy"), "2026-03-02", 4)
    assert names(client) == ["Mắm tôm Hóa Lộc", "Nước mắm Thủy"]
    assert names(client, q="hoá lôc") == names(client, q="HOA LOC") == ["Mắm tôm Hóa Lộc"]
    assert names(client, q="thuỷ") == ["Nước mắm Thủy"]
    assert names(client, tinh_trang="valid", ngay="01/06/2021") == ["Mắm tôm Hóa Lộc"]
    assert names(client, tinh_trang="valid", ngay="01/06/2026") == ["Nước mắm Thủy"]
    assert names(client, sao="4", xep="-stars") == ["Nước mắm Thủy"]
    wrong = client.get(LIST, {"ngay": "31/04/2026"})
    assert wrong.status_code == 200
    assert wrong.context["listing"].filters.form.errors["ngay"] == ["Tháng 4 năm 2026 có 30 ngày; ô này ghi ngày 31."]
    sheet = read_rows(client.get(LIST, {"xuat": "xlsx", "tinh_trang": "expired"}).content)["cong-nhan"]
    line = next(row for row in sheet if row and row[0] == "Mắm tôm Hóa Lộc")
    assert line[1:8] == [
        old.product.producer.name, 3, "đã hết hạn", "12/QĐ-UBND", None, day("2020-01-01"), day("2023-01-01"),
    ]  # fmt: skip


def test_another_province_and_a_visitor_see_nothing(client):
    row = recognition()
    page = reverse("standing:recognition", args=[row.public_id])
    assert client.get(LIST).status_code == client.get(page).status_code == 302
    make.signed_in(client, registry.office("40"))
    assert (names(client), client.get(page).status_code) == ([], 404)
    office(client)
    assert client.get(page).status_code == 200


def test_the_page_of_one_tells_what_happened_with_its_reason(client):
    row = recognition(first_day="2024-03-02")
    head = registry.office(role=Role.OFFICE_HEAD)
    actions.withdraw(
        actor=head, recognition=row, effective=day("2025-05-01"), reason="Ngừng sản xuất", decision="9/QĐ-UBND"
    )
    office(client)
    context = client.get(reverse("standing:recognition", args=[row.public_id])).context
    assert (str(context["status"]), context["tone"]) == ("đã bị thu hồi", "danger")
    assert [(line.text, line.details, line.by) for line in context["history"]] == [
        ("Công nhận", ["12/QĐ-UBND"], "hệ thống"),
        ("Thu hồi", ["9/QĐ-UBND", "Ngừng sản xuất"], head.full_name),
    ]


def test_the_list_asks_as_often_for_three_rows_as_for_one(client):
    office(client)
    one, three = same_count(client, LIST, lambda n: recognition(registry.product(f"Sản phẩm {n}")))
    assert one == three


def test_an_import_is_undone_by_its_head_with_a_reason(client):
    load_territory()
    batch = actions.import_public_facts(Province.objects.get(code="38"))
    assert batch is not None
    page = reverse("standing:undo", args=[batch.public_id])
    office(client)
    assert [client.get(reverse("standing:imports")).status_code, client.get(page).status_code] == [200, 404]
    office(client, Role.OFFICE_HEAD)
    assert client.get(page).context["count"] == 112
    assert client.post(page, {"reason": " "}).status_code == 422
    assert Recognition.objects.count() == 112
    assert client.post(page, {"reason": "Nhầm tệp"}).headers["Location"] == reverse("standing:imports")
    assert Recognition.objects.count() == 0
    batch = ImportBatch.objects.get()
    assert (batch.undone_reason, batch.undone_at.date() <= today()) == ("Nhầm tệp", True)
    assert client.get(page).status_code == 404
    assert client.get(reverse("standing:imports")).status_code == 200


def test_a_products_page_shows_its_recognitions_and_the_public_page(client):
    office(client)
    row = recognition(registry.product(), "2020-01-01", 3)
    newer = recognition(row.product, "2026-03-02", 4)
    html = client.get(reverse("registry:product", args=[row.product.public_id])).content.decode()
    first, second = (html.index(reverse("standing:recognition", args=[one.public_id])) for one in (newer, row))
    public = reverse("portal:product", args=[row.product.public_id])
    assert first < second and f'href="{public}"' in html


def test_a_product_never_recognised_has_no_public_page_to_show(client):
    office(client)
    row = registry.product()
    html = client.get(reverse("registry:product", args=[row.public_id])).content.decode()
    public = reverse("portal:product", args=[row.public_id])
    assert "Chưa có công nhận nào." in html and f'href="{public}"' not in html
