"""The ledger of official acts: written once, hashed inside the act, chained into a Merkle tree behind it.

`record` is called inside the acting transaction; `seal_pending` chains what is committed; `verify` finds what was
changed since. Content holds ids and hashes, never personal data (Law 91/2025/QH15).
"""

from typing import TYPE_CHECKING

from ocop.foundation.lazy import offers

if TYPE_CHECKING:
    from ocop.foundation.ledger.actions import record
    from ocop.foundation.ledger.queries import entries_about
    from ocop.foundation.ledger.sealing import seal_pending
    from ocop.foundation.ledger.verifying import verify

__all__ = ["entries_about", "record", "seal_pending", "verify"]
__getattr__ = offers(
    __name__, {"record": "actions", "entries_about": "queries", "seal_pending": "sealing", "verify": "verifying"}
)
