"""Organisations: those that ship for a province, and what an administrator may set on them."""

from collections import Counter
from typing import Any

import yaml
from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.access import may_edit_unit
from ocop.accounts.actions.noting import note
from ocop.accounts.enums import UnitKind
from ocop.accounts.models import Unit, User
from ocop.foundation.access import Refused, require
from ocop.foundation.calendar import today
from ocop.foundation.text import clean
from ocop.paths import DATA
from ocop.territory.models import Province
from ocop.territory.queries import communes_on


@transaction.atomic
def load_units(province: Province) -> str:
    """Make the units of ``data/accounts/units`` and one People's Committee per living commune.

    Loading again adds what is missing: names and settings that an administrator gave stay, only the committees always
    bear their commune's name. Returns a line for the person who started it.
    """
    present = {unit.code: unit for unit in Unit.objects.filter(province=province).exclude(code="")}
    for code, fields in _wanted(province).items():
        parent = present.get(fields.pop("parent", ""))
        unit = present.get(code)
        if unit is None:
            present[code] = Unit.objects.create(province=province, code=code, parent=parent, **fields)
        elif unit.kind == UnitKind.COMMUNE and unit.name != fields["name"]:
            unit.name = fields["name"]
            unit.save()
    return _("%(units)d đơn vị, trong đó %(communes)d xã, phường") % {
        "units": len(present),
        "communes": sum(unit.kind == UnitKind.COMMUNE for unit in present.values()),
    }


def _wanted(province: Province) -> dict[str, dict[str, Any]]:
    wanted: dict[str, dict[str, Any]] = {}
    path = DATA / "accounts" / "units" / f"{province.code}.yaml"
    if path.is_file():
        for row in yaml.safe_load(path.read_text(encoding="utf-8"))["units"]:
            wanted[row["code"]] = {
                "kind": UnitKind(row["kind"]),
                "name": row["name"],
                "parent": row.get("parent", ""),
            }
    communes = list(communes_on(province, today()))
    doubled = _doubled([str(commune) for commune in communes])
    for commune in communes:
        # Two communes of one name in a province: the code tells their committees apart.
        name = f"UBND {commune} ({commune.code})" if str(commune) in doubled else f"UBND {commune}"
        wanted[f"xa-{commune.code}"] = {"kind": UnitKind.COMMUNE, "name": name, "commune": commune}
    return wanted


def _doubled(names: list[str]) -> set[str]:
    return {name for name, times in Counter(names).items() if times > 1}


@transaction.atomic
def edit_unit(*, actor: User, unit: Unit, name: str, same_person_may_approve: bool) -> Unit:
    """Rename a unit and set whether one person may both prepare and approve there.

    Raises Refused for another than the province's administrator, without a name, for a commune's committee, or for a
    name taken by a unit of the same kind.
    """
    locked = Unit.objects.select_for_update(of=("self",)).select_related("province").get(pk=unit.pk)
    require(may_edit_unit(actor, locked))
    name = clean(name, 160)
    if not name:
        raise Refused(_("Đơn vị cần có tên."))
    if locked.kind == UnitKind.COMMUNE and name != locked.name:
        raise Refused(_("UBND cấp xã mang tên của xã; tên đổi khi danh mục xã đổi."))
    if Unit.objects.filter(province=locked.province, kind=locked.kind, name=name).exclude(pk=locked.pk).exists():
        raise Refused(_("Đã có đơn vị cùng loại mang tên này."))
    before = {"name": locked.name, "same_person_may_approve": locked.same_person_may_approve}
    locked.name, locked.same_person_may_approve = name, same_person_may_approve
    locked.save()
    after = {"name": locked.name, "same_person_may_approve": locked.same_person_may_approve}
    subject = f"accounts.unit:{locked.public_id}"
    note("unit_edited", subject=subject, actor=actor, province=locked.province, before=before, after=after)
    return locked
