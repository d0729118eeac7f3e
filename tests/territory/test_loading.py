"""The places that ship: whole, without doubles, and loaded twice without a change."""

import csv
import time

import pytest
import yaml

from ocop.paths import DATA
from ocop.territory.actions import load_territory
from ocop.territory.enums import Relation
from ocop.territory.models import Commune, FormerDistrict, Province, Succession
from ocop.territory.queries import communes_on, successors, unit_of_code

FOLDER = DATA / "territory" / "38"
REARRANGED = yaml.safe_load((FOLDER / "province.yaml").read_text(encoding="utf-8"))["rearranged"]


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def everything() -> list[list[tuple]]:
    return [
        list(model.objects.order_by("pk").values_list()) for model in (Province, FormerDistrict, Commune, Succession)
    ]


def test_loading_twice_changes_nothing_and_takes_no_time(db):
    assert load_territory() == "166 xã, phường · 26 huyện cũ · 558 dòng chuyển đổi"
    before = everything()
    started = time.perf_counter()
    assert load_territory() == "166 xã, phường · 26 huyện cũ · 558 dòng chuyển đổi"
    assert time.perf_counter() - started < 3
    assert everything() == before


def test_a_changed_file_changes_just_the_row_it_names(province, tmp_path):
    copy = tmp_path / "38"
    copy.mkdir()
    for file in FOLDER.iterdir():
        copy.joinpath(file.name).write_bytes(file.read_bytes())
    text = copy.joinpath("communes.csv").read_text(encoding="utf-8")
    copy.joinpath("communes.csv").write_text(text.replace("Hàm Rồng", "Hàm Rồng Mới"), encoding="utf-8")
    before = dict(Commune.objects.values_list("pk", "name"))
    load_territory(tmp_path)
    changed = {name for pk, name in Commune.objects.values_list("pk", "name") if before[pk] != name}
    assert changed == {"Hàm Rồng Mới"}
    assert Commune.objects.get(name="Hàm Rồng Mới").folded == "ham rong moi"


def test_the_rows_say_what_the_files_say(province):
    living = {
        (unit.code, unit.kind, unit.name, unit.tile_column, unit.tile_row, float(unit.latitude), float(unit.longitude))
        for unit in communes_on(province, REARRANGED)
    }
    printed = {
        (row["code"], row["kind"], row["name"], int(row["tile_column"]), int(row["tile_row"]),
         float(row["latitude"]), float(row["longitude"]))
        for row in rows("communes.csv")
    }  # fmt: skip
    assert living == printed
    assert len(living) == 166
    lines = Succession.objects.select_related("old__former_district", "new")
    loaded = {
        (row.old.code, row.old.title, row.old.former_district.code, row.new.code, row.new.title, row.relation)
        for row in lines
    }
    printed = {
        (row["old_code"], row["old_name"], row["old_district_code"], row["new_code"], row["new_name"],
         row["relation_vi"].lower())
        for row in rows("successions.csv")
    }  # fmt: skip
    assert loaded == printed
    assert len(loaded) == 558
    assert set(FormerDistrict.objects.values_list("code", "name")) == {
        (row["old_district_code"], row["old_district_name"]) for row in rows("former_districts.csv")
    }
    assert {row.relation for row in lines} <= set(Relation.values)


def test_the_former_districts_of_a_unit_are_those_its_file_prints(province):
    for row in rows("communes.csv"):
        unit = unit_of_code(row["code"], REARRANGED)
        came = Succession.objects.filter(new=unit).values_list("old__former_district__name", flat=True)
        assert set(came) == set(row["former_districts"].split(";")), row["name"]


def test_tiles_are_one_to_one(province):
    tiles = [(unit.tile_column, unit.tile_row) for unit in communes_on(province, REARRANGED)]
    assert (len(set(tiles)), None in {part for tile in tiles for part in tile}) == (166, False)
    assert not Commune.objects.filter(ends__isnull=False, tile_column__isnull=False).exists()


def test_every_old_unit_leads_to_living_ones(province):
    unmapped, split = [], set()
    for unit in Commune.objects.filter(starts__isnull=True):
        trail = successors(unit, REARRANGED)
        if not trail.now or any(not later.exists_on(REARRANGED) for later in trail.now):
            unmapped.append(unit)
        if trail.is_split:
            split.add(unit.code)
    assert unmapped == []
    printed = [row["old_code"] for row in rows("successions.csv")]
    assert split == {code for code in printed if printed.count(code) > 1}
    assert len(split) == 10


@pytest.mark.parametrize("broken", ["Xóm Lạ", "huyện Lạ"])
def test_a_file_that_does_not_fit_is_refused_whole(db, tmp_path, broken):
    copy = tmp_path / "38"
    copy.mkdir()
    for file in FOLDER.iterdir():
        copy.joinpath(file.name).write_bytes(file.read_bytes())
    lines = copy.joinpath("successions.csv").read_text(encoding="utf-8").replace("Phường Nam Ngạn", broken)
    copy.joinpath("successions.csv").write_text(lines, encoding="utf-8")
    with pytest.raises(ValueError, match=broken):
        load_territory(tmp_path)
    assert not Commune.objects.exists()
