"""A product as the public pages show it: the registry's and the standing room's projections side by side."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ocop.portal.pictures import drawing
from ocop.registry.public import product_view
from ocop.standing.public import public_standings, standing_view

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Card:
    """What one card or page of a product needs; both views are public projections."""

    product: dict[str, Any]
    standing: dict[str, Any]

    @property
    def stars(self) -> int | None:
        """The stars of the recognition that decides, whatever became of it."""
        recognition = self.standing["recognition"]
        return recognition["stars"] if recognition else None

    @property
    def drawing(self) -> str:
        """The drawing shown while there is no photo."""
        return drawing(self.product["name"], self.product["family"])

    @property
    def is_sample(self) -> bool:
        """Whether the product is fictional."""
        return self.product["origin"] == "sample"

    @property
    def is_public_source(self) -> bool:
        """Whether only a public source stands behind the standing."""
        recognition = self.standing["recognition"]
        return bool(recognition) and recognition["basis"] == "public_source"


def card(span: Any) -> Card:
    """The card of one row of `public_standings`."""
    return Card(product_view(span.product), standing_view(span))


def cards(spans: Iterable[Any]) -> list[Card]:
    """The cards of a page of rows."""
    return [card(span) for span in spans]


def known(day: datetime.date, province: Any) -> QuerySet:
    """Every publicly known product of a province (of all when None) with its standing on ``day``."""
    rows = public_standings(day)
    return rows.filter(product__province=province) if province else rows


@dataclass(frozen=True)
class Verdict:
    """The answer to "may these stars be used today?": tone and icon of the card, its words, and what follows."""

    tone: str
    icon: str
    title: str
    text: str
    foot: str = ""


def verdict(shown: Card, day: datetime.date) -> Verdict:
    """The verdict on a product on ``day``, in words of its standing."""
    standing, stars = shown.standing, shown.stars
    words = {"stars": stars, "through": _written(standing["through"]), "since": _written(standing["since"])}
    last = standing["recognition"]["last_day"] if standing["recognition"] else None
    words |= {"last": _written(last), "next": _written(last + _DAY if last else None)}
    if shown.is_public_source:
        return _of_public_source(standing["status"], words)
    return {
        "valid": Verdict(
            "ok",
            "ok",
            _("Còn hiệu lực"),
            _("Sản phẩm đang được công nhận OCOP %(stars)s sao, đến hết ngày %(through)s.") % words,
        ),
        "extended": Verdict(
            "warn",
            "clock",
            _("Được kéo dài hiệu lực"),
            _("Thời hạn đã hết ngày %(last)s; được dùng tiếp %(stars)s sao đến hết ngày %(through)s.") % words,
            _("Cơ quan có thẩm quyền đang xử lý hồ sơ đánh giá lại (26/2026/QĐ-TTg, Điều 12 khoản 3)."),
        ),
        "expired": Verdict(
            "warn",
            "clock",
            _("Đã hết hạn"),
            _("Công nhận %(stars)s sao hết hạn ngày %(last)s.") % words,
            _("Muốn dùng lại logo OCOP, chủ thể phải được công nhận lại."),
        ),
        "withdrawn": Verdict(
            "danger",
            "stop",
            _("Đã bị thu hồi"),
            _("Công nhận %(stars)s sao bị thu hồi từ ngày %(since)s.") % words,
            _("Sản phẩm không được dùng logo OCOP."),
        ),
        "annulled": Verdict(
            "danger",
            "stop",
            _("Quyết định công nhận đã bị hủy"),
            _("Kết quả đánh giá bị hủy từ ngày %(since)s; sản phẩm không có sao.") % words,
        ),
        "superseded": Verdict(
            "warn",
            "clock",
            _("Đã có quyết định mới thay"),
            _("Quyết định này không còn dùng từ ngày %(since)s.") % words,
        ),
    }[standing["status"]]


def _of_public_source(status: str, words: dict[str, Any]) -> Verdict:
    """The same where only a public source speaks: never more certain than the source."""
    unsure = _(
        "Nguồn không nói sản phẩm đã được công nhận lại hay chưa. Hỏi Văn phòng OCOP tỉnh trước khi dùng tin này."
    )
    if status == "valid":
        text = _("Theo ngày quyết định mà nguồn nêu, hiệu lực đến hết ngày %(through)s.") % words
        return Verdict("ok", "info", _("Còn hiệu lực theo nguồn công khai"), text, unsure)
    if status == "expired":
        text = _("Theo ngày quyết định mà nguồn nêu, thời hạn 36 tháng hết ngày %(last)s.") % words
        return Verdict("warn", "clock", _("Đã hết hạn theo nguồn công khai"), text, unsure)
    if status in ("withdrawn", "annulled"):
        text = _("Văn phòng OCOP tỉnh ghi việc này có hiệu lực từ ngày %(since)s.") % words
        title = _("Đã bị thu hồi") if status == "withdrawn" else _("Quyết định công nhận đã bị hủy")
        return Verdict("danger", "stop", title, text)
    text = _("Nguồn công khai không nêu đủ ngày của quyết định nên chưa biết công nhận còn hiệu lực hay không.")
    return Verdict("warn", "info", _("Chưa đủ dữ kiện"), text, _("Hỏi Văn phòng OCOP tỉnh trước khi dùng tin này."))


def _written(day: datetime.date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else "–"
