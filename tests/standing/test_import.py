"""Facts of public sources: every line as it stands, nothing more, all of it taken back at once."""

import collections
import csv
import shutil

import pytest

from ocop.accounts.enums import Role
from ocop.foundation.access import Refused
from ocop.paths import DATA
from ocop.registry.models import Product
from ocop.standing import actions, demo
from ocop.standing.models import ImportBatch, ProductSpan, Recognition, RecognitionEvent
from ocop.standing.queries import counts, standing_on
from ocop.territory.actions import load_territory
from ocop.territory.models import Province
from tests.registry import make as registry
from tests.standing.make import day

pytestmark = pytest.mark.django_db
FILE = DATA / "products" / "38" / "products.csv"


@pytest.fixture
def province() -> Province:
    load_territory()
    return Province.objects.get(code="38")


def lines() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_line_becomes_a_recognition_with_its_facts_and_sources_only(province):
    batch = actions.import_public_facts(province)
    assert batch is not None
    rows = Recognition.objects.select_related("product__producer").order_by("pk")
    printed = [
        (
            line["product"],
            line["producer"],
            line["stars"],
            line["year"],
            line["decision_or_round"],
            [line[name] for name in ("source_url", "source_url_2") if line[name]],
        )
        for line in lines()
    ]
    assert [
        (
            row.product.name,
            row.product.producer.name if row.product.producer else "",
            str(row.stars or ""),
            str(row.year or ""),
            row.decision_as_printed,
            row.sources,
        )
        for row in rows
    ] == printed
    assert {(row.basis, row.batch, row.snapshot_sha256) for row in rows} == {("public_source", batch, "")}
    assert RecognitionEvent.objects.count() == 0


def test_only_a_decision_with_its_full_day_is_counted(province):
    actions.import_public_facts(province)
    dated = Recognition.objects.filter(first_day__isnull=False).order_by("pk")
    found = {(r.decision_number, r.first_day, r.last_day, r.law, r.issuer) for r in dated}
    law, issuer = "1048/QĐ-TTg", "UBND tỉnh Thanh Hóa"
    assert found == {
        ("5445/QĐ-UBND", day("2019-12-23"), day("2022-12-23"), law, issuer),
        ("1114/QĐ-UBND", day("2021-04-06"), day("2024-04-06"), law, issuer),
        ("2942/QĐ-UBND", day("2021-08-05"), day("2024-08-05"), law, issuer),
    }
    others = Recognition.objects.filter(first_day__isnull=True)
    assert {(r.decision_number, r.law, r.issuer) for r in others} == {("", "", "")}
    by_status = {
        on: collections.Counter(standing_on(day(on)).order_by("pk").values_list("status", flat=True))
        for on in ("2019-12-22", "2020-01-01", "2021-12-01", "2026-11-24")
    }
    assert by_status == {
        "2019-12-22": {"not_issued": 40, "insufficient": 72},
        "2020-01-01": {"valid": 13, "not_issued": 27, "insufficient": 72},
        "2021-12-01": {"valid": 40, "insufficient": 72},
        "2026-11-24": {"expired": 40, "insufficient": 72},
    }


def test_importing_again_changes_nothing_and_a_new_line_comes_by_an_import_of_its_own(province, tmp_path):
    first = actions.import_public_facts(province)
    spans = list(ProductSpan.objects.order_by("pk").values_list("pk", flat=True))
    assert actions.import_public_facts(province) is None
    assert list(ProductSpan.objects.order_by("pk").values_list("pk", flat=True)) == spans
    (tmp_path / "38").mkdir()
    copy = tmp_path / "38" / "products.csv"
    shutil.copy(FILE, copy)
    with copy.open("a", encoding="utf-8") as file:
        file.write("Sản phẩm thêm,,,,Hậu Lộc,,3,2024,,,Thực phẩm,,https://example.vn/a,\n")
    second = actions.import_public_facts(province, source=tmp_path)
    assert second is not None and second != first
    assert list(second.recognitions.values_list("product__name", flat=True)) == ["Sản phẩm thêm"]
    assert actions.import_public_facts(Province.objects.create(code="01", name="Hà Nội")) is None


def test_an_import_is_taken_back_as_a_whole_and_may_be_made_again(province):
    batch = actions.import_public_facts(province)
    assert batch is not None
    head, staff = registry.office(role=Role.OFFICE_HEAD), registry.office()
    with pytest.raises(Refused, match=r"^Lần nhập do lãnh đạo Văn phòng OCOP tỉnh hoàn tác\.$"):
        actions.undo_import(actor=staff, batch=batch, reason="Nhầm tệp")
    with pytest.raises(Refused, match=r"^Ghi lý do hoàn tác\.$"):
        actions.undo_import(actor=head, batch=batch, reason=" ")
    assert actions.undo_import(actor=head, batch=batch, reason="Nhầm tệp") == 112
    assert (Recognition.objects.count(), ProductSpan.objects.count()) == (0, 0)
    with pytest.raises(Refused, match=r"^Lần nhập này đã được hoàn tác\.$"):
        actions.undo_import(actor=head, batch=batch, reason="Nhầm tệp")
    with pytest.raises(Refused, match=r"^Dữ liệu công khai do lãnh đạo Văn phòng OCOP tỉnh nhập\.$"):
        actions.import_public_facts(province, actor=staff)
    products = Product.objects.count()
    assert actions.import_public_facts(province, actor=head) is not None
    assert (Recognition.objects.count(), Product.objects.count(), ImportBatch.objects.count()) == (112, products, 2)


def test_an_import_whose_recognitions_lived_on_is_not_taken_back(province):
    batch = actions.import_public_facts(province)
    assert batch is not None
    row = Recognition.objects.filter(first_day__isnull=True).order_by("pk").first()
    assert row is not None
    actions.withdraw(actor=None, recognition=row, effective=day("2026-01-01"), reason="Ngừng sản xuất")
    with pytest.raises(Refused, match=r"^Lần nhập này có 1 sự kiện ghi sau đó nên không hoàn tác được\.$"):
        actions.undo_import(actor=registry.office(role=Role.OFFICE_HEAD), batch=batch, reason="Nhầm")
    assert Recognition.objects.count() == 112


def test_the_demo_has_every_state_and_loading_it_twice_changes_nothing(province):
    from ocop.foundation.calendar import today
    from ocop.registry import demo as registry_demo

    registry_demo.load(province)
    assert (demo.load(province), demo.load(province)) == (19, 0)
    assert set(Recognition.objects.values_list("basis", flat=True)) == {"sample"}
    assert set(standing_on(today()).values_list("status", flat=True)) == {
        "valid", "extended", "expired", "withdrawn", "annulled",
    }  # fmt: skip
    found = counts(standing_on(today()))
    assert (found.ever, found.valid_by_stars) == (18, {5: 1, 4: 5, 3: 7 + 1})
