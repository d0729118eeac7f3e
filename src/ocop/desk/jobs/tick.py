"""What happens each minute: due jobs start, silent ones are taken over, letters leave, the ledger is sealed.

Safe to run twice at once.
"""

import datetime
import logging
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q

from ocop.desk.enums import JobState
from ocop.desk.jobs.kinds import KINDS, last_due
from ocop.desk.jobs.run import LEASE, enqueue, start
from ocop.desk.limits import TRIES
from ocop.desk.models import DueJob, Job, Outgoing
from ocop.foundation.calendar import now
from ocop.foundation.ledger import seal_pending

log = logging.getLogger("ocop.jobs")


@dataclass(frozen=True)
class Ticked:
    """What one tick did."""

    due: int
    resumed: int
    sent: int
    sealed: int


def tick() -> Ticked:
    """One minute's work."""
    return Ticked(due=take_due(), resumed=resume(), sent=send_letters(), sealed=seal_pending())


def take_due() -> int:
    """Queue a job for every due row not yet taken; recurring kinds get the row of their last due time first."""
    for kind in KINDS.values():
        if kind.every is not None:
            DueJob.objects.get_or_create(kind=kind.code, due_at=last_due(kind.every, now()))
    taken = 0
    # A kind that is no longer declared keeps its rows and holds nothing up.
    for due in DueJob.objects.filter(taken_at__isnull=True, due_at__lte=now(), kind__in=list(KINDS)):
        with transaction.atomic():
            if DueJob.objects.filter(pk=due.pk, taken_at__isnull=True).update(taken_at=now()):
                enqueue(due.kind, params=due.params, unique_key=f"{due.kind}@{due.due_at.isoformat()}")
                taken += 1
    return taken


def resume() -> int:
    """Hand over again what waits for more than a minute or whose worker has been silent for 60 seconds.

    The queue's own rows are not asked: a task left running by a dead worker stays so there for ever.
    """
    waiting = Q(state=JobState.WAITING, run_after__lt=now() - LEASE)
    silent = Q(state=JobState.RUNNING, lease_until__lt=now())
    found = list(Job.objects.filter(waiting | silent).order_by("pk").values_list("pk", flat=True))
    for job_id in found:
        start(job_id)
    return len(found)


def send_letters() -> int:
    """Send what lies in the outbox, outside any transaction; returns how many left. Five failures end the tries.

    A crash between sending and noting it sends a letter twice; its Message-ID is the same then.
    """
    sent = 0
    ready = Q(lease_until__isnull=True) | Q(lease_until__lt=now())
    for letter in Outgoing.objects.filter(ready, sent_at__isnull=True, attempts__lt=TRIES).order_by("pk")[:100]:
        mine = Outgoing.objects.filter(ready, pk=letter.pk, sent_at__isnull=True, attempts=letter.attempts).update(
            lease_until=now() + LEASE, attempts=letter.attempts + 1
        )
        if mine:
            sent += _send(letter)
    return sent


def _send(letter: Outgoing) -> int:
    host = settings.PUBLIC_URL.split("//")[-1].split("/")[0].split(":")[0]
    mail = EmailMessage(
        letter.subject.replace("\n", " "),
        letter.body,
        to=[letter.to],
        headers={"Message-ID": f"<{letter.pk}.{letter.created_at.timestamp():.0f}@{host}>"},
    )
    try:
        mail.send()
    except Exception as error:  # whatever the mail server says, the next letter still goes out
        log.warning("letter %s not sent: %s", letter.pk, type(error).__name__)
        wait = now() + datetime.timedelta(minutes=letter.attempts + 1)
        Outgoing.objects.filter(pk=letter.pk).update(error=f"{type(error).__name__}: {error}"[:300], lease_until=wait)
        return 0
    Outgoing.objects.filter(pk=letter.pk).update(sent_at=now(), lease_until=None, error="")
    return 1
