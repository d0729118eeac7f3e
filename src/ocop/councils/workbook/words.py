"""The words of the workbook's lists: what a council reads in Vietnamese for each code of the rules."""

from ocop.foundation.documents.complaint import noop as _

YES = "có"
CASE = "TH"  # "trường hợp": the first case is chosen as TH1

# code of `Regulation` → what the list in the workbook says.
GATE_RULES = {
    "majority": _("quá nửa số phiếu đạt mốc"),
    "all": _("mọi phiếu đạt mốc"),
    "median": _("trung vị của điểm đạt mốc"),
    "mean": _("trung bình của điểm đạt mốc"),
}
FORWARD_RULES = {
    "mean_and_gates": _("đủ điểm 5 sao và đạt mọi mốc"),
    "mean": _("chỉ cần đủ điểm 5 sao"),
}
