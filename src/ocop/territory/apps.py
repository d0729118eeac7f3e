"""Django's entry for this room."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "ocop.territory"
    label = "territory"
    verbose_name = "Địa bàn"
