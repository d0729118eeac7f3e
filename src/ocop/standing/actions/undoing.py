"""Taking an import back."""

from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.models import User
from ocop.foundation import sealed
from ocop.foundation.access import Refused, require
from ocop.foundation.calendar import now
from ocop.foundation.text import clean
from ocop.registry.models import Product
from ocop.standing.access import may_undo
from ocop.standing.actions.noting import note
from ocop.standing.actions.spans import refresh
from ocop.standing.models import ImportBatch, Recognition, RecognitionEvent


@transaction.atomic
def undo_import(*, actor: User, batch: ImportBatch, reason: str) -> int:
    """Remove the recognitions of an import; returns how many. The same file may be imported again.

    Products stay in the register as rows of a public source, without standing: the public no longer sees them.
    Raises Refused for another than the head of the office, without a reason, for an import already undone, and while
    a recognition of it has events of its own.
    """
    batch = ImportBatch.objects.select_for_update(of=("self",)).select_related("province").get(pk=batch.pk)
    require(may_undo(actor, batch))
    reason = clean(reason, 300)
    if not reason:
        raise Refused(_("Ghi lý do hoàn tác."))
    lived = RecognitionEvent.objects.filter(recognition__batch=batch).count()
    if lived:
        raise Refused(_("Lần nhập này có %(count)s sự kiện ghi sau đó nên không hoàn tác được.") % {"count": lived})
    rows = Recognition.objects.filter(batch=batch)
    products = list(Product.objects.filter(recognitions__batch=batch).distinct().order_by("pk"))
    removed = rows.count()
    rows.delete()
    batch.undone_at, batch.undone_by, batch.undone_reason = now(), actor, reason
    batch.save()
    for product in products:
        refresh(product)
    subject = f"standing.import:{batch.public_id}"
    kept = sealed.put(subject, "reason", reason)
    note("import_undone", subject, batch.province, actor=actor, lines=removed, reason=kept)
    return removed
