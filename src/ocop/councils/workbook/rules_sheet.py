"""The regulation sheet: the council's own rules for this round, each with what it does, and the members' names."""

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ocop.councils.workbook import layout
from ocop.councils.workbook.facts import RoundFacts
from ocop.councils.workbook.words import FORWARD_RULES, GATE_RULES
from ocop.foundation.documents.excel import row_height
from ocop.foundation.documents.plain import plain

_VALUE_WIDTH, _HELP_WIDTH = 44, 70
_TEXTS = {
    "members": ("Số thành viên Hội đồng", "Theo quyết định thành lập; là số người tính tỷ lệ phiếu cần có."),
    "quorum_num": ("Phiếu cần có: tử số", "Ví dụ 3 và 4: phải có từ ba phần tư số thành viên chấm."),
    "quorum_den": ("Phiếu cần có: mẫu số", ""),
    "max_spread": ("Chênh lệch tối đa giữa hai phiếu", "Quá mức này thì kết quả ghi để Hội đồng thảo luận, chấm lại."),
    "gate_rule": (
        "Khi thành viên chấm khác nhau, một mốc đạt khi",
        "Mốc là mức điểm ít nhất của một tiêu chí để lên hạng sao đó.",
    ),
    "forward_rule": ("Chuyển Bộ đánh giá 5 sao khi", "Luật chỉ nói về điểm trung bình; quy chế chọn cách hiểu."),
    "title": ("Tên đợt", "Ví dụ: Đợt 2 năm 2026."),
    "superior": ("Cơ quan chủ quản", "Dòng trên tên Hội đồng trong văn bản."),
    "authority": ("Tên Hội đồng", "Dòng tên cơ quan ban hành trong văn bản."),
    "place": ("Địa danh", "Đứng trước ngày tháng trong văn bản."),
}


def write_rules(page: Worksheet, facts: RoundFacts, styles: dict[str, Format]) -> None:
    """Write the sheet with the values of ``facts``; a list or a whole-number check stands on each rule."""
    rule, value_at = facts.regulation, layout.RULE_VALUE
    page.write_string(0, 0, layout.RULES_KEY)
    page.set_row(0, None, None, {"hidden": True})
    page.set_column(0, 0, 4, None, {"hidden": True})
    page.write_string(1, layout.RULE_LABEL, "Quy chế của Hội đồng cho đợt này", styles["title"])
    page.write_string(2, layout.RULE_LABEL, "Ghi vào ô vàng, đúng quy chế hoạt động đã ban hành.", styles["hint"])
    values: dict[str, int | str] = {
        "members": rule.members,
        "quorum_num": rule.quorum[0],
        "quorum_den": rule.quorum[1],
        "max_spread": rule.max_spread,
        "gate_rule": GATE_RULES[rule.gate_rule],
        "forward_rule": FORWARD_RULES[rule.forward_rule],
        "title": facts.title,
        "superior": facts.superior,
        "authority": facts.authority,
        "place": facts.place,
    }
    for key, row in layout.RULE_ROWS:
        label, explanation = _TEXTS[key]
        page.write_string(row, 0, key)
        page.write_string(row, layout.RULE_LABEL, label, styles["label"])
        value = values[key]
        if isinstance(value, int):
            page.write_number(row, value_at, value, styles["input"])
            page.data_validation(row, value_at, row, value_at, _whole_number(key))
        else:
            page.write_string(row, value_at, plain(value, 300), styles["input"])
        page.write_string(row, layout.RULE_HELP, explanation, styles["note"])
        page.set_row(row, row_height(((value, _VALUE_WIDTH), (explanation, _HELP_WIDTH)), 14.5))
    for key, words in (("gate_rule", GATE_RULES), ("forward_rule", FORWARD_RULES)):
        row = dict(layout.RULE_ROWS)[key]
        page.data_validation(row, value_at, row, value_at, {"validate": "list", "source": list(words.values())})
    page.write_string(layout.FIRST_NAME - 1, layout.RULE_LABEL, "Thành viên chấm", styles["title"])
    for at, name in enumerate(facts.member_names):
        row = layout.FIRST_NAME + at
        page.write_string(row, 0, f"name:M{at + 1}")
        page.write_string(row, layout.RULE_LABEL, f"M{at + 1}", styles["label"])
        page.write_string(row, value_at, plain(name, 120), styles["input"])
    page.set_column(layout.RULE_LABEL, layout.RULE_LABEL, 46)
    page.set_column(value_at, value_at, _VALUE_WIDTH)
    page.set_column(layout.RULE_HELP, layout.RULE_HELP, _HELP_WIDTH)
    page.set_paper(9)  # A4
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _whole_number(key: str) -> dict:
    least, most = (0, 100) if key == "max_spread" else (int(key != "quorum_num"), 99)
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": least,
        "maximum": most,
        "error_title": "Số nguyên",
        "error_message": f"Ô này nhận số nguyên từ {least} đến {most}.",
    }
