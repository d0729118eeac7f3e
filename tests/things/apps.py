"""Django's entry for the tests' own models."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "tests.things"
    label = "things"
