"""The one table of options: every setting an installation may change, with its default and its meaning.

An option is read from the environment as ``OCOP_<NAME>``. Law, limits and amounts are never options here:
they are dated rows in the database or in ``data/``.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from ocop.paths import ROOT


@dataclass(frozen=True)
class Option:
    """One setting: its name without prefix, its kind, its default and what it is for (Vietnamese)."""

    name: str
    kind: type
    default: object
    help: str
    secret: bool = False


OPTIONS: tuple[Option, ...] = (
    Option("DATA_DIR", str, str(ROOT / "var"), "Thư mục chứa cơ sở dữ liệu, tệp tải lên và khóa của máy chủ."),
    Option("DATABASE_URL", str, "", "Địa chỉ PostgreSQL (postgres://…); để trống thì dùng SQLite.", secret=True),
    Option("DEBUG", bool, False, "Bật trang báo lỗi chi tiết khi phát triển."),
    Option("DEMO", bool, False, "Đang chạy với dữ liệu minh họa; `./ocop up` tự đặt theo cơ sở dữ liệu."),
    Option("PUBLIC_URL", str, "http://127.0.0.1:8000", "Địa chỉ gốc người dùng gõ vào trình duyệt; dùng trong thư."),
    Option("ALLOWED_HOSTS", list, ["127.0.0.1", "localhost", "[::1]"], "Tên máy được phép trong địa chỉ trang."),
    Option("HTTPS", bool, False, "Trang chạy qua HTTPS: cookie chỉ gửi qua kênh mã hóa."),
    Option("TRUSTED_PROXIES", int, 0, "Số máy chủ trung gian đứng trước, để biết địa chỉ thật của người truy cập."),
    Option("SESSION_HOURS", int, 12, "Số giờ một phiên làm việc sống khi không thao tác."),
    Option("WORKBOOK_MAX_MB", int, 8, "Cỡ lớn nhất của một bảng chấm Excel tải lên, tính bằng MB."),
    Option("EMAIL_URL", str, "", "Máy chủ gửi thư (smtp://tên:mật-khẩu@máy:587); để trống thì không gửi.", secret=True),
    Option("EMAIL_FROM", str, "ocop@localhost", "Địa chỉ người gửi ghi trên thư."),
    Option("FONT_DIR", str, "", "Thư mục chứa phông Times New Roman dùng cho văn bản PDF."),
    Option("OIDC_URL", str, "", "Địa chỉ máy chủ đăng nhập một lần (OpenID Connect); để trống thì không hiện nút."),
    Option("OIDC_NAME", str, "Đăng nhập một lần của tỉnh", "Chữ trên nút đăng nhập một lần."),
    Option("OIDC_CLIENT_ID", str, "", "Mã ứng dụng đã đăng ký với máy chủ đăng nhập một lần."),
    Option("OIDC_SECRET", str, "", "Khóa của ứng dụng tại máy chủ đăng nhập một lần.", secret=True),
    Option("LOG_LEVEL", str, "INFO", "Mức ghi nhật ký: DEBUG, INFO, WARNING, ERROR."),
)

_BY_NAME = {option.name: option for option in OPTIONS}


class WrongOption(ValueError):
    """A value that is not of its option's kind; ``str()`` names the variable and what it takes."""


_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


def get(name: str):
    """The value of option ``name``: from the environment, else its default.

    Raises KeyError for a name that is not in the table and WrongOption for a value of the wrong kind.
    """
    option = _BY_NAME[name]
    text = os.environ.get(f"OCOP_{name}", "")
    if text == "":
        return option.default
    if option.kind is bool:
        if text.lower() not in _TRUE + _FALSE:
            raise WrongOption(f"OCOP_{name} nhận 1 hoặc 0; đã nhận «{text}».")
        return text.lower() in _TRUE
    if option.kind is int:
        if not text.isdecimal():
            raise WrongOption(f"OCOP_{name} nhận số nguyên; đã nhận «{text}».")
        return int(text)
    if option.kind is list:
        return [part.strip() for part in text.split(",") if part.strip()]
    return text


def check() -> None:
    """Raise WrongOption for the first value of the wrong kind."""
    for option in OPTIONS:
        get(option.name)


def data_dir() -> Path:
    """The installation's own directory (database, uploads, keys); made on first use, readable by its owner only."""
    path = Path(get("DATA_DIR")).resolve()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path
