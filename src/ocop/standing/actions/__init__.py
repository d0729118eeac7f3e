"""Writes of this room: the only door to recognitions. Each act is one transaction with its line in the ledger."""

from ocop.standing.actions.events import annul, annul_withdrawal, correct, extend, refuse_renewal, withdraw
from ocop.standing.actions.importing import import_public_facts
from ocop.standing.actions.issuing import issue, replace
from ocop.standing.actions.spans import refresh
from ocop.standing.actions.undoing import undo_import

__all__ = [
    "annul",
    "annul_withdrawal",
    "correct",
    "extend",
    "import_public_facts",
    "issue",
    "refresh",
    "refuse_renewal",
    "replace",
    "undo_import",
    "withdraw",
]
