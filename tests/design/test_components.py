"""Each component, whole: what goes in by its declared props, what comes out as markup."""

import re
from pathlib import Path

import pytest
from django.core.paginator import Paginator
from django.template.loader import get_template

from ocop.design.charts import Bar, Tile, bars, level_of
from ocop.design.drawings import points
from ocop.foundation.calendar import ZONE
from ocop.paths import ROOT
from tests.design.pages import rendered

COMPONENTS = ROOT / "src" / "ocop" / "design" / "templates" / "cotton"
SHEET = (ROOT / "src" / "ocop" / "design" / "static" / "design" / "icons.svg").read_text(encoding="utf-8")

USES = {
    "icon": '<c-icon name="bell" size="lg" />',
    "stars": '<c-stars :value="4" /><c-stars value="5" size="lg" /><c-stars :value="0" />',
    "badge": '<c-badge tone="ok">Được công nhận</c-badge><c-badge>Nháp</c-badge>',
    "sample": '<c-sample /><c-sample label="số liệu minh họa" />',
    "gate": '<c-gate :rank="3" /><c-gate :rank="4" met="yes" /><c-gate :rank="5" met="no" />',
    "notice": '<c-notice>Thường.</c-notice><c-notice tone="warn" title="Chú ý.">Lời.</c-notice>',
    "empty": '<c-empty title="Chưa có"><p>Làm gì.</p></c-empty><c-empty title="Không khớp" icon="search"></c-empty>',
    "panel": '<c-panel title="Tên" id="p" note="Lời" foot="Chân">Thân</c-panel><c-panel flush="yes">Bảng</c-panel>',
    "stat": '<c-stat label="Sản phẩm" value="3" of="/ 26" note="ghi chú" />',
    "source": '<c-source name="Báo" url="https://vi.du/" date="2025" /><c-source name="Sở" confirmed="yes" />',
    "countdown": '<c-countdown :left="6" :of="7" /><c-countdown left="2" of="3" /><c-countdown :left="-1" :of="2" />',
    "timeline": '<c-timeline :events="events" />',
    "facts": '<c-facts :rows="rows" />',
    "ruler": '<c-ruler :at="71" :low="60" :high="80" /><c-ruler :at="99.5" label="99,50 điểm" /><c-ruler />',
    "tilemap": '<c-tilemap :tiles="tiles" label="Bản đồ ô" caption="Nhiều ở biển." :legend="[\'0\', \'1–4\']" />',
    "pages": '<c-pages :page="page" />',
}


def values() -> dict:
    import datetime

    at = datetime.datetime(2026, 10, 12, 9, 3, tzinfo=ZONE)
    return {
        "events": [
            {"text": "Ghi <số>", "state": "now", "by": "An", "at": at, "note": "lý do"},
            {"text": "Sau", "state": "next", "by": "", "at": None, "note": ""},
        ],
        "rows": [("Xã", "Hậu Lộc"), ("Loại", "Hợp tác xã")],
        "tiles": [
            Tile("1", "Xã A & B", 0, 0, 3, 3, "/xa/1/"),
            Tile("2", "Xã C", 1, 2, here=True),
        ],
        "page": Paginator(range(300), 10).page(5),
    }


@pytest.mark.parametrize("name", sorted(path.stem for path in COMPONENTS.glob("*.html")))
def test_a_component_gives_this_markup(name, snapshot):
    assert rendered(USES[name], "/?q=ca&trang=5", **values()) == snapshot


@pytest.mark.parametrize("path", sorted(COMPONENTS.glob("*.html")), ids=lambda path: path.stem)
def test_a_component_declares_its_props(path: Path):
    source = path.read_text(encoding="utf-8")
    declared = re.match(r"<c-vars ([^>]*)/>", source)
    assert declared is not None
    props = set(re.findall(r":?([\w-]+)(?:=|\s)", declared.group(1) + " ")) | {"slot"}
    used = set(re.findall(r"{{\s*(\w+)", source)) | set(re.findall(r"{%\s*if (\w+)", source))
    local = set(re.findall(r"{%\s*for ([\w, ]+) in", source))
    assert used - props - {name for names in local for name in names.split(", ")} == set()


def test_a_component_and_a_named_partial_both_render():
    """Cotton and template-partials patch the same loaders; in default mode one of them silently fails."""
    source = '{% partialdef part %}<c-badge tone="ok">{{ word }}</c-badge>{% endpartialdef %}[{% partial part %}]'
    assert rendered(source, word="xong") == '[\n<span class="badge" data-tone="ok">xong</span>\n]'
    part = get_template("desk/job.html#progress")
    assert hasattr(part, "render")


def test_texts_in_components_are_escaped():
    html = rendered('<c-badge>{{ evil }}</c-badge><c-notice :title="evil">x</c-notice>', evil="<script>")
    assert "<script>" not in html and html.count("&lt;script&gt;") == 2


def test_every_icon_named_anywhere_is_on_the_sheet():
    drawn = set(re.findall(r'id="i-([\w-]+)"', SHEET))
    named: dict[str, str] = {}
    for path in (ROOT / "src" / "ocop").rglob("*.html"):
        for name in re.findall(
            r"""{% icon ["'](\w+)["']|<c-icon name="(\w+)"|icon="(\w+)\"""", path.read_text("utf-8")
        ):
            named["".join(name)] = path.name
    for path in (ROOT / "src" / "ocop").glob("*/menu.py"):
        named |= dict.fromkeys(re.findall(r'icon="(\w+)"', path.read_text("utf-8")), path.parent.name)
    assert {name: place for name, place in named.items() if name not in drawn} == {}


@pytest.mark.parametrize(
    ("value", "highest", "level"), [(0, 9, 0), (1, 100, 1), (25, 100, 1), (26, 100, 2), (100, 100, 4), (5, 0, 0)]
)
def test_amounts_fall_on_five_steps(value, highest, level):
    assert level_of(value, highest) == level


@pytest.mark.parametrize(("value", "shown"), [(71, "71"), ("809/9", "89,88"), (0.5, "0,50"), (99.999, "99,99")])
def test_points_are_cut_never_rounded_up(value, shown):
    assert points(value) == shown


def test_bars_carry_their_table():
    html = bars([Bar("Thực phẩm", 3), Bar("Đồ uống", 0, 2)], "Theo nhóm")
    assert html.count("<tr>") == 3 and 'width="88.0%"' in html and 'width="0.0%"' in html
