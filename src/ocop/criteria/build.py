"""From a parsed criteria file of the right shape to the frozen model."""

from collections.abc import Iterator
from typing import Any

from .model import Case, Criterion, Label, Mismatch, Option, Part, Section, Slip, Stop
from .sheet import CriteriaSet, Sheet

WHOLE = 100  # the points of every sheet


def criteria_set(raw: dict[str, Any]) -> CriteriaSet:
    """Build the whole law; ``raw`` has the shape of ``schema.FILE``. KeyError for a block that does not exist."""
    slips = tuple(_slip(slip) for slip in raw.get("slips", []))
    law = {
        "law": raw["law"],
        "bands": tuple(sorted(raw["bands"].items(), reverse=True)),
        "certified_from": raw["certified_from"],
        "verified": raw["verified_against_signed_text"],
    }
    return CriteriaSet(
        **law,
        issued=raw["issued"],
        in_force=raw["in_force"],
        lapsed=raw["lapsed"],
        appendix=raw["appendix"],
        slips=slips,
        sheets=tuple(_sheet(item, raw["blocks"], slips, law) for item in raw["sets"]),
    )


def _sheet(raw: dict[str, Any], blocks: dict[str, Any], slips: tuple[Slip, ...], law: dict[str, Any]) -> Sheet:
    parts = tuple(_part(part, blocks) for part in raw["parts"])
    return Sheet(
        **law,
        number=raw["number"],
        name=Label(**raw["name"]),
        family=Label(**raw["family"]),
        group=_label(raw.get("group")),
        subgroup=_label(raw.get("subgroup")),
        ministries=tuple(raw["ministries"]),
        rejected_when=_label(raw.get("rejected_when")),
        parts=parts,
        stops=tuple(_stop(stop) for stop in raw.get("stops", [])),
        slips=tuple(slip for slip in slips if raw["number"] in slip.sets),
        mismatches=tuple(_mismatches(parts)),
    )


def _part(raw: dict[str, Any], blocks: dict[str, Any]) -> Part:
    return Part(
        raw["code"], Label(**raw["title"]), raw["max"], tuple(_section(item, blocks) for item in raw["sections"])
    )


def _section(raw: dict[str, Any], blocks: dict[str, Any]) -> Section:
    criteria = tuple(_criterion(item, blocks) for item in raw["criteria"])
    return Section(raw["code"], Label(**raw["title"]), raw["max"], criteria)


def _criterion(raw: dict[str, Any], blocks: dict[str, Any]) -> Criterion:
    """A criterion is a block, its own words laid over the block's, or wholly its own."""
    whole = {**blocks[raw["block"]], **raw} if "block" in raw else raw
    cases = whole.get("cases") or [{"title": None, "options": whole["options"]}]
    return Criterion(
        code=whole["code"],
        title=Label(**whole["title"]),
        max=whole["max"],
        cases=tuple(
            Case(number, _label(case["title"]), tuple(_options(case["options"])))
            for number, case in enumerate(cases, 1)
        ),
        has_cases="cases" in whole,
        note=_label(whole.get("note")),
        under=whole.get("under"),
        block=whole.get("block"),
    )


def _options(rows: list[dict[str, Any]]) -> Iterator[Option]:
    for number, row in enumerate(rows, 1):
        yield Option(number, row["points"], Label(row["vi"], row["en"]), row.get("gate"))


def _stop(raw: dict[str, Any]) -> Stop:
    label = Label(raw["vi"], raw["en"])
    return Stop(raw["code"], raw["kind"], label, raw["criterion"], tuple(raw.get("criteria", ())))


def _slip(raw: dict[str, Any]) -> Slip:
    printed = Label(raw["as_printed"], raw["as_printed_en"])
    return Slip(tuple(raw["sets"]), raw["criterion"], printed, raw["read_as"])


def _label(raw: dict[str, str] | None) -> Label | None:
    return Label(**raw) if raw else None


def _mismatches(parts: tuple[Part, ...]) -> Iterator[Mismatch]:
    """Printed numbers that do not agree, from the options up to the 100 points of the sheet."""
    for part in parts:
        for section in part.sections:
            for criterion in section.criteria:
                for case in criterion.cases:
                    top = max((option.points for option in case.options), default=0)
                    if top != criterion.max:
                        yield Mismatch(criterion.code, "top option", top, criterion.max)
            whole = sum(criterion.max for criterion in section.criteria)
            if whole != section.max:
                yield Mismatch(section.code, "criteria", whole, section.max)
        whole = sum(section.max for section in part.sections)
        if whole != part.max:
            yield Mismatch(part.code, "sections", whole, part.max)
    whole = sum(part.max for part in parts)
    if whole != WHOLE:
        yield Mismatch("sheet", "parts", whole, WHOLE)
