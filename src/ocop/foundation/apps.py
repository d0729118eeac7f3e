"""Django's entry for what foundation offers without tables of its own: events, workflows, access, checks."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Config(AppConfig):
    name = "ocop.foundation"
    label = "foundation"
    verbose_name = "Nền"

    def ready(self) -> None:
        """Find every room's handlers and upgraders and register the numbered checks."""
        from ocop.foundation import checks

        checks.register_all()
        autodiscover_modules("handlers", "upgrades")
