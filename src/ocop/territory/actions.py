"""Loading the places that ship in ``data/territory``. Nothing else writes this room's rows."""

import csv
import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from django.db import models, transaction

from ocop.paths import DATA
from ocop.territory.models import Commune, FormerDistrict, Province, Succession

SOURCE = DATA / "territory"


@transaction.atomic
def load_territory(source: Path = SOURCE) -> str:
    """Load every province of ``source`` (one folder each); returns a line for the person who started it.

    Loading again changes nothing; a changed file changes just the rows it names. Raises KeyError or ValueError on a
    file that does not fit the layout in ``data/territory/README.md``.
    """
    for folder in sorted(path for path in source.iterdir() if path.is_dir()):
        _load_province(folder)
    living = Commune.objects.filter(ends__isnull=True).count()
    districts, lines = FormerDistrict.objects.count(), Succession.objects.count()
    return f"{living} xã, phường · {districts} huyện cũ · {lines} dòng chuyển đổi"


def _load_province(folder: Path) -> None:
    facts = yaml.safe_load((folder / "province.yaml").read_text(encoding="utf-8"))
    province, _ = Province.objects.update_or_create(code=facts["code"], defaults={"name": facts["name"]})
    day = facts["rearranged"]
    successions = _rows(folder / "successions.csv")
    districts = _sync(
        FormerDistrict,
        {"province": province},
        {
            (row["old_district_code"],): {"name": row["old_district_name"], "ends": day, "province_id": province.pk}
            for row in _rows(folder / "former_districts.csv")
        },
        ("code",),
    )
    kept = {row["old_code"] for row in successions if row["relation_vi"] == "Giữ nguyên"}
    places = _places(province, day, districts, successions, kept, _rows(folder / "communes.csv"))
    communes = _sync(Commune, {"province": province}, places, ("code", "starts"))
    _sync(
        Succession,
        {"new__province": province},
        {
            (
                communes[row["old_code"], None].pk,
                communes[row["new_code"], None if row["new_code"] in kept else day].pk,
                day,
            ): {"relation": row["relation_vi"].lower(), "source": facts["source"]}
            for row in successions
        },
        ("old_id", "new_id", "effective"),
    )


def _places(
    province: Province,
    day: datetime.date,
    districts: dict[tuple, FormerDistrict],
    successions: list[dict[str, str]],
    kept: set[str],
    living: list[dict[str, str]],
) -> dict[tuple, dict[str, Any]]:
    """Columns of every unit by (code, first day): those of before ``day``, the living ones, the kept ones once."""
    places: dict[tuple, dict[str, Any]] = {}
    for row in successions:
        kind, name = _kind_and_name(row["old_name"])
        places[row["old_code"], None] = {
            "province_id": province.pk,
            "kind": kind,
            "name": name,
            "former_district_id": districts[(row["old_district_code"],)].pk,
            "ends": None if row["old_code"] in kept else day,
        }
    for row in living:
        key = (row["code"], None if row["code"] in kept else day)
        unchanged = places.get(key, {"province_id": province.pk, "former_district_id": None, "ends": None})
        places[key] = unchanged | {
            "kind": row["kind"],
            "name": row["name"],
            "latitude": Decimal(row["latitude"]),
            "longitude": Decimal(row["longitude"]),
            "tile_column": int(row["tile_column"]),
            "tile_row": int(row["tile_row"]),
        }
    return places


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _kind_and_name(full: str) -> tuple[str, str]:
    """The kind and the bare name: "Thị trấn Sơn Lư" gives ("thị trấn", "Sơn Lư")."""
    for kind in ("Thị trấn", "Phường", "Xã"):
        if full.startswith(f"{kind} "):
            return kind.lower(), full[len(kind) + 1 :]
    raise ValueError(f"Tên đơn vị không bắt đầu bằng loại của nó: {full!r}")


def _sync(
    model: type[models.Model], within: dict[str, Any], wanted: dict[tuple, dict[str, Any]], key: tuple[str, ...]
) -> dict[tuple, Any]:
    """Make the rows of ``model`` ``within`` a province carry ``wanted`` values by key; returns all rows by key.

    Rows that the files no longer name are left alone: papers and products may point at them.
    """
    present = {tuple(getattr(row, name) for name in key): row for row in model._default_manager.filter(**within)}
    missing = []
    for values_key, values in wanted.items():
        row = present.get(values_key)
        if row is None:
            missing.append(model(**dict(zip(key, values_key, strict=True)), **values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
    for row in missing:
        if hasattr(row, "set_keys"):
            row.set_keys()
    for row in model._default_manager.bulk_create(missing):
        present[tuple(getattr(row, name) for name in key)] = row
    return present
