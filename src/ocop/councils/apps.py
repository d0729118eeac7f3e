"""Django's entry for this room."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "ocop.councils"
    label = "councils"
    verbose_name = "Hội đồng"
