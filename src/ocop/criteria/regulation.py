"""What the law leaves to the council's own operating regulation (Decision 26/2026/QĐ-TTg, Art. 7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

GateRule = Literal["majority", "all", "median", "mean"]
ForwardRule = Literal["mean_and_gates", "mean"]


class RegulationError(ValueError):
    """A regulation that cannot be used; the text names all that is wrong with it."""


@dataclass(frozen=True)
class Regulation:
    """The rules of one council.

    ``quorum`` is the least share (numerator, denominator) of those entitled who must have voted, ``max_spread`` the
    most points that two members' totals may lie apart. ``gate_rule`` settles a gate when members differ; under
    ``forward_rule`` "mean" an average in the highest band goes to the ministry even with a gate missed.
    """

    members: int
    quorum: tuple[int, int]
    max_spread: int
    gate_rule: GateRule
    forward_rule: ForwardRule = "mean_and_gates"

    @classmethod
    def from_json(cls, raw: Any) -> "Regulation":
        """Read the ``regulation`` of a file; RegulationError names every fault in one sentence.

        Keys not known here (a note, the day of adoption) are left alone.
        """
        if not isinstance(raw, dict):
            raise RegulationError("Thiếu quy chế (regulation), hoặc quy chế không phải một bảng khóa và giá trị.")
        given = {"forward_rule": cls.forward_rule, **raw}
        faults = list(_faults(given))
        if faults:
            raise RegulationError("Quy chế (regulation): " + "; ".join(faults) + ".")
        numerator, denominator = given["quorum"]
        return cls(
            members=given["members"],
            quorum=(numerator, denominator),
            max_spread=given["max_spread"],
            gate_rule=given["gate_rule"],
            forward_rule=given["forward_rule"],
        )

    def has_quorum(self, ballots: int, entitled: int) -> bool:
        """Whether so many ballots of so many entitled members are enough."""
        numerator, denominator = self.quorum
        return ballots * denominator >= entitled * numerator


def _faults(raw: dict[str, Any]) -> Iterator[str]:
    if not _whole(raw.get("members"), 1):
        yield "members phải là số nguyên từ 1"
    if not _share(raw.get("quorum")):
        yield "quorum phải là hai số nguyên [tử số, mẫu số], không lớn hơn 1"
    if not _whole(raw.get("max_spread"), 0):
        yield "max_spread phải là số nguyên từ 0"
    for key, kind in (("gate_rule", GateRule), ("forward_rule", ForwardRule)):
        if raw.get(key) not in get_args(kind):
            yield f"{key} phải là một trong: {', '.join(get_args(kind))}"


def _share(value: Any) -> bool:
    if not isinstance(value, list) or len(value) != 2:
        return False
    return _whole(value[0], 0) and _whole(value[1], 1) and value[0] <= value[1]


def _whole(value: Any, least: int) -> bool:
    return type(value) is int and value >= least
