"""A result in words: the same short sentences in Excel, in Word and on the screen."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import get_language

from ocop.councils.workbook.result import MissedGate, Placed
from ocop.councils.workbook.words import FORWARD_RULES, GATE_RULES
from ocop.criteria import Label, Regulation
from ocop.foundation.documents.complaint import Complaint
from ocop.foundation.documents.complaint import noop as _


def said(text: str, **values: object) -> str:
    """A marked source sentence in the reader's language."""
    return str(Complaint(text, **values))


def words(label: Label) -> str:
    """A label of the law in the reader's language: Vietnamese where Django is not in use."""
    return label.en if settings.configured and get_language() == "en" else label.vi


def conclusion(placed: Placed) -> str:
    """What the council's ballots come to, in a few words."""
    result = placed.result
    if result.stars is None:
        return said(_("chưa kết luận: không đủ phiếu"))
    if result.stars == 0:
        return said(_("bị loại"))
    text = _("{stars} sao, chuyển Bộ") if result.forward_to_ministry else _("{stars} sao")
    if not result.certified and not result.forward_to_ministry and result.stars < 5:
        text = _("{stars} sao, không cấp giấy")
    return said(text, stars=result.stars)


def stars_in_words(counts: Mapping[str, int]) -> str:
    """Counts by stars ("" = not concluded) in words: "5 sao: 1 · 4 sao: 2"."""
    texts = {"0": _("bị loại: {count}"), "": _("chưa kết luận: {count}")}
    usual = _("{stars} sao: {count}")
    return " · ".join(said(texts.get(stars, usual), count=count, stars=stars) for stars, count in counts.items())


def attention(placed: Placed, regulation: Regulation) -> tuple[str, ...]:
    """What the council should look at before it concludes."""
    result, notes = placed.result, []
    entitled = placed.product.entitled or regulation.members
    if "no_quorum" in result.flags:
        text = _("Có {ballots} phiếu trên {entitled} người được chấm; quy chế cần {quorum}.")
        quorum = "/".join(str(number) for number in regulation.quorum)
        notes.append(said(text, ballots=len(placed.members), entitled=entitled, quorum=quorum))
    if "rejected" in result.flags:
        notes.append(said(_("Quá nửa số phiếu đề nghị loại hoặc dừng.")))
    if "stop_disputed" in result.flags:
        count = sum(bool(one.stops) for one in placed.members)
        notes.append(
            said(_("{count} phiếu đề nghị loại hoặc dừng, chưa quá nửa; xếp hạng theo các phiếu còn lại."), count=count)
        )
    if "spread_exceeded" in result.flags:
        text = _("Hai phiếu lệch nhau {spread} điểm, quy chế cho tối đa {most}: thảo luận và chấm lại.")
        notes.append(said(text, spread=result.spread, most=regulation.max_spread))
    if result.stars is not None and result.band is not None and 0 < result.stars < result.band:
        notes.append(
            said(
                _("Đủ điểm {band} sao nhưng thiếu mốc, nên kết luận {stars} sao."), band=result.band, stars=result.stars
            )
        )
    return tuple(notes)


def gate(missed: MissedGate) -> str:
    """One gate that is not met: "2.1 Nguồn gốc ý tưởng: mốc 4 sao cần 3 điểm, 4/9 phiếu đạt"."""
    text = _("{code} {title}: mốc {stars} sao cần {needed} điểm, {reached}/{counted} phiếu đạt")
    return said(
        text, code=missed.criterion.code, title=words(missed.criterion.title), stars=missed.stars,
        needed=missed.needed, reached=missed.reached, counted=missed.counted,
    )  # fmt: skip


def regulation_lines(regulation: Regulation) -> tuple[str, ...]:
    """The council's rules as used."""
    top, bottom = regulation.quorum
    council = _("Hội đồng có {members} thành viên; cần từ {top}/{bottom} số người được chấm.")
    return (
        said(council, members=regulation.members, top=top, bottom=bottom),
        said(_("Hai phiếu chênh nhau tối đa {most} điểm."), most=regulation.max_spread),
        said(_("Mốc đạt khi {rule}."), rule=said(GATE_RULES[regulation.gate_rule])),
        said(_("Chuyển Bộ đánh giá 5 sao khi {rule}."), rule=said(FORWARD_RULES[regulation.forward_rule])),
    )
