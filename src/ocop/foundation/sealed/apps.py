"""Django's entry for this room."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "ocop.foundation.sealed"
    label = "sealed"
    verbose_name = "Dữ liệu cá nhân niêm phong"
