"""Accounts of people: made, corrected, stopped, opened again."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ocop.accounts import identifiers
from ocop.accounts.access import COMMUNE_DESK, may_add_person, may_manage_person, may_see_person, may_stop_person
from ocop.accounts.actions.noting import note, subject_of
from ocop.accounts.enums import Role
from ocop.accounts.models import Slip, Unit, User
from ocop.accounts.queries import holds
from ocop.foundation import sealed
from ocop.foundation.access import Refused, require
from ocop.foundation.calendar import now
from ocop.foundation.text import clean

NAME_LIMIT = 120


@transaction.atomic
def create_person(*, actor: User, unit: Unit, username: str, full_name: str, phone: str = "", email: str = "") -> User:
    """Make an account looked after by ``unit``; it has no password until its slip is used.

    Raises Refused for another than an administrator of the province or an officer of that commune, and
    ValidationError, by field, for a name, number or address that is wrong or taken.
    """
    require(may_add_person(actor, unit))
    person = User(home=unit, **read_fields(username=username, full_name=full_name, phone=phone, email=email))
    person.set_unusable_password()
    save_unless_taken(person)
    role = Role.ADMINISTRATOR if holds(actor, Role.ADMINISTRATOR, province=unit.province_id) else COMMUNE_DESK[0]
    content = {"unit": str(unit.public_id)}
    note("person_created", subject=subject_of(person), actor=actor, province=unit.province, capacity=role, **content)
    return person


@transaction.atomic
def update_person(
    *, actor: User, person: User, full_name: str, phone: str = "", email: str = "", home: Unit | None = None
) -> User:
    """Correct a person's name and contacts, and which unit looks after the account.

    Raises Refused for another than the person's administrator, and ValidationError by field.
    """
    locked = _locked(person)
    require(may_manage_person(actor, locked))
    if home is not None and home.pk != locked.home_id:
        require(may_add_person(actor, home))
    fields = read_fields(username=locked.username, full_name=full_name, phone=phone, email=email)
    fields["home"] = home or locked.home
    changed = sorted(name for name, value in fields.items() if getattr(locked, name) != value)
    if not changed:
        return locked
    for name, value in fields.items():
        setattr(locked, name, value)
    save_unless_taken(locked)
    note("person_updated", subject=subject_of(locked), actor=actor, province=_province(locked), fields=changed)
    return locked


@transaction.atomic
def stop(*, actor: User, person: User, reason: str) -> User:
    """Stop an account: the person is signed out everywhere and cannot sign in; unused slips end.

    Raises Refused without a reason, for one's own account, or for the province's last administrator. Undone by
    `reactivate`.
    """
    locked = _locked(person)
    require(may_stop_person(actor, locked))
    if not locked.is_active:
        raise Refused(_("Tài khoản này đã ngừng dùng."))
    reference = _sealed_reason(locked, reason)
    locked.is_active = False
    locked.save()
    _sign_out_everywhere(locked)
    Slip.objects.filter(user=locked, used_at__isnull=True, cancelled_at__isnull=True).update(cancelled_at=now())
    note("person_stopped", subject=subject_of(locked), actor=actor, province=_province(locked), reason=reference)
    return locked


@transaction.atomic
def reactivate(*, actor: User, person: User, reason: str) -> User:
    """Open a stopped account again, with its old password. Raises Refused as `stop` does, and for an erased one."""
    locked = _locked(person)
    require(may_manage_person(actor, locked))
    if locked.is_active:
        raise Refused(_("Tài khoản này đang dùng."))
    if locked.erased:
        raise Refused(_("Tài khoản này đã xóa dữ liệu; lập tài khoản mới."))
    reference = _sealed_reason(locked, reason)
    locked.is_active = True
    locked.save()
    note("person_reactivated", subject=subject_of(locked), actor=actor, province=_province(locked), reason=reference)
    return locked


@transaction.atomic
def read_contacts(*, actor: User, person: User) -> tuple[str, str]:
    """The person's phone and e-mail in full; that they were read is recorded. Raises Refused for those out of reach."""
    require(may_see_person(actor, person))
    if actor.pk != person.pk:
        note("contacts_read", subject=subject_of(person), actor=actor, province=_province(person))
    return person.phone or "", person.email or ""


@transaction.atomic
def change_password(*, actor: User, password: str) -> User:
    """Choose a new password for oneself. Raises ValidationError for one too short, common or like the name."""
    locked = _locked(actor)
    validate_password(password, locked)
    locked.set_password(password)
    locked.save()
    note("password_changed", subject=subject_of(locked), actor=locked)
    return locked


@transaction.atomic
def note_linked(*, person: User, provider: str) -> None:
    """Record that an outside identity proved to be this person's and now signs in as them."""
    note("outside_identity_linked", subject=subject_of(person), actor=person, provider=provider)


def _locked(person: User) -> User:
    return User.objects.select_for_update(of=("self",)).select_related("home__province").get(pk=person.pk)


def _sign_out_everywhere(person: User) -> None:
    """End the person's sessions: one left on a lost device must not wake up when the account is opened again."""
    sessions = Session.objects.filter(expire_date__gt=now())
    theirs = [row.pk for row in sessions if row.get_decoded().get(SESSION_KEY) == str(person.pk)]
    Session.objects.filter(pk__in=theirs).delete()


def _province(person: User):
    return person.home.province if person.home else None


def _sealed_reason(person: User, reason: str) -> dict:
    reason = clean(reason, 300)
    if not reason:
        raise Refused(_("Ghi lý do."))
    return sealed.put(subject_of(person), "reason", reason)


def read_fields(*, username: str, full_name: str, phone: str, email: str) -> dict[str, Any]:
    """The cleaned columns; ValidationError holds every wrong field at once."""
    errors: dict[str, list[str]] = {}
    readers = {"username": identifiers.username, "phone": identifiers.phone, "email": identifiers.email}
    given = {"username": username, "phone": phone, "email": email}
    fields: dict[str, Any] = {}
    for name, read in readers.items():
        if name != "username" and not clean(given[name]):
            fields[name] = None
            continue
        try:
            fields[name] = read(given[name])
        except ValidationError as error:
            errors[name] = error.messages
    fields["full_name"] = clean(full_name).replace("\n", " ")
    if not fields["full_name"]:
        errors["full_name"] = [_("Ghi họ và tên.")]
    elif len(fields["full_name"]) > NAME_LIMIT:
        errors["full_name"] = [_("Họ và tên dài nhất %d ký tự.") % NAME_LIMIT]
    if errors:
        raise ValidationError(errors)
    return fields


def save_unless_taken(person: User) -> None:
    """Save; ValidationError by field for what another account has, also one that another request made meanwhile."""
    _refuse_taken(person)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        _refuse_taken(person)
        raise


def _refuse_taken(person: User) -> None:
    taken = {
        "username": _("Tên đăng nhập này đã có người dùng."),
        "phone": _("Số điện thoại này đã gắn với tài khoản khác."),
        "email": _("Địa chỉ thư này đã gắn với tài khoản khác."),
    }
    others = User.objects.exclude(pk=person.pk)
    errors = {
        name: [message]
        for name, message in taken.items()
        if getattr(person, name) and others.filter(**{name: getattr(person, name)}).exists()
    }
    if errors:
        raise ValidationError(errors)
