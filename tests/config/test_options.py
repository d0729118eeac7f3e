"""One table of options: read from the environment, each with a default and its meaning."""

import pytest

from ocop.config import options


def test_what_is_not_set_or_empty_has_its_default(monkeypatch):
    monkeypatch.delenv("OCOP_SESSION_HOURS", raising=False)
    assert options.get("SESSION_HOURS") == 12
    monkeypatch.setenv("OCOP_SESSION_HOURS", "")
    assert options.get("SESSION_HOURS") == 12


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("SESSION_HOURS", "4", 4),
        ("HTTPS", "1", True),
        ("HTTPS", "false", False),
        ("ALLOWED_HOSTS", "ocop.vidu.vn,127.0.0.1", ["ocop.vidu.vn", "127.0.0.1"]),
        ("LOG_LEVEL", "DEBUG", "DEBUG"),
    ],
)
def test_a_value_has_its_kind(monkeypatch, name: str, text: str, value: object):
    monkeypatch.setenv(f"OCOP_{name}", text)
    assert options.get(name) == value


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("SESSION_HOURS", "mười hai", "OCOP_SESSION_HOURS nhận số nguyên; đã nhận «mười hai»."),
        ("SESSION_HOURS", "-1", "OCOP_SESSION_HOURS nhận số nguyên; đã nhận «-1»."),
        ("HTTPS", "có", "OCOP_HTTPS nhận 1 hoặc 0; đã nhận «có»."),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(monkeypatch, name: str, text: str, says: str):
    monkeypatch.setenv(f"OCOP_{name}", text)
    for ask in (lambda: options.get(name), options.check):
        with pytest.raises(options.WrongOption) as raised:
            ask()
        assert str(raised.value) == says


def test_a_name_outside_the_table_is_an_error():
    with pytest.raises(KeyError):
        options.get("KHONG_CO")
