"""Shared steps of the writes: finding what a second click already made, locking a row, saving what changed."""

import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ocop.foundation.access import Refused
from ocop.registry.models import Producer, Product

Row = TypeVar("Row", Producer, Product)


class Stale(Refused):
    """Somebody else changed the row since the form was opened; ``row`` is as it stands now."""

    def __init__(self, row: Producer | Product, changed: list[str]) -> None:
        fields = {field.name: field.verbose_name for field in row._meta.fields}
        labels = ", ".join(str(fields[name]) for name in changed)
        text = _(
            "Trong lúc anh/chị nhập, người khác đã sửa dòng này (%(fields)s). Phần anh/chị nhập vẫn ở dưới đây; "
            "ghi lại thì phần này thay phần kia."
        )
        super().__init__(text % {"fields": labels or _("nội dung khác")})
        self.row = row


def once(model: type[Row], token: uuid.UUID | None, make: Callable[[], Row]) -> Row:
    """What ``make`` makes, or the row that an earlier click with the same ``token`` made."""
    if token is None:
        return make()
    found = model.objects.filter(request_token=token).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return make()
    except (IntegrityError, ValidationError):  # another request may have made it a moment ago
        found = model.objects.filter(request_token=token).first()
        if found is None:
            raise
        return found


def save_checked(row: Producer | Product) -> None:
    """Save a row that fits; ValidationError by field, also for what another request took in the same moment."""
    row.full_clean()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        row.full_clean()
        raise


def locked(row: Row) -> Row:
    """The row as it stands now, held until the act commits."""
    rows = type(row).objects.select_for_update(of=("self",)).select_related("province", "commune")
    return rows.get(pk=row.pk)


def differences(row: Producer | Product, values: dict[str, Any]) -> list[str]:
    """The names of ``values`` that the row does not carry yet, in order."""
    return [name for name, value in values.items() if getattr(row, name) != value]


def save_changed(row: Row, values: dict[str, Any], seen: int | None) -> list[str]:
    """Write ``values`` into a locked row, raise its revision, and return the changed names; nothing when none differs.

    ``seen`` is the revision the person looked at: Stale is raised when the row has moved on. Raises ValidationError by
    field for values that do not fit.
    """
    changed = differences(row, values)
    if seen is not None and seen != row.revision and changed:
        raise Stale(row, changed)
    if not changed:
        return []
    for name, value in values.items():
        setattr(row, name, value)
    row.revision += 1
    save_checked(row)
    return changed
