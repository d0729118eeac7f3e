"""Django's entry for this room."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "ocop.standing"
    label = "standing"
    verbose_name = "Hiệu lực công nhận"

    def ready(self) -> None:
        """Put the recognitions on the product's page of the register."""
        from ocop.registry.panels import product_panels
        from ocop.standing.panels import product_panel

        product_panels.append(product_panel)
