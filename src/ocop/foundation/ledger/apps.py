"""Django's entry for this room."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "ocop.foundation.ledger"
    label = "ledger"
    verbose_name = "Sổ cái"
