"""Who may keep a scoring workbook, read the kept ones and take one back. Looking at one's own file needs no account."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ocop.accounts.enums import Role
from ocop.accounts.models import User
from ocop.accounts.queries import holds, provinces_of
from ocop.councils.models import KeptWorkbook
from ocop.foundation.access import ALLOWED, Verdict, pair, refused
from ocop.territory.models import Province

KEEPERS = (Role.OFFICE_STAFF, Role.OFFICE_HEAD, Role.COUNCIL_SECRETARY)
READERS = (*KEEPERS, Role.COUNCIL_CHAIR, Role.COUNCIL_MEMBER, Role.AUDITOR)


def may_keep(user: User, province: Province) -> Verdict:
    """Keep a workbook for a province."""
    if holds(user, *KEEPERS, province=province.pk):
        return ALLOWED
    return refused(_("Chỉ Văn phòng OCOP và thư ký Hội đồng của tỉnh được giữ bảng chấm."))


def keepable_provinces(user: User) -> QuerySet[Province]:
    """The provinces for which the person may keep workbooks."""
    return Province.objects.filter(pk__in=provinces_of(user, *KEEPERS)).order_by("code")


def may_view(user: User, kept: KeptWorkbook) -> Verdict:
    """Read a kept workbook with every member's ballot."""
    if holds(user, *READERS, province=kept.province_id):
        return ALLOWED
    return refused(_("Chỉ Văn phòng OCOP và Hội đồng của tỉnh được xem bảng chấm đã giữ."))


def visible_kept(user: User) -> QuerySet[KeptWorkbook]:
    """The kept workbooks that the person may read, those taken back too."""
    return KeptWorkbook.objects.filter(province__in=provinces_of(user, *READERS))


def may_remove(user: User, kept: KeptWorkbook) -> Verdict:
    """Take a kept workbook back: the undo of keeping it."""
    if not holds(user, *KEEPERS, province=kept.province_id):
        return refused(_("Chỉ Văn phòng OCOP và thư ký Hội đồng của tỉnh được bỏ bảng chấm đã giữ."))
    if kept.removed_at is not None:
        return refused(_("Bảng chấm này đã được bỏ."))
    return ALLOWED


def removable_kept(user: User) -> QuerySet[KeptWorkbook]:
    """The kept workbooks that the person may take back."""
    return KeptWorkbook.objects.filter(province__in=provinces_of(user, *KEEPERS), removed_at__isnull=True)


pair("councils.workbook.keep", may_keep, keepable_provinces)
pair("councils.workbook.view", may_view, visible_kept)
pair("councils.workbook.remove", may_remove, removable_kept)
