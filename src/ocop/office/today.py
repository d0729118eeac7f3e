"""The home page's answers: the day in words, tasks by their day, first steps of a new installation."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ocop.accounts.enums import Role
from ocop.accounts.models import User
from ocop.accounts.queries import holds
from ocop.criteria import laws, load
from ocop.design.tasks import Task, tasks_for
from ocop.desk.models import DayOff
from ocop.lawbook.access import editable_provinces
from ocop.lawbook.queries import sign_offs

_WEEKDAYS = (
    gettext_lazy("Thứ Hai"),
    gettext_lazy("Thứ Ba"),
    gettext_lazy("Thứ Tư"),
    gettext_lazy("Thứ Năm"),
    gettext_lazy("Thứ Sáu"),
    gettext_lazy("Thứ Bảy"),
    gettext_lazy("Chủ Nhật"),
)


def weekday(day: datetime.date) -> str:
    """The weekday as Vietnamese write it in running text."""
    return str(_WEEKDAYS[day.weekday()])


def day_title(day: datetime.date) -> str:
    """ "Thứ Hai, 12 tháng 10"."""
    return _("%(weekday)s, %(day)s tháng %(month)s") % {
        "weekday": weekday(day),
        "day": day.day,
        "month": day.month,
    }


@dataclass(frozen=True)
class Shown:
    """A task beside the words and the colour of its day."""

    task: Task
    when: str
    tone: str


@dataclass(frozen=True)
class Group:
    """Tasks of one stretch of time."""

    title: str
    rows: Sequence[Shown]


def _shown(task: Task, on: datetime.date) -> Shown:
    if task.due is None:
        return Shown(task, "", task.tone)
    days = (task.due - on).days
    if days < 0:
        words = ngettext("Quá hạn %(count)s ngày", "Quá hạn %(count)s ngày", -days) % {"count": -days}
    elif days == 0:
        words = _("Hôm nay")
    else:
        words = f"{weekday(task.due)}, {task.due:%d/%m}"
    return Shown(task, words, task.tone or ("danger" if days <= 0 else "warn" if days <= 7 else "muted"))


def groups_of(tasks: Sequence[Task], on: datetime.date) -> list[Group]:
    """The tasks by their day: late and today, the week, later, without a day, others' turn; no empty groups."""
    week = on + datetime.timedelta(days=7)
    named: dict[str, list[Task]] = {
        _("Quá hạn và hôm nay"): [],
        _("Trong bảy ngày"): [],
        _("Sau đó"): [],
        _("Không có hạn"): [],
        _("Chờ người khác"): [],
    }
    now, soon, later, free, others = named
    for task in tasks:
        if task.for_others:
            named[others].append(task)
        elif task.due is None:
            named[free].append(task)
        else:
            named[now if task.due <= on else soon if task.due <= week else later].append(task)
    return [Group(title, [_shown(task, on) for task in rows]) for title, rows in named.items() if rows]


def in_a_sentence(tasks: Sequence[Task], on: datetime.date) -> str:
    """How many of the person's own tasks end today or are late, and how many within seven days."""
    mine = [task.due for task in tasks if not task.for_others and task.due]
    today = sum(due <= on for due in mine)
    soon = sum(on < due <= on + datetime.timedelta(days=7) for due in mine)
    parts = []
    if today:
        parts.append(
            ngettext("%(count)s việc đến hạn hôm nay", "%(count)s việc đến hạn hôm nay", today) % {"count": today}
        )
    if soon:
        parts.append(ngettext("%(count)s việc trong bảy ngày", "%(count)s việc trong bảy ngày", soon) % {"count": soon})
    return f"{', '.join(parts)}." if parts else _("Không có việc nào sắp hết hạn.")


def home_of(user: User, on: datetime.date) -> dict[str, Any]:
    """Everything the home page shows about a day's work."""
    tasks = tasks_for(user)
    mine = [task for task in tasks if not task.for_others]
    return {
        "day": day_title(on),
        "sentence": in_a_sentence(tasks, on),
        "groups": groups_of(tasks, on),
        "next": next((task for task in mine if task.due), None),
        "steps": first_steps(user, on),
    }


# ── A new installation ──────────────────────────────────────────────────────
@dataclass(frozen=True)
class Step:
    """One of the first steps: what, why, where, and whether it is done."""

    title: str
    why: str
    url: str
    done: bool


def first_steps(user: User, on: datetime.date) -> list[Step]:
    """What a new office does first; an empty list once all is done, and for people of other desks."""
    steps = []
    province = editable_provinces(user).order_by("code").first()
    if province is not None:
        law = laws()[0]
        sheets = len(load(law).sheets)
        signed = len(sign_offs(province, law))
        why = _("%(signed)s trên %(sheets)s bộ đã so với bản ký.") % {"signed": signed, "sheets": sheets}
        steps.append(Step(_("Đối chiếu các bộ tiêu chí"), why, reverse("lawbook:laws"), signed >= sheets))
    if holds(user, Role.ADMINISTRATOR, Role.OFFICE_HEAD):
        days = DayOff.objects.filter(date__year=on.year)
        done = days.exists() and not days.filter(confirmed=False).exists()
        why = _("Hạn tính theo ngày làm việc dựa vào lịch này.")
        steps.append(Step(_("Xem lại ngày nghỉ, ngày làm bù năm nay"), why, reverse("desk:calendar"), done))
    if holds(user, Role.ADMINISTRATOR):
        others = User.objects.filter(is_active=True).exclude(pk=user.pk).exists()
        why = _("Tài khoản không cần thư điện tử; người mới nhận phiếu kích hoạt.")
        steps.append(Step(_("Lập tài khoản cho đồng nghiệp"), why, reverse("accounts:people"), others))
    return [] if all(step.done for step in steps) else steps
