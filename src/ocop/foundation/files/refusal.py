"""Why a file is not taken in."""

from ocop.foundation.documents.complaint import Complaint


class UploadRefused(Complaint):
    """A file that is not kept; ``str()`` tells the person who sent it what to do."""
