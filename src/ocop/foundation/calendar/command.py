"""``./ocop days FILE.json``: last days of limits in working days, and windows for renewal. JSON in, JSON out.

The file is a list; each entry is ``{"received", "working_days"[, "holidays", "make_up_days"]}`` → a date, or
``{"issued", "filed"}`` → ``{"last_valid_day", "opens", "closes", "state"}``. Without ``holidays`` the shipped calendar
counts. An entry with a problem answers null; ``errors`` lists every problem of the file.
"""

import datetime
from typing import Any

from ocop.foundation.calendar.months import last_valid_day, renewal_window
from ocop.foundation.calendar.reading import Findings, Unreadable, answer, one_file, read_json
from ocop.foundation.calendar.shipped import shipped_calendar
from ocop.foundation.calendar.working import WorkingCalendar

Entry = dict[str, Any]


def main(argv: list[str]) -> int:
    """Answer a file; exit status 2 with errors, else 0."""
    file = one_file(argv, "days")
    if file is None:
        return 2
    try:
        return answer(days(read_json(file)))
    except Unreadable as problem:
        return answer({"answers": [], "errors": [{"path": "", "message": str(problem)}]})


def days(raw: Any) -> dict[str, Any]:
    """The answers to a list of entries, and the errors where there are any."""
    findings = Findings()
    answers: list[Any] = []
    if isinstance(raw, list):
        answers = [_entry(entry, f"[{place}]", findings) for place, entry in enumerate(raw)]
    else:
        findings.add("", "Tệp phải là một danh sách.")
    return {"answers": answers, "errors": findings.all} if findings.all else {"answers": answers}


def _entry(entry: Any, path: str, findings: Findings) -> Any:
    known = len(findings.all)
    answered = None
    if not isinstance(entry, dict):
        findings.add(path, "Cần một đối tượng.")
    elif ("received" in entry or "working_days" in entry) == ("issued" in entry or "filed" in entry):
        findings.add(path, "Cần hoặc received và working_days, hoặc issued và filed.")
    else:
        ask = _last_day if "received" in entry or "working_days" in entry else _window
        try:
            answered = ask(entry, path, findings)
        except OverflowError:
            findings.add(path, "Kết quả nằm ngoài các năm 1–9999.")
    return answered if len(findings.all) == known else None


def _last_day(entry: Entry, path: str, findings: Findings) -> str | None:
    received = findings.date(entry.get("received"), f"{path}.received")
    count = findings.whole(entry.get("working_days"), f"{path}.working_days")
    calendar = _calendar(entry, path, findings)
    if received is None or count is None:
        return None
    return calendar.add_working_days(received, count).isoformat()


def _calendar(entry: Entry, path: str, findings: Findings) -> WorkingCalendar:
    shipped = shipped_calendar()
    holidays = _dates(entry["holidays"], f"{path}.holidays", findings) if "holidays" in entry else shipped.holidays
    if "make_up_days" in entry:
        make_up = _dates(entry["make_up_days"], f"{path}.make_up_days", findings)
    else:
        # Given holidays stand for a whole calendar of their own.
        make_up = frozenset() if "holidays" in entry else shipped.make_up_days
    return WorkingCalendar(holidays, make_up)


def _dates(raw: Any, path: str, findings: Findings) -> frozenset[datetime.date]:
    if not isinstance(raw, list):
        findings.add(path, "Cần danh sách ngày.")
        return frozenset()
    found = [findings.date(day, f"{path}[{place}]") for place, day in enumerate(raw)]
    return frozenset(day for day in found if day is not None)


def _window(entry: Entry, path: str, findings: Findings) -> dict[str, str] | None:
    issued = findings.date(entry.get("issued"), f"{path}.issued")
    filed = findings.date(entry.get("filed"), f"{path}.filed")
    if issued is None or filed is None:
        return None
    window = renewal_window(last_valid_day(issued), filed)
    return {
        "last_valid_day": window.last_valid_day.isoformat(),
        "opens": window.opens.isoformat(),
        "closes": window.closes.isoformat(),
        "state": window.state(filed).value,
    }
