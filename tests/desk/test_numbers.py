"""Numbers: in order, none twice, every gap explained, also when fifty take one at once."""

import threading

import pytest
from django.db import IntegrityError, close_old_connections, connection, transaction

from ocop.desk.actions import cancel_number, next_number
from ocop.desk.actions.numbers import written
from ocop.desk.models import Number, Series
from ocop.foundation.access import Refused
from ocop.territory.models import Province

PATTERN = "{n:02d}/PĐK-{province}-{commune}-{year}"
PARTS = {"commune": "14758"}


def take(province: Province, subject: str = "registry.product:1", **changes) -> Number:
    values = {"pattern": PATTERN, "year": 2026, "parts": PARTS, "actor": None} | changes
    return next_number("registration", province=province, subject=subject, **values)


def test_numbers_run_by_series_province_and_year(province):
    other = Province.objects.create(code="40", name="Nghệ An")
    taken = [
        take(province),
        take(province),
        take(other),
        take(province, year=2027),
        take(province, pattern="changed {n}"),
    ]
    assert [number.text for number in taken] == [
        "01/PĐK-38-14758-2026",
        "02/PĐK-38-14758-2026",
        "01/PĐK-40-14758-2026",
        "01/PĐK-38-14758-2027",
        "03/PĐK-38-14758-2026",
    ]


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "{n}{n}",
        "{year}",
        "{n.__class__}",
        "{n!r}",
        "{n:>9999999}",
        "{n:3d}",
        "{n} {unknown}",
        "{n} {year:5}",
        "{0} {n}",
        "{n",
    ],
)
def test_an_unusable_pattern_is_an_error_and_takes_nothing(province, pattern):
    with pytest.raises(ValueError, match=r"."), transaction.atomic():
        take(province, pattern=pattern)
    assert (Series.objects.count(), Number.objects.count()) == (0, 0)


def test_a_pattern_writes_digits():
    assert [written(pattern, 7, {}) for pattern in ("{n}", "{n:02d}", "{n:04d}/x")] == ["7", "07", "0007/x"]


def test_an_act_that_fails_gives_its_number_back(province):
    with pytest.raises(RuntimeError), transaction.atomic():
        take(province)
        raise RuntimeError
    assert take(province).value == 1


def test_a_cancelled_number_keeps_its_place_and_its_reason(province, person):
    officer = person("an")
    first = take(province)
    for reason in ("", "  "):
        with pytest.raises(Refused, match="Ghi lý do hủy số"):
            cancel_number(first, reason=reason, actor=officer)
    cancelled = cancel_number(first, reason="Viết nhầm sản phẩm", actor=officer)
    assert (cancelled.state, cancelled.reason) == ("cancelled", "Viết nhầm sản phẩm")
    with pytest.raises(Refused, match="Số này đã hủy"):
        cancel_number(first, reason="lần nữa", actor=officer)
    assert take(province).value == 2


def test_the_database_itself_forbids_doubles_and_silent_cancelling(province):
    first = take(province)
    with pytest.raises(IntegrityError), transaction.atomic():
        Number.objects.create(series=first.series, value=1, text="khác", subject="x", issued_at=first.issued_at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Number.objects.filter(pk=first.pk).update(state="cancelled")


@pytest.mark.usefixtures("shared_database")
def test_fifty_at_once_take_fifty_numbers_without_double_or_gap():
    province = Province.objects.create(code="38", name="Thanh Hóa")
    start, errors = threading.Barrier(50), []

    def run(at: int) -> None:
        try:
            start.wait(30)
            for _ in range(2):
                take(province, subject=f"s:{at}")
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(at,)) for at in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    close_old_connections()
    assert errors == []
    assert list(Number.objects.order_by("value").values_list("value", flat=True)) == list(range(1, 101))
    assert Series.objects.values_list("last", flat=True).get() == 100
