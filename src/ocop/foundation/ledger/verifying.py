"""Finding what was changed behind the product's back. Streams: memory does not grow with the ledger."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import connection
from django.db.models import Max

from ocop.foundation.append_only import is_protected
from ocop.foundation.ledger.merkle import Frontier, leaf_hash
from ocop.foundation.ledger.models import Entry, Head, Leaf
from ocop.foundation.ledger.sealing import WINDOW, frontier_of

CHUNK = 1_000
TABLES = ("ledger_entry", "ledger_leaf", "ledger_head")


@dataclass(frozen=True)
class Problem:
    """One finding: its ``kind`` (unprotected, changed, missing, leaf, root, unsealed), where it is, and a sentence."""

    kind: str
    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"


def verify(known: tuple[int, str] | None = None) -> Iterator[Problem]:
    """Every problem of the ledger; none means sound.

    ``known`` is a head (size, root in hex) written down earlier: the tree must still begin with it, which also shows
    that nothing was cut off at the end. The newest acts, not sealed yet, are proved by their own hashes only.
    """
    for table in TABLES:
        if not is_protected(connection, table):
            yield Problem("unprotected", table, "bảng mất lớp bảo vệ chống sửa, xóa")
    yield from _tree(known)
    yield from _unsealed()


def _tree(known: tuple[int, str] | None) -> Iterator[Problem]:
    """Rebuild the tree leaf by leaf and compare it with each head on the way."""
    end = Head.objects.aggregate(end=Max("size"))["end"] or 0
    heads = Head.objects.filter(size__lte=end).order_by("size").iterator(chunk_size=CHUNK)
    head, tree = next(heads, None), Frontier()
    for leaf, problems in _leaves(end):
        yield from problems
        tree.append(leaf)
        if known and tree.size == known[0] and tree.root().hex() != known[1]:
            yield Problem("root", f"cây {tree.size}", f"khác gốc đã ghi trước đây {known[1]}")
        if head is not None and head.size == tree.size:
            problem, tree = _at(head, tree)
            if problem:
                yield problem
            head = next(heads, None)
    if known and known[0] > end:
        yield Problem("root", f"cây {known[0]}", f"chỉ còn {end} lá")
    newest = Head.objects.order_by("-size").values("size")[:1]
    loose = Leaf.objects.filter(index__gte=newest) if end else Leaf.objects.all()
    for index in loose.order_by("index").values_list("index", flat=True).iterator(chunk_size=CHUNK):
        yield Problem("leaf", f"lá {index}", "không nằm dưới gốc nào")


def _at(head: Head, tree: Frontier) -> tuple[Problem | None, Frontier]:
    """Compare; after a difference go on from the head's own subtrees, so that each break is told once."""
    told = _told(head)
    if head.root == tree.root().hex():
        if told is not None and told.hashes == tree.hashes:
            return None, tree
        return Problem("root", f"cây {head.size}", "các cây con đã lưu bị thay đổi"), tree
    sound = told is not None and told.root().hex() == head.root
    return Problem("root", f"cây {head.size}", "gốc tính lại khác gốc đã lưu"), told if sound and told else tree


def _told(head: Head) -> Frontier | None:
    try:
        return frontier_of(head)
    except ValueError:
        return None


def _leaves(end: int) -> Iterator[tuple[bytes, list[Problem]]]:
    """Every place 0 … end-1 with its hash as stored (zeros where it is missing) and what is wrong there."""
    rows = Leaf.objects.filter(index__lt=end).order_by("index").values_list("index", "entry_id", "sha256")
    stream, expected = rows.iterator(chunk_size=CHUNK), 0
    while chunk := list(islice(stream, CHUNK)):
        entries = _entries([entry_id for _index, entry_id, _sha256 in chunk])
        for index, entry_id, sha256 in chunk:
            yield from _gap(expected, index)
            yield _bytes(sha256), list(_leaf_problems(index, sha256, entry_id, entries))
            expected = index + 1
    yield from _gap(expected, end)


def _gap(start: int, stop: int) -> Iterator[tuple[bytes, list[Problem]]]:
    for index in range(start, stop):
        yield bytes(32), [Problem("leaf", f"lá {index}", "mất")]


def _leaf_problems(index: int, sha256: str, entry_id: int, entries: dict[int, Entry | None]) -> Iterator[Problem]:
    entry = entries.get(entry_id)
    if entry_id not in entries:
        yield Problem("missing", f"việc {entry_id}", f"mất khỏi sổ cái (lá {index})")
    elif entry is None or not _fits(entry):
        yield Problem("changed", f"việc {entry_id}", "nội dung hoặc mã băm bị thay đổi")
    elif leaf_hash(bytes.fromhex(entry.sha256)).hex() != sha256:
        yield Problem("leaf", f"lá {index}", f"không khớp với việc {entry_id}")


def _unsealed() -> Iterator[Problem]:
    waiting = Entry.objects.filter(leaf__isnull=True).order_by("pk").values_list("pk", flat=True)
    stream = waiting.iterator(chunk_size=CHUNK)
    oldest = (Leaf.objects.aggregate(last=Max("entry_id"))["last"] or 0) - WINDOW
    while chunk := list(islice(stream, CHUNK)):
        for entry_id, entry in _entries(chunk).items():
            if entry is None or not _fits(entry):
                yield Problem("changed", f"việc {entry_id}", "nội dung hoặc mã băm bị thay đổi (chưa niêm phong)")
            elif entry_id <= oldest:
                yield Problem("unsealed", f"việc {entry_id}", "chưa được niêm phong dù các việc sau nó đã niêm phong")


def _entries(ids: list[int]) -> dict[int, Entry | None]:
    """The entries that exist; None for one whose columns can no longer be read."""
    try:
        return dict(sorted(Entry.objects.in_bulk(ids).items()))
    except (ValueError, TypeError, OverflowError):
        return {entry_id: _readable(entry_id) for entry_id in ids if Entry.objects.filter(pk=entry_id).exists()}


def _readable(entry_id: int) -> Entry | None:
    try:
        return Entry.objects.get(pk=entry_id)
    except (ValueError, TypeError, OverflowError):
        return None


def _fits(entry: Entry) -> bool:
    try:
        return entry.computed_sha256() == entry.sha256
    except (AttributeError, ValueError, TypeError):  # a column of another type than it had
        return False


def _bytes(sha256: str) -> bytes:
    try:
        return bytes.fromhex(sha256)
    except (ValueError, TypeError):
        return bytes(32)
