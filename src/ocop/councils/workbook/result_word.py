"""The result as a Word report in the official layout, for the secretary to finish and the chair to sign."""

from ocop.councils.workbook.result import Placed, RoundResult
from ocop.councils.workbook.telling import attention, conclusion, gate, regulation_lines
from ocop.criteria import display
from ocop.foundation.documents.word import Heading, OfficialDocument, Signature, Table

_AUTHORITY = "Hội đồng đánh giá, phân hạng sản phẩm OCOP"


def word_of(result: RoundResult) -> bytes:
    """The report: the rules used, counts by stars, the ranking, and what each product needs said about it."""
    facts = result.facts
    subject = "Kết quả đánh giá, phân hạng sản phẩm OCOP"
    return OfficialDocument(
        authority=facts.authority or _AUTHORITY,
        superior=facts.superior,
        place=facts.place,
        kind="Báo cáo",
        subject=f"{subject}, {facts.title[:1].lower()}{facts.title[1:]}" if facts.title else subject,
        body=[*_basis(result), *_counts(result), _ranking(result), *_notes(result)],
        signature=Signature(capacity="TM. Hội đồng"),
        recipients=["UBND tỉnh (để báo cáo)", "Các thành viên Hội đồng", "Lưu: VT"],
        demo=facts.demo,
    ).to_bytes()


def _basis(result: RoundResult) -> list[str | Heading]:
    facts = result.facts
    text = f"Hội đồng đã chấm {len(result.placed)} sản phẩm theo {facts.law}."
    return [Heading("1. Căn cứ và cách tính"), text, *regulation_lines(facts.regulation)]


def _counts(result: RoundResult) -> list[str | Heading]:
    forwarded = sum(one.result.forward_to_ministry for one in result.placed)
    lines = [
        (f"5 sao: {result.counted(5)} sản phẩm; đề nghị chuyển Bộ đánh giá: {forwarded} sản phẩm.", True),
        (f"4 sao: {result.counted(4)} sản phẩm; 3 sao: {result.counted(3)} sản phẩm.", True),
        (f"Dưới 3 sao, không cấp giấy: {result.counted(1, 2)} sản phẩm.", result.counted(1, 2)),
        (f"Bị loại: {result.counted(0)} sản phẩm.", result.counted(0)),
        (f"Chưa kết luận vì không đủ phiếu: {result.counted(None)} sản phẩm.", result.counted(None)),
    ]
    return [Heading("2. Kết quả chung"), *(text for text, told in lines if told)]


def _ranking(result: RoundResult) -> Table:
    rows = [
        [
            str(one.place or "–"),
            f"{one.product.name}\n{one.product.producer}".strip(),
            "–" if one.result.mean is None else display(one.result.mean),
            " / ".join(display(value) for value in (one.result.parts or {}).values()) or "–",
            "–" if one.low is None else f"{one.low}–{one.high}",
            conclusion(one),
        ]
        for one in result.placed
    ]
    return Table(
        columns=["Thứ", "Sản phẩm, chủ thể", "Trung bình", "Phần A / B / C", "Thấp–cao", "Kết luận"],
        rows=rows,
        caption="Bảng xếp hạng (trung bình cắt ở hai chữ số; so với ngưỡng bằng phân số)",
        widths=[6, 34, 13, 22, 12, 20],
        align=["center", "left", "center", "center", "center", "left"],
    )


def _notes(result: RoundResult) -> list[str | Heading]:
    lines: list[str | Heading] = [Heading("3. Từng sản phẩm")]
    for one in result.placed:
        lines.append(Heading(f"{one.product.name} ({one.product.id}, bộ {one.product.set}): {conclusion(one)}"))
        lines += [*attention(one, result.facts.regulation), *_stops(one), *_gates(one)]
    return lines


def _stops(one: Placed) -> list[str]:
    return [f"Điều kiện được nêu: {one.stop_text(code)}." for code in one.stops]


def _gates(one: Placed) -> list[str]:
    """The gates that cost stars in full, those of ranks out of reach in one line."""
    lines = [f"Thiếu: {gate(missed)}." for missed in one.costly]
    for stars in sorted({missed.stars for missed in one.higher}):
        codes = ", ".join(missed.criterion.code for missed in one.higher if missed.stars == stars)
        lines.append(f"Chưa đạt mốc {stars} sao ở tiêu chí {codes}.")
    return lines or (["Đạt mọi mốc."] if one.place else [])
