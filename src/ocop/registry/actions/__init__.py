"""Writes of this room: one function per act, each in one transaction with its line in the ledger."""

from ocop.registry.actions.linking import link, unlink
from ocop.registry.actions.members import add_member, end_member
from ocop.registry.actions.photos import add_photo, remove_photo
from ocop.registry.actions.producers import change_producer, register_producer
from ocop.registry.actions.products import change_product, register_product, tell_story
from ocop.registry.actions.public_source import record_public_product
from ocop.registry.actions.representatives import (
    change_representative,
    erase_representative,
    read_representative,
)
from ocop.registry.actions.retiring import restore, retire

__all__ = [
    "add_member",
    "add_photo",
    "change_producer",
    "change_product",
    "change_representative",
    "end_member",
    "erase_representative",
    "link",
    "read_representative",
    "record_public_product",
    "register_producer",
    "register_product",
    "remove_photo",
    "restore",
    "retire",
    "tell_story",
    "unlink",
]
