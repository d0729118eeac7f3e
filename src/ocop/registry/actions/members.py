"""A producer's authorised people: added with an account and a slip, ended with their last day."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.actions import create_person, issue_slip
from ocop.accounts.enums import UnitKind
from ocop.accounts.identifiers import username as spelled
from ocop.accounts.models import Slip, Unit, User
from ocop.foundation.access import Refused, require
from ocop.foundation.calendar import today
from ocop.registry.access import may_change_producer, may_end_member
from ocop.registry.actions.noting import note
from ocop.registry.actions.writing import locked
from ocop.registry.enums import MemberScope
from ocop.registry.models import Producer, ProducerMember


@transaction.atomic
def add_member(
    *,
    actor: User,
    producer: Producer,
    username: str,
    full_name: str = "",
    phone: str = "",
    email: str = "",
    scope: str = MemberScope.MANAGE,
    represents: bool = False,
    starts: datetime.date | None = None,
    ends: datetime.date | None = None,
) -> tuple[ProducerMember, Slip | None, str]:
    """Let a person act for a producer from ``starts`` (today) to the end of ``ends`` (open).

    An unknown ``username`` makes the account, looked after by the producer's commune, and prints its activation slip:
    the member, the slip and its code, which is shown now and never again. A known one, whose holder has no official
    role here, gets the authorisation alone (slip None, code ""). Raises Refused out of reach, ValidationError by field.
    Undone by `end_member`.
    """
    holder = locked(producer)  # of two clicks the second waits here and then finds the person
    require(may_change_producer(actor, holder))
    starts = starts or today()
    if ends is not None and ends < starts:
        raise ValidationError({"ends": _("Ngày kết thúc không được trước ngày bắt đầu.")})
    person, slip, code = _person(actor, holder, username, full_name, phone, email)
    overlapping = holder.members.filter(user=person).exclude(ends__lt=starts)
    if ends is not None:
        overlapping = overlapping.filter(starts__lte=ends)
    if overlapping.exists():
        raise ValidationError({"username": _("Người này đang được ủy quyền trong thời gian ấy.")})
    member = ProducerMember(producer=holder, user=person, scope=scope, represents=represents, starts=starts, ends=ends)
    member.full_clean()
    member.save()
    content = {"member": str(member.public_id), "person": str(person.public_id), "scope": str(scope)}
    note("member_added", holder, actor=actor, **content)
    return member, slip, code


@transaction.atomic
def end_member(*, actor: User, member: ProducerMember, last_day: datetime.date) -> ProducerMember:
    """Set the last day of an authorisation; one that has not passed a day ends on its first.

    Raises Refused out of reach or when it is over already, ValidationError for a day before its beginning. Undone by
    adding the person again.
    """
    row = ProducerMember.objects.select_for_update(of=("self",)).select_related("producer__province").get(pk=member.pk)
    require(may_end_member(actor, row))
    if last_day < row.starts:
        raise ValidationError({"last_day": _("Ngày cuối không được trước ngày bắt đầu.")})
    row.ends = last_day
    row.save()
    note("member_ended", row.producer, actor=actor, member=str(row.public_id), last_day=last_day.isoformat())
    return row


def _person(
    actor: User, holder: Producer, username: str, full_name: str, phone: str, email: str
) -> tuple[User, Slip | None, str]:
    try:
        name = spelled(username)
    except ValidationError as error:
        raise ValidationError({"username": error.messages}) from error
    known = User.objects.filter(username=name).first()
    if known is None:
        person = create_person(
            actor=actor, unit=_home(holder), username=name, full_name=full_name, phone=phone, email=email
        )
        slip, code = issue_slip(actor=actor, person=person)
        return person, slip, code
    if not known.is_active:
        raise ValidationError({"username": _("Tài khoản này đã ngừng dùng.")})
    if known.pk == actor.pk:
        raise ValidationError({"username": _("Không tự ủy quyền cho mình.")})
    return known, None, ""


def _home(holder: Producer) -> Unit:
    """The unit that looks after the accounts of a producer's people: its commune's."""
    unit = Unit.objects.filter(kind=UnitKind.COMMUNE, commune=holder.commune_id).first() if holder.commune_id else None
    if unit is None:
        raise Refused(_("Chủ thể chưa ghi xã, phường hiện nay; sửa thông tin chủ thể trước rồi thêm người."))
    return unit
