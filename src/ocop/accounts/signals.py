"""What allauth does to second factors is written into the ledger.

allauth tells of it once its own transaction is over, so that the line of the ledger stands in one of its own.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.db import transaction
from django.dispatch import receiver

from ocop.accounts.actions.noting import note, subject_of
from ocop.accounts.models import User


@receiver(authenticator_added)
@transaction.atomic
def added(user: User, authenticator: Authenticator, **_kwargs: Any) -> None:
    """A second factor, or a set of recovery codes, was added by its owner."""
    note("second_factor_added", subject=subject_of(user), actor=user, kind=str(authenticator.type))


@receiver(authenticator_removed)
@transaction.atomic
def removed(user: User, authenticator: Authenticator, **_kwargs: Any) -> None:
    """A second factor, or a set of recovery codes, was removed by its owner."""
    note("second_factor_removed", subject=subject_of(user), actor=user, kind=str(authenticator.type))
