"""The difference of two JSON contents, said by path."""

from collections.abc import Iterator
from typing import Any, NamedTuple

# A list whose items are objects with one of these keys is compared item by item by that key, not by place.
_IDENTITIES = ("id", "code")


class Change(NamedTuple):
    """One changed place, such as ``producer.phone`` or ``papers[code=3].sha256``; None where nothing stands."""

    path: str
    before: Any
    after: Any


def compare(before: Any, after: Any) -> list[Change]:
    """Every place that differs, in the order of ``before``, then of ``after``. Nothing and null count as equal."""
    return list(_walk("", before, after))


def _walk(path: str, before: Any, after: Any) -> Iterator[Change]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in before | after:
            yield from _walk(f"{path}.{key}" if path else key, before.get(key), after.get(key))
    elif isinstance(before, list) and isinstance(after, list):
        old, new = _by_place(before, after)
        for place in old | new:
            yield from _walk(f"{path}[{place}]", old.get(place), new.get(place))
    elif before != after or type(before) is not type(after):
        yield Change(path, before, after)


def _by_place(before: list[Any], after: list[Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    key = next((key for key in _IDENTITIES if _identified(before, key) and _identified(after, key)), None)
    return _placed(before, key), _placed(after, key)


def _placed(items: list[Any], key: str | None) -> dict[str, Any]:
    return {str(at) if key is None else f"{key}={item[key]}": item for at, item in enumerate(items)}


def _identified(items: list[Any], key: str) -> bool:
    names = [item[key] for item in items if isinstance(item, dict) and isinstance(item.get(key), str | int)]
    return len(names) == len(items) and len(set(names)) == len(names)
