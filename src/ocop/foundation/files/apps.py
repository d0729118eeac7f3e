"""Django's entry for this room."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "ocop.foundation.files"
    label = "files"
    verbose_name = "Tệp"
