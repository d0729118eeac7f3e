"""Django's entry for this room."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "ocop.portal"
    label = "portal"
    verbose_name = "Cổng công khai"
