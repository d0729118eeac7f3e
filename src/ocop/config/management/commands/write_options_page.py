"""``./ocop manage write_options_page``: docs/admin/options.md from the one table of options."""

from django.core.management.base import BaseCommand

from ocop.config.options import OPTIONS
from ocop.paths import ROOT

HEAD = """# Tùy chọn của một bản cài đặt

Mỗi tùy chọn là một biến môi trường; không đặt thì dùng mặc định. Luật, thời hạn và mức tiền không nằm ở đây:
chúng là dữ liệu có ngày hiệu lực.
Trang này do `./ocop manage write_options_page` viết ra từ `src/ocop/config/options.py`.

| Biến | Mặc định | Ý nghĩa |
|---|---|---|
"""


def page() -> str:
    """The whole page."""
    lines = []
    for option in OPTIONS:
        default = option.default
        if option.name == "DATA_DIR":
            default = "var/"
        elif isinstance(default, list):
            default = ",".join(default)
        shown = "tắt" if default is False else "trống" if default == "" else f"`{default}`"
        lines.append(f"| `OCOP_{option.name}` | {shown} | {option.help} |\n")
    return HEAD + "".join(lines)


class Command(BaseCommand):
    help = "Viết lại docs/admin/options.md từ bảng tùy chọn."

    def handle(self, *args, **options) -> None:
        """Write it."""
        (ROOT / "docs" / "admin" / "options.md").write_text(page(), encoding="utf-8")
