"""Reading frozen versions, comparing two, and proving that none was touched."""

from collections.abc import Iterator

from django.db.models import QuerySet

from ocop.foundation.ledger.models import Entry
from ocop.foundation.snapshots.comparing import Change, compare
from ocop.foundation.snapshots.models import Snapshot


def versions(subject: str) -> QuerySet[Snapshot]:
    """Every version of ``subject``, first to last."""
    return Snapshot.objects.filter(subject=subject).order_by("number")


def latest(subject: str) -> Snapshot | None:
    """The newest version of ``subject``, None while nothing is frozen."""
    return versions(subject).last()


def difference(a: Snapshot, b: Snapshot) -> list[Change]:
    """What changed from version ``a`` to version ``b``, both read in the current schema: (path, before, after)."""
    return compare(a.read(), b.read())


def verify() -> Iterator[str]:
    """One sentence for each version that was changed, invented or removed since it was frozen. Streams."""
    for snapshot in Snapshot.objects.select_related("entry").order_by("pk").iterator(chunk_size=500):
        told = snapshot.entry.content
        if snapshot.computed_sha256() != snapshot.sha256:
            yield f"bản chụp {snapshot.public_id}: nội dung không khớp mã băm"
        elif (told.get("snapshot"), told.get("number"), told.get("sha256"), snapshot.entry.subject) != (
            str(snapshot.public_id),
            snapshot.number,
            snapshot.sha256,
            snapshot.subject,
        ):
            yield f"bản chụp {snapshot.public_id}: khác bản mà sổ cái đã ghi"
    missing = Entry.objects.filter(action="snapshots.frozen", snapshot__isnull=True).order_by("pk")
    for entry in missing.iterator(chunk_size=500):
        yield f"bản chụp {entry.content['snapshot']}: mất"
