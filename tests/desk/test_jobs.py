"""Long jobs: leases, take-over, poisoned jobs, due times and the outbox, each safe to run twice."""

import datetime
import os
import subprocess
import sys

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import override_settings
from django_tasks_db.models import DBTaskResult

from ocop.accounts.enums import Role
from ocop.desk.actions import change_day, notify
from ocop.desk.actions.notices import NO_MAIL
from ocop.desk.enums import DayEffect, JobState
from ocop.desk.jobs import LeaseLost, Run, enqueue, restart
from ocop.desk.jobs.kinds import KINDS, JobKind, last_due
from ocop.desk.jobs.run import run_job
from ocop.desk.jobs.tick import Ticked, resume, send_letters, tick
from ocop.desk.models import DueJob, Job, Notice, Outgoing
from ocop.desk.queries import poisoned_jobs
from ocop.foundation.access import Refused
from ocop.foundation.files.actions import keep
from ocop.foundation.files.enums import Kind
from ocop.foundation.ledger import verify

HANOI = datetime.timezone(datetime.timedelta(hours=7))
START = datetime.datetime(2026, 11, 24, 8, 0, 30, tzinfo=HANOI)


@pytest.fixture(autouse=True)
def clock(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def declare():
    """Declare kinds for one test only."""
    before = dict(KINDS)

    def add(code: str, work, every: datetime.timedelta | None = None) -> None:
        KINDS[code] = JobKind(code, f"Việc {code}", work, every)

    yield add
    KINDS.clear()
    KINDS.update(before)


def make_file(run: Run):
    for at in range(1, 4):
        run.step(at, 3, f"trang {at}")
    return keep(b"{}", kind=Kind.JSON, name="a.json", owner=f"user:{run.owner.public_id}")


def breaks(run: Run):
    raise RuntimeError("mất nguồn")


def state(job: Job) -> tuple[str, int, int]:
    job.refresh_from_db()
    return job.state, job.attempts, job.progress


@pytest.mark.django_db(transaction=True)
def test_a_job_runs_after_commit_once_and_tells_its_owner(declare, person):
    declare("tests.file", make_file)
    owner = person("an")
    first = enqueue("tests.file", owner=owner, unique_key="report:1")
    again = enqueue("tests.file", owner=owner, unique_key="report:1")
    assert first == again
    assert state(first) == (JobState.DONE, 1, 100)
    assert first.result.original_name == "a.json"
    assert list(Notice.objects.values_list("user", "text", "url")) == [
        (owner.pk, "Đã xong: Việc tests.file.", f"/ban-viec/tai-ve/{first.public_id}/")
    ]
    assert run_job(first.pk) is False


@pytest.mark.django_db
def test_nothing_is_queued_for_an_unknown_kind():
    with pytest.raises(KeyError):
        enqueue("tests.unknown")
    assert Job.objects.count() == 0


@pytest.mark.django_db
def test_a_failing_job_is_tried_five_times_then_stops_and_can_be_restarted(declare, person, clock):
    declare("tests.breaks", breaks)
    owner, other = person("an"), person("binh")
    job = enqueue("tests.breaks", owner=owner)
    seen = []
    for _try in range(6):
        run_job(job.pk)
        seen.append(state(job))
        clock.shift(datetime.timedelta(minutes=6))
    assert seen == [(JobState.WAITING, at, 0) for at in range(1, 5)] + [(JobState.STOPPED, 5, 0)] * 2
    assert (job.error, list(poisoned_jobs())) == ("RuntimeError: mất nguồn", [job])
    assert list(Notice.objects.values_list("text", flat=True)) == [
        "Chưa làm được: Việc tests.breaks. Người quản trị đã được báo."
    ]
    with pytest.raises(Refused, match="Việc của người khác"):
        restart(actor=other, job=job)
    restart(actor=owner, job=job)
    assert state(job) == (JobState.WAITING, 0, 0)
    with pytest.raises(Refused, match="Việc này chưa dừng"):
        restart(actor=owner, job=job)


@pytest.mark.django_db
def test_the_second_worker_waits_for_the_lease_and_the_first_loses_it(declare, person, clock):
    declare("tests.file", make_file)
    job = enqueue("tests.file", owner=person("an"))
    lost = []

    def slow(run: Run):
        run.step(1, 2)
        clock.shift(datetime.timedelta(seconds=59))
        assert run_job(job.pk) is False  # still leased
        run.step(1, 2)
        clock.shift(datetime.timedelta(seconds=61))
        declare("tests.file", make_file)
        assert run_job(job.pk) is True  # fallen silent: taken over, and finished
        with pytest.raises(LeaseLost):
            run.step(2, 2)
        lost.append(True)
        return make_file(run)

    declare("tests.file", slow)
    run_job(job.pk)
    assert lost == [True]
    assert state(job) == (JobState.DONE, 2, 100)
    assert Notice.objects.count() == 1


DYING_WORKER = """
import os, sys, django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
django.setup()
from ocop.desk.jobs.kinds import KINDS, JobKind
def dies(run):
    run.step(1, 3)
    os._exit(9)
KINDS["tests.dies"] = JobKind("tests.dies", "x", dies)
from django.core.management import call_command
call_command("db_worker", batch=True, startup_delay=False, reload=False, verbosity=0)
"""


@pytest.mark.usefixtures("shared_database")
def test_a_job_left_running_by_a_dead_worker_is_taken_over(declare, settings, clock):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    ran = []
    declare("tests.dies", lambda run: ran.append(run.params))
    clock.move_to(real_now())  # the other process has the machine's clock
    job = enqueue("tests.dies", params={"id": 7})
    connection.close()
    worker = subprocess.run(
        [sys.executable, "-c", DYING_WORKER, str(connection.settings_dict["NAME"])], env=os.environ, check=False
    )
    assert worker.returncode == 9
    assert state(job) == (JobState.RUNNING, 1, 33)
    assert [task.status for task in DBTaskResult.objects.all()] == ["RUNNING"]

    assert (resume(), run_job(job.pk)) == (0, False)
    clock.move_to(real_now() + datetime.timedelta(seconds=70))
    assert resume() == 1
    run_queue()
    assert state(job) == (JobState.DONE, 2, 100)
    assert ran == [{"id": 7}]
    assert (resume(), ran) == (0, [{"id": 7}])


def real_now() -> datetime.datetime:
    return time_machine.escape_hatch.datetime.datetime.now(datetime.UTC)


def run_queue() -> None:
    """What a living worker does with the tasks that wait, in this process."""
    for task in DBTaskResult.objects.ready():
        task.claim("tests")
        task.task.call(*task.task_result.args, **task.task_result.kwargs)
        task.set_successful(None)


@pytest.mark.django_db
def test_a_recurring_job_falls_due_once_per_time(declare, clock):
    declare("tests.often", lambda run: None, datetime.timedelta(minutes=10))
    assert [tick().due, tick().due] == [1, 0]
    clock.shift(datetime.timedelta(minutes=10))
    assert [tick().due, tick().due] == [1, 0]
    due = [at.astimezone(HANOI).strftime("%H:%M") for at in DueJob.objects.values_list("due_at", flat=True)]
    assert (due, Job.objects.filter(kind="tests.often").count()) == (["08:00", "08:10"], 2)


@pytest.mark.django_db
def test_a_job_for_later_waits_for_its_time(declare, clock):
    declare("tests.later", lambda run: None)
    DueJob.objects.create(kind="tests.later", due_at=START + datetime.timedelta(hours=1), params={"id": 1})
    DueJob.objects.create(kind="tests.gone", due_at=START, params={})  # declared by an older release
    assert tick() == Ticked(due=0, resumed=0, sent=0, sealed=0)
    clock.shift(datetime.timedelta(hours=1))
    assert tick().due == 1
    assert list(Job.objects.values_list("kind", "params")) == [("tests.later", {"id": 1})]


def test_due_times_are_counted_from_midnight():
    spacing = [datetime.timedelta(minutes=10), datetime.timedelta(hours=6), datetime.timedelta(days=1)]
    assert [last_due(every, START).strftime("%d %H:%M:%S") for every in spacing] == [
        "24 08:00:00",
        "24 06:00:00",
        "24 00:00:00",
    ]


@pytest.mark.django_db
def test_a_letter_leaves_once_whatever_is_asked_twice(person, clock, settings):
    reader = person("an")
    for _twice in range(2):
        notify(reader, "Hồ sơ đã nhận.", "/viec/", mail_key="received:1")
    notify(reader, "Không kèm thư.")
    with override_settings(EMAIL_BACKEND=NO_MAIL):  # an installation without a mail server
        notify(reader, "Hồ sơ trả lại.", mail_key="returned:1")
    assert [send_letters(), send_letters()] == [1, 0]
    (letter,) = mail.outbox
    assert (letter.to, letter.subject, letter.body) == (
        ["an@vidu.vn"],
        "Hồ sơ đã nhận.",
        f"Hồ sơ đã nhận.\n\n{settings.PUBLIC_URL}/viec/",
    )


@pytest.mark.django_db
def test_a_mail_server_that_is_away_is_tried_five_times_and_no_more(person, clock, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    notify(person("an"), "Hồ sơ đã nhận.", mail_key="received:1")
    for _minute in range(12):
        send_letters()
        clock.shift(datetime.timedelta(minutes=3))
    letter = Outgoing.objects.get()
    assert (letter.attempts, letter.sent_at, letter.error.split(":")[0]) == (5, None, "ConnectionRefusedError")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert (send_letters(), len(mail.outbox)) == (0, 0)


@pytest.mark.django_db
def test_each_minute_seals_what_was_done(province, person):
    change_day(
        actor=person("an", Role.OFFICE_HEAD, province),
        date=datetime.date(2026, 12, 31),
        name="Nghỉ bù",
        effect=DayEffect.OFF,
        source="Thông báo 1",
    )
    assert [tick().sealed, tick().sealed] == [1, 0]
    assert list(verify()) == []
