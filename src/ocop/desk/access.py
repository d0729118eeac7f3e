"""Who may see and do what on the desk."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ocop.accounts.enums import Role
from ocop.accounts.models import User
from ocop.accounts.queries import holds, provinces_of
from ocop.desk.enums import RequestState
from ocop.desk.models import DataRequest, Job, Notice
from ocop.foundation.access import ALLOWED, Verdict, pair, refused

CALENDAR_ROLES = (Role.ADMINISTRATOR, Role.OFFICE_HEAD)


def may_change_days(user: User) -> Verdict:
    """Administrators and heads of the OCOP office keep the calendar of working days."""
    if holds(user, *CALENDAR_ROLES):
        return ALLOWED
    return refused(_("Lịch làm việc do lãnh đạo Văn phòng OCOP hoặc quản trị hệ thống sửa."))


def may_see_notice(user: User, notice: Notice) -> Verdict:
    """A notice is for its person alone."""
    return ALLOWED if user.is_active and notice.user_id == user.pk else refused(_("Thông báo của người khác."))


def visible_notices(user: User) -> QuerySet[Notice]:
    """The person's own notices."""
    return Notice.objects.filter(user_id=user.pk) if user.is_active else Notice.objects.none()


def may_see_job(user: User, job: Job) -> Verdict:
    """A job and its file are for whoever asked for it; what the system does by itself is for administrators."""
    if user.is_active and job.owner_id == user.pk:
        return ALLOWED
    if job.owner_id is None and holds(user, Role.ADMINISTRATOR):
        return ALLOWED
    return refused(_("Việc của người khác."))


def visible_jobs(user: User) -> QuerySet[Job]:
    """The jobs the person asked for, and for administrators the system's own."""
    if not user.is_active:
        return Job.objects.none()
    own = Q(owner_id=user.pk)
    return Job.objects.filter(own | Q(owner__isnull=True) if holds(user, Role.ADMINISTRATOR) else own)


def may_see_request(user: User, request: DataRequest) -> Verdict:
    """The person who asks, and the administrators of the province that answers."""
    if user.is_active and request.person_id == user.pk:
        return ALLOWED
    if holds(user, Role.ADMINISTRATOR, province=request.province_id):
        return ALLOWED
    return refused(_("Yêu cầu do người gửi và quản trị hệ thống của tỉnh xem."))


def visible_requests(user: User) -> QuerySet[DataRequest]:
    """The person's own requests and those their provinces' administrators answer."""
    if not user.is_active:
        return DataRequest.objects.none()
    provinces = provinces_of(user, Role.ADMINISTRATOR)
    return DataRequest.objects.filter(Q(person_id=user.pk) | Q(province_id__in=provinces))


def may_answer(user: User, request: DataRequest) -> Verdict:
    """An administrator of the province, once."""
    if not holds(user, Role.ADMINISTRATOR, province=request.province_id):
        return refused(_("Yêu cầu về dữ liệu cá nhân do quản trị hệ thống của tỉnh trả lời."))
    if request.state != RequestState.OPEN:
        return refused(_("Yêu cầu này đã được trả lời."))
    return ALLOWED


def may_reopen(user: User, request: DataRequest) -> Verdict:
    """An administrator of the province takes an answered request up again."""
    if not holds(user, Role.ADMINISTRATOR, province=request.province_id):
        return refused(_("Yêu cầu về dữ liệu cá nhân do quản trị hệ thống của tỉnh trả lời."))
    if request.state == RequestState.OPEN:
        return refused(_("Yêu cầu này đang chờ trả lời."))
    return ALLOWED


def reopenable_requests(user: User) -> QuerySet[DataRequest]:
    """Answered requests of the provinces in which the person is administrator."""
    provinces = provinces_of(user, Role.ADMINISTRATOR)
    return DataRequest.objects.filter(province_id__in=provinces).exclude(state=RequestState.OPEN)


def answerable_requests(user: User) -> QuerySet[DataRequest]:
    """Open requests of the provinces in which the person is administrator."""
    provinces = provinces_of(user, Role.ADMINISTRATOR)
    return DataRequest.objects.filter(state=RequestState.OPEN, province_id__in=provinces)


pair("desk.notice.view", may_see_notice, visible_notices)
pair("desk.job.view", may_see_job, visible_jobs)
pair("desk.request.view", may_see_request, visible_requests)
pair("desk.request.answer", may_answer, answerable_requests)
pair("desk.request.reopen", may_reopen, reopenable_requests)
