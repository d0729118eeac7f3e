"""Who may sign sheets off and word them officially: the provincial OCOP office, in its own province."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ocop.accounts.enums import Role
from ocop.accounts.models import User
from ocop.accounts.queries import holds, provinces_of
from ocop.foundation.access import ALLOWED, Verdict, pair, refused
from ocop.territory.models import Province

OFFICE = (Role.OFFICE_STAFF, Role.OFFICE_HEAD)


def may_edit(user: User, province: Province) -> Verdict:
    """Sign off a sheet or lay wording over a label, for one province."""
    if holds(user, *OFFICE, province=province.pk):
        return ALLOWED
    return refused(_("Chỉ Văn phòng OCOP của tỉnh được đối chiếu và đặt câu chữ chính thức."))


def editable_provinces(user: User) -> QuerySet[Province]:
    """The provinces whose lawbook the person may edit."""
    return Province.objects.filter(pk__in=provinces_of(user, *OFFICE))


pair("lawbook.edit", may_edit, editable_provinces)
