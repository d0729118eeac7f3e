"""Django's entry for this room."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "ocop.design"
    label = "design"
    verbose_name = "Giao diện"
