"""What the ledger says about a person, for comparing whole values."""

from typing import Any

from ocop.accounts.actions.noting import subject_of
from ocop.accounts.models import User
from ocop.foundation.ledger import entries_about


def acts(person: User) -> list[str]:
    """The acts about a person, oldest first, without the room's name."""
    return [entry.action.removeprefix("accounts.") for entry in entries_about(subject_of(person))]


def last_content(person: User) -> dict[str, Any]:
    """What the newest act about a person says."""
    return list(entries_about(subject_of(person)))[-1].content
