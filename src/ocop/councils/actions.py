"""The two acts on scoring workbooks: keep one, and take it back."""

from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.models import User
from ocop.councils.access import may_keep, may_remove
from ocop.councils.models import KeptWorkbook
from ocop.councils.summary import summary_of
from ocop.councils.ticket import Ticket
from ocop.councils.workbook.facts import regulation_json
from ocop.councils.workbook.result import tally_round
from ocop.councils.workbook.writing import write
from ocop.foundation.access import Refused, require
from ocop.foundation.calendar import now
from ocop.foundation.files.actions import keep, remove
from ocop.foundation.files.enums import Kind
from ocop.foundation.ledger import record
from ocop.foundation.text import clean, fold
from ocop.territory.models import Province

NAME_LENGTH, REASON_LENGTH = 200, 300


def keep_workbook(*, actor: User, province: Province, ticket: Ticket, name: str = "") -> KeptWorkbook:
    """Keep a checked workbook for a province; the same sent file is kept once, and a second call gives the first row.

    ``name`` defaults to the round's title, then to the file's name. Raises Refused for a person who may not.
    """
    require(may_keep(actor, province))
    name = clean(name, NAME_LENGTH) or clean(ticket.facts.title, NAME_LENGTH) or ticket.source_name
    summary, content = summary_of(tally_round(ticket.facts)), write(ticket.facts)  # outside the transaction
    with transaction.atomic():
        Province.objects.select_for_update().get(pk=province.pk)  # a double click waits here and then finds the row
        kept = KeptWorkbook.objects.filter(
            province=province, source_sha256=ticket.source_sha256, removed_at__isnull=True
        ).first()
        if kept is not None:
            return kept
        kept = KeptWorkbook(
            province=province, name=name, name_folded=fold(name)[:NAME_LENGTH], law=ticket.facts.law,
            regulation=regulation_json(ticket.facts.regulation), summary=summary, demo=ticket.facts.demo,
            source_sha256=ticket.source_sha256, source_name=ticket.source_name, by=actor, at=now(),
        )  # fmt: skip
        owner = f"councils.workbook:{kept.public_id}"
        kept.file = keep(content, kind=Kind.XLSX, name=f"{name}.xlsx", owner=owner, province=province.code)
        kept.sha256 = kept.file.sha256
        kept.save()
        record(
            "councils.workbook_kept",
            subject=owner,
            actor=str(actor.public_id),
            content={
                "sha256": kept.sha256, "source_sha256": kept.source_sha256, "law": kept.law,
                "regulation": kept.regulation, "summary": summary,
            },
            province=province.code,
        )  # fmt: skip
    return kept


@transaction.atomic
def remove_kept(*, actor: User, kept: KeptWorkbook, reason: str) -> KeptWorkbook:
    """Take a kept workbook back: its file goes, the row stays with the reason. The same file may be kept again.

    Raises Refused for a person who may not, for one taken back already, and without a reason.
    """
    kept = KeptWorkbook.objects.select_for_update(of=("self",)).select_related("file", "province").get(pk=kept.pk)
    require(may_remove(actor, kept))
    reason = clean(reason, REASON_LENGTH)
    if not reason:
        raise Refused(_("Ghi lý do bỏ bảng chấm này."))
    stored, kept.file = kept.file, None
    kept.removed_by, kept.removed_at, kept.removed_reason = actor, now(), reason
    kept.save()
    if stored is not None:
        remove(stored)
    record(
        "councils.workbook_removed",
        subject=f"councils.workbook:{kept.public_id}",
        actor=str(actor.public_id),
        content={"sha256": kept.sha256},
        province=kept.province.code,
    )
    return kept
