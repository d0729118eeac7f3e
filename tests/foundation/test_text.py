"""Vietnamese text: cleaned once and for all, found however it is typed, ordered as a dictionary orders it."""

import random
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop.foundation.documents.fonts import LETTERS
from ocop.foundation.text import clean, fold, sort_key

texts = st.text(max_size=60) | st.text("aăâđéẹ\u0301\u0323\u0302\u200b \n\t\r\u2028xyÐß", max_size=60)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Nước   mắm\tBa\u00a0Làng ", "Nước mắm Ba Làng"),
        (unicodedata.normalize("NFD", "Nước mắm Đường"), "Nước mắm Đường"),
        ("Ba\u200b Là\u200dng\ufeff\u202e\x00", "Ba Làng"),
        ("dòng\r\nhai\rba\u2028bốn\x85năm\n\n\n\nsáu", "dòng\nhai\nba\nbốn\nnăm\n\nsáu"),
        ("\u0301loose \u0301mark", "loose mark"),
        ("e\u0302\u0323", "ệ"),
        ("e\u0323\u0302", "ệ"),
        ("a" + "\u0301" * 10_000 + "b", "á\u0301\u0301b"),
        ("a" + "\u0488" * 10_000, "a\u0488\u0488\u0488"),
        ("\ud800x\ue000", "x"),
        (12, "12"),
        ("\u200b \n ", ""),
    ],
)
def test_what_is_typed_is_kept_clean(typed, kept):
    assert clean(typed) == kept


def test_noise_is_cleaned_quickly():
    start = time.perf_counter()
    clean("a" + "\u0301\u0323" * 500_000)
    assert time.perf_counter() - start < 2


@given(texts, st.integers(0, 40))
def test_cleaning_twice_changes_nothing_and_the_limit_holds(text, limit):
    once, cut = clean(text), clean(text, limit)
    assert clean(once) == once
    assert (len(cut) <= limit, clean(cut, limit)) == (True, cut)
    assert once.startswith(cut)
    assert not {unicodedata.category(sign) for sign in once.replace("\n", "")} & {"Cc", "Cf", "Cs", "Co", "Cn"}


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Hóa Hoá HOÀ hoa", "hoa hoa hoa hoa"),
        ("Thủy thuỷ", "thuy thuy"),
        ("Đường ĐƯỜNG Ðường", "duong duong duong"),
        (unicodedata.normalize("NFD", "Nước mắm Quỳnh"), "nuoc mam quynh"),
        ("Nga-Sơn, (xã)", "nga son xa"),
        ("a\u200bb", "ab"),
        ("ＯＣＯＰ m² Straße", "ocop m2 strase"),
        ("한국 Ελλάδα", "한국 ελλαδα"),
        ("…", ""),
    ],
)
def test_words_are_found_without_diacritics(typed, folded):
    assert fold(typed) == folded


def test_every_letter_folds_to_one_of_ascii():
    assert {letter: fold(letter) for letter in LETTERS if not (len(fold(letter)) == 1 and fold(letter).isascii())} == {}


@given(texts)
def test_folding_knows_no_form_and_is_never_longer(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert len(folded) <= len(text)
    assert fold(clean(text)) == fold(clean(unicodedata.normalize("NFD", clean(text))))


# As a dictionary prints them: letters decide first, tones last, a space before any letter.
IN_ORDER = [
    "an", "án", "an toàn", "ang", "ăn", "ân", "ba", "bà", "bả", "bã", "bá", "bạ", "ba ba", "bà ba", "bác", "bắc", "bấc",
    "cá", "cam", "da", "dẻo", "đa", "đá", "e", "ê", "hoa", "hòa", "hoả", "hoá", "họa", "nga sơn", "ngà sơn", "ngan",
    "ngân", "ô", "ơ", "tha", "thanh", "thủ", "thủy", "thư", "tư", "xã 1", "xã 2", "xã a", "y",
]  # fmt: skip


def test_a_list_of_words_is_in_dictionary_order():
    shuffled = random.sample(IN_ORDER, len(IN_ORDER))
    assert sorted(shuffled, key=sort_key) == IN_ORDER
    capitals = [unicodedata.normalize("NFD", word.upper()) for word in IN_ORDER]
    assert [sort_key(word) for word in capitals] == [sort_key(word) for word in IN_ORDER]


def test_both_spellings_of_the_tone_are_one():
    pairs = [("Hóa", "Hoá"), ("Thủy", "Thuỷ"), ("Òa", "Oà"), ("Khỏe", "Khoẻ"), ("Ðông", "Đông")]
    assert [sort_key(a) == sort_key(b) and fold(a) == fold(b) for a, b in pairs] == [True] * len(pairs)


@given(texts)
def test_a_key_is_of_digits_and_fits_its_column(text):
    key = sort_key(text)
    assert set(key) <= set("0123456789")
    assert len(key) <= 2 * len(unicodedata.normalize("NFC", text)) + 2


words = st.lists(st.text("aăâbdđeêoôơuưy", min_size=1, max_size=4), min_size=1, max_size=4)


@given(words, words)
def test_toneless_words_are_ordered_word_by_word(a, b):
    alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
    naive = [[[alphabet.index(letter) for letter in word] for word in side] for side in (a, b)]
    assert (sort_key(" ".join(a)) < sort_key(" ".join(b))) == (naive[0] < naive[1])
