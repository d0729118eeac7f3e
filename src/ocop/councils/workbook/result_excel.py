"""The result as an Excel workbook: ranking, points, gates missed, members' totals, the rules used."""

from fractions import Fraction

from ocop.councils.workbook.result import MissedGate, Placed, RoundResult
from ocop.councils.workbook.telling import attention, conclusion, regulation_lines
from ocop.foundation.documents.excel import Column, Sheet, Value, write_table

_NOTE = "Trung bình và điểm phần cắt ở hai chữ số để đọc; khi so với ngưỡng phần mềm dùng phân số."


def excel_of(result: RoundResult) -> bytes:
    """The workbook of a round's result."""
    sheets = [_ranking(result), _points(result), _gates(result), _members(result), _rules(result)]
    return write_table(sheets, demo=result.facts.demo)


def _ranking(result: RoundResult) -> Sheet:
    columns = [
        Column("Thứ", "number", 6), Column("Mã", "text", 10), Column("Sản phẩm", "text", 28),
        Column("Chủ thể", "text", 26), Column("Bộ", "number", 6), Column("Kết luận", "text", 20),
        Column("Sao", "number", 6), Column("Trung bình", "decimal", 9), Column("Chênh", "number", 8),
        Column("Thiếu mốc", "text", 16), Column("Chuyển Bộ", "text", 9), Column("Cần xem", "text", 44),
    ]  # fmt: skip
    rows: list[list[Value]] = []
    for placed in result.placed:
        tallied, product = placed.result, placed.product
        gates = "; ".join(f"{one.criterion.code} (mốc {one.stars} sao)" for one in placed.costly)
        notes = " ".join(attention(placed, result.facts.regulation))
        rows.append(
            [
                placed.place, product.id, product.name, product.producer, product.set, conclusion(placed),
                tallied.stars, _cut(tallied.mean), tallied.spread, gates, tallied.forward_to_ministry, notes,
            ]
        )  # fmt: skip
    return Sheet(f"Xếp hạng {result.facts.title}".strip(), columns, rows, note=_NOTE)


def _points(result: RoundResult) -> Sheet:
    parts = sorted({part.code for placed in result.placed for part in placed.sheet.parts})
    columns = [
        Column("Mã", "text", 10), Column("Sản phẩm", "text", 34), Column("Số phiếu", "number", 9),
        Column("Phiếu tính điểm", "number", 9), Column("Trung bình", "decimal", 10),
        Column("Trung bình đúng", "text", 12), *(Column(f"Phần {part}", "decimal", 10) for part in parts),
        Column("Thấp nhất", "number", 9), Column("Cao nhất", "number", 9), Column("Chênh", "number", 8),
    ]  # fmt: skip
    rows: list[list[Value]] = [
        [
            placed.product.id, placed.product.name, len(placed.members), len(placed.counted),
            _cut(placed.result.mean), None if placed.result.mean is None else str(placed.result.mean),
            *(_cut((placed.result.parts or {}).get(part)) for part in parts),
            placed.low, placed.high, placed.result.spread,
        ]
        for placed in result.placed
    ]  # fmt: skip
    return Sheet("Điểm từng phần", columns, rows, note=_NOTE)


def _cut(value: Fraction | None) -> float | None:
    return None if value is None else int(value * 100) / 100


def _gates(result: RoundResult) -> Sheet:
    columns = [
        Column("Mã", "text", 10), Column("Sản phẩm", "text", 32), Column("Mốc", "text", 9),
        Column("Tiêu chí", "text", 9), Column("Nội dung", "text", 44), Column("Cần", "number", 7),
        Column("Phiếu đạt", "number", 8), Column("Phiếu tính", "number", 8), Column("Làm giảm sao", "text", 9),
    ]  # fmt: skip
    rows = [_gate(placed, one) for placed in result.placed for one in placed.missed]
    note = "Cột cuối ghi «có» khi điểm trung bình đã đủ hạng sao đó mà thiếu mốc."
    return Sheet("Mốc thiếu", columns, rows, note=note)


def _gate(placed: Placed, one: MissedGate) -> list[Value]:
    criterion = one.criterion
    return [
        placed.product.id, placed.product.name, f"{one.stars} sao", criterion.code, criterion.title.vi,
        one.needed, one.reached, one.counted, one in placed.costly,
    ]  # fmt: skip


def _members(result: RoundResult) -> Sheet:
    """Each ballot on a line; a ballot with a stop has no points that count."""
    parts = sorted({part.code for placed in result.placed for part in placed.sheet.parts})
    columns = [
        Column("Mã", "text", 10), Column("Sản phẩm", "text", 32), Column("Phiếu", "text", 8),
        Column("Thành viên", "text", 26), *(Column(f"Phần {part}", "number", 8) for part in parts),
        Column("Tổng", "number", 8), Column("Điều kiện loại, dừng", "text", 50),
    ]  # fmt: skip
    rows: list[list[Value]] = []
    for placed in result.placed:
        for one in placed.members:
            points: list[Value] = [*(one.parts.get(part) for part in parts), one.total]
            stops = "; ".join(placed.stop_text(code) for code in one.stops)
            shown: list[Value] = [None] * len(points) if one.stops else points
            rows.append([placed.product.id, placed.product.name, one.member, one.name, *shown, stops])
    return Sheet("Tổng điểm từng phiếu", columns, rows)


def _rules(result: RoundResult) -> Sheet:
    lines = [f"Theo {result.facts.law}.", *regulation_lines(result.facts.regulation)]
    return Sheet("Quy chế đã dùng", [Column("Nội dung", "text", 90)], [[line] for line in lines])
