"""An empty round: which products, which members, which rules."""

from collections.abc import Sequence

import yaml

from ocop.councils.workbook.facts import ProductFacts, RoundFacts
from ocop.councils.workbook.layout import MOST_MEMBERS, MOST_PRODUCTS
from ocop.criteria import Regulation, load
from ocop.foundation.documents.complaint import Complaint
from ocop.foundation.documents.complaint import noop as _
from ocop.paths import DATA


class CannotScore(Complaint):
    """A workbook that cannot be made; ``str()`` says why."""


def usual_regulation(members: int) -> Regulation:
    """The rules most councils use, from ``data/councils``: a start, never a substitute for the council's own."""
    usual = yaml.safe_load((DATA / "councils" / "usual-regulation.yaml").read_text(encoding="utf-8"))
    return Regulation.from_json({"members": members, **usual})


def blank_facts(
    law: str, sets: Sequence[int], regulation: Regulation, names: Sequence[str] = (), title: str = ""
) -> RoundFacts:
    """A round without ballots: one product for each number in ``sets``.

    ``names`` are the members' names as far as known. Raises CannotScore for an unknown or unscorable set, impossible
    rules, or more members or products than a workbook holds.
    """
    criteria = load(law)
    known = {sheet.number: sheet for sheet in criteria.sheets}
    for number in sets:
        if number not in known:
            raise CannotScore(_("{law} không có bộ sản phẩm «{set}»."), law=law, set=number)
        if not known[number].scorable:
            text = _("Bộ {set} của {law} in sai tổng điểm nên chỉ đọc, không chấm được: {why}.")
            raise CannotScore(
                text, set=number, law=law, why="; ".join(one.line(number) for one in known[number].mismatches)
            )
    if not 1 <= len(sets) <= MOST_PRODUCTS:
        raise CannotScore(_("Một bảng chấm có từ 1 đến {most} sản phẩm."), most=MOST_PRODUCTS)
    if not 1 <= regulation.members <= MOST_MEMBERS:
        raise CannotScore(_("Một bảng chấm có từ 1 đến {most} thành viên."), most=MOST_MEMBERS)
    top, bottom = regulation.quorum
    if not 0 <= top <= bottom or bottom < 1:
        raise CannotScore(_("Phần phiếu cần có phải từ 0 đến 1, ví dụ 3/4."))
    if not 0 <= regulation.max_spread <= 100:
        raise CannotScore(_("Chênh lệch tối đa là số từ 0 đến 100."))
    filled = (*names, *("" for _each in range(regulation.members)))[: regulation.members]
    products = tuple(ProductFacts(f"SP{at}", f"SP{at}", number) for at, number in enumerate(sets, 1))
    return RoundFacts(law, regulation, tuple(filled), products, title=title)
