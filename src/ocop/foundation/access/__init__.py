"""Who may do what: verdicts with reasons, and the mark every view carries.

Deny by default: a view without a mark answers 404 to everybody and fails a system check. Rooms write one verdict
function per act and its queryset twin in their ``access.py``; `pair` registers both so that a property test can
prove that they agree.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Verdict:
    """The answer to "may this person do this to that?", with the reason when not (shown to the person)."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)


def refused(reason: Any) -> Verdict:
    """A refusal with its reason, a sentence the person can act on."""
    return Verdict(False, str(reason))


class Refused(Exception):
    """An act that the actor may not do now; ``str()`` is the reason shown."""


def require(verdict: Verdict) -> None:
    """Pass silently when allowed; raise Refused with the reason otherwise."""
    if not verdict.allowed:
        raise Refused(verdict.reason)


@dataclass(frozen=True)
class Pair:
    """An act's verdict ``(user, row) → Verdict`` beside its twin ``user → QuerySet`` of the rows it allows."""

    act: str
    verdict: Callable[[Any, Any], Verdict]
    twin: Callable[[Any], Any]


PAIRS: dict[str, Pair] = {}


def pair(act: str, verdict: Callable[[Any, Any], Verdict], twin: Callable[[Any], Any]) -> None:
    """Register verdict and queryset of one act under a dotted name such as ``registry.product.view``."""
    PAIRS[act] = Pair(act, verdict, twin)


# ── Marks of views ──────────────────────────────────────────────────────────
PUBLIC, SIGNED_IN, ROLES = "public", "signed_in", "roles"


@dataclass(frozen=True)
class Mark:
    """Who may reach a view at all; what they see inside is narrowed by querysets."""

    kind: str
    roles: frozenset[str] = frozenset()


def _marked(view: Callable, mark: Mark) -> Callable:
    view.access_mark = mark  # type: ignore[attr-defined]
    return view


def public(view: Callable) -> Callable:
    """Mark a view that anyone may open without an account."""
    return _marked(view, Mark(PUBLIC))


def signed_in(view: Callable) -> Callable:
    """Mark a view for every person with an account."""
    return _marked(view, Mark(SIGNED_IN))


def for_roles(*roles: str) -> Callable[[Callable], Callable]:
    """Mark a view for holders of any of these roles (on any unit, today); for others the page does not exist."""
    return lambda view: _marked(view, Mark(ROLES, frozenset(roles)))
