"""Frozen, numbered versions of official papers, read through upgraders; rows are never changed."""

from typing import TYPE_CHECKING

from ocop.foundation.lazy import offers
from ocop.foundation.snapshots.schemas import UnknownSchema, upgrader

if TYPE_CHECKING:
    from ocop.foundation.snapshots.actions import freeze
    from ocop.foundation.snapshots.models import Snapshot
    from ocop.foundation.snapshots.queries import difference, latest, verify, versions

__all__ = ["Snapshot", "UnknownSchema", "difference", "freeze", "latest", "upgrader", "verify", "versions"]
__getattr__ = offers(
    __name__,
    {"Snapshot": "models", "freeze": "actions"}
    | dict.fromkeys(("difference", "latest", "verify", "versions"), "queries"),
)
