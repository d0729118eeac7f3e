"""Roles: given in a unit from a day, ended after a day."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from ocop.accounts.access import may_edit_unit, may_end_holding
from ocop.accounts.actions.noting import note, subject_of
from ocop.accounts.enums import KINDS_OF_ROLE, Role
from ocop.accounts.models import Holding, Unit, User
from ocop.accounts.queries import stood_in_for
from ocop.foundation.access import Refused, require
from ocop.foundation.calendar import today


@transaction.atomic
def grant(
    *,
    actor: User,
    person: User,
    role: Role,
    unit: Unit,
    starts: datetime.date,
    ends: datetime.date | None = None,
) -> Holding:
    """Give ``role`` in ``unit`` on every day of ``[starts, ends]`` (open without ``ends``). Undone by `end_holding`.

    Raises Refused for another than the province's administrator, for a stand-in's own account (a lent role would
    outlive its days), for a stopped account, a kind of unit in which the role is not held, days in the past or in the
    wrong order, and where the person holds it on some of these days.
    """
    require(may_edit_unit(actor, unit))
    if actor.pk == person.pk and stood_in_for(actor, Role.ADMINISTRATOR, province=unit.province_id):
        raise Refused(_("Người thay mặt không tự cấp vai trò cho mình; quản trị hệ thống làm việc này."))
    # Two grants at once to one person wait for each other, so that they cannot overlap.
    locked = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if not locked.is_active:
        raise Refused(_("Tài khoản này đã ngừng dùng; mở lại trước rồi cấp vai trò."))
    role = Role(role)
    if unit.kind not in KINDS_OF_ROLE[role]:
        kinds = ", ".join(str(kind.label) for kind in KINDS_OF_ROLE[role])
        raise Refused(_("“%(role)s” chỉ giữ ở: %(kinds)s.") % {"role": role.label, "kinds": kinds})
    if starts < today():
        raise Refused(_("Vai trò bắt đầu từ hôm nay hoặc sau hôm nay."))
    if ends is not None and ends < starts:
        raise Refused(_("Ngày kết thúc không được trước ngày bắt đầu."))
    overlapping = Q(ends__isnull=True) | Q(ends__gte=starts)
    if ends is not None:
        overlapping &= Q(starts__lte=ends)
    if Holding.objects.filter(overlapping, user=locked, role=role, unit=unit, void=False).exists():
        raise Refused(_("Người này đã giữ vai trò ấy ở đơn vị này trong thời gian vừa chọn."))
    holding = Holding.objects.create(user=locked, role=role, unit=unit, starts=starts, ends=ends)
    person.__dict__.pop("_held", None)
    _note("holding_granted", holding, actor, ends=ends.isoformat() if ends else None)
    return holding


@transaction.atomic
def end_holding(*, actor: User, holding: Holding, last_day: datetime.date) -> Holding:
    """Let a role end after ``last_day``; a day before its first one takes it back entirely (``void``).

    ``last_day`` is yesterday at the earliest: what was done with the role stays done. Raises Refused for another than
    the province's administrator, a role already over, or the province's last administrator.
    """
    rows = Holding.objects.select_for_update(of=("self",)).select_related("unit__province", "user")
    locked = rows.get(pk=holding.pk)
    require(may_end_holding(actor, locked))
    if last_day < today() - datetime.timedelta(days=1):
        raise Refused(_("Ngày cuối sớm nhất là hôm qua (thôi giữ ngay từ hôm nay)."))
    if locked.ends is not None and last_day > locked.ends:
        raise Refused(_("Vai trò đã có ngày kết thúc sớm hơn; muốn kéo dài thì cấp thêm một lần."))
    if last_day < locked.starts:
        locked.void = True
    else:
        locked.ends = last_day
    locked.save()
    _note("holding_ended", locked, actor, last_day=last_day.isoformat(), void=locked.void)
    return locked


def _note(act: str, holding: Holding, actor: User, **content) -> None:
    content |= {
        "holding": str(holding.public_id),
        "role": str(holding.role),
        "unit": str(holding.unit.public_id),
        "starts": holding.starts.isoformat(),
    }
    note(act, subject=subject_of(holding.user), actor=actor, province=holding.unit.province, **content)
