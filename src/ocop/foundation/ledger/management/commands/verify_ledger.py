"""``./ocop manage verify_ledger``: prove ledger and frozen versions; exit status 1 with all problems listed."""

from itertools import chain

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ocop.foundation import snapshots
from ocop.foundation.ledger import verify
from ocop.foundation.ledger.merkle import EMPTY
from ocop.foundation.ledger.models import Entry, Head


class Command(BaseCommand):
    help = "Kiểm tra sổ cái và các bản chụp: chữ nào bị sửa, dòng nào bị xóa, gốc nào không còn khớp."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--known",
            nargs=2,
            metavar=("SỐ_LÁ", "GỐC"),
            help="gốc cây đã ghi lại trước đây: cây hôm nay phải nối tiếp đúng gốc đó",
        )

    def handle(self, *args, known: list[str] | None = None, **options) -> None:
        head = Head.objects.order_by("-size").first()
        count = 0
        for problem in chain(verify(_known(known)), snapshots.verify()):
            count += 1
            self.stdout.write(str(problem))
        if count:
            raise CommandError(f"{count} chỗ không khớp")
        size, root = (head.size, head.root) if head else (0, EMPTY.hex())
        self.stdout.write(f"{Entry.objects.count()} việc khớp, {size} việc đã niêm phong.")
        self.stdout.write(f"Gốc: {size} {root}")


def _known(given: list[str] | None) -> tuple[int, str] | None:
    if given is None:
        return None
    size, root = given
    if not size.isdecimal() or len(root) != 64:
        raise CommandError("--known cần số lá và gốc 64 chữ số thập lục phân")
    return int(size), root.lower()
