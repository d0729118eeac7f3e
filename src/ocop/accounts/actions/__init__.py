"""Writes of this room: one function per act, each in one transaction with its line in the ledger."""

from ocop.accounts.actions.erasing import anonymise, erase_person
from ocop.accounts.actions.first import create_first_administrator, first_administrator_link, has_administrator
from ocop.accounts.actions.holdings import end_holding, grant
from ocop.accounts.actions.people import (
    change_password,
    create_person,
    note_linked,
    reactivate,
    read_contacts,
    stop,
    update_person,
)
from ocop.accounts.actions.policies import set_role_policy
from ocop.accounts.actions.slips import activate, issue_slip, reset_at_counter
from ocop.accounts.actions.stand_ins import cancel_stand_in, set_stand_in
from ocop.accounts.actions.units import edit_unit, load_units

__all__ = [
    "activate",
    "anonymise",
    "cancel_stand_in",
    "change_password",
    "create_first_administrator",
    "create_person",
    "edit_unit",
    "end_holding",
    "erase_person",
    "first_administrator_link",
    "grant",
    "has_administrator",
    "issue_slip",
    "load_units",
    "note_linked",
    "reactivate",
    "read_contacts",
    "reset_at_counter",
    "set_role_policy",
    "set_stand_in",
    "stop",
    "update_person",
]
