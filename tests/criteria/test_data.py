"""The two laws that ship: whole, summing to 100, with their gates, stops, slips and mismatches."""

import subprocess
import sys

import pytest

from ocop.criteria import RANKS, Label, UnknownLaw, laws, load
from ocop.paths import ROOT
from tests.criteria.make import LAW, OLD_LAW, sheet

SCORABLE = [(law, number) for law in (LAW, OLD_LAW) for number in range(1, 27) if load(law).sheet(number).scorable]


def test_the_laws_latest_first():
    assert laws() == (LAW, OLD_LAW)
    assert load(LAW) is load(LAW)
    with pytest.raises(UnknownLaw):
        load("1489/QĐ-TTg")


def test_heads():
    new, old = load(LAW), load(OLD_LAW)
    assert (new.issued, new.in_force, new.lapsed, new.appendix) == ("2026-05-22", "2026-05-22", None, "II")
    assert (old.issued, old.in_force, old.lapsed, old.appendix) == ("2023-02-24", "2023-02-24", "2026-07-21", "III")
    for law in (new, old):
        assert (law.bands, law.certified_from, law.verified) == (((5, 90), (4, 70), (3, 50), (2, 30), (1, 0)), 3, False)
        assert [one.number for one in law.sheets] == list(range(1, 27))


def test_an_unknown_sheet():
    for number in (0, 27):
        with pytest.raises(KeyError):
            load(LAW).sheet(number)


def test_known_mismatches_are_visible_and_not_scorable():
    assert [one.number for one in load(LAW).sheets if not one.scorable] == []
    found = {one.number: [str(text) for text in one.mismatches] for one in load(OLD_LAW).sheets if not one.scorable}
    assert found == {
        7: ["Tiêu chí 6d: mức cao nhất 3 điểm, ghi tối đa 4"],
        11: ["Phần C: các mục cộng lại 32 điểm, ghi 35"],
        12: ["Phần C: các mục cộng lại 32 điểm, ghi 35"],
        13: ["Phần C: các mục cộng lại 33 điểm, ghi 35"],
    }
    english = [text.label.en for number in (7, 11) for text in sheet(number, OLD_LAW).mismatches]
    assert english == [
        "Criterion 6d: the top option gives 3 points, the maximum printed is 4",
        "Part C: its sections add up to 32 points, 35 is printed",
    ]


@pytest.mark.parametrize(("law", "number"), SCORABLE)
def test_sums_codes_gates_and_stops_of_a_sheet(law: str, number: int):
    of = load(law).sheet(number)
    assert [(part.code, part.max) for part in of.parts] == [("A", 40), ("B", 25), ("C", 35)]
    for part in of.parts:
        assert sum(section.max for section in part.sections) == part.max
        for section in part.sections:
            assert sum(criterion.max for criterion in section.criteria) == section.max
    assert len(set(of.codes)) == len(of.codes) == len(of.by_code)
    for criterion in of.criteria:
        for case in criterion.cases:
            assert [option.number for option in case.options] == list(range(1, len(case.options) + 1))
            assert max(option.points for option in case.options) == criterion.max
    named = {code for stop in of.stops for code in (stop.criterion, *stop.criteria) if code}
    assert named <= set(of.codes)


def test_how_many_criteria_and_gates_there_are():
    """A number that changes here was changed in the law's data."""
    found = {}
    for law in (LAW, OLD_LAW):
        sheets = load(law).sheets
        gates = {rank: sum(len(one.gates(rank)) for one in sheets) for rank in RANKS}
        found[law] = (sum(len(one.codes) for one in sheets), gates)
    assert found == {
        LAW: (787, {3: 179, 4: 290, 5: 106}),
        OLD_LAW: (795, {3: 83, 4: 261, 5: 199}),
    }


def test_stops_by_set():
    found: dict[str, list[int]] = {}
    for one in load(LAW).sheets:
        for stop in one.stops:
            found.setdefault(stop.code, []).append(one.number)
    assert found == {
        "dossier": list(range(1, 26)),
        "origin-outside-province": [1, 2, 3, 4, 23, 24, 25],
        "common-staple": [1, 2, 3, 4],
        "impurity": [*range(1, 14), 15, 17],
        "copied-product": list(range(5, 15)),
        "material-imported-or-untraceable": [*range(7, 16), 18, 19, 20],
        "zero-sensory": [16],
        "no-notification": [19, 20],
        "ip-infringed": [21, 22],
    }
    derived = [stop for one in load(LAW).sheets for stop in one.stops if stop.kind == "derived"]
    assert [(stop.code, stop.criterion, stop.criteria) for stop in derived] == [
        ("zero-sensory", None, ("6.1", "6.2", "6.3", "6.4"))
    ]


def test_cases_stand_only_in_set_26():
    for law in (LAW, OLD_LAW):
        assert {one.number: one.case_codes for one in load(law).sheets if one.case_codes} == {26: ("8", "9", "15")}
    of = sheet(26)
    assert [case.number for case in of.by_code["8"].cases] == [1, 2]
    with pytest.raises(KeyError):
        of.by_code["8"].choices()
    with pytest.raises(KeyError):
        of.by_code["1.1"].choices(1)


def test_slips_show_what_was_printed_and_read():
    assert [(slip.criterion, slip.printed, slip.read_as, slip.kept) for slip in sheet(7).slips] == [
        ("1.2", Label("điểm của mức đầu để trống", "points of the first option left blank"), "0", False),
        ("3.1", Label("1, 1, 3", "two options of equal points, kept"), "1, 1, 3", True),
        (
            "2.4",
            Label("không in mức nào", "no options printed for bilingual labelling"),
            "Không 0, Có 1",
            False,
        ),
    ]
    assert [sheet(number).slips[-1].criterion for number in (20, 21, 22)] == ["2.4", "2.3", "2.3"]


def test_equal_points_keep_their_own_numbers():
    assert [(option.number, option.points) for option in sheet(23).by_code["6.2"].choices()] == [
        (1, 1),
        (2, 1),
        (3, 3),
        (4, 5),
    ]


def test_importing_the_library_reads_nothing_and_needs_no_framework():
    code = "import sys, ocop.criteria; print(sorted({'yaml', 'django', 'numpy', 'json'} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT / "src")}
    )
    assert done.stdout == "[]\n"
