"""Chaining committed acts into the tree, seconds behind them. Acting transactions never wait for it."""

from django.db import connection, transaction

from ocop.foundation.calendar import now
from ocop.foundation.ledger.merkle import Frontier, leaf_hash
from ocop.foundation.ledger.models import Entry, Head, Leaf

BATCH = 2_000
# Numbers are given before commit, so a lower one may become visible later. No act lives as long as this many others
# take to commit; further back the sealer does not look, to stay quick in a large ledger (`verify` does).
WINDOW = 50_000
_LOCK = 0x0C0B_1ED6  # any number of ours: the name of the sealer's lock on PostgreSQL


def seal_pending() -> int:
    """Give every committed act its place in the tree and return how many got one; 0 when another sealer is at work.

    Each batch is one short transaction that ends with a new head.
    """
    total = 0
    while sealed := _seal_batch():
        total += sealed
    return total


@transaction.atomic
def _seal_batch() -> int:
    if not _alone():
        return 0
    entries = list(pending().values_list("pk", "sha256")[:BATCH])
    if not entries:
        return 0
    head = Head.objects.order_by("-size").first()
    tree = frontier_of(head) if head else Frontier()
    leaves = []
    for entry_id, sha256 in entries:
        leaf = leaf_hash(bytes.fromhex(sha256))
        leaves.append(Leaf(index=tree.size, entry_id=entry_id, sha256=leaf.hex()))
        tree.append(leaf)
    Leaf.objects.bulk_create(leaves)
    frontier = " ".join(part.hex() for part in tree.hashes)
    Head.objects.create(size=tree.size, root=tree.root().hex(), frontier=frontier, at=now())
    return len(leaves)


def pending():
    """Acts that wait for their place, in order of number."""
    highest = Leaf.objects.order_by("-entry_id").values_list("entry_id", flat=True).first() or 0
    return Entry.objects.filter(pk__gt=highest - WINDOW, leaf__isnull=True).order_by("pk")


def frontier_of(head: Head) -> Frontier:
    """The tree as it stood at ``head``, ready to grow."""
    return Frontier(head.size, [bytes.fromhex(part) for part in head.frontier.split()])


def _alone() -> bool:
    """Take the sealer's lock until the transaction ends. SQLite lets in one writer at a time anyway."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        return cursor.fetchone()[0]
