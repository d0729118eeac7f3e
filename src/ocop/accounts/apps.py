"""Django's entry for this room."""

from importlib import import_module

from django.apps import AppConfig


class Config(AppConfig):
    name = "ocop.accounts"
    label = "accounts"
    verbose_name = "Con người"

    def ready(self) -> None:
        """Listen to what allauth does to second factors."""
        import_module("ocop.accounts.signals")
