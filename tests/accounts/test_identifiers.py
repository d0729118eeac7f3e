"""Identifiers have one spelling; what is none is refused with the reason."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from ocop.accounts import identifiers
from ocop.accounts.codes import ALPHABET, hashed, matches, new_code


@pytest.mark.parametrize(
    "typed",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "+84 912 345 678",
        "+84(0)912-345-678",
        "84912345678",
        "0084912345678",
        "09\u200b12345678",
    ],
)
def test_one_phone_number_has_one_spelling(typed: str):
    assert identifiers.phone(typed) == "0912345678"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("09123", "Số điện thoại này phải có 10 chữ số; số vừa ghi có 5."),
        ("02373852246x", "Số điện thoại chỉ gồm chữ số, có thể có dấu + ở đầu."),
        ("0237385224", "Số điện thoại này phải có 11 chữ số; số vừa ghi có 10."),
        ("912345678", "Số điện thoại bắt đầu bằng 0 hoặc +84."),
        ("+12", "Số điện thoại nước ngoài có từ 8 đến 15 chữ số; số này có 2."),
        ("٠٩١٢٣٤٥٦٧٨", "Số điện thoại chỉ gồm chữ số, có thể có dấu + ở đầu."),
    ],
)
def test_a_wrong_phone_number_says_what_is_wrong(typed: str, reason: str):
    with pytest.raises(ValidationError) as refused:
        identifiers.phone(typed)
    assert refused.value.messages == [reason]


def test_phones_abroad_keep_their_plus():
    assert identifiers.phone("+856 20 5555 1234") == "+8562055551234"


def test_user_names_are_composed_small_and_without_invisible_signs():
    decomposed = unicodedata.normalize("NFD", "Nguyễn.Văn.A")
    assert identifiers.username(f" {decomposed[:3]}\u200b{decomposed[3:]} ") == "nguyễn.văn.a"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("ab", "Tên đăng nhập có từ 3 đến 60 ký tự; tên này có 2."),
        ("a" * 61, "Tên đăng nhập có từ 3 đến 60 ký tự; tên này có 61."),
        ("a@b.vn", "Tên đăng nhập chỉ gồm chữ, số, dấu chấm, gạch nối, gạch dưới; không dùng “@”."),
        ("а-kirin", "Tên đăng nhập chỉ gồm chữ, số, dấu chấm, gạch nối, gạch dưới; không dùng “а”."),
        ("0912345678", "Tên đăng nhập cần ít nhất một chữ cái, để không lẫn với số điện thoại."),
    ],
)
def test_a_wrong_user_name_says_what_is_wrong(typed: str, reason: str):
    with pytest.raises(ValidationError) as refused:
        identifiers.username(typed)
    assert refused.value.messages == [reason]


def test_what_was_typed_names_one_column():
    assert [identifiers.identifier(typed) for typed in ("Lan@VIDU.vn", "+84912345678", "Quantri", "0912")] == [
        ("email", "lan@vidu.vn"),
        ("phone", "0912345678"),
        ("username", "quantri"),
        ("username", "0912"),
    ]


@given(st.text(max_size=300))
def test_anything_typed_is_read_without_an_error(text: str):
    column, value = identifiers.identifier(text)
    assert column in {"email", "phone", "username"}
    assert identifiers.identifier(value) == (column, value)


def test_contacts_are_masked():
    assert identifiers.masked_phone("0912345678") == "09•• ••• 678"
    assert identifiers.masked_email("lan@vidu.vn") == "l•••@vidu.vn"
    assert (identifiers.masked_phone(None), identifiers.masked_email(None)) == ("", "")


def test_codes_are_read_whatever_the_case_and_the_hyphens():
    code = new_code()
    assert set(code) <= set(ALPHABET) | {"-"}
    assert len(code) == 19
    assert matches(f" {code.lower().replace('-', ' ')} ", hashed(code))
    assert not matches(code[:-1], hashed(code))
