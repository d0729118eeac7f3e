"""The two acts on the law's pages. Neither can reach points or gates."""

from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.models import User
from ocop.criteria import load
from ocop.foundation.access import Refused, require
from ocop.foundation.calendar import now, today
from ocop.foundation.ledger import record
from ocop.foundation.text import clean
from ocop.lawbook.access import may_edit
from ocop.lawbook.models import SignOff, Wording
from ocop.lawbook.places import labels_of
from ocop.lawbook.queries import sign_off_of
from ocop.territory.models import Province

NOTE_LENGTH, TEXT_LENGTH, REASON_LENGTH = 500, 2000, 300


@transaction.atomic
def sign_off(*, actor: User, province: Province, law: str, sheet: int, agrees: bool, note: str = "") -> SignOff:
    """Say that a sheet equals the signed text, or take that back (then a reason is needed).

    Raises Refused for a person of another office, for an unknown sheet, and for a statement already in force.
    """
    require(may_edit(actor, province))
    load(law).sheet(sheet)
    note = clean(note, NOTE_LENGTH)
    _wait_for_turn(province)
    before = sign_off_of(province, law, sheet)
    if (before is not None and before.agrees) == agrees:
        raise Refused(
            _("Bộ này đã được đối chiếu rồi.") if agrees else _("Bộ này chưa được đối chiếu nên không có gì để rút.")
        )
    if not agrees and not note:
        raise Refused(_("Ghi lý do rút lời đối chiếu."))
    row = SignOff.objects.create(
        province=province, law=law, sheet=sheet, agrees=agrees, note=note, by=actor, day=today(), at=now()
    )
    record(
        "lawbook.sign_off" if agrees else "lawbook.sign_off_taken_back",
        subject=f"lawbook.sheet:{law}:{sheet}",
        actor=str(actor.public_id),
        content={"law": law, "sheet": sheet, "note": note},
        province=province.code,
    )
    return row


@transaction.atomic
def set_wording(
    *, actor: User, province: Province, law: str, sheet: int, place: str, vi: str, en: str, reason: str
) -> Wording:
    """Lay official wording over one label as its next version; empty Vietnamese returns to the shipped words.

    Words that stand there already make no version: the standing one is given back.
    Raises Refused for a person of another office, an unknown place or a missing reason.
    """
    require(may_edit(actor, province))
    if place not in labels_of(load(law).sheet(sheet)):
        raise Refused(_("Phiếu này không có vị trí đó."))
    reason = clean(reason, REASON_LENGTH)
    if not reason:
        raise Refused(_("Ghi lý do hoặc nguồn của câu chữ này."))
    vi, en = clean(vi, TEXT_LENGTH), clean(en, TEXT_LENGTH)
    _wait_for_turn(province)
    versions = Wording.objects.filter(province=province, law=law, sheet=sheet, place=place)
    latest = versions.order_by("-number").first()
    if latest is not None and (latest.vi, latest.en) == (vi, en):
        return latest
    row = Wording.objects.create(
        province=province, law=law, sheet=sheet, place=place, number=latest.number + 1 if latest else 1,
        vi=vi, en=en, reason=reason, by=actor, at=now(),
    )  # fmt: skip
    record(
        "lawbook.wording",
        subject=f"lawbook.sheet:{law}:{sheet}",
        actor=str(actor.public_id),
        content={"place": place, "number": row.number, "vi": row.vi, "en": row.en},
        province=province.code,
    )
    return row


def _wait_for_turn(province: Province) -> None:
    """Let two acts at once on one province's pages, such as a double click, follow each other."""
    Province.objects.select_for_update().get(pk=province.pk)
