"""``./ocop manage run_jobs``: the worker and the minute clock in one process, until it is told to stop."""

import itertools
import logging
import threading

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from ocop.desk.jobs.tick import tick
from ocop.foundation.ledger import seal_pending

MINUTE = 60
SEAL_EVERY = 5  # seconds: the ledger's tree is never further behind
log = logging.getLogger("ocop.jobs")


class Command(BaseCommand):
    help = "Chạy việc nền, đồng hồ mỗi phút và niêm phong sổ cái."

    def handle(self, *args, **options) -> None:
        """Tick beside the worker; a tick that fails is logged and the next one comes all the same."""
        threading.Thread(target=_clock, name="tick", daemon=True).start()
        call_command("db_worker", reload=False, verbosity=0)


def _clock() -> None:
    pause = threading.Event()
    for beat in itertools.count():
        close_old_connections()
        try:
            if beat % (MINUTE // SEAL_EVERY) == 0:
                tick()
            else:
                seal_pending()
        except Exception:  # a locked or restarting database must not stop the clock
            log.exception("tick failed")
        pause.wait(SEAL_EVERY)
