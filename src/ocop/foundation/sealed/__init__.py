"""Personal values beside the papers that name them: erased with their salt while every proof still verifies.

Ledger and snapshots hold a reference ``{"id", "hash"}``; the value and its salt lie in a side row. Once they are
erased the hash says nothing about the value any more (Law 91/2025/QH15; DESIGN idea "no personal data in proofs").
"""

from typing import TYPE_CHECKING

from ocop.foundation.lazy import offers

if TYPE_CHECKING:
    from ocop.foundation.sealed.actions import Restricted, erase, put, restrict
    from ocop.foundation.sealed.queries import Changed, get, is_restricted, values_of

__all__ = ["Changed", "Restricted", "erase", "get", "is_restricted", "put", "restrict", "values_of"]
__getattr__ = offers(
    __name__,
    dict.fromkeys(("Restricted", "erase", "put", "restrict"), "actions")
    | dict.fromkeys(("Changed", "get", "is_restricted", "values_of"), "queries"),
)
