"""The desk's and the account's own part of what is held about a person."""

from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from ocop.accounts.actions import anonymise
from ocop.accounts.models import Holding, StandIn, User
from ocop.desk.enums import OPEN_JOBS
from ocop.desk.models import DataRequest, Job, Notice, Outgoing
from ocop.desk.personal import Facts, PersonalSource, register
from ocop.foundation.files.actions import remove


def _account(person: User) -> Facts:
    return [
        {
            str(_("Tên đăng nhập")): person.username,
            str(_("Họ và tên")): person.full_name,
            str(_("Điện thoại")): person.phone,
            str(_("Thư điện tử")): person.email,
            str(_("Có tài khoản từ")): f"{localtime(person.created_at):%d/%m/%Y}",
        }
    ]


def _roles(person: User) -> Facts:
    rows = Holding.objects.filter(user=person).select_related("unit").order_by("starts", "pk")
    return [
        {
            str(_("Vai trò")): holding.get_role_display(),
            str(_("Đơn vị")): holding.unit.name,
            str(_("Từ ngày")): f"{holding.starts:%d/%m/%Y}",
            str(_("Đến hết ngày")): f"{holding.ends:%d/%m/%Y}" if holding.ends else None,
        }
        for holding in rows
    ]


def _stand_ins(person: User) -> Facts:
    rows = StandIn.objects.filter(substitute=person).select_related("holding__user").order_by("starts", "pk")
    return [
        {
            str(_("Thay mặt")): str(row.holding.user),
            str(_("Từ ngày")): f"{row.starts:%d/%m/%Y}",
            str(_("Đến hết ngày")): f"{row.ends:%d/%m/%Y}",
        }
        for row in rows
    ]


def _notices(person: User) -> Facts:
    rows = Notice.objects.filter(user=person).order_by("created_at", "pk")
    return [
        {str(_("Lúc")): f"{localtime(row.created_at):%d/%m/%Y %H:%M}", str(_("Nội dung")): row.text} for row in rows
    ]


def _requests(person: User) -> Facts:
    rows = DataRequest.objects.filter(person=person).order_by("received", "pk")
    return [
        {
            str(_("Yêu cầu")): row.get_kind_display(),
            str(_("Nội dung")): row.details,
            str(_("Ngày nhận")): f"{row.received:%d/%m/%Y}",
            str(_("Trả lời")): row.answer,
        }
        for row in rows
    ]


def _forget(person: User) -> None:
    """Remove what the desk told the person and made for them; running jobs end first on their own."""
    if person.email:
        Outgoing.objects.filter(to=person.email).delete()
    Notice.objects.filter(user=person).delete()
    for job in Job.objects.filter(owner=person).exclude(state__in=OPEN_JOBS).select_related("result"):
        if job.result:
            remove(job.result)
        job.delete()


def register_all() -> None:
    """Called once, when Django is ready."""
    register(PersonalSource("accounts.user", _("Tài khoản"), _account, anonymise))
    kept = _("vai trò và thời gian giữ vai trò là một phần của hồ sơ công việc đã lưu trữ")
    register(PersonalSource("accounts.holding", _("Vai trò"), _roles, kept=kept))
    register(PersonalSource("accounts.stand_in", _("Thay mặt"), _stand_ins, kept=kept))
    register(PersonalSource("desk.notice", _("Thông báo"), _notices, _forget))
    kept = _("yêu cầu và câu trả lời được giữ để chứng minh đã trả lời đúng hạn")
    register(PersonalSource("desk.request", _("Yêu cầu về dữ liệu"), _requests, kept=kept))
