"""Rounds, workbooks and the hand that writes into them, for the tests of this room."""

import io
from collections.abc import Mapping

import openpyxl
from hypothesis import strategies as st

from ocop.councils.workbook import layout
from ocop.councils.workbook.facts import ProductFacts, RoundFacts, members
from ocop.councils.workbook.findings import cell_name
from ocop.councils.workbook.layout import lines_of
from ocop.criteria import Ballot, Criterion, Regulation, Sheet, load

LAW = "26/2026/QĐ-TTg"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def regulation(count: int = 3) -> Regulation:
    return Regulation(count, (2, 3), 10, "majority", "mean_and_gates")


def ballot(sheet: Sheet, member: str, share: float = 1.0) -> Ballot:
    """A ballot that takes, of every criterion's first case, the option at ``share`` of the way from least to most."""
    cases = {criterion.code: 1 for criterion in sheet.criteria if criterion.has_cases}
    points = {criterion.code: _value(criterion, share) for criterion in sheet.criteria}
    return Ballot(member, points, cases)


def _value(criterion: Criterion, share: float) -> int:
    values = sorted(criterion.case(1 if criterion.has_cases else None).values)
    return values[round(share * (len(values) - 1))]


def product(number: int, at: int = 1, count: int = 3, name: str = "", **more) -> ProductFacts:
    sheet = load(LAW).sheet(number)
    ballots = tuple(ballot(sheet, member, 0.9 - place / 20) for place, member in enumerate(members(count)))
    return ProductFacts(
        f"SP{at}", f"SP{at}", number, name or f"Sản phẩm thử {at}", f"HTX Thử {at}", None, ballots, **more
    )


def filled(*sets: int, count: int = 3, title: str = "Đợt thử") -> RoundFacts:
    """A faultless round, a product for each set."""
    names = tuple(f"Người thử {number}" for number in range(1, count + 1))
    products = tuple(product(number, at, count) for at, number in enumerate(sets, 1))
    return RoundFacts(LAW, regulation(count), names, products, title=title)


def where(number: int, key: str, column: str) -> str:
    """The cell of a row key and a column key (``M1``, ``detail``…) on the sheet of a set, as Excel names it."""
    keys = [line.key for line in lines_of(load(LAW).sheet(number))]
    row = dict(layout.HEAD).get(key, layout.FIRST_LINE + keys.index(key) if key in keys else -1)
    columns = [*layout.COLUMN_KEYS, *members(layout.MOST_MEMBERS)]
    return cell_name(row, layout.CODE + columns.index(column))


def rule(key: str) -> str:
    """The input cell of a rule (or ``name:M1``) on the regulation sheet."""
    return cell_name(dict(layout.rule_rows(layout.MOST_MEMBERS))[key], layout.RULE_VALUE)


def typed(data: bytes, changes: Mapping[tuple[str, str], object]) -> bytes:
    """The workbook after somebody typed into cells: (sheet, cell) → value, None empties it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for (sheet, cell), value in changes.items():
        book[sheet][cell] = value
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


# ── Random rounds ───────────────────────────────────────────────────────────
@st.composite
def ballots(draw, sheet: Sheet, member: str) -> Ballot:
    """Any ballot that a member may hand in, with or without a stop."""
    cases = {c.code: draw(st.integers(1, len(c.cases))) for c in sheet.criteria if c.has_cases}
    points = {c.code: draw(st.sampled_from(sorted(c.case(cases.get(c.code)).values))) for c in sheet.criteria}
    declared = [stop.code for stop in sheet.stops if stop.kind == "declared"]
    ticked = draw(st.lists(st.sampled_from(declared), max_size=1)) if declared and draw(st.integers(0, 4)) == 0 else []
    return Ballot(member, points, cases, tuple(ticked))


@st.composite
def rounds(draw) -> RoundFacts:
    """Any round of up to three products and four members under any regulation."""
    count = draw(st.integers(1, 4))
    rules = Regulation(
        count,
        draw(st.sampled_from([(0, 1), (1, 2), (3, 4), (1, 1)])),
        draw(st.integers(0, 100)),
        draw(st.sampled_from(["majority", "all", "median", "mean"])),
        draw(st.sampled_from(["mean_and_gates", "mean"])),
    )
    law = load(LAW)
    products = []
    for at, number in enumerate(draw(st.lists(st.sampled_from([9, 16, 21, 26, 1]), min_size=1, max_size=3)), 1):
        voted = draw(st.lists(st.sampled_from(members(count)), min_size=1, unique=True).map(sorted))
        given_by = tuple(draw(ballots(law.sheet(number), member)) for member in voted)
        products.append(ProductFacts(f"SP{at}", f"H{at}", number, f"Thử {at}", "", None, given_by))
    return RoundFacts(LAW, rules, ("",) * count, tuple(products))
