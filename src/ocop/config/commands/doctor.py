"""``./ocop doctor``: looks the machine and the installation over and says what to mend."""

import argparse
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ocop.config.commands.arguments import add_data, use_data

GOOD, NOTE, BAD = "ok", "chú ý", "hỏng"


@dataclass(frozen=True)
class Answer:
    """One line of the doctor: its verdict, what was looked at and what was found."""

    verdict: str
    subject: str
    found: str


def _machine() -> Iterator[Answer]:
    from ocop.config import options, secret

    version = ".".join(map(str, sys.version_info[:3]))
    yield Answer(GOOD if sys.version_info >= (3, 11) else BAD, "Python", version)
    yield Answer(GOOD, "SQLite", sqlite3.sqlite_version)
    data = options.data_dir()
    free = shutil.disk_usage(data).free // 2**20
    yield Answer(GOOD if free > 2048 else NOTE, "Đĩa trống", f"{free} MB tại {data}")
    mode = (data / secret.NAME).stat().st_mode & 0o777
    yield Answer(GOOD if mode == 0o600 else BAD, "Tệp khóa máy chủ", f"quyền {mode:o}")
    network = _on_network_disk(str(data))
    yield Answer(NOTE if network else GOOD, "Loại đĩa", network or "đĩa của máy")


def _on_network_disk(path: str) -> str:
    """The kind of a network file system under ``path``, or "" (SQLite needs a local disk)."""
    try:
        with open("/proc/mounts", encoding="utf-8") as file:  # noqa: PTH123
            mounts = [line.split()[1:3] for line in file]
    except OSError:
        return ""
    under = [(point, kind) for point, kind in mounts if path == point or path.startswith(point.rstrip("/") + "/")]
    kind = max(under, default=("", ""))[1]
    return kind if kind in {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p"} else ""


def _database() -> Iterator[Answer]:
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    yield Answer(GOOD, "Cơ sở dữ liệu", connection.vendor)
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    yield Answer(
        BAD if waiting else GOOD, "Bảng dữ liệu", f"thiếu {waiting} bước; chạy ./ocop up" if waiting else "mới nhất"
    )
    try:
        call_command("check", stdout=open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        yield Answer(GOOD, "Kiểm tra hệ thống", "không có lỗi")
    except SystemCheckError as error:
        yield Answer(BAD, "Kiểm tra hệ thống", str(error))


def _content() -> Iterator[Answer]:
    from django.conf import settings

    from ocop.config.models import is_demo
    from ocop.config.secret import is_demo_key
    from ocop.criteria import laws, load
    from ocop.desk.queries import poisoned_jobs, stuck_letters
    from ocop.foundation.documents import fonts
    from ocop.foundation.ledger import verify

    demo = is_demo()
    yield Answer(GOOD, "Dữ liệu", "minh họa" if demo else "thật")
    fits = is_demo_key(settings.SECRET_KEY) == demo
    yield Answer(
        GOOD if fits else BAD, "Khóa máy chủ", "khớp dữ liệu" if fits else "không khớp dữ liệu; chạy ./ocop up"
    )
    for law in laws():
        sheets = load(law).sheets
        scorable = sum(sheet.scorable for sheet in sheets)
        yield Answer(GOOD, f"Luật {law}", f"{len(sheets)} phiếu, {scorable} phiếu chấm được")
    yield Answer(GOOD if fonts.typeface().official else NOTE, "Phông văn bản PDF", fonts.chosen())
    problems = list(verify())
    yield Answer(BAD if problems else GOOD, "Sổ cái", str(problems[0]) if problems else "khớp")
    yield _stuck("Việc chạy nền", poisoned_jobs().count(), "việc")
    yield _stuck("Thư gửi đi", stuck_letters().count(), "thư")


def _stuck(subject: str, count: int, what: str) -> Answer:
    """What five tries could not bring to an end."""
    return Answer(NOTE if count else GOOD, subject, f"{count} {what} dừng sau 5 lần thử" if count else "không kẹt")


def examine() -> Iterator[Answer]:
    """Every answer; a part that breaks is itself an answer."""
    parts: list[Callable[[], Iterator[Answer]]] = [_machine, _database, _content]
    for part in parts:
        try:
            yield from part()
        except Exception as error:  # a doctor must survive the illness it finds
            yield Answer(BAD, part.__name__.strip("_"), f"{type(error).__name__}: {error}")


def main(argv: list[str]) -> int:
    """Print every answer; exit status 1 when something is broken."""
    parser = argparse.ArgumentParser(prog="./ocop doctor", description="Khám máy và bản cài đặt.")
    add_data(parser)
    use_data(parser.parse_args(argv).data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ocop.config.settings")
    import django

    django.setup()
    answers = list(examine())
    for answer in answers:
        print(f"{answer.verdict.ljust(6)} {answer.subject}: {answer.found}")
    return 1 if any(answer.verdict == BAD for answer in answers) else 0
