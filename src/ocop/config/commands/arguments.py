"""The arguments of ``./ocop up``, and what they mean for the settings."""

import argparse
import ipaddress
import os
import socket
from pathlib import Path

LOOPBACK = "127.0.0.1"
EVERYWHERE = ("0.0.0.0", "::")


def parse(argv: list[str]) -> argparse.Namespace:
    """The arguments of ``./ocop up``."""
    parser = argparse.ArgumentParser(prog="./ocop up", description="Chạy OpenOCOP trên máy này.")
    parser.add_argument("--empty", action="store_true", help="cài đặt thật: không có sản phẩm, không có người")
    parser.add_argument("--port", type=_port, default=8000, help="cổng, mặc định 8000")
    parser.add_argument("--host", default=LOOPBACK, help="địa chỉ nghe, mặc định chỉ máy này")
    add_data(parser)
    parser.add_argument("--tls", nargs=2, type=_file, metavar=("CERT", "KEY"), help="chạy HTTPS bằng chứng thư này")
    parser.add_argument("--demo-in-public", action="store_true", help="cho máy khác xem cả khi có dữ liệu minh họa")
    return parser.parse_args(argv)


def add_data(parser: argparse.ArgumentParser) -> None:
    """The argument that names the installation."""
    parser.add_argument("--data", metavar="DIR", help="thư mục dữ liệu, mặc định OCOP_DATA_DIR, không có thì var/")


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"cổng là số từ 1 đến 65535; đã nhận «{text}»")
    return int(text)


def _file(text: str) -> str:
    if not Path(text).is_file():
        raise argparse.ArgumentTypeError(f"không thấy tệp «{text}»")
    return str(Path(text).resolve())


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def address(args: argparse.Namespace) -> str:
    """The address people type, from host, port and TLS."""
    host = own_address() if args.host in EVERYWHERE else args.host
    return f"{'https' if args.tls else 'http'}://{f'[{host}]' if ':' in host else host}:{args.port}"


def own_address() -> str:
    """This machine's address in its network (nothing is sent to find it), else its name."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return socket.gethostname()
        return str(probe.getsockname()[0])


def use_data(directory: str | None) -> None:
    """Make ``--data DIR`` the option it stands for."""
    if directory:
        os.environ["OCOP_DATA_DIR"] = str(Path(directory).resolve())


def set_environment(args: argparse.Namespace) -> None:
    """Hand the arguments to the settings through the options they stand for; what is already set stays."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "ocop.config.settings"
    use_data(args.data)
    if args.tls:
        os.environ["OCOP_HTTPS"] = "1"
    os.environ.setdefault("OCOP_PUBLIC_URL", address(args))
    if not is_loopback(args.host):
        names = {LOOPBACK, "localhost", socket.gethostname(), socket.getfqdn(), own_address(), args.host}
        os.environ.setdefault("OCOP_ALLOWED_HOSTS", ",".join(sorted(names - set(EVERYWHERE))))
