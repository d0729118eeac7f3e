"""``./ocop up``: prepare the database when needed, then run web and worker until Ctrl-C."""

import argparse
import os
import sys
from pathlib import Path

from ocop.config.commands.arguments import address, is_loopback, parse, set_environment
from ocop.config.commands.preparing import (
    CannotStart,
    Prepared,
    check_database,
    check_directory,
    prepare,
    remembered,
)
from ocop.config.commands.running import port_is_free, run


def announce(args: argparse.Namespace, found: Prepared) -> None:
    """Print the address and how to get in."""
    print(f"\nOpenOCOP đang chạy: {address(args)}")
    if found["demo"]:
        print("Dữ liệu minh họa. Tài khoản thử (vai trò, tên đăng nhập, mật khẩu):")
        roles, names = (max((len(row[at]) for row in found["accounts"]), default=0) for at in (0, 1))
        for role, username, password in found["accounts"]:
            print(f"  {role.ljust(roles)}  {username.ljust(names)}  {password}")
        print(f"Bảng chấm minh họa đã xếp hạng: {address(args)}/hoi-dong/bang-cham/minh-hoa/")
    if found["first_admin"]:
        print(f"Tạo người quản trị đầu tiên tại đường dẫn dùng một lần:\n  {found['first_admin']}")
    print("Dừng: Ctrl-C", flush=True)


def start(args: argparse.Namespace) -> int:
    """Check what surrounds the product, prepare it and run it; raises CannotStart with what to do."""
    from ocop.config import options

    try:
        options.check()
    except options.WrongOption as wrong:
        raise CannotStart(str(wrong)) from wrong
    directory = Path(options.get("DATA_DIR")).resolve()
    check_directory(directory)
    if not port_is_free(args.host, args.port):
        raise CannotStart(f"cổng {args.port} đang có chương trình khác dùng; thử --port {args.port + 1}.")
    check_database(options.get("DATABASE_URL"))
    found = remembered(directory) or prepare(directory, empty=args.empty)
    if found["demo"] and args.empty:
        raise CannotStart("cơ sở dữ liệu này đã có dữ liệu minh họa; dùng --data với thư mục khác.")
    if found["demo"] and not is_loopback(args.host) and not args.demo_in_public:
        raise CannotStart("đang có dữ liệu minh họa nên chỉ mở trên máy này; thêm --demo-in-public nếu vẫn muốn.")
    os.environ["OCOP_DEMO"] = "1" if found["demo"] else ""
    return run(args, lambda: announce(args, found))


def main(argv: list[str]) -> int:
    """Exit status 0 after Ctrl-C, 1 when a process ended by itself, 2 when it cannot start."""
    args = parse(argv)
    set_environment(args)
    try:
        return start(args)
    except CannotStart as reason:
        print(f"ocop: {reason}", file=sys.stderr)
        return 2
