"""Django's entry for this room."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "ocop.lawbook"
    label = "lawbook"
    verbose_name = "Sách luật"
