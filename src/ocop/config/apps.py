"""Django's entry for this room."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "ocop.config"
    label = "config"
    verbose_name = "Cấu hình"
