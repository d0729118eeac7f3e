"""Stand-ins ("thay mặt"): named for days, cancelled when no longer needed."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.access import may_cancel_stand_in, may_lend
from ocop.accounts.actions.noting import note, subject_of
from ocop.accounts.limits import limit
from ocop.accounts.models import Holding, StandIn, User
from ocop.accounts.queries import provinces_of
from ocop.foundation.access import Refused, require
from ocop.foundation.calendar import today
from ocop.foundation.text import clean


@transaction.atomic
def set_stand_in(
    *,
    actor: User,
    holding: Holding,
    substitute: User,
    starts: datetime.date,
    ends: datetime.date,
    reason: str,
) -> StandIn:
    """Let ``substitute`` use the role of ``holding`` on every day of ``[starts, ends]``; each act then says so.

    The holder keeps the role beside them. Raises Refused for another than the holder or the province's administrator,
    for the holder themself or somebody without a role in the province, for past or too many days, for days on which
    somebody already stands in, and without a reason. Undone by `cancel_stand_in`.
    """
    rows = Holding.objects.select_for_update(of=("self",)).select_related("unit__province", "user")
    locked = rows.get(pk=holding.pk)
    require(may_lend(actor, locked))
    reason = clean(reason, 300)
    if not reason:
        raise Refused(_("Ghi lý do."))
    if substitute.pk == locked.user_id:
        raise Refused(_("Người thay mặt phải là người khác."))
    if locked.unit.province_id not in provinces_of(substitute):
        raise Refused(_("Người thay mặt phải đang giữ một vai trò trong tỉnh."))
    _check_days(locked, starts, ends)
    row = StandIn.objects.create(holding=locked, substitute=substitute, starts=starts, ends=ends, reason=reason)
    substitute.__dict__.pop("_held", None)
    _note("stand_in_set", row, actor, starts=starts.isoformat(), ends=ends.isoformat())
    return row


def _check_days(holding: Holding, starts: datetime.date, ends: datetime.date) -> None:
    if starts < today():
        raise Refused(_("Thời gian thay mặt bắt đầu từ hôm nay hoặc sau hôm nay."))
    if ends < starts:
        raise Refused(_("Ngày kết thúc không được trước ngày bắt đầu."))
    longest = limit("stand_in_days", today())
    if (ends - starts).days >= longest:
        raise Refused(_("Một lần thay mặt dài nhất %d ngày.") % longest)
    if starts < holding.starts or (holding.ends is not None and ends > holding.ends):
        raise Refused(_("Thời gian thay mặt phải nằm trong thời gian giữ vai trò."))
    if StandIn.objects.filter(holding=holding, void=False, starts__lte=ends, ends__gte=starts).exists():
        raise Refused(_("Trong những ngày này đã có người thay mặt."))


@transaction.atomic
def cancel_stand_in(*, actor: User, stand_in: StandIn) -> StandIn:
    """End a stand-in from today on; one that has not had a whole day counts on no day.

    Raises Refused for another than who could name it, and when it is over.
    """
    rows = StandIn.objects.select_for_update(of=("self",))
    locked = rows.select_related("holding__unit__province", "substitute").get(pk=stand_in.pk)
    require(may_cancel_stand_in(actor, locked))
    yesterday = today() - datetime.timedelta(days=1)
    if yesterday < locked.starts:
        locked.void = True
    else:
        locked.ends = yesterday
    locked.save()
    _note("stand_in_cancelled", locked, actor, void=locked.void)
    return locked


def _note(act: str, row: StandIn, actor: User, **content) -> None:
    content |= {
        "stand_in": str(row.public_id),
        "holding": str(row.holding.public_id),
        "substitute": str(row.substitute.public_id),
    }
    subject = subject_of(row.holding.user)
    note(act, subject=subject, actor=actor, province=row.holding.unit.province, **content)
