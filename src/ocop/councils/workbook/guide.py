"""The first sheet: how to use the workbook, and which sheet holds which product."""

from collections.abc import Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ocop.councils.workbook import layout
from ocop.councils.workbook.facts import RoundFacts
from ocop.criteria import CriteriaSet
from ocop.foundation.documents.excel import row_height
from ocop.foundation.documents.plain import plain

STEPS = (
    "1. Mở trang «Quy chế»: ghi tên đợt, tên thành viên; kiểm tra số phiếu cần có và cách xét mốc.",
    "2. Mỗi trang «Bộ …» là một sản phẩm: ghi tên và chủ thể, rồi mỗi thành viên chấm một cột. Chỉ ghi vào ô vàng.",
    "3. Mỗi tiêu chí chọn một mức trong danh sách. Không đạt mức nào thì ghi 0; ô để trống nghĩa là chưa chấm.",
    "4. Thành viên không chấm một sản phẩm: để trống cả cột. Gặp điều kiện loại hoặc dừng: chọn «có» ở hàng đó.",
    "5. Chấm xong, lưu tệp .xlsx rồi nộp ở trang «Bảng chấm» của phần mềm, hoặc chạy ./ocop round result TỆP KẾT-QUẢ.",
    "Không thêm, xóa, chuyển hàng, cột hay trang; cần thêm sản phẩm thì tạo bảng chấm mới. Đổi tên trang thì được.",
)


def write_guide(
    page: Worksheet, facts: RoundFacts, law: CriteriaSet, names: Sequence[str], styles: dict[str, Format]
) -> None:
    """Write the guide; it holds no key, so reading passes over it."""
    page.write_string(0, 0, plain(facts.title, 200) or "Bảng chấm điểm, phân hạng sản phẩm OCOP", styles["title"])
    page.write_string(
        1,
        0,
        f"Theo {law.law}. Câu chữ của phiếu là bản chép, chưa phải bản ký; điểm và mốc theo văn bản.",
        styles["hint"],
    )
    if facts.demo:
        page.write_string(2, 0, "Bản minh họa: sản phẩm, chủ thể và điểm đều không có thật.", styles["demo"])
    for row, step in enumerate(STEPS, 3):
        page.merge_range(row, 0, row, 2, step, styles["plain"])
        page.set_row(row, 18)
    top = 3 + len(STEPS) + 1
    for column, text in enumerate(("Trang", "Bộ sản phẩm", "Sản phẩm")):
        page.write_string(top, column, text, styles["head"])
    for number, product in enumerate(facts.products, 1):
        name = names[number - 1]
        page.write_url(top + number, 0, f"internal:'{name}'!D4", styles["link"], name)
        title = layout.set_title(law.sheet(product.set))
        page.set_row(top + number, row_height(((title, 60), (name, 32), (product.name, 44)), 14.5))
        page.write_string(top + number, 1, title, styles["cell"])
        source = f"'{name}'!$D${dict(layout.HEAD)['name'] + 1}"
        page.write_formula(top + number, 2, f'=IF({source}="","",{source})', styles["cell"], plain(product.name, 500))
    page.set_column(0, 0, 32)
    page.set_column(1, 1, 60)
    page.set_column(2, 2, 44)
    page.set_paper(9)  # A4
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.protect("", {"select_locked_cells": True})
