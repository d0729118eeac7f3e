"""``./ocop manage rebuild_standings``: work every product's spans out again from its recognitions and events."""

from django.core.management.base import BaseCommand

from ocop.registry.models import Product
from ocop.standing.actions import refresh


class Command(BaseCommand):
    help = "Tính lại tình trạng từng ngày của mọi sản phẩm từ công nhận và sự kiện."

    def handle(self, *args: object, **options: object) -> None:
        """Rebuild; facts stay as they are."""
        count = 0
        for product in Product.objects.filter(recognitions__isnull=False).distinct().order_by("pk").iterator():
            refresh(product)
            count += 1
        self.stdout.write(f"Đã tính lại {count} sản phẩm.")
