"""Reading kept files, and proving that they are what was kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ocop.foundation.files import disk
from ocop.foundation.files.models import StoredFile


def open_file(stored: StoredFile) -> BinaryIO:
    """The file's bytes, opened for reading. Raises FileNotFoundError when they are gone from the disk."""
    return disk.path_of(stored.sha256).open("rb")


@dataclass(frozen=True)
class Damaged:
    """A file whose bytes are missing (``found`` None) or other than kept."""

    stored: StoredFile
    found: str | None


def damaged() -> Iterator[Damaged]:
    """Every kept file whose bytes do not have its hash, oldest first; each content is read once."""
    seen: dict[str, str | None] = {}
    for stored in StoredFile.objects.order_by("pk").iterator():
        if stored.sha256 not in seen:
            seen[stored.sha256] = disk.hash_on_disk(stored.sha256)
        if seen[stored.sha256] != stored.sha256:
            yield Damaged(stored, seen[stored.sha256])
