"""The kinds of jobs that rooms declare, and when the recurring ones fall due."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ocop.foundation.files.models import StoredFile

if TYPE_CHECKING:
    from ocop.desk.jobs.run import Run

Work = Callable[["Run"], StoredFile | None]


@dataclass(frozen=True)
class JobKind:
    """``label`` names the work for people; ``work`` does it; ``every`` is the spacing of a recurring job."""

    code: str
    label: Any
    work: Work
    every: datetime.timedelta | None = None


KINDS: dict[str, JobKind] = {}


def job(code: str, label: Any, *, every: datetime.timedelta | None = None) -> Callable[[Work], Work]:
    """Declare a function ``Run → StoredFile | None`` as the work of jobs of kind ``code`` (in a room's ``jobs.py``).

    It may run twice and must then end the same: it reads its row, writes under unique keys, and calls ``run.step`` at
    least every 30 seconds. ``every`` lets it fall due at each multiple of that spacing since midnight.
    """

    def declare(work: Work) -> Work:
        if code in KINDS:
            raise ValueError(f"two jobs are called {code}")
        KINDS[code] = JobKind(code, label, work, every)
        return work

    return declare


def last_due(every: datetime.timedelta, moment: datetime.datetime) -> datetime.datetime:
    """The last multiple of ``every`` since that day's midnight that is not after ``moment``."""
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + (moment - midnight) // every * every
