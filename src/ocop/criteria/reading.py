"""JSON as the commands need it: strict, exact about what is wrong, and product by product.

A file of 20,000 products never stands whole in memory as objects. Nearly every text is read by the quick decoder; the
careful one, which sees doubled keys and numbers of any length, reads a text again only where the quick one cannot tell.
"""

import json
import sys
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import Any

WHITE = " \t\n\r"
_WHY_NOT: dict[type[Exception], str] = {
    FileNotFoundError: ": không có tệp này",
    IsADirectoryError: ": đó là thư mục",
    PermissionError: ": không được phép đọc",
}


class Unreadable(ValueError):
    """The file is no JSON of the documented form; ``str()`` says why."""


class Doubled(dict[str, Any]):
    """A JSON object in which keys stand twice, ``doubles`` in order; it holds the last value of each."""

    doubles: tuple[str, ...] = ()


def doubles_of(value: Any) -> tuple[str, ...]:
    """Keys that stand twice in a JSON object."""
    return value.doubles if isinstance(value, Doubled) else ()


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} không phải số của JSON")


def _number(digits: str) -> int | float:
    """A whole number; one of hundreds of digits, which Python may refuse to read, is infinite: no points either."""
    return int(digits) if len(digits) < 300 else float(digits[:2] + "e999")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    doubled = Doubled(found)
    times = Counter(key for key, _ in pairs)
    doubled.doubles = tuple(key for key in found if times[key] > 1)
    return doubled


_quick = json.JSONDecoder(parse_constant=_refuse_constant)
_careful = json.JSONDecoder(parse_constant=_refuse_constant, parse_int=_number, object_pairs_hook=_object)


def read_text(path: str) -> str:
    """The text of a file ("-" = standard input). Raises Unreadable."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("Tệp không phải văn bản UTF-8.") from error
    except (OSError, ValueError) as error:
        raise Unreadable(f"Không mở được tệp {path}{_WHY_NOT.get(type(error), '')}.") from error


def parse(text: str) -> Any:
    """The JSON value of a text. Raises Unreadable."""
    try:
        value, end = _value(text, _skip(text, 0))
        _end(text, end)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"Không đọc được JSON: {_trouble(error)}.") from error
    return value


def products_in(text: str, head: dict[str, Any]) -> Iterator[Any]:
    """Each product of a scoring file in input order; the other top-level fields go into ``head`` when they are reached.

    Of ``products`` itself ``head`` only tells that it is a list (True). Raises Unreadable, maybe after some products:
    the caller then throws away what it made of them.
    """
    try:
        yield from _walk(text, head)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"Không đọc được JSON: {_trouble(error)}.") from error


def _trouble(error: Exception) -> str:
    """What is wrong with a text, in Vietnamese; the decoder itself speaks English."""
    if isinstance(error, RecursionError):
        return "lồng nhau quá nhiều lớp"
    if isinstance(error, json.JSONDecodeError):
        return f"sai ở dòng {error.lineno}, cột {error.colno}"
    return str(error)


def _walk(text: str, head: dict[str, Any]) -> Iterator[Any]:
    mark, at = _expect(text, 0, "{")
    if _next(text, at) == "}":
        mark, at = _expect(text, at, "}")
    while mark != "}":
        _expect(text, at, '"')
        key, at = _quick.raw_decode(text, _skip(text, at))
        if key in head:
            raise ValueError(f"khóa {key} có hai lần")
        _, at = _expect(text, at, ":")
        at = _skip(text, at)
        if key == "products" and text[at : at + 1] == "[":
            at = yield from _items(text, at + 1)
            head[key] = True
        else:
            head[key], at = _value(text, at)
        mark, at = _expect(text, at, ",}")
    _end(text, at)


def _items(text: str, at: int) -> Generator[Any, None, int]:
    """Each value of the list opened just before ``at``; returns where the text goes on behind the list."""
    if _next(text, at) == "]":
        return _skip(text, at) + 1
    mark = ","
    while mark == ",":
        value, at = _value(text, _skip(text, at))
        yield value
        mark, at = _expect(text, at, ",]")
    return at


def _value(text: str, at: int) -> tuple[Any, int]:
    """The value at ``at`` and where it ends."""
    try:
        value, end = _quick.raw_decode(text, at)
    except ValueError:
        return _careful.raw_decode(text, at)
    # A key lost as a double, or a colon inside a text: the careful decoder tells which.
    if text.count(":", at, end) != _keys(value):
        return _careful.raw_decode(text, at)
    return value, end


def _keys(value: Any) -> int:
    """How many keys stand in all the objects of a JSON value."""
    inner: Iterable[Any]
    if type(value) is dict:
        count, inner = len(value), value.values()
    elif type(value) is list:
        count, inner = 0, value
    else:
        return 0
    if {dict, list}.isdisjoint(map(type, inner)):
        return count
    return count + sum(map(_keys, inner))


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in WHITE:
        at += 1
    return at


def _next(text: str, at: int) -> str:
    """The next character that is not white; "" at the end."""
    at = _skip(text, at)
    return text[at : at + 1]


def _expect(text: str, at: int, characters: str) -> tuple[str, int]:
    at = _skip(text, at)
    if at >= len(text) or text[at] not in characters:
        raise ValueError(f"cần {' hoặc '.join(characters)} ở ký tự {at}")
    return text[at], at + 1


def _end(text: str, at: int) -> None:
    if _skip(text, at) != len(text):
        raise ValueError("còn chữ thừa ở cuối tệp")
