"""A secretary's first day: a filled workbook is looked at, mended, downloaded and kept, without entering anything."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from ocop.accounts.enums import Role
from ocop.councils.models import KeptWorkbook
from tests import make
from tests.journeys.conftest import PHONE

START = "/hoi-dong/bang-cham/"


@pytest.fixture
def filled(window, tmp_path: Path) -> Path:
    """The demo round's filled workbook, as anyone downloads it."""
    one = window()
    one.page.goto(START)
    one.page.get_by_role("link", name="Xem đợt minh họa").click()
    with one.page.expect_download() as waiting:
        one.page.get_by_role("link", name="Bảng chấm đã điền").click()
    path = tmp_path / "bang-cham.xlsx"
    waiting.value.save_as(path)
    return path


def test_from_a_fault_to_a_kept_result(window, filled: Path, tmp_path: Path):
    make.province()
    secretary = make.person(Role.COUNCIL_SECRETARY)
    book = openpyxl.load_workbook(filled)
    sheet = next(one for one in book.worksheets if one.title.startswith("Bộ "))
    cell = next(c for row in sheet.iter_rows() for c in row if c.protection.locked is False and type(c.value) is int)
    right, cell.value = cell.value, 77
    faulty = tmp_path / "co-loi.xlsx"
    book.save(faulty)

    one = window()
    one.sign_in(secretary)
    one.page.goto(START)
    one.page.set_input_files("input[type=file]", faulty)
    one.page.get_by_role("button", name="Kiểm tra và xem kết quả").click()
    assert one.page.get_by_text(cell.coordinate, exact=False).count() >= 1
    assert one.page.get_by_text("co-loi.xlsx").count() >= 1

    cell.value = right
    mended = tmp_path / "da-sua.xlsx"
    book.save(mended)
    one.page.set_input_files("input[type=file]", mended)
    one.page.get_by_role("button", name="Kiểm tra và xem kết quả").click()
    assert one.page.locator("main table tbody tr").count() >= 12

    with one.page.expect_download() as waiting:
        one.page.locator("button[value=xlsx]").click()
    answer = openpyxl.load_workbook(BytesIO(Path(waiting.value.path()).read_bytes()))
    assert len(answer.sheetnames) >= 1

    one.page.get_by_label("Tên để tìm lại").fill("Đợt 2 năm 2026")
    one.page.get_by_role("button", name="Giữ lại").click()
    one.page.wait_for_url("**/da-giu/**")
    assert list(KeptWorkbook.objects.values_list("name", "by__username")) == [("Đợt 2 năm 2026", secretary.username)]
    assert one.complaints == []


def test_the_demo_result_on_a_phone_without_scripts(window):
    one = window(**PHONE, java_script_enabled=False)
    one.page.goto("/hoi-dong/bang-cham/minh-hoa/")
    assert one.page.locator("main table tbody tr").count() >= 12
    assert one.complaints == []
