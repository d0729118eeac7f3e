"""``./ocop manage load_reference``: laws, places, calendar into the database, as often as wanted."""

from django.core.management.base import BaseCommand

from ocop.config.reference import load_reference


class Command(BaseCommand):
    help = "Nạp dữ liệu nền: luật, địa bàn, lịch, đơn vị. Chạy lại bao nhiêu lần cũng được."

    def handle(self, *args, **options) -> None:
        for line in load_reference():
            self.stdout.write(line)
