"""Django's entry for this room."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "ocop.registry"
    label = "registry"
    verbose_name = "Sổ chủ thể và sản phẩm"
