"""The desk's lines in the menu."""

from django.utils.translation import gettext_lazy as _

from ocop.accounts.enums import Role
from ocop.accounts.queries import holds
from ocop.design.menu import Entry
from ocop.desk.queries import unread_count

ENTRIES = [
    Entry(label=_("Thông báo"), url="desk:notices", icon="bell", shown=lambda user: True, order=20, count=unread_count),
    Entry(label=_("Tải về"), url="desk:jobs", icon="download", shown=lambda user: True, order=80),
    Entry(
        label=_("Lịch làm việc"), url="desk:calendar", icon="calendar", shown=lambda user: True, group="law", order=60
    ),
    Entry(
        label=_("Yêu cầu về dữ liệu cá nhân"),
        url="desk:requests",
        icon="lock",
        shown=lambda user: holds(user, Role.ADMINISTRATOR),
        group="system",
        order=60,
    ),
    Entry(
        label=_("Dữ liệu của tôi"), url="desk:my_data", icon="user", shown=lambda user: True, group="system", order=90
    ),
]
