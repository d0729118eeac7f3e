"""Reading JSON files of dates for the pure commands: strict, and all problems at once."""

import datetime
import json
import re
import sys
from pathlib import Path
from typing import Any

from ocop.foundation.calendar.clock import ZONE

Problem = dict[str, str]
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})"
)

_WHY_NOT: dict[type[OSError], str] = {
    FileNotFoundError: ": không có tệp này",
    IsADirectoryError: ": đó là thư mục",
    PermissionError: ": không được phép đọc",
}


class Unreadable(ValueError):
    """The file is no JSON; ``str()`` says why."""


def read_json(path: str) -> Any:
    """The value in a file ("-" = standard input); a field named twice is refused. Raises Unreadable."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_int=_number, parse_constant=_refuse)
    except OSError as error:
        raise Unreadable(f"Không mở được tệp {path}{_WHY_NOT.get(type(error), '')}.") from error
    except UnicodeDecodeError as error:
        raise Unreadable("Tệp không phải văn bản UTF-8.") from error
    except RecursionError as error:
        raise Unreadable("Không đọc được JSON: lồng quá sâu.") from error
    except json.JSONDecodeError as error:
        raise Unreadable(f"Không đọc được JSON: sai ở dòng {error.lineno}, cột {error.colno}.") from error
    except ValueError as error:
        raise Unreadable(f"Không đọc được JSON: {error}.") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"trường {name} có hai lần")
        found[name] = value
    return found


def _number(digits: str) -> int | float:
    """A whole number; one of hundreds of digits, which Python may refuse to read, is infinite: no count either."""
    return int(digits) if len(digits) < 300 else float(digits[:2] + "e999")


def _refuse(name: str) -> None:
    raise ValueError(f"{name} không phải số của JSON")


class Findings:
    """Problems found while reading, each with the path of its field, such as ``events[2].until``."""

    def __init__(self) -> None:
        self.all: list[Problem] = []

    def add(self, path: str, message: str) -> None:
        """Note one problem."""
        self.all.append({"path": path, "message": message})

    def date(self, value: Any, path: str) -> datetime.date | None:
        """A date written ``YYYY-MM-DD``; None, with a finding, for anything else."""
        if isinstance(value, str) and _DATE.fullmatch(value):
            try:
                return datetime.date.fromisoformat(value)
            except ValueError:
                self.add(path, f"Không có ngày {value}.")
                return None
        self.add(path, "Cần ngày dạng YYYY-MM-DD.")
        return None

    def instant(self, value: Any, path: str) -> datetime.date | None:
        """The local day (Asia/Ho_Chi_Minh) of an instant written with its offset; None, with a finding, otherwise."""
        if isinstance(value, str) and _INSTANT.fullmatch(value):
            try:
                return datetime.datetime.fromisoformat(value).astimezone(ZONE).date()
            except (ValueError, OverflowError):
                self.add(path, f"Không có thời điểm {value}.")
                return None
        self.add(path, "Cần thời điểm có múi giờ, dạng YYYY-MM-DDThh:mm:ss+07:00.")
        return None

    def whole(self, value: Any, path: str, least: int = 0) -> int | None:
        """A whole number from ``least``; None, with a finding, otherwise (true and 1.0 are none)."""
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            return value
        self.add(path, f"Cần số nguyên từ {least}.")
        return None


def answer(result: dict[str, Any]) -> int:
    """Print a command's result as UTF-8 JSON; the exit status: 2 with errors, else 0."""
    text = json.dumps(result, ensure_ascii=False) + "\n"
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
    return 2 if result.get("errors") else 0


def one_file(argv: list[str], name: str) -> str | None:
    """The one file a command takes; None, after a word on the right use, for anything else."""
    if len(argv) == 1 and argv[0] not in ("-h", "--help"):
        return argv[0]
    print(f"Cách dùng: ./ocop {name} TỆP.json (dấu - là đọc từ đầu vào)", file=sys.stderr)
    return None
