"""``./ocop backup`` and ``./ocop restore``, on the database that the tests run on."""

import os
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from tests.house.test_cli import run


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Callable[[str], dict[str, str]]]:
    """Environments of fresh installations: an own directory, and on PostgreSQL a fresh database each."""
    url = os.environ.get("OCOP_DATABASE_URL", "")
    made: list[str] = []

    def statement(text: str, name: str) -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(sql.SQL(text).format(sql.Identifier(name)))

    def make(name: str) -> dict[str, str]:
        environment = {"OCOP_DATA_DIR": str(tmp_path / name), "OCOP_DATABASE_URL": ""}
        if url:
            database = f"ocop_sao_luu_{os.getpid()}_{name}"
            statement("CREATE DATABASE {}", database)
            made.append(database)
            environment["OCOP_DATABASE_URL"] = url.rsplit("/", 1)[0] + f"/{database}"
        return environment

    yield make
    for database in made:
        statement("DROP DATABASE {} WITH (FORCE)", database)


def test_a_backup_comes_back_whole(installation, tmp_path: Path):
    old, new, archive = installation("cu"), installation("moi"), tmp_path / "sao-luu.tar.gz"
    assert run("manage", "migrate", "--verbosity=0", **old).returncode == 0
    assert run("manage", "load_reference", **old).returncode == 0
    (tmp_path / "cu" / "files" / "ab").mkdir(parents=True)
    (tmp_path / "cu" / "files" / "ab" / "anh.bin").write_bytes(b"\x00\x01" * 100)
    kept = run("backup", str(archive), **old)
    assert (kept.returncode, kept.stderr, archive.stat().st_mode & 0o777) == (0, "", 0o600)

    back = run("restore", str(archive), **new)
    assert (back.returncode, back.stderr) == (0, "")
    for name in ("files/ab/anh.bin", "secret.key"):
        assert (tmp_path / "moi" / name).read_bytes() == (tmp_path / "cu" / name).read_bytes()
    assert run("manage", "migrate", "--check", **new).returncode == 0
    count = (
        "manage",
        "shell",
        "--verbosity=0",
        "-c",
        "from ocop.territory.models import Commune as C; print(C.objects.count())",
    )
    before, after = (run(*count, **where).stdout for where in (old, new))
    assert (before, before > "0") == (after, True)

    again = run("restore", str(archive), **new)
    assert (again.returncode, again.stderr) == (
        2,
        "ocop: thư mục dữ liệu không trống; chọn thư mục mới bằng --data rồi chạy lại.\n",
    )


def test_what_is_damaged_or_foreign_is_not_put_in_place(tmp_path: Path):
    sqlite = {"OCOP_DATA_DIR": str(tmp_path / "cu"), "OCOP_DATABASE_URL": ""}
    missing = run("backup", str(tmp_path / "a.tar.gz"), **sqlite)
    assert (missing.returncode, missing.stderr) == (2, "ocop: chưa có cơ sở dữ liệu để sao lưu.\n")
    assert run("manage", "migrate", "--verbosity=0", **sqlite).returncode == 0
    archive = tmp_path / "sao-luu.tar.gz"
    assert run("backup", str(archive), **sqlite).returncode == 0
    nowhere = run("backup", str(tmp_path / "khong" / "co.tar.gz"), **sqlite)
    assert (nowhere.returncode, nowhere.stderr.count("\n")) == (2, 1)

    fresh = {**sqlite, "OCOP_DATA_DIR": str(tmp_path / "moi")}
    foreign = run("restore", str(archive), **{**fresh, "OCOP_DATABASE_URL": "postgres://127.0.0.1:1/khong"})
    assert foreign.stderr == ("ocop: tệp sao lưu này của loại cơ sở dữ liệu khác; bỏ OCOP_DATABASE_URL rồi chạy lại.\n")
    archive.write_bytes(archive.read_bytes()[:-200])
    for path in (archive, outside(tmp_path)):
        answer = run("restore", str(path), **fresh)
        assert (answer.returncode, answer.stderr.startswith("ocop: không đọc được tệp sao lưu")) == (2, True)
    assert list((tmp_path / "moi").iterdir()) == []
    assert not (tmp_path / "ra-ngoai").exists()


def outside(folder: Path) -> Path:
    """An archive whose member wants to lie outside the directory."""
    path = folder / "la.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(__file__, arcname="../ra-ngoai")
    return path


def test_the_tests_know_on_which_database_they_run():
    wanted = "postgresql" if os.environ.get("OCOP_DATABASE_URL") else "sqlite3"
    assert settings.DATABASES["default"]["ENGINE"].rsplit(".", 1)[1] == wanted
