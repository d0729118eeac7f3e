"""A second tally, written straight from the rules and the data file, sharing nothing with the engine."""

from fractions import Fraction
from functools import cache
from typing import Any

import yaml

from ocop.paths import DATA


@cache
def law() -> dict[int, dict[str, Any]]:
    """Set number → {"parts": {code: [criterion]}, "derived": [code]}; a criterion is (code, lists of options)."""
    with (DATA / "criteria" / "26-2026.yaml").open(encoding="utf-8") as file:
        raw = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    sheets = {}
    for entry in raw["sets"]:
        parts: dict[str, list[tuple[str, list[list[dict]]]]] = {}
        for part in entry["parts"]:
            rows = parts[part["code"]] = []
            for section in part["sections"]:
                for criterion in section["criteria"]:
                    body = raw["blocks"][criterion["block"]] if "block" in criterion else criterion
                    lists = [case["options"] for case in body["cases"]] if "cases" in body else [body["options"]]
                    rows.append((criterion["code"], lists))
        derived = [code for stop in entry.get("stops", []) for code in stop.get("criteria", [])]
        sheets[entry["number"]] = {"parts": parts, "derived": derived}
    return sheets


def result(product: dict[str, Any], regulation: dict[str, Any]) -> dict[str, Any]:
    """What one faultless product must come to, in the form of the command."""
    sheet = law()[product["set"]]
    ballots = product["ballots"]
    counted, stopped = [], 0
    for ballot in ballots:
        if ballot["stopped_by"] or any(ballot["points"].get(code) == 0 for code in sheet["derived"]):
            stopped += 1
        else:
            counted.append(ballot)
    numerator, denominator = regulation["quorum"]
    no_quorum = len(ballots) * denominator < product.get("entitled", regulation["members"]) * numerator
    rejected = stopped > len(ballots) / 2
    flags = []
    if no_quorum:
        flags.append("no_quorum")
    if rejected:
        flags.append("rejected")
    answer: dict[str, Any] = {
        "id": product["id"],
        "mean": None,
        "mean_display": None,
        "parts": None,
        "spread": None,
        "band": None,
        "gates_missed": {"3": [], "4": [], "5": []},
        "stars": None if no_quorum else 0,
        "certified": False,
        "forward_to_ministry": False,
    }
    if counted:
        totals = [sum(ballot["points"].values()) for ballot in counted]
        mean = Fraction(sum(totals), len(totals))
        answer["mean"] = str(mean)
        cents = int(mean * 100)
        answer["mean_display"] = f"{cents // 100},{cents % 100:02d}"
        answer["parts"] = {
            part: str(Fraction(sum(ballot["points"][code] for ballot in counted for code, _ in rows), len(counted)))
            for part, rows in sheet["parts"].items()
        }
        answer["spread"] = max(totals) - min(totals)
        if answer["spread"] > regulation["max_spread"]:
            flags.append("spread_exceeded")
        answer["band"] = 5 if mean >= 90 else 4 if mean >= 70 else 3 if mean >= 50 else 2 if mean >= 30 else 1
        missed = {rank: list(_missed(sheet, counted, rank, regulation["gate_rule"])) for rank in (3, 4, 5)}
        answer["gates_missed"] = {str(rank): codes for rank, codes in missed.items()}
        stars = answer["band"]
        while stars >= 3 and any(missed[rank] for rank in range(3, stars + 1)):
            stars -= 1
        if not no_quorum and not rejected:
            answer["stars"] = stars
            answer["certified"] = stars in (3, 4)
            answer["forward_to_ministry"] = stars == 5 if regulation["forward_rule"] == "mean_and_gates" else mean >= 90
    if stopped and not rejected:
        flags.append("stop_disputed")
    answer["flags"] = sorted(flags)
    return answer


def _missed(sheet: dict[str, Any], counted: list[dict[str, Any]], rank: int, rule: str):
    for rows in sheet["parts"].values():
        for code, lists in rows:
            # No criterion with cases prints a gate, so the first list is the only one that may.
            need = [option["points"] for option in lists[0] if option.get("gate") == rank]
            if not need:
                continue
            given = sorted(ballot["points"][code] for ballot in counted)
            reached = [points for points in given if points >= need[0]]
            met = {
                "majority": len(reached) > len(given) / 2,
                "all": len(reached) == len(given),
                "median": given[(len(given) - 1) // 2] >= need[0],
                "mean": Fraction(sum(given), len(given)) >= need[0],
            }[rule]
            if not met:
                yield code
