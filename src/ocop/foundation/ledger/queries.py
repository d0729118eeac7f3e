"""Reading the ledger."""

from django.db.models import QuerySet

from ocop.foundation.ledger.models import Entry


def entries_about(subject: str) -> QuerySet[Entry]:
    """The acts on one subject (``room.thing:<public id>``), oldest first."""
    return Entry.objects.filter(subject=subject).order_by("pk")
