"""Queueing jobs and running them under a lease."""

import datetime
import logging
import uuid

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from ocop.accounts.models import User
from ocop.desk.access import may_see_job
from ocop.desk.actions.notices import notify
from ocop.desk.enums import JobState
from ocop.desk.jobs.kinds import KINDS
from ocop.desk.limits import TRIES
from ocop.desk.models import Job
from ocop.foundation.access import Refused, require
from ocop.foundation.calendar import now
from ocop.foundation.files.models import StoredFile

LEASE = datetime.timedelta(seconds=60)
log = logging.getLogger("ocop.jobs")


class LeaseLost(Exception):
    """Another worker has taken the job over; this one stops without a trace."""


class Run:
    """A job while it runs: what to do (``params``, ``owner``) and the way to say how far it is."""

    def __init__(self, job: Job) -> None:
        self.params, self.owner = job.params, job.owner
        self._id, self._token = job.pk, job.token

    def step(self, done: int, total: int, message: str = "") -> None:
        """Store the progress and renew the lease; raises LeaseLost when another worker has the job now."""
        kept = Job.objects.filter(pk=self._id, token=self._token, state=JobState.RUNNING).update(
            done=done, total=total, message=message[:300], lease_until=now() + LEASE
        )
        if not kept:
            raise LeaseLost


@transaction.atomic
def enqueue(kind: str, *, owner: User | None = None, params: dict | None = None, unique_key: str | None = None) -> Job:
    """Queue a job; it starts after the transaction. The same ``unique_key`` gives the job already queued.

    ``owner`` is told when it is done and finds the file under «Tải về». Raises KeyError for an undeclared kind.
    """
    KINDS[kind]
    values = {"kind": kind, "owner": owner, "params": params or {}, "run_after": now(), "created_at": now()}
    if unique_key is None:
        job = Job.objects.create(**values)
    else:
        job, created = Job.objects.get_or_create(unique_key=unique_key, defaults=values)
        if not created:
            return job
    transaction.on_commit(lambda: start(job.pk))
    return job


def start(job_id: int) -> None:
    """Hand a job to the workers. Handing it over twice does no harm: the second finds it taken."""
    run_job_task.enqueue(job_id)


@task()
def run_job_task(job_id: int) -> None:
    """What a worker runs."""
    run_job(job_id)


def run_job(job_id: int) -> bool:
    """Run a job if it is free; returns whether this call ran it. Errors end in the job's row, never here."""
    job = _claim(job_id)
    if job is None:
        return False
    try:
        result = KINDS[job.kind].work(Run(job))
    except LeaseLost:
        log.warning("job %s was taken over", job.public_id)
    except Exception as error:
        log.exception("job %s failed", job.public_id)
        _failed(job, error)
    else:
        _finished(job, result)
    return True


@transaction.atomic
def _claim(job_id: int) -> Job | None:
    """Take the lease of a job that waits or whose holder has fallen silent; None when there is nothing to take."""
    free = Q(state=JobState.WAITING, run_after__lte=now()) | Q(state=JobState.RUNNING, lease_until__lt=now())
    job = Job.objects.select_for_update(of=("self",)).select_related("owner").filter(free, pk=job_id).first()
    if job is None:
        return None
    if job.attempts >= TRIES:
        _stop(job, job.error or "the worker died each time")
        return None
    job.state, job.token, job.lease_until = JobState.RUNNING, uuid.uuid4(), now() + LEASE
    job.attempts += 1
    job.save(update_fields=["state", "token", "lease_until", "attempts"])
    return job


def _mine(job: Job) -> Job | None:
    """The job's row, locked, if this run still holds its lease."""
    rows = Job.objects.select_for_update(of=("self",)).select_related("owner")
    return rows.filter(pk=job.pk, token=job.token, state=JobState.RUNNING).first()


@transaction.atomic
def _finished(job: Job, result: StoredFile | None) -> None:
    mine = _mine(job)
    if mine is None:
        return
    mine.state, mine.result, mine.finished_at = JobState.DONE, result, now()
    mine.lease_until, mine.message, mine.error = None, "", ""
    mine.save()
    if mine.owner:
        text = _("Đã xong: %(job)s.") % {"job": KINDS[mine.kind].label}
        notify(mine.owner, text, reverse("desk:job", args=[mine.public_id]), kind="job")


@transaction.atomic
def _failed(job: Job, error: Exception) -> None:
    mine = _mine(job)
    if mine is None:
        return
    mine.error = f"{type(error).__name__}: {error}"[:2000]
    if mine.attempts >= TRIES:
        _stop(mine, mine.error)
        return
    mine.state, mine.lease_until = JobState.WAITING, None
    mine.run_after = now() + datetime.timedelta(minutes=mine.attempts)
    mine.save()


def _stop(job: Job, error: str) -> None:
    """A job that fails each time stops here and shows in ``./ocop doctor``."""
    job.state, job.error, job.lease_until, job.finished_at = JobState.STOPPED, error, None, now()
    job.save()
    if job.owner:
        text = _("Chưa làm được: %(job)s. Người quản trị đã được báo.") % {"job": KINDS[job.kind].label}
        notify(job.owner, text, reverse("desk:job", args=[job.public_id]), kind="job")


@transaction.atomic
def restart(*, actor: User, job: Job) -> Job:
    """Try a stopped job anew, with five more tries. Raises Refused for another's job and while it is not stopped."""
    require(may_see_job(actor, job))
    locked = Job.objects.select_for_update().get(pk=job.pk)
    if locked.state != JobState.STOPPED:
        raise Refused(_("Việc này chưa dừng nên chưa cần chạy lại."))
    locked.state, locked.attempts, locked.run_after, locked.finished_at = JobState.WAITING, 0, now(), None
    locked.save()
    transaction.on_commit(lambda: start(locked.pk))
    return locked
