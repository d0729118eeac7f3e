"""Django's entry for this room."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Config(AppConfig):
    name = "ocop.desk"
    label = "desk"
    verbose_name = "Bàn việc"

    def ready(self) -> None:
        """Let every room declare its jobs and its part of personal data."""
        from ocop.desk import own_data

        own_data.register_all()
        autodiscover_modules("long_jobs", "personal_data")
