"""The workbook through a real LibreOffice: opened, saved again, and still the same round."""

import shutil
import subprocess
from pathlib import Path

import pytest

from ocop.councils.workbook.demo import demo_facts
from ocop.councils.workbook.reading import read
from ocop.councils.workbook.result import score_answer, tally_round
from ocop.councils.workbook.template import blank_facts
from ocop.councils.workbook.writing import write
from ocop.criteria import load
from tests.councils import make

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.office
SHEETS = {9: "Bộ 9 · SP1", 26: "Bộ 26 · SP2"}


def through_office(data: bytes, folder: Path) -> bytes:
    """What LibreOffice writes after it opened the file."""
    (folder / "vao.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/ho-so"
    command = [
        str(OFFICE),
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        folder / "ra",
        folder / "vao.xlsx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "ra" / "vao.xlsx").read_bytes()


def by_hand() -> bytes:
    """An empty template into which every point was typed."""
    filled = make.filled(9, 26, title="Đợt thử")
    cells: dict[tuple[str, str], object] = {}
    for product in filled.products:
        page = SHEETS[product.set]
        cells[page, make.where(product.set, "name", "detail")] = product.name
        cells[page, make.where(product.set, "producer", "detail")] = product.producer
        for ballot in product.ballots:
            for code, points in ballot.points.items():
                cells[page, make.where(product.set, f"points:{code}", ballot.member)] = points
            for code, case in ballot.cases.items():
                cells[page, make.where(product.set, f"case:{code}", ballot.member)] = f"TH{case}"
    return make.typed(write(blank_facts(make.LAW, (9, 26), make.regulation(), filled.member_names, "Đợt thử")), cells)


def test_a_template_filled_and_saved_by_libreoffice_counts_as_score_does(tmp_path):
    filled = make.filled(9, 26, title="Đợt thử")
    reading = read(through_office(by_hand(), tmp_path))
    assert reading.findings == ()
    assert reading.facts.products == filled.products
    assert score_answer(tally_round(reading.facts)) == score_answer(tally_round(filled))


def test_lists_protection_and_print_survive_libreoffice(tmp_path):
    page = make.opened(through_office(by_hand(), tmp_path))[SHEETS[9]]
    offered = {
        str(rule.sqref): sorted(int(one) for one in rule.formula1.strip('"').split(","))
        for rule in page.data_validations.dataValidation
        if rule.formula1.strip('"')[0].isdigit()
    }
    assert offered == {
        f"{make.where(9, f'points:{one.code}', 'M1')}:{make.where(9, f'points:{one.code}', 'M3')}": sorted(
            one.case().values
        )
        for one in load(make.LAW).sheet(9).criteria
    }
    assert (page.protection.sheet, page.page_setup.orientation, page.print_title_rows) == (True, "landscape", "$9:$9")


def test_the_demo_round_survives_libreoffice(tmp_path):
    assert read(through_office(write(demo_facts()), tmp_path)).facts == demo_facts()
