"""The table itself: steps, checked when they are declared."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from ocop.foundation.access import ALLOWED, Verdict

if TYPE_CHECKING:
    from ocop.foundation.workflow.advancing import Workflow

SYSTEM = "system"  # the actor of what happens by itself, such as a limit that runs out
WORKFLOWS: dict[str, "Workflow"] = {}


@dataclass(frozen=True)
class NoUndo:
    """Why a step cannot be undone (shown beside it): another way out, or the article that makes it final."""

    reason: Any


def always(row: Any) -> Verdict:
    """The guard of a step that needs nothing but its source state."""
    return ALLOWED


@dataclass(frozen=True)
class Step:
    """One step. ``source`` is a state or several; ``target`` the state it leads to.

    ``who(user, row)`` and ``guard(row)`` return Verdicts; ``undo`` names the step that takes this one back, or is a
    NoUndo with the reason; ``label`` is for officials, ``label_for_producer`` for producers (default: the same).
    """

    name: str
    source: str | Sequence[str]
    target: str
    who: Callable[[Any, Any], Verdict]
    undo: "str | NoUndo"
    label: Any
    guard: Callable[[Any], Verdict] = always
    label_for_producer: Any = ""
    needs_reason: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """The states from which the step starts."""
        return (self.source,) if isinstance(self.source, str) else tuple(self.source)


class Offer(NamedTuple):
    """A step somebody could take here, and whether its guard lets them now (with the reason when not)."""

    step: Step
    verdict: Verdict


class Row(NamedTuple):
    """One line of the printed table; ``who`` is the first line of that function's docstring."""

    name: str
    label: str
    label_for_producer: str
    sources: tuple[str, ...]
    target: str
    who: str
    undo: str
    needs_reason: bool


def checked(name: str, steps: Sequence[Step]) -> dict[str, Step]:
    """The steps by name. Raises ValueError for two of one name or a step whose undo is missing or cannot start."""
    table = {step.name: step for step in steps}
    if len(table) != len(steps):
        raise ValueError(f"{name}: two steps of one name")
    for step in steps:
        if not step.sources:
            raise ValueError(f"{name}.{step.name}: no source")
        if isinstance(step.undo, NoUndo):
            if not step.undo.reason:
                raise ValueError(f"{name}.{step.name}: why can it not be undone?")
        elif step.undo not in table:
            raise ValueError(f"{name}.{step.name}: its undo {step.undo!r} is not a step")
        elif step.target not in table[step.undo].sources:
            raise ValueError(f"{name}.{step.name}: its undo {step.undo!r} does not start from {step.target!r}")
    return table


def described(function: Callable) -> str:
    """The first line of a function's docstring, "" without one."""
    return (inspect.getdoc(function) or "").split("\n")[0]
