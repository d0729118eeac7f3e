"""``./ocop manage tick``: one minute's work, for machines whose own clock (cron, systemd) calls it."""

from django.core.management.base import BaseCommand

from ocop.desk.jobs.tick import tick


class Command(BaseCommand):
    help = "Làm việc của một phút: việc đến hạn, việc bị bỏ dở, thư chờ gửi, niêm phong sổ cái."

    def handle(self, *args, **options) -> None:
        """Tick once and say what was done."""
        done = tick()
        self.stdout.write(
            f"việc đến hạn {done.due}, việc tiếp tục {done.resumed}, thư đã gửi {done.sent}, niêm phong {done.sealed}"
        )
