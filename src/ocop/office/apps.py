"""Django's entry for this room."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "ocop.office"
    label = "office"
    verbose_name = "Văn phòng"

    def ready(self) -> None:
        """Tell the shell whose installation this is; the ground floor knows neither provinces nor units."""
        from ocop.design import shell
        from ocop.office.names import names_for

        shell.name_source = names_for
