"""JSON written in exactly one way, so that equal content has equal bytes and therefore an equal hash."""

import hashlib
import json
from typing import Any


def canonical(value: Any) -> str:
    """``value`` as JSON with sorted keys, no spaces and letters unescaped.

    Raises TypeError for what has no single form: floats (write exact numbers as text), keys that are not text, and
    anything JSON does not know.
    """
    _check(value, "")
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _check(value: Any, path: str) -> None:
    if value is None or isinstance(value, str | bool | int):
        return
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError(f"{path or 'content'}: key {key!r} is not text")
            _check(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list | tuple):
        for at, item in enumerate(value):
            _check(item, f"{path}[{at}]")
    else:
        raise TypeError(f"{path or 'content'}: {type(value).__name__} has no canonical form; write it as text")


def sha256_hex(data: str | bytes) -> str:
    """SHA-256 of bytes or of a text in UTF-8, 64 hexadecimal digits."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()
