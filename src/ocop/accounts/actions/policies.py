"""Which roles must have a second factor, from which day."""

import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.actions.noting import note
from ocop.accounts.enums import Role
from ocop.accounts.models import RolePolicy, User
from ocop.accounts.queries import holds
from ocop.foundation.access import Refused
from ocop.foundation.calendar import today
from ocop.territory.models import Province


@transaction.atomic
def set_role_policy(
    *, actor: User, province: Province, role: Role, required: bool, from_day: datetime.date
) -> RolePolicy:
    """From ``from_day`` on, whether holders of ``role`` in the province must have a second factor.

    A later row for the same day replaces the earlier one's answer. Raises Refused for another than the province's
    administrator and for a day that has passed.
    """
    if not holds(actor, Role.ADMINISTRATOR, province=province.pk):
        raise Refused(_("Việc này do quản trị hệ thống của tỉnh làm."))
    if from_day < today():
        raise Refused(_("Quy định áp dụng từ hôm nay hoặc sau hôm nay."))
    policy, _made = RolePolicy.objects.update_or_create(
        province=province, role=Role(role), from_day=from_day, defaults={"second_factor_required": required}
    )
    content: dict[str, Any] = {"role": str(policy.role), "required": required, "from_day": from_day.isoformat()}
    note("role_policy_set", subject=f"accounts.role_policy:{policy.pk}", actor=actor, province=province, **content)
    return policy
