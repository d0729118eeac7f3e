"""Reads of the lawbook: who signed a sheet off, and which words a label shows on a day."""

import datetime

from ocop.criteria import Label, Sheet
from ocop.lawbook.models import SignOff, Wording
from ocop.lawbook.places import labels_of
from ocop.territory.models import Province


def sign_off_of(province: Province, law: str, sheet: int) -> SignOff | None:
    """The latest statement on one sheet; ``agrees`` tells whether it is signed off."""
    return SignOff.objects.filter(province=province, law=law, sheet=sheet).select_related("by").order_by("-pk").first()


def sign_offs(province: Province, law: str) -> dict[int, SignOff]:
    """Sheet number → the statement in force, for every sheet that is signed off (one query)."""
    latest: dict[int, SignOff] = {}
    for row in SignOff.objects.filter(province=province, law=law).select_related("by").order_by("pk"):
        latest[row.sheet] = row
    return {number: row for number, row in latest.items() if row.agrees}


def labels(province: Province | None, sheet: Sheet, on: datetime.datetime | None = None) -> dict[str, Label]:
    """Place → the label to show: the office's wording in force (at instant ``on``), else the shipped words."""
    shown = dict(labels_of(sheet))
    if province is None:
        return shown
    rows = Wording.objects.filter(province=province, law=sheet.law, sheet=sheet.number).order_by("place", "number")
    if on is not None:
        rows = rows.filter(at__lte=on)
    for row in rows:
        shipped = labels_of(sheet).get(row.place)
        if shipped is not None:
            shown[row.place] = Label(row.vi, row.en or shipped.en) if row.vi else shipped
    return shown


def wordings(province: Province, law: str, sheet: int) -> list[Wording]:
    """Every version of every official wording of a sheet, newest first within a place."""
    return list(
        Wording.objects.filter(province=province, law=law, sheet=sheet)
        .select_related("by")
        .order_by("place", "-number")
    )
