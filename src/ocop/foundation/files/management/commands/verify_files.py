"""``./ocop manage verify_files``: every kept file still has the hash it was kept under."""

from django.core.management.base import BaseCommand, CommandError

from ocop.foundation.files.models import StoredFile
from ocop.foundation.files.queries import damaged


class Command(BaseCommand):
    help = "Đối chiếu từng tệp đã lưu với mã băm của nó."

    def handle(self, *args, **options) -> None:
        """Print one line per damaged file; CommandError (exit 1) when there is any."""
        count = 0
        for problem in damaged():
            count += 1
            state = "mất" if problem.found is None else "bị thay đổi"
            self.stdout.write(f"{state}: {problem.stored.public_id} {problem.stored.original_name}")
        if count:
            raise CommandError(f"{count} tệp hỏng.")
        self.stdout.write(f"{StoredFile.objects.count()} tệp, không tệp nào hỏng.")
