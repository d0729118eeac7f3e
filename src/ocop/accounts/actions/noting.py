"""How the acts of this room are written into the ledger."""

from typing import Any

from ocop.accounts.enums import Role
from ocop.accounts.models import User
from ocop.accounts.queries import stood_in_for
from ocop.foundation.ledger import record


def subject_of(person: User) -> str:
    """The ledger's and the sealed values' name of a person."""
    return f"accounts.user:{person.public_id}"


def note(act: str, *, subject: str, actor: User, province: Any = None, capacity: str = "", **content: Any) -> None:
    """Record one act.

    ``province`` (a row) and ``capacity`` (a role, else administrator) say as what the actor acts: a stand-in shows.
    """
    if province is not None:
        try:
            person = stood_in_for(actor, capacity or Role.ADMINISTRATOR, province=province.pk)
        except LookupError:
            person = None
        if person is not None:
            content["on_behalf_of"] = str(person.public_id)
    record(
        f"accounts.{act}",
        subject=subject,
        actor=str(actor.public_id),
        content=content,
        province=province.code if province is not None else "",
    )
