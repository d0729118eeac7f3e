"""Keeping and removing files: the only writers of `StoredFile`."""

from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from ocop.foundation.calendar import now
from ocop.foundation.files import disk
from ocop.foundation.files.checks import check
from ocop.foundation.files.enums import Kind
from ocop.foundation.files.models import StoredFile
from ocop.foundation.files.names import clean_name


def store(
    upload: UploadedFile | bytes,
    *,
    name: str,
    owner: str,
    allowed: Iterable[Kind],
    max_bytes: int,
    province: str = "",
) -> StoredFile:
    """Check what somebody brought and keep it; raises UploadRefused with the reason.

    Call it outside a long transaction: it reads, draws pictures anew and waits for the disk.
    """
    data = upload if isinstance(upload, bytes) else upload.read(max_bytes + 1)
    name = clean_name(name)
    kind, data = check(data, name, allowed=allowed, max_bytes=max_bytes)
    return keep(data, kind=kind, name=name, owner=owner, province=province)


def keep(data: bytes, *, kind: Kind, name: str, owner: str, province: str = "") -> StoredFile:
    """Keep bytes the product made itself (no checks); raises UploadRefused when the disk is full."""
    return StoredFile.objects.create(
        sha256=disk.write(data),
        size=len(data),
        kind=kind,
        original_name=clean_name(name),
        owner=owner,
        province=province,
        created_at=now(),
    )


def remove(stored: StoredFile) -> None:
    """Forget a file; its bytes go once the transaction is committed, unless another row has the same ones."""
    sha256 = stored.sha256
    with transaction.atomic():
        stored.delete()
        transaction.on_commit(lambda: _erase_unused(sha256))


def _erase_unused(sha256: str) -> None:
    if not StoredFile.objects.filter(sha256=sha256).exists():
        disk.erase(sha256)
