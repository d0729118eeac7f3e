"""The harness of all tests."""

import os

import hypothesis
import pytest

from tests import harness
from tests.browser import chromium, window

__all__ = ["chromium", "window"]

# Playwright's synchronous door runs an event loop; Django would refuse the database inside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# Examples are judged by what they show, not by how busy the machine is.
hypothesis.settings.register_profile("ours", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("ours")

harness.shuffle_unordered()
harness.keep_connections()
harness.flush_despite_triggers()


@pytest.fixture(autouse=True, scope="session")
def _loud_templates():
    harness.fail_on_undefined_variables()


@pytest.fixture(autouse=True)
def _empty_cache():
    """Rate limits and remembered answers of one test never reach the next."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(autouse=True)
def _vietnamese():
    """An English page asked for in one test leaves no English in the next."""
    from django.conf import settings
    from django.utils import translation

    translation.activate(settings.LANGUAGE_CODE)
