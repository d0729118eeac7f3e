"""How much one request may bring along with its files, before any of it is read."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


class CappedUpload(FileUploadHandler):
    """Stands before the handlers that keep what comes in: a request over ``UPLOAD_MAX_BYTES`` never reaches the disk.

    Each form has its own, smaller limit; this one keeps a stranger from filling the disk on a page for everybody.
    """

    def handle_raw_input(
        self, input_data: Any, META: dict[str, Any], content_length: int, boundary: str, encoding: str | None = None
    ) -> None:
        """Let the request be read, or raise RequestDataTooBig (the page of 413)."""
        if content_length > settings.UPLOAD_MAX_BYTES:
            raise RequestDataTooBig

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand every part on to the handler that keeps it."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """This handler keeps nothing."""
