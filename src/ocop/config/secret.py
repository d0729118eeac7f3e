"""The server's secret key: made on first start, kept in a file only its owner reads.

While demo data is loaded the key is a demo key and says so in its own first letters: whatever it signs can be told
from what a real installation signs, and no key of the demo lives on in real work.
"""

import os
import secrets
from pathlib import Path

NAME = "secret.key"
DEMO = "KHOA-MINH-HOA-"


def secret_key(directory: Path) -> str:
    """The key stored in ``directory/secret.key`` (mode 0600); a new random one where there is none yet."""
    try:
        handle = os.open(directory / NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return (directory / NAME).read_text(encoding="ascii").strip()
    key = secrets.token_urlsafe(64)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key)
    return key


def is_demo_key(key: str) -> bool:
    """Whether the key says that it signs demo data."""
    return key.startswith(DEMO)


def fit_key(directory: Path, *, demo: bool) -> None:
    """Put a new key in place when a demo key would sign real data, or the other way round; the settings follow."""
    from django.conf import settings

    if is_demo_key(secret_key(directory)) == demo:
        return
    part = directory / f"{NAME}.part"
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    key = f"{DEMO if demo else ''}{secrets.token_urlsafe(64)}"
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key)
    part.replace(directory / NAME)
    settings.SECRET_KEY = key
