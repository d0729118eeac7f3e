"""What waits for a person in the rooms that all share: notices, requests about data, files being made, sign-in help."""

from collections.abc import Iterator
from itertools import islice

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ocop.accounts.access import people_to_let_in
from ocop.accounts.models import User
from ocop.design.tasks import Task
from ocop.desk.access import answerable_requests, visible_jobs, visible_requests
from ocop.desk.enums import OPEN_JOBS, JobState, RequestState
from ocop.desk.queries import unread_count

MOST = 20  # lines of one kind; the list behind them has all


def notices(user: User) -> Iterator[Task]:
    """Unread notices as one line."""
    count = unread_count(user)
    if count:
        title = ngettext("Đọc %(count)s thông báo mới", "Đọc %(count)s thông báo mới", count) % {"count": count}
        yield Task(title, reverse("desk:notices"), tone="info")


def requests_to_answer(user: User) -> Iterator[Task]:
    """People's requests about their data, each with its last day."""
    rows = answerable_requests(user).exclude(person_id=user.pk).select_related("person").order_by("due", "pk")
    for row in islice(rows, MOST):
        title = _("Trả lời yêu cầu về dữ liệu cá nhân của %(person)s") % {"person": row.person}
        yield Task(title, reverse("desk:request", args=[row.public_id]), row.get_kind_display().capitalize(), row.due)


def my_requests(user: User) -> Iterator[Task]:
    """The person's own open requests: others have to answer."""
    for row in visible_requests(user).filter(person_id=user.pk, state=RequestState.OPEN).order_by("due", "pk"):
        why = row.get_kind_display().capitalize()
        yield Task(_("Chờ trả lời yêu cầu về dữ liệu của tôi"), reverse("desk:my_data"), why, row.due, for_others=True)


def files(user: User) -> Iterator[Task]:
    """Files that are being made, and works that stopped."""
    mine = visible_jobs(user).filter(owner_id=user.pk)
    making = mine.filter(state__in=OPEN_JOBS).count()
    if making:
        title = ngettext("Máy đang làm %(count)s tệp", "Máy đang làm %(count)s tệp", making) % {"count": making}
        yield Task(title, reverse("desk:jobs"), _("Xong việc sẽ có thông báo."), for_others=True)
    stopped = mine.filter(state=JobState.STOPPED).count()
    if stopped:
        title = ngettext("%(count)s việc máy chưa làm được", "%(count)s việc máy chưa làm được", stopped)
        yield Task(title % {"count": stopped}, reverse("desk:jobs"), _("Mở ra để chạy lại."), tone="warn")


def people_without_entry(user: User) -> Iterator[Task]:
    """People whose account has never been used and to whom this person may hand a slip."""
    count = people_to_let_in(user).filter(last_login__isnull=True).count()
    if count:
        title = ngettext("Giúp %(count)s người đăng nhập lần đầu", "Giúp %(count)s người đăng nhập lần đầu", count) % {
            "count": count
        }
        yield Task(title, reverse("accounts:people"), _("In phiếu kích hoạt và đưa tận tay."), tone="muted")


TASKS = [notices, requests_to_answer, my_requests, files, people_without_entry]
