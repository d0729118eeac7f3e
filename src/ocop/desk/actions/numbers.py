"""Taking and cancelling numbers."""

import re
import string

from django.db import transaction
from django.utils.translation import gettext as _

from ocop.accounts.models import User
from ocop.desk.enums import NumberState
from ocop.desk.models import Number, Series
from ocop.foundation.access import Refused
from ocop.foundation.calendar import now
from ocop.foundation.ledger import record
from ocop.foundation.text import clean
from ocop.territory.models import Province


@transaction.atomic
def next_number(
    series_code: str,
    *,
    province: Province,
    subject: str,
    actor: User | None,
    pattern: str,
    year: int = 0,
    parts: dict[str, str] | None = None,
) -> Number:
    """Take the next number of a series for ``subject`` and write it by the series' pattern.

    The series' row stays locked until the surrounding transaction ends: numbers come in order, and an act that fails
    gives its number back. ``pattern`` (e.g. ``{n:02d}/PĐK-{province}-{commune}-{year}``) is used when the series
    starts, later the series' own; ``parts`` fills its other names. Raises ValueError for an unusable pattern.
    """
    series = _locked(series_code, province, year, pattern)
    value = series.last + 1
    text = written(series.pattern, value, {"province": province.code, "year": str(year), **(parts or {})})
    number = Number.objects.create(series=series, value=value, text=text, subject=subject, issued_at=now())
    Series.objects.filter(pk=series.pk).update(last=value)
    content = {"series": series_code, "year": year, "value": value, "text": text}
    record("desk.number_issued", subject=subject, actor=_name(actor), content=content, province=province.code)
    return number


@transaction.atomic
def cancel_number(number: Number, *, reason: str, actor: User) -> Number:
    """Say why a number is not used; it is never given again. Raises Refused without a reason or a second time."""
    locked = Number.objects.select_for_update().select_related("series__province").get(pk=number.pk)
    reason = clean(reason, 300)
    if not reason:
        raise Refused(_("Ghi lý do hủy số."))
    if locked.state == NumberState.CANCELLED:
        raise Refused(_("Số này đã hủy trước đó."))
    locked.state, locked.reason = NumberState.CANCELLED, reason
    locked.save(update_fields=["state", "reason"])
    content = {"series": locked.series.code, "year": locked.series.year, "value": locked.value, "text": locked.text}
    record(
        "desk.number_cancelled",
        subject=locked.subject,
        actor=_name(actor),
        content=content,
        province=locked.series.province.code,
    )
    return locked


def written(pattern: str, value: int, parts: dict[str, str]) -> str:
    """The number as printed. Names are plain words, only ``n`` takes a format (digits); raises ValueError otherwise."""
    names = {"n": value, **parts}
    fields = [part[1:] for part in string.Formatter().parse(pattern) if part[1] is not None]
    if [field[0] for field in fields].count("n") != 1:
        raise ValueError("a pattern writes {n} exactly once")
    for name, spec, conversion in fields:
        if name not in names or conversion or not re.fullmatch(r"(0[1-9]d)?" if name == "n" else "", spec or ""):
            raise ValueError(f"a pattern cannot write {{{name}}}")
    return pattern.format(**names)


def _locked(code: str, province: Province, year: int, pattern: str) -> Series:
    """The series' row, locked. Made with its first number; of two makers at once the second waits for the first."""
    rows = Series.objects.select_for_update()
    found = rows.filter(province=province, code=code, year=year).first()
    if found is None:
        start = Series(province=province, code=code, year=year, pattern=pattern)
        Series.objects.bulk_create([start], ignore_conflicts=True)
        found = rows.get(province=province, code=code, year=year)
    return found


def _name(actor: User | None) -> str:
    return str(actor.public_id) if actor else "system"
