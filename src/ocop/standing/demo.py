"""Fictional recognitions of the demo province's fictional products, one for every state. Loading twice changes nothing.

Days are counted from today, so that the demo always has something valid, something about to end and something over.
"""

import datetime

from django.db import transaction

from ocop.foundation.calendar import add_months, today
from ocop.registry.enums import Origin
from ocop.registry.models import Product
from ocop.standing.actions import annul, annul_withdrawal, extend, issue, refuse_renewal, replace, withdraw
from ocop.standing.actions.issuing import Decision
from ocop.standing.authorities import law_on
from ocop.standing.enums import Kind
from ocop.standing.models import Recognition
from ocop.territory.models import Province

_DAY = datetime.timedelta(days=1)
_REASON = "Căn cứ minh họa."
# Product → stars and age in months of its recognition. Products named nowhere here wait for their first round.
PLAIN = {
    "Nước mắm cá cơm Sóng Mẫu": (4, 5),
    "Mắm tôm Sóng Mẫu": (3, 20),
    "Nem chua lá đinh lăng Ví Dụ": (3, 11),
    "Trà giảo cổ lam Giả Định": (3, 31),
    "Mật ong hoa rừng Mẫu": (4, 33),
    "Làn cói đi chợ Giả Định": (3, 14),
    "Cam lòng vàng Ví Dụ": (3, 35),
    "Nước khoáng suối Thử": (3, 52),
    "Cao cà gai leo Đồi Mẫu": (4, 8),
    "Ngủ nhà sàn Bản Mẫu": (3, 3),
    "Bánh gai lá gai rừng Ví Dụ": (3, 44),
    "Cà phê rang mộc Giả Định": (3, 16),
}


@transaction.atomic
def load(province: Province) -> int:
    """Recognise the fictional products of a province in varied ways; returns how many products it touched."""
    products = {
        row.name: row
        for row in Product.objects.filter(province=province, origin=Origin.SAMPLE, recognitions__isnull=True)
    }
    touched = 0
    for name, (stars, months) in PLAIN.items():
        if name in products:
            _issue(products[name], stars, add_months(today(), -months))
            touched += 1
    for name, story in STORIES.items():
        if name in products:
            story(products[name])
            touched += 1
    return touched


def _decision(stars: int, day: datetime.date) -> Decision:
    return Decision(stars=stars, law=law_on(day), number="0000/QĐ-MINHHOA", date=day, first_day=day)


def _issue(product: Product, stars: int, day: datetime.date) -> Recognition:
    return issue(actor=None, product=product, decision=_decision(stars, day))


def _extended(product: Product) -> None:
    row = _issue(product, 3, add_months(today(), -37))
    last = row.last_day or today()
    extend(actor=None, recognition=row, effective=last - 10 * _DAY, until=last + 150 * _DAY, reason=_REASON)


def _refused(product: Product) -> None:
    row = _issue(product, 3, add_months(today(), -39))
    last = row.last_day or today()
    extend(actor=None, recognition=row, effective=last - 10 * _DAY, until=last + 120 * _DAY, reason=_REASON)
    refuse_renewal(actor=None, recognition=row, effective=last + 40 * _DAY, reason=_REASON)


def _withdrawn(product: Product) -> None:
    row = _issue(product, 3, add_months(today(), -18))
    withdraw(actor=None, recognition=row, effective=add_months(today(), -2), reason=_REASON)


def _given_back(product: Product) -> None:
    row = _issue(product, 4, add_months(today(), -20))
    withdraw(actor=None, recognition=row, effective=add_months(today(), -6), reason=_REASON)
    annul_withdrawal(actor=None, recognition=row, effective=add_months(today(), -4), reason=_REASON)


def _upgraded(product: Product) -> None:
    row = _issue(product, 3, add_months(today(), -26))
    replace(actor=None, old=row, how=Kind.UPGRADED, decision=_decision(4, add_months(today(), -7)))


def _renewed(product: Product) -> None:
    row = _issue(product, 4, add_months(today(), -45))
    replace(actor=None, old=row, how=Kind.RENEWED, decision=_decision(5, add_months(today(), -9)))


def _annulled(product: Product) -> None:
    row = _issue(product, 3, add_months(today(), -12))
    annul(actor=None, recognition=row, effective=add_months(today(), -10), reason=_REASON)


STORIES = {
    "Gạo nếp hương Đồng Mẫu": _upgraded,
    "Trà shan tuyết Giả Định": _renewed,
    "Chiếu cói hoa Giả Định": _extended,
    "Khăn thổ cẩm dệt tay Thử": _given_back,
    "Rượu men lá Mẫu": _withdrawn,
    "Dứa sấy dẻo Mẫu": _refused,
    "Tỏi tía phơi giàn Thử": _annulled,
}
