"""Django's entry for this room."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "ocop.foundation.snapshots"
    label = "snapshots"
    verbose_name = "Bản chụp"
