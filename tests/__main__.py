"""``./ocop test``: every test, in parallel; says loudly when browser or office tests cannot run."""

import shutil
import sys

import pytest

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")


def first_found(names: tuple[str, ...]) -> str | None:
    """The path of the first of these programs that this machine has."""
    return next((path for path in map(shutil.which, names) if path), None)


def main() -> int:
    """Run pytest over the whole suite; extra arguments are handed on."""
    left_out = []
    if first_found(CHROMIUM) is None:
        left_out.append("browser")
        print("!!! KHÔNG THẤY CHROMIUM: các kiểm thử trình duyệt KHÔNG chạy. !!!", flush=True)
    if first_found(("soffice", "libreoffice")) is None:
        left_out.append("office")
        print("!!! KHÔNG THẤY LIBREOFFICE: kiểm thử bảng tính vòng tròn KHÔNG chạy. !!!", flush=True)
    args = sys.argv[1:] or ["-n", "auto"]
    if left_out:
        args = ["-m", " and ".join(f"not {mark}" for mark in left_out), *args]
    return int(pytest.main(["-q", *args]))


if __name__ == "__main__":
    raise SystemExit(main())
