"""``./ocop manage seal_ledger``: what the minute's tick does, by hand."""

from django.core.management.base import BaseCommand

from ocop.foundation.ledger import seal_pending


class Command(BaseCommand):
    help = "Niêm phong các việc đã ghi vào sổ cái mà chưa có trong cây băm."

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"{seal_pending()} việc vừa được niêm phong.")
