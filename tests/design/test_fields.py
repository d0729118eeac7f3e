"""What people type into fields: the many spellings taken, and the exact words when it cannot be."""

import datetime

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from ocop.design.fields import EARLIEST, LATEST, CleanCharField, DateField, MoneyField, PhoneField


def said(field: forms.Field, value: str) -> object:
    """The cleaned value, or the one message of the refusal."""
    try:
        return field.clean(value)
    except forms.ValidationError as error:
        assert len(error.messages) == 1
        return error.messages[0]


DAY = datetime.date(2026, 10, 5)


SPELLINGS = ["05/10/2026", "5/10/2026", "5.10.2026", "05-10-2026", "05102026", " 5 10 2026 ", "2026-10-05"]


@pytest.mark.parametrize("text", [*SPELLINGS, "05/10/\u200b2026"])
def test_a_day_in_any_usual_spelling(text):
    assert said(DateField(), text) == DAY


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("29/02/2026", "Tháng 2 năm 2026 có 28 ngày; ô này ghi ngày 29."),
        ("31/04/2026", "Tháng 4 năm 2026 có 30 ngày; ô này ghi ngày 31."),
        ("00/04/2026", "Tháng 4 năm 2026 có 30 ngày; ô này ghi ngày 0."),
        ("05/13/2026", "Một năm có 12 tháng; ô này ghi tháng 13."),
        ("05/10/26", "Năm có bốn chữ số, ví dụ 05/10/2026."),
        ("05/10/0000", "Năm có bốn chữ số, ví dụ 05/10/2026."),
        ("01/01/1900", "Ngày sớm nhất là 01/01/1950; ô này ghi 01/01/1900."),
        ("31/12/9999", "Ngày muộn nhất là 31/12/2100; ô này ghi 31/12/9999."),
        ("hôm qua", "Ghi ngày theo ngày/tháng/năm, ví dụ 05/10/2026."),
        ("٠٥/١٠/٢٠٢٦x", "Ghi ngày theo ngày/tháng/năm, ví dụ 05/10/2026."),
        ("9" * 5000, "Ghi ngày theo ngày/tháng/năm, ví dụ 05/10/2026."),
    ],
)
def test_a_wrong_day_is_told_by_its_wrong_part(text, message):
    assert said(DateField(), text) == message


@given(st.dates(EARLIEST, LATEST))
def test_every_day_survives_typing(day):
    assert said(DateField(), f"{day:%d/%m/%Y}") == said(DateField(), day.isoformat()) == day


@given(st.text(max_size=30))
def test_a_date_field_never_breaks(text):
    answer = said(DateField(required=False), text)
    assert answer is None or isinstance(answer, datetime.date | str)


def test_bounds_may_be_asked_when_needed():
    field = DateField(min=lambda: DAY, max=DAY)
    assert said(field, "05/10/2026") == DAY
    assert said(field, "04/10/2026") == "Ngày sớm nhất là 05/10/2026; ô này ghi 04/10/2026."
    assert said(field, "06/10/2026") == "Ngày muộn nhất là 05/10/2026; ô này ghi 06/10/2026."


def test_text_is_cleaned_and_refused_before_it_would_be_cut():
    field = CleanCharField(max_length=5)
    assert said(field, "  Ho\u0301\u200ba \n\t ") == "Hóa"
    assert said(field, "a" * 6) == "Nhiều nhất 5 ký tự; ô này có 6."
    assert said(field, "a" + "\u0301" * 10_000) == "á\u0301\u0301"
    assert said(CleanCharField(max_length=20, lines=3), "một\r\nhai  ba\n\n\n\nbốn") == "một\nhai ba\n\nbốn"
    assert "maxlength" not in str(field.widget.attrs)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("0912 345 678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        ("84912345678", "0912345678"),
        ("(0237) 385-2246", "02373852246"),
        ("09123", "Số điện thoại có 10 chữ số; số này có 5."),
        ("0237385224", "Số điện thoại có 11 chữ số; số này có 10."),
        ("912345678", "Số điện thoại bắt đầu bằng số 0 hoặc +84."),
        ("gọi 0912345678", "Số điện thoại chỉ có chữ số, ví dụ 0912 345 678."),
    ],
)
def test_phones(text, answer):
    assert said(PhoneField(), text) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("1.234.567", 1_234_567),
        ("1 234 567 đ", 1_234_567),
        ("1,234,567 VND", 1_234_567),
        ("0", 0),
        ("1.5", "Ghi số đồng nguyên, ví dụ 1.234.567."),
        ("1.23.456", "Ghi số đồng nguyên, ví dụ 1.234.567."),
        ("hai triệu", "Ghi số đồng nguyên, ví dụ 1.234.567."),
        ("-5", "Số tiền không được âm."),
    ],
)
def test_money(text, answer):
    assert said(MoneyField(), text) == answer


def test_money_shows_with_points_and_keeps_what_was_typed():
    field = MoneyField()
    assert (field.prepare_value(1_234_567), field.prepare_value("1,5")) == ("1.234.567", "1,5")
