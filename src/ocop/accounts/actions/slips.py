"""Slips: a one-time code on paper with which a person chooses a password, at first and after losing it."""

import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.access import COMMUNE_DESK, may_let_in
from ocop.accounts.actions.noting import note, subject_of
from ocop.accounts.codes import hashed, matches, new_code
from ocop.accounts.enums import Paper, Role, SlipKind
from ocop.accounts.identifiers import identifier
from ocop.accounts.limits import limit
from ocop.accounts.models import Slip, User
from ocop.accounts.queries import holds, was_activated
from ocop.foundation import sealed
from ocop.foundation.access import Refused, require
from ocop.foundation.calendar import now, today
from ocop.foundation.text import clean


@transaction.atomic
def issue_slip(*, actor: User, person: User) -> tuple[Slip, str]:
    """Print the first code of an account: the slip and its code, which is shown now and never again.

    Usable for ``slip_days``, once; an earlier unused slip of the person ends. Raises Refused for those who may not let
    this person in, and for somebody who has a password already: that is a reset, with an identity check.
    """
    locked = _locked(person)
    require(may_let_in(actor, locked))
    if was_activated(locked):
        raise Refused(_("Tài khoản này đã từng có mật khẩu; đặt lại tại quầy sau khi đối chiếu giấy tờ."))
    return _issue(actor, locked, SlipKind.ACTIVATION)


@transaction.atomic
def reset_at_counter(
    *, actor: User, person: User, paper: Paper, digits: str, remove_second_factor: bool = False
) -> tuple[Slip, str]:
    """Print a code for a person who stands at the counter and has shown ``paper``; the old password ends at once.

    ``digits`` are the last 3 or 4 of its number: a sealed value, never in the ledger. ``remove_second_factor`` takes
    away a lost telephone's authenticator when the code is used. Raises Refused as `issue_slip`, and for other digits.
    """
    locked = _locked(person)
    require(may_let_in(actor, locked))
    digits = clean(digits)
    if not (3 <= len(digits) <= 4 and digits.isascii() and digits.isdigit()):
        raise Refused(_("Ghi 3 hoặc 4 chữ số cuối của giấy tờ đã đối chiếu."))
    reference = sealed.put(subject_of(locked), "identity_check", digits)
    locked.set_unusable_password()
    locked.save()
    return _issue(
        actor,
        locked,
        SlipKind.RESET,
        paper=Paper(paper),
        digits=reference,
        removes_second_factor=remove_second_factor,
    )


@transaction.atomic
def activate(*, login: str, code: str, password: str) -> User:
    """Choose the password that ``code`` allows. Returns the person, who then signs in as anybody else.

    ``login`` is the person's user name, phone or e-mail. Raises Refused with one and the same sentence for an unknown
    person, a wrong, used or replaced code; with another one for the right code after its last day; ValidationError for
    a password too short, common or like the name. The web limits how often one may try.
    """
    column, value = identifier(login)
    person = User.objects.select_for_update(of=("self",)).filter(**{column: value}, is_active=True).first()
    slip = Slip.objects.filter(user=person, used_at__isnull=True, cancelled_at__isnull=True).first() if person else None
    if slip is None or not matches(code, slip.code_hash):
        raise Refused(_("Tên đăng nhập hoặc mã không đúng, hoặc mã đã dùng rồi. Xem lại phiếu, hoặc xin phiếu mới."))
    if slip.last_day < today():
        day = f"{slip.last_day:%d/%m/%Y}"
        raise Refused(_("Phiếu này chỉ dùng đến hết ngày %s. Đến nơi đã in để lấy phiếu mới.") % day)
    assert person is not None
    validate_password(password, person)
    person.set_password(password)
    person.save()
    slip.used_at = now()
    slip.save()
    if slip.removes_second_factor:
        Authenticator.objects.filter(user_id=person.pk).delete()
    content: dict[str, Any] = {"slip": str(slip.public_id), "removed_second_factor": slip.removes_second_factor}
    note("slip_used", subject=subject_of(person), actor=person, **content)
    return person


def _locked(person: User) -> User:
    return User.objects.select_for_update(of=("self",)).select_related("home__province").get(pk=person.pk)


def _issue(actor: User, person: User, kind: SlipKind, **fields) -> tuple[Slip, str]:
    open_slips = Slip.objects.filter(user=person, used_at__isnull=True, cancelled_at__isnull=True)
    open_slips.update(cancelled_at=now())
    code = new_code()
    slip = Slip.objects.create(
        user=person,
        kind=kind,
        code_hash=hashed(code),
        issued_by=actor,
        issued_at=now(),
        last_day=today() + datetime.timedelta(days=limit("slip_days", today())),
        **fields,
    )
    content: dict[str, Any] = {"slip": str(slip.public_id), "kind": str(kind), "last_day": slip.last_day.isoformat()}
    if kind == SlipKind.RESET:
        content |= {"paper": str(slip.paper), "digits": slip.digits}
        content["removes_second_factor"] = slip.removes_second_factor
    province = person.home.province if person.home else None
    is_administrator = province is not None and holds(actor, Role.ADMINISTRATOR, province=province.pk)
    role = Role.ADMINISTRATOR if is_administrator else COMMUNE_DESK[0]
    note("slip_issued", subject=subject_of(person), actor=actor, province=province, capacity=role, **content)
    return slip, code
