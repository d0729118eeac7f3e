"""What a watcher of the server is told."""

import pytest
from django.core.cache import cache
from django.test import Client


def test_the_process_answers_without_a_database():
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_ready_means_tables_and_cache(settings):
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "problems": []})
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"status": "failing", "problems": ["cache"]})
    cache.clear()
