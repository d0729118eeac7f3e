"""``./ocop score``: products with their ballots in, stars out (the form stands in docs/developer/criteria.md)."""

import json
from collections.abc import Iterator
from typing import Any

from .ballots import Ballot, check_ballot
from .filing import Error, doubled, error, law_of, sheet_of
from .reading import Unreadable, doubles_of, products_in
from .regulation import Regulation, RegulationError
from .result import tally
from .sheet import CriteriaSet, Sheet


def score(text: str) -> tuple[list[str], list[Error]]:
    """The results of a scoring file, each as JSON text, and everything wrong with it, both in input order."""
    head: dict[str, Any] = {}
    waiting: list[Any] = []  # products that come before the law and the regulation they need
    run: Scoring | None = None
    try:
        for raw in products_in(text, head):
            if run is None and {"law", "regulation"} <= head.keys():
                run = Scoring(head)
            if run is None:
                waiting.append(raw)
            else:
                run.add(raw)
        run = run or Scoring(head)
    except Unreadable as problem:
        return [], [error(str(problem))]
    if not run.faults and head.get("products") is not True:
        run.faults.append(error("Thiếu danh sách sản phẩm (products)."))
    for raw in waiting:
        run.add(raw)
    return run.answer()


class Scoring:
    """One run: products come one by one and are forgotten, results and errors gather."""

    def __init__(self, head: dict[str, Any]) -> None:
        self.faults: list[Error] = []  # of the file's head: with one of these no product is looked at
        self.law: CriteriaSet | None = None
        self.regulation: Regulation | None = None
        try:
            self.law = law_of(head.get("law"))
        except Unreadable as problem:
            self.faults.append(error(str(problem)))
        try:
            twice = doubled(head.get("regulation"), "Quy chế (regulation)")
            if twice:
                raise RegulationError(twice)
            self.regulation = Regulation.from_json(head.get("regulation"))
        except RegulationError as problem:
            self.faults.append(error(str(problem)))
        self._results: list[tuple[str, str]] = []
        self._errors: list[Error] = []
        self._seen: set[str] = set()
        self._wrong: set[str] = set()  # products named in an error
        self._count = 0

    def add(self, raw: Any) -> None:
        """Check and tally the next product."""
        if self.law is None or self.regulation is None:
            return
        self._count += 1
        if not isinstance(raw, dict):
            self._errors.append(error(f"Sản phẩm thứ {self._count} phải là một bảng khóa và giá trị."))
            return
        product = raw["id"] if isinstance(raw.get("id"), str) and raw["id"] else None
        read = ProductReading(self.law, self.regulation, product)
        if product is None:
            read.fault(f"Sản phẩm thứ {self._count} cần id bằng chữ.")
        elif product in self._seen:
            read.fault(f"Mã sản phẩm {product} có hai lần.")
        read.read(raw)
        self._errors += read.errors
        if product is None:
            return
        self._seen.add(product)
        if read.errors or read.sheet is None:
            self._wrong.add(product)
            return
        result = tally(read.sheet, read.ballots, self.regulation, read.entitled)
        self._results.append((product, json.dumps({"id": product, **result.as_json()}, ensure_ascii=False)))

    def answer(self) -> tuple[list[str], list[Error]]:
        """Results and errors of the whole file; a product named in an error has no result."""
        if self.faults:
            return [], self.faults
        return [text for product, text in self._results if product not in self._wrong], self._errors


class ProductReading:
    """One product of the file, read with all its faults."""

    def __init__(self, law: CriteriaSet, regulation: Regulation, product: str | None) -> None:
        self.law, self.product = law, product
        self.entitled = regulation.members
        self.sheet: Sheet | None = None
        self.ballots: list[Ballot] = []
        self.errors: list[Error] = []

    def fault(self, message: str, member: str | None = None, criterion: str | None = None) -> None:
        """Note one fault of this product."""
        self.errors.append(error(message, self.product, member, criterion))

    def read(self, raw: dict[str, Any]) -> None:
        """Read set, entitled and ballots."""
        twice = doubled(raw, "Sản phẩm")
        if twice:
            self.fault(twice)
            return
        try:
            self.sheet = sheet_of(self.law, raw.get("set"))
        except Unreadable as problem:
            self.fault(str(problem))
        entitled, ballots = raw.get("entitled", self.entitled), raw.get("ballots")
        if type(entitled) is not int or entitled < 1:
            self.fault("Số người được chấm (entitled) phải là số nguyên từ 1.")
        else:
            self.entitled = entitled
            if isinstance(ballots, list) and len(ballots) > entitled:
                self.fault(f"Có {len(ballots)} phiếu, nhiều hơn {entitled} người được chấm.")
        if not isinstance(ballots, list) or not ballots:
            self.fault("Sản phẩm không có phiếu nào (ballots).")
            return
        members: set[str] = set()
        for entry in ballots:
            self._ballot(entry, members)

    def _ballot(self, raw: Any, members: set[str]) -> None:
        if not isinstance(raw, dict):
            self.fault("Phiếu phải là một bảng khóa và giá trị.")
            return
        member = raw.get("member")
        if not isinstance(member, str) or not member:
            member = None
            self.fault("Phiếu cần tên thành viên (member) bằng chữ.")
        elif member in members:
            self.fault(f"Thành viên {member} có hai phiếu.", member)
        else:
            members.add(member)
        points, cases, stops = raw.get("points", {}), raw.get("cases", {}), raw.get("stopped_by", [])
        wrong = list(_wrong_form(raw, points, cases, stops))
        for message in wrong:
            self.fault(message, member)
        for code in (*doubles_of(points), *doubles_of(cases)):
            self.fault(f"Tiêu chí {code} có hai lần trên phiếu.", member, code)
        if wrong:
            return
        ballot = Ballot(member or "", points, cases, tuple(stops))
        if self.sheet is not None:
            for finding in check_ballot(self.sheet, ballot):
                self.fault(finding.message, member, finding.criterion)
        self.ballots.append(ballot)


def _wrong_form(raw: dict[str, Any], points: Any, cases: Any, stops: Any) -> Iterator[str]:
    """What keeps a ballot from being looked into, each a sentence."""
    twice = doubled(raw, "Phiếu")
    if twice:
        yield twice
    if not isinstance(points, dict):
        yield "Điểm của phiếu (points) phải là một bảng mã tiêu chí và điểm."
    elif "points" not in raw and not stops:
        yield "Phiếu chưa có điểm (points)."
    if not isinstance(cases, dict):
        yield "Trường hợp của phiếu (cases) phải là một bảng mã tiêu chí và số."
    if not isinstance(stops, list) or not all(isinstance(code, str) for code in stops):
        yield "Căn cứ loại của phiếu (stopped_by) phải là danh sách mã."
