"""Bytes on disk under their own hash: written whole or not at all, never changed, readable by the server only."""

import contextlib
import errno
import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from ocop.foundation.documents.complaint import noop as _
from ocop.foundation.files.refusal import UploadRefused

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def path_of(sha256: str) -> Path:
    """Where bytes with this hash lie."""
    return Path(settings.FILES_DIR) / sha256[:2] / sha256[2:4] / sha256


def write(data: bytes) -> str:
    """Keep ``data`` and return its SHA-256. The same bytes are kept once; damaged ones are made good.

    The bytes and their place in the directory are on disk when this returns. Raises UploadRefused when the disk is
    full; nothing half-written stays.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    target = path_of(sha256)
    if hash_on_disk(sha256) == sha256:
        return sha256
    try:
        _place(data, target)
    except OSError as error:
        if error.errno in _FULL:
            raise UploadRefused(
                _("Máy chủ hết chỗ lưu, tệp chưa được giữ. Báo người quản trị rồi gửi lại sau.")
            ) from error
        raise
    return sha256


def _place(data: bytes, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".part-", dir=target.parent)  # mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise
    directory = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def hash_on_disk(sha256: str) -> str | None:
    """The hash of what lies at the place of ``sha256`` now, None where nothing lies."""
    try:
        with path_of(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def erase(sha256: str) -> None:
    """Remove the bytes; nothing happens when they are gone already."""
    path_of(sha256).unlink(missing_ok=True)
