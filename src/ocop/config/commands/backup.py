"""``./ocop backup FILE.tar.gz`` and ``./ocop restore FILE.tar.gz``: the database, the files and the server's key.

On SQLite the database is copied by its own online backup, so the web may keep running; on PostgreSQL by ``pg_dump``.
The archive lists the SHA-256 of every member; restoring checks each before anything is put in place.
"""

import argparse
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from ocop.config.commands.arguments import add_data, use_data

MANIFEST = "manifest.json"
DATABASE = "ocop.sqlite3"
DUMP = "ocop.pgdump"
KEPT = ("files", "media", "secret.key")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _database_url() -> str:
    from ocop.config import options

    return str(options.get("DATABASE_URL"))


class CannotKeep(Exception):
    """Backup or restore is not possible; ``str()`` says why."""


def _pg(program: str, *args: str) -> None:
    if shutil.which(program) is None:
        raise CannotKeep(f"cần chương trình {program} của PostgreSQL trên máy này.")
    done = subprocess.run([program, *args], capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotKeep(f"{program} báo lỗi: {done.stderr.strip().splitlines()[-1]}")


def _collect(data: Path, scratch: Path) -> list[tuple[str, Path]]:
    """(name in the archive, file) of everything worth keeping."""
    url = _database_url()
    if url:
        _pg("pg_dump", "--format=custom", f"--file={scratch / DUMP}", url)
        members = [(DUMP, scratch / DUMP)]
    elif (data / DATABASE).exists():
        source = sqlite3.connect(f"file:{data / DATABASE}?mode=ro", uri=True)
        target = sqlite3.connect(scratch / DATABASE)
        with target:
            source.backup(target)
        source.close()
        target.close()
        members = [(DATABASE, scratch / DATABASE)]
    else:
        raise CannotKeep("chưa có cơ sở dữ liệu để sao lưu.")
    for name in KEPT:
        top = data / name
        files = [top] if top.is_file() else sorted(path for path in top.rglob("*") if path.is_file())
        members += [(str(path.relative_to(data)), path) for path in files]
    return members


def keep(data: Path, archive_path: Path) -> int:
    """Write one archive and return how many files it holds; its owner alone may read it, it holds personal data."""
    with tempfile.TemporaryDirectory(dir=data) as scratch:
        members = _collect(data, Path(scratch))
        manifest = Path(scratch) / MANIFEST
        manifest.write_text(json.dumps({name: _sha256(path) for name, path in members}), encoding="utf-8")
        part = archive_path.with_name(archive_path.name + ".part")
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as raw, tarfile.open(fileobj=raw, mode="w:gz") as archive:
            for name, path in [(MANIFEST, manifest), *members]:
                archive.add(path, arcname=name)
        part.replace(archive_path)
    return len(members)


def bring_back(data: Path, archive_path: Path) -> int:
    """Put an archive into an empty data directory and return how many files it held; overwrites nothing."""
    if any((data / name).exists() for name in (DATABASE, *KEPT)):
        raise CannotKeep("thư mục dữ liệu không trống; chọn thư mục mới bằng --data rồi chạy lại.")
    with tempfile.TemporaryDirectory(dir=data) as name:
        scratch = Path(name)
        try:
            _unpack(archive_path, scratch)
            manifest = json.loads((scratch / MANIFEST).read_text(encoding="utf-8"))
        except (OSError, tarfile.TarError, ValueError, EOFError) as error:
            raise CannotKeep(f"không đọc được tệp sao lưu: {error}") from error
        broken = [name for name, want in manifest.items() if not _is_sound(scratch / name, want)]
        if broken:
            raise CannotKeep(f"tệp sao lưu hỏng, sai mã băm: {', '.join(broken)}")
        if (DUMP in manifest) != bool(_database_url()):
            wanted = "đặt OCOP_DATABASE_URL" if DUMP in manifest else "bỏ OCOP_DATABASE_URL"
            raise CannotKeep(f"tệp sao lưu này của loại cơ sở dữ liệu khác; {wanted} rồi chạy lại.")
        if DUMP in manifest:
            _pg(
                "pg_restore", "--clean", "--if-exists", "--no-owner", f"--dbname={_database_url()}", str(scratch / DUMP)
            )
        for top in (DATABASE, *KEPT):
            if (scratch / top).exists():
                shutil.move(scratch / top, data / top)
    return len(manifest)


def _unpack(archive_path: Path, scratch: Path) -> None:
    """Take out regular files with plain relative names and nothing else."""
    with tarfile.open(archive_path, mode="r:gz") as archive:
        for member in archive:
            name = PurePosixPath(member.name)
            source = archive.extractfile(member) if member.isfile() else None
            if source is None or name.is_absolute() or ".." in name.parts:
                raise ValueError(member.name)
            target = scratch / name
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with target.open("wb") as file:
                shutil.copyfileobj(source, file)
            target.chmod(0o600)


def _is_sound(path: Path, want: str) -> bool:
    return path.is_file() and _sha256(path) == want


def _run(argv: list[str], program: str, what: str, act: Callable[[Path, Path], int], done: str) -> int:
    parser = argparse.ArgumentParser(prog=f"./ocop {program}", description=what)
    parser.add_argument("file", type=Path, help="tệp sao lưu, ví dụ ocop-2026-11-24.tar.gz")
    add_data(parser)
    args = parser.parse_args(argv)
    use_data(args.data)
    from ocop.config import options

    try:
        count = act(options.data_dir(), args.file)
    except (CannotKeep, OSError) as error:
        print(f"ocop: {error}", file=sys.stderr)
        return 2
    print(done.format(count=count, file=args.file))
    return 0


def main(argv: list[str]) -> int:
    """``./ocop backup``: exit status 2 with a reason when nothing was written."""
    return _run(argv, "backup", "Sao lưu cơ sở dữ liệu, tệp, khóa.", keep, "Đã sao lưu {count} tệp vào {file}.")


def restore_main(argv: list[str]) -> int:
    """``./ocop restore``: exit status 2 with a reason when nothing was put in place."""
    return _run(argv, "restore", "Khôi phục vào thư mục trống.", bring_back, "Đã khôi phục {count} tệp từ {file}.")
