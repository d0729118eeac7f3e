"""Forgetting a person: the account loses all personal data, the proofs that name its id stay valid."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from ocop.accounts.access import may_manage_person
from ocop.accounts.actions.noting import note, subject_of
from ocop.accounts.models import Holding, Slip, StandIn, User
from ocop.foundation import sealed
from ocop.foundation.access import Refused, require
from ocop.foundation.calendar import now, today


@transaction.atomic
def erase_person(*, actor: User, person: User) -> User:
    """Anonymise a person who holds no role any more. Cannot be undone.

    Which roles were held and when stays: it is part of filed work, under the person's id. Raises Refused for another
    than the person's administrator, and while a role or a stand-in is open.
    """
    locked = User.objects.select_for_update(of=("self",)).select_related("home__province").get(pk=person.pk)
    require(may_manage_person(actor, locked))
    open_holding = Q(ends__isnull=True) | Q(ends__gte=today())
    if Holding.objects.filter(open_holding, user=locked, void=False).exists():
        raise Refused(_("Người này còn giữ vai trò; kết thúc các vai trò trước rồi xóa dữ liệu."))
    if StandIn.objects.filter(substitute=locked, void=False, ends__gte=today()).exists():
        raise Refused(_("Người này còn được cử thay mặt; hủy việc thay mặt trước rồi xóa dữ liệu."))
    anonymise(locked)
    province = locked.home.province if locked.home else None
    note("person_erased", subject=subject_of(locked), actor=actor, province=province)
    return locked


def anonymise(person: User) -> None:
    """Replace name and contacts, close the account, drop its second factor and outside sign-ins, erase sealed values.

    The account's part of an erasure request; the caller records the act.
    """
    person.username = f"da-xoa-{person.public_id.hex[:12]}"
    person.full_name = "—"
    person.phone = person.email = None
    person.is_active = False
    person.erased = True
    person.set_unusable_password()
    person.save()
    Authenticator.objects.filter(user_id=person.pk).delete()
    SocialAccount.objects.filter(user_id=person.pk).delete()
    Slip.objects.filter(user=person, used_at__isnull=True, cancelled_at__isnull=True).update(cancelled_at=now())
    sealed.erase(subject_of(person))
