"""The few numbers at the head of the home page, each counted over what the person may see."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from ocop.accounts.models import User
from ocop.councils.access import visible_kept
from ocop.criteria import laws, load
from ocop.foundation.calendar import today
from ocop.lawbook.access import editable_provinces
from ocop.lawbook.queries import sign_offs
from ocop.registry.access import visible_producers, visible_products
from ocop.registry.enums import Origin
from ocop.standing.queries import counts, standing_on

MOST = 4


@dataclass(frozen=True)
class Figure:
    """A number with its name; ``of`` is the whole it is part of, ``note`` what it does not say by itself."""

    label: str
    value: int
    of: str = ""
    note: str = ""
    url: str = ""


def figures_for(user: User) -> list[Figure]:
    """At most four numbers; none where a person sees nothing to count."""
    return [*_products(user), *_workbooks(user), *_lawbook(user), *_producers(user)][:MOST]


def _products(user: User) -> list[Figure]:
    """Products in the register, and how many may use their stars today (the two are never added together)."""
    products = visible_products(user).filter(retired_on__isnull=True)
    count = products.count()
    if not count:
        return []
    waiting = products.filter(origin=Origin.PUBLIC_SOURCE).count()
    note = _("%(count)s theo nguồn công khai, chờ xác nhận") % {"count": waiting} if waiting else ""
    standing = counts(standing_on(today()).filter(product__in=products))
    unknown = _("%(count)s chưa đủ dữ kiện") % {"count": standing.insufficient} if standing.insufficient else ""
    return [
        Figure(_("Sản phẩm trong sổ"), count, note=note, url=reverse("registry:products")),
        Figure(_("Còn hiệu lực hôm nay"), standing.valid, note=unknown, url=reverse("standing:recognitions")),
    ]


def _producers(user: User) -> list[Figure]:
    count = visible_producers(user).filter(retired_on__isnull=True).count()
    return [Figure(_("Chủ thể"), count, url=reverse("registry:producers"))] if count else []


def _workbooks(user: User) -> list[Figure]:
    count = visible_kept(user).filter(removed_at__isnull=True).count()
    return [Figure(_("Bảng chấm đang giữ"), count, url=reverse("councils:workbook"))] if count else []


def _lawbook(user: User) -> list[Figure]:
    province = editable_provinces(user).order_by("code").first()
    if province is None:
        return []
    law = laws()[0]
    whole = f"/ {len(load(law).sheets)}"
    return [Figure(_("Bộ tiêu chí đã đối chiếu"), len(sign_offs(province, law)), whole, law, reverse("lawbook:laws"))]
