"""Files on disk: whole or not at all, proved by hash, sent safely."""

import resource
import stat

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from ocop.foundation.files import disk
from ocop.foundation.files.actions import keep, remove, store
from ocop.foundation.files.enums import EVIDENCE, Kind
from ocop.foundation.files.models import StoredFile
from ocop.foundation.files.queries import damaged, open_file
from ocop.foundation.files.refusal import UploadRefused
from ocop.foundation.files.responses import respond

PDF = b"%PDF-1.7\n1 0 obj<</Type/Page>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def files_dir(tmp_path, settings):
    settings.FILES_DIR = tmp_path / "files"
    return settings.FILES_DIR


def bring(name: str = "../Giấy phép.pdf", data: bytes = PDF) -> StoredFile:
    upload = SimpleUploadedFile("x", data)
    return store(upload, name=name, owner="user:1", allowed=EVIDENCE, max_bytes=1 << 20, province="38")


def on_disk(files_dir) -> list[str]:
    return sorted(path.name for path in files_dir.rglob("*") if path.is_file())


@pytest.mark.django_db
def test_a_file_is_kept_once_under_its_hash_and_read_back(files_dir):
    first, second = bring(), bring("b.pdf")
    assert (first.original_name, first.kind, first.size, first.owner, first.province) == (
        "Giấy phép.pdf",
        Kind.PDF,
        len(PDF),
        "user:1",
        "38",
    )
    assert first.sha256 == second.sha256
    assert on_disk(files_dir) == [first.sha256]
    path = disk.path_of(first.sha256)
    assert path.relative_to(files_dir).parts == (first.sha256[:2], first.sha256[2:4], first.sha256)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with open_file(first) as file:
        assert file.read() == PDF


@pytest.mark.django_db
def test_a_refused_file_and_one_that_is_too_large_leave_nothing(files_dir):
    for name, data in (("a.pdf", b"MZ"), ("a.pdf", PDF + b"x" * (1 << 20))):
        with pytest.raises(UploadRefused):
            bring(name, data)
    assert (StoredFile.objects.count(), files_dir.exists()) == (0, False)


@pytest.mark.django_db
def test_a_full_disk_is_said_and_leaves_no_half_file(files_dir):
    StoredFile.objects.count()  # the database is open before writing becomes impossible
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(UploadRefused) as caught:
            keep(b"x" * 5000, kind=Kind.PDF, name="a.pdf", owner="user:1")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert str(caught.value) == "Máy chủ hết chỗ lưu, tệp chưa được giữ. Báo người quản trị rồi gửi lại sau."
    assert (on_disk(files_dir), StoredFile.objects.count()) == ([], 0)


@pytest.mark.django_db
def test_changed_and_missing_bytes_are_found(capsys):
    good, changed, missing = bring(), bring("b.pdf", PDF + b" "), bring("c.pdf", PDF + b"  ")
    call_command("verify_files")
    assert capsys.readouterr().out == "3 tệp, không tệp nào hỏng.\n"
    disk.path_of(changed.sha256).write_bytes(PDF)
    disk.erase(missing.sha256)
    assert [(problem.stored, problem.found) for problem in damaged()] == [(changed, good.sha256), (missing, None)]
    with pytest.raises(CommandError, match="2 tệp hỏng"):
        call_command("verify_files")
    assert capsys.readouterr().out == (f"bị thay đổi: {changed.public_id} b.pdf\nmất: {missing.public_id} c.pdf\n")
    for name, data in (("b.pdf", PDF + b" "), ("c.pdf", PDF + b"  ")):
        bring(name, data)  # brought again, the bytes are whole again
    assert list(damaged()) == []


@pytest.mark.django_db(transaction=True)
def test_bytes_go_with_the_last_row_that_has_them(files_dir):
    first, second = bring(), bring("b.pdf")
    remove(first)
    assert on_disk(files_dir) == [second.sha256]
    remove(second)
    assert on_disk(files_dir) == []


@pytest.mark.django_db
def test_a_file_is_sent_so_that_nothing_in_it_runs():
    stored = bring()
    picked = ("Content-Disposition", "Content-Security-Policy", "X-Content-Type-Options", "Content-Type")
    download, shown = respond(stored), respond(stored, inline=True)
    sheet = respond(keep(b"x", kind=Kind.XLSX, name="a.xlsx", owner="user:1"), inline=True)
    assert [[response[name] for name in picked] for response in (download, shown)] == [
        [
            "attachment; filename*=utf-8''Gi%E1%BA%A5y%20ph%C3%A9p.pdf",
            "default-src 'none'; frame-ancestors 'self'; sandbox",
            "nosniff",
            "application/pdf",
        ],
        [
            "inline; filename*=utf-8''Gi%E1%BA%A5y%20ph%C3%A9p.pdf",
            "default-src 'none'; frame-ancestors 'self'",
            "nosniff",
            "application/pdf",
        ],
    ]
    assert sheet["Content-Disposition"] == 'attachment; filename="a.xlsx"'
    for response in (download, shown, sheet):
        response.close()
