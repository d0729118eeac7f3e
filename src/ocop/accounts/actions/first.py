"""The first administrator of a real installation: made through a link that works once."""

import datetime

from django.contrib.auth.password_validation import validate_password
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from ocop.accounts.actions.noting import note, subject_of
from ocop.accounts.actions.people import read_fields, save_unless_taken
from ocop.accounts.enums import Role, UnitKind
from ocop.accounts.limits import limit
from ocop.accounts.models import Holding, Unit, User
from ocop.accounts.queries import in_force
from ocop.foundation.access import Refused
from ocop.foundation.calendar import today
from ocop.territory.models import Province

_SALT = "ocop.accounts.first"


def has_administrator() -> bool:
    """Whether some active person administers some province today."""
    rows = in_force(Holding.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True), today())
    return rows.exists()


def first_administrator_link(base_url: str) -> str:
    """The address at which the first administrator is made.

    It works for ``first_link_hours`` and until there is an administrator: using it once ends every such link.
    """
    token = signing.TimestampSigner(salt=_SALT).sign("first")
    return base_url.rstrip("/") + reverse("accounts:first", args=[token])


def is_open(token: str) -> bool:
    """Whether the link of ``token`` may be used now."""
    hours = limit("first_link_hours", today())
    try:
        signing.TimestampSigner(salt=_SALT).unsign(token, max_age=datetime.timedelta(hours=hours))
    except signing.BadSignature:
        return False
    return not has_administrator()


@transaction.atomic
def create_first_administrator(
    *, token: str, province: Province, username: str, full_name: str, password: str, phone: str = "", email: str = ""
) -> User:
    """Make the first administrator, held in the province's OCOP office from today on.

    Raises Refused when the link is over or used, ValidationError by field.
    """
    # Whoever comes second through the same link waits here, and then finds it used.
    Province.objects.select_for_update().get(pk=province.pk)
    list(Province.objects.select_for_update().order_by("pk"))  # of two sent at once, one is the first
    if not is_open(token):
        raise Refused(_("Đường dẫn này đã dùng hoặc hết hạn. Chạy lại lệnh khởi động để có đường dẫn mới."))
    unit = Unit.objects.filter(province=province, kind=UnitKind.OCOP_OFFICE).order_by("pk").first()
    if unit is None:
        raise Refused(_("Tỉnh này chưa có Văn phòng OCOP trong danh mục đơn vị."))
    person = User(home=unit, **read_fields(username=username, full_name=full_name, phone=phone, email=email))
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise ValidationError({"password": error.messages}) from error
    person.set_password(password)
    save_unless_taken(person)
    holding = Holding.objects.create(user=person, role=Role.ADMINISTRATOR, unit=unit, starts=today())
    note(
        "first_administrator_created",
        subject=subject_of(person),
        actor=person,
        province=province,
        holding=str(holding.public_id),
    )
    return person
