"""Brings an installation up to date before its server starts, and remembers it so that the next start is quick."""

import hashlib
import json
import os
from pathlib import Path
from typing import TypedDict

from ocop.paths import DATA, ROOT

STAMP = "ready.json"


class Prepared(TypedDict):
    """What a start found or made.

    Whether demo data is loaded, (role, user name, password) of its accounts, and the one-time address at which the
    first administrator is made ("" when there is one; kept nowhere).
    """

    fingerprint: str
    demo: bool
    accounts: list[list[str]]
    first_admin: str


class CannotStart(Exception):
    """Something outside the product keeps it from starting; ``str()`` says what to do."""


def check_directory(directory: Path) -> None:
    """Raise CannotStart when nothing can be written into the data directory."""
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = directory / ".ghi-thu"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CannotStart(
            f"không ghi được vào thư mục dữ liệu {directory} ({error.strerror}); chọn nơi khác bằng --data."
        ) from error


def check_database(url: str) -> None:
    """Raise CannotStart when ``OCOP_DATABASE_URL`` names a server that does not answer."""
    if not url:
        return
    import environ
    import psycopg

    found = environ.Env.db_url_config(url)
    if "postgresql" not in found["ENGINE"]:
        raise CannotStart("OCOP_DATABASE_URL phải có dạng postgres://người-dùng:mật-khẩu@máy:5432/cơ-sở-dữ-liệu.")
    try:
        psycopg.connect(
            host=found["HOST"] or None,
            port=found["PORT"] or None,
            dbname=found["NAME"],
            user=found["USER"] or None,
            password=found["PASSWORD"] or None,
            connect_timeout=5,
        ).close()
    except psycopg.OperationalError as error:
        where = f"{found['HOST'] or 'máy này'}:{found['PORT'] or 5432}/{found['NAME']}"
        raise CannotStart(f"không nối được PostgreSQL {where}: {str(error).strip().splitlines()[-1]}") from error


def fingerprint(directory: Path) -> str:
    """Changes whenever migrations, shipped data, static files or the database's place change or the file is gone."""
    url = os.environ.get("OCOP_DATABASE_URL", "")
    digest = hashlib.sha256(f"{url} {url or (directory / 'ocop.sqlite3').exists()}".encode())
    wanted = [*ROOT.glob("src/ocop/**/migrations/*.py"), *ROOT.glob("src/ocop/**/static/**/*"), *DATA.rglob("*")]
    for path in sorted(wanted):
        if path.is_file():
            status = path.stat()
            digest.update(f"{path.relative_to(ROOT)} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def remembered(directory: Path) -> Prepared | None:
    """What the last start prepared, if nothing has changed since."""
    try:
        found: Prepared = json.loads((directory / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if found.get("fingerprint") != fingerprint(directory):
        return None
    return found if found["demo"] else Prepared(**{**found, "first_admin": _first_admin()})


def _first_admin() -> str:
    """A new one-time address while there is no administrator, else ""."""
    import django

    django.setup()
    from ocop.accounts.actions import first_administrator_link, has_administrator

    return "" if has_administrator() else first_administrator_link(os.environ["OCOP_PUBLIC_URL"])


def prepare(directory: Path, *, empty: bool) -> Prepared:
    """Migrate, load what ships, and on an empty database (unless ``empty``) the demo province."""
    import django

    django.setup()
    from django.core.management import call_command

    from ocop.accounts.models import User
    from ocop.config.models import Installation, is_demo
    from ocop.config.reference import load_reference
    from ocop.config.secret import fit_key

    print("Chuẩn bị cơ sở dữ liệu…", flush=True)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    for line in load_reference():
        print(f"  {line}", flush=True)
    fresh = not Installation.objects.exists() and not User.objects.exists()
    demo = is_demo() or (fresh and not empty)
    accounts: list[list[str]] = []
    if demo:
        from ocop.config.demo import load_demo

        print("Nạp tỉnh minh họa…" if fresh else "Kiểm tra dữ liệu minh họa…", flush=True)
        Installation.objects.get_or_create(pk=1, defaults={"demo": True})
        accounts = [list(account) for account in load_demo()]
    Installation.objects.get_or_create(pk=1, defaults={"demo": False})
    fit_key(directory, demo=demo)
    found = Prepared(fingerprint=fingerprint(directory), demo=demo, accounts=accounts, first_admin="")
    handle = os.open(directory / STAMP, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(found, file, ensure_ascii=False)
    return found if demo else Prepared(**{**found, "first_admin": _first_admin()})
