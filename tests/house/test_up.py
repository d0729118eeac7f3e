"""``./ocop up`` as a person starts it: answers, prints what is needed, refuses what is unsafe, stops cleanly."""

import datetime
import ipaddress
import re
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from ocop.accounts.enums import Role
from ocop.config.secret import NAME, is_demo_key
from tests.house.server import free_port, left_behind, refused, running


def read(url: str, context: ssl.SSLContext | None = None) -> tuple[int, str]:
    """Status and text of a page."""
    try:
        with urllib.request.urlopen(url, timeout=20, context=context) as page:
            return page.status, page.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def nobody_listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Iterator[tuple[Path, list[str]]]:
    """A data directory in which the demo was started once, and what that start printed."""
    data = tmp_path_factory.mktemp("minh-hoa")
    port = free_port()
    with running(data, "--port", str(port)) as (process, lines):
        link = next(line.split(": ", 1)[1] for line in lines if line.startswith("Bảng chấm minh họa"))
        pages = [read(url) for url in (f"http://127.0.0.1:{port}/", link)]
    assert (process.returncode, lines[-1], nobody_listens(port), left_behind(data)) == (0, "Đã dừng.", True, [])
    assert [(status, "minh họa" in text) for status, text in pages] == [(200, True)] * 2
    yield data, lines


def test_a_demo_prints_one_account_for_each_role_and_the_way_to_the_result(demo):
    data, lines = demo
    first = next(at for at, line in enumerate(lines) if line.startswith("Dữ liệu minh họa. Tài khoản thử"))
    last = next(at for at, line in enumerate(lines) if line.startswith("Bảng chấm minh họa đã xếp hạng: http"))
    printed = [re.split(r"\s{2,}", line.strip())[0] for line in lines[first + 1 : last]]
    assert printed == [*(str(role.label) for role in Role), "Người được chủ thể ủy quyền"]
    assert is_demo_key((data / NAME).read_text())


def test_the_second_start_takes_less_than_three_seconds(demo):
    data, lines = demo
    seconds = []
    for _ in range(3):  # the best of three: other work on this machine is not what is measured
        begin = time.monotonic()
        with running(data, "--port", str(free_port())) as (_process, again):
            seconds.append(time.monotonic() - begin)
        if seconds[-1] < 3:
            break
    accounts = [line for line in lines if line.startswith("  ") and "minh-hoa-" in line]
    assert [line for line in again if line.startswith("  ")] == accounts
    assert min(seconds) < 3, seconds


def test_a_demo_stays_on_this_machine_unless_asked_for(demo):
    data, _lines = demo
    assert refused(data, "--host", "0.0.0.0", "--port", str(free_port())) == (
        2,
        "ocop: đang có dữ liệu minh họa nên chỉ mở trên máy này; thêm --demo-in-public nếu vẫn muốn.\n",
    )
    assert refused(data, "--empty", "--port", str(free_port())) == (
        2,
        "ocop: cơ sở dữ liệu này đã có dữ liệu minh họa; dùng --data với thư mục khác.\n",
    )
    port = free_port()
    with running(data, "--host", "0.0.0.0", "--port", str(port), "--demo-in-public") as (_process, lines):
        (address,) = [line.split(": ", 1)[1] for line in lines if line.startswith("OpenOCOP đang chạy: ")]
        status, text = read(f"{address}/")
    assert (status, "minh họa" in text) == (200, True)


def test_https_with_ones_own_certificate(demo, tmp_path: Path):
    data, _lines = demo
    certificate, key = self_signed(tmp_path)
    port = free_port()
    trusting = ssl.create_default_context(cafile=str(certificate))
    with running(data, "--port", str(port), "--tls", str(certificate), str(key)) as (_process, lines):
        assert f"OpenOCOP đang chạy: https://127.0.0.1:{port}" in lines
        assert read(f"https://127.0.0.1:{port}/healthz", trusting) == (200, '{"status": "ok"}')


def self_signed(folder: Path) -> tuple[Path, Path]:
    """A certificate of one day for 127.0.0.1 and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)

    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(address, critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    certificate, private = folder / "chung-thu.pem", folder / "khoa.pem"
    certificate.write_bytes(made.public_bytes(pem))
    private.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    return certificate, private


def test_a_real_installation_starts_empty_with_a_one_time_link(tmp_path: Path):
    port = free_port()
    with running(tmp_path, "--empty", "--port", str(port)) as (process, lines):
        links = [line.strip() for line in lines if re.match(r"\s+http://127\.0\.0\.1:\d+/", line)]
        assert len(links) == 1, lines
        pages = [read(url) for url in (links[0], f"http://127.0.0.1:{port}/", f"http://127.0.0.1:{port}/readyz")]
        assert [(status, "minh họa" in text) for status, text in pages] == [(200, False)] * 3
    assert (process.returncode, lines[-1], nobody_listens(port), left_behind(tmp_path)) == (0, "Đã dừng.", True, [])
    assert not is_demo_key((tmp_path / NAME).read_text())
    with running(tmp_path, "--port", str(port)) as (_process, again):
        status, _text = read(links[0])
    assert (status, sum("minh họa" in line for line in again)) == (200, 0), "still open: nobody has used it"


def test_a_taken_port_is_named(tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert refused(tmp_path, "--port", str(port)) == (
            2,
            f"ocop: cổng {port} đang có chương trình khác dùng; thử --port {port + 1}.\n",
        )


def test_what_stands_in_the_way_is_said_in_one_line(tmp_path: Path):
    file = tmp_path / "tep"
    file.touch()
    port = str(free_port())
    assert refused(file / "trong", "--port", port) == (
        2,
        f"ocop: không ghi được vào thư mục dữ liệu {file}/trong (Not a directory); chọn nơi khác bằng --data.\n",
    )
    status, complaint = refused(tmp_path, "--port", port, OCOP_DATABASE_URL="postgres://an:bi-mat@127.0.0.1:1/ocop")
    assert (status, complaint.count("\n"), "bi-mat" in complaint) == (2, 1, False)
    assert complaint.startswith("ocop: không nối được PostgreSQL 127.0.0.1:1/ocop: ")
    assert refused(tmp_path, "--port", port, OCOP_DATABASE_URL="mysql://an@127.0.0.1/ocop") == (
        2,
        "ocop: OCOP_DATABASE_URL phải có dạng postgres://người-dùng:mật-khẩu@máy:5432/cơ-sở-dữ-liệu.\n",
    )
    assert refused(tmp_path, "--port", port, OCOP_SESSION_HOURS="nhiều") == (
        2,
        "ocop: OCOP_SESSION_HOURS nhận số nguyên; đã nhận «nhiều».\n",
    )
    for args, says in [
        (["--port", "70000"], "cổng là số từ 1 đến 65535; đã nhận «70000»"),
        (["--tls", "khong-co.pem", "khong-co.key"], "không thấy tệp «khong-co.pem»"),
    ]:
        status, complaint = refused(tmp_path, *args)
        assert (status, complaint.strip().splitlines()[-1].split(": ")[-1]) == (2, says)
