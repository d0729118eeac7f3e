"""Sending a kept file: never run, never guessed, never framed by others."""

from django.http import FileResponse

from ocop.foundation.files.enums import IMAGES, Kind
from ocop.foundation.files.models import StoredFile
from ocop.foundation.files.queries import open_file


def respond(stored: StoredFile, *, inline: bool = False) -> FileResponse:
    """The file as a download, or shown in the browser when ``inline`` and a picture or PDF.

    The caller has decided that the person may have it. The file gets its own content policy: nothing in it may load,
    run or submit. A browser's PDF viewer does not start in a sandbox, so a PDF goes without that word.
    """
    shown = inline and (stored.kind in IMAGES or stored.kind == Kind.PDF)
    response = FileResponse(
        open_file(stored), as_attachment=not shown, filename=stored.original_name, content_type=stored.media_type
    )
    sandbox = "" if shown and stored.kind == Kind.PDF else "; sandbox"
    response["Content-Security-Policy"] = f"default-src 'none'; frame-ancestors 'self'{sandbox}"
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-cache"
    return response
