"""Reading a status file: certificates, events and queries, with every problem found at once."""

import datetime
from collections.abc import Callable
from typing import Any

from ocop.foundation.calendar.months import last_valid_day
from ocop.foundation.calendar.reading import Findings
from ocop.standing import life

PRODUCT = "product"
STARS = (3, 4, 5)  # a certificate exists from three stars on (26/2026/QĐ-TTg, Art. 4.1)
ISSUE_DATE = ("issued", "issue_date")  # names of the one field whose correction moves the months

Query = tuple[datetime.date, str]
_ON_ONE: dict[str, Callable[[str, datetime.date], life.Event]] = {
    "renewal_refused": life.RenewalRefused,
    "withdrawal": life.Withdrawal,
    "withdrawal_annulled": life.WithdrawalAnnulled,
    "annulled": life.Annulment,
}


class StatusFile:
    """One file, read. ``life`` is None when a certificate or an event has a problem; a bad query is None itself."""

    def __init__(self, raw: Any) -> None:
        self.findings = Findings()
        self.life: life.Life | None = None
        self.queries: list[Query | None] = []
        if not isinstance(raw, dict):
            self.findings.add("", "Tệp phải là một đối tượng có certificates, events và queries.")
            return
        self._ids: set[str] = set()
        certificates = self._rows(raw, "certificates", self._certificate)
        events = self._rows(raw, "events", self._event)
        sound = not self.findings.all
        self.queries = self._rows(raw, "queries", self._query)
        if sound:
            self.life = life.Life([row for row in certificates if row], [row for row in events if row])

    def _rows(self, raw: dict[str, Any], name: str, read: Callable[[dict[str, Any], str], Any]) -> list[Any]:
        """Each entry of one list, read; None for one with a problem. Only ``events`` may be left out."""
        rows = raw.get(name, [] if name == "events" else None)
        if not isinstance(rows, list):
            self.findings.add(name, "Cần một danh sách.")
            return []
        found: list[Any] = []
        for place, row in enumerate(rows):
            path = f"{name}[{place}]"
            if not isinstance(row, dict):
                self.findings.add(path, "Cần một đối tượng.")
            found.append(read(row, path) if isinstance(row, dict) else None)
        return found

    def _certificate(self, row: dict[str, Any], path: str) -> life.Certificate | None:
        name, stars = row.get("id"), row.get("stars")
        if not isinstance(name, str) or not name or name == PRODUCT:
            self.findings.add(f"{path}.id", f"Cần một mã không rỗng và khác {PRODUCT}.")
        elif name in self._ids:
            self.findings.add(f"{path}.id", f"Mã {name} có hai lần.")
        else:
            self._ids.add(name)
        if isinstance(stars, bool) or not isinstance(stars, int) or stars not in STARS:
            self.findings.add(f"{path}.stars", "Số sao của giấy chứng nhận phải là 3, 4 hoặc 5.")
        issued = self._issue_date(row.get("issued"), f"{path}.issued")
        if not isinstance(name, str) or not isinstance(stars, int) or issued is None:
            return None
        return life.Certificate(name, stars, issued)

    def _issue_date(self, value: Any, path: str) -> datetime.date | None:
        issued = self.findings.date(value, path)
        try:
            return issued if issued is None or last_valid_day(issued) else None
        except OverflowError:
            self.findings.add(path, "Ngày cuối còn hiệu lực nằm ngoài các năm 1–9999.")
            return None

    def _event(self, row: dict[str, Any], path: str) -> life.Event | None:
        kind = row.get("type")
        if not isinstance(kind, str) or not kind:
            self.findings.add(f"{path}.type", "Cần loại sự kiện.")
            return None
        if kind in ("renewal", "upgrade"):
            return self._succession(row, path)
        if kind == "extension":
            return self._extension(row, path)
        if kind == "correction":
            return self._correction(row, path)
        if kind in _ON_ONE:
            # A refusal may name its certificate as the renewal would have: ``old``.
            field = "old" if kind == "renewal_refused" and "certificate" not in row and "old" in row else "certificate"
            certificate, effective = self._named(row, field, path), self._effective(row, path)
            return _ON_ONE[kind](certificate, effective) if certificate and effective else None
        return None  # any other type has no effect on the state

    def _succession(self, row: dict[str, Any], path: str) -> life.Succession | None:
        old, new = self._named(row, "old", path), self._named(row, "new", path)
        effective = self._effective(row, path)
        if old and old == new:
            self.findings.add(f"{path}.new", "Giấy mới phải khác giấy cũ.")
        return life.Succession(old, new, effective) if old and new and effective else None

    def _extension(self, row: dict[str, Any], path: str) -> life.Extension | None:
        certificate, effective = self._named(row, "certificate", path), self._effective(row, path)
        until = self.findings.date(row.get("until"), f"{path}.until")
        return life.Extension(certificate, effective, until) if certificate and effective and until else None

    def _correction(self, row: dict[str, Any], path: str) -> life.IssueDateCorrected | None:
        certificate, effective = self._named(row, "certificate", path), self._effective(row, path)
        field = row.get("field")
        if not isinstance(field, str) or not field:
            self.findings.add(f"{path}.field", "Cần tên trường được đính chính.")
        if field not in ISSUE_DATE:
            return None
        issued = self._issue_date(row.get("new"), f"{path}.new")
        return life.IssueDateCorrected(certificate, effective, issued) if certificate and effective and issued else None

    def _effective(self, row: dict[str, Any], path: str) -> datetime.date | None:
        return self.findings.date(row.get("effective"), f"{path}.effective")

    def _named(self, row: dict[str, Any], field: str, path: str) -> str | None:
        name = row.get(field)
        if isinstance(name, str) and name in self._ids:
            return name
        self.findings.add(f"{path}.{field}", f"Không có giấy chứng nhận {name}." if name else "Cần mã giấy chứng nhận.")
        return None

    def _query(self, row: dict[str, Any], path: str) -> Query | None:
        of = row.get("of")
        if not isinstance(of, str) or of not in self._ids | {PRODUCT}:
            self.findings.add(f"{path}.of", f"Cần mã của một giấy chứng nhận trong tệp hoặc {PRODUCT}.")
            of = None
        if ("on" in row) == ("at" in row):
            self.findings.add(path, "Cần một trong hai: on (ngày) hoặc at (thời điểm có múi giờ).")
            return None
        day = (
            self.findings.date(row["on"], f"{path}.on")
            if "on" in row
            else self.findings.instant(row["at"], f"{path}.at")
        )
        return (day, of) if day and of else None
