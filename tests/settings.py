"""Settings of the test run: a fresh data directory, quick hashing, silent mail, tasks run in place."""

import os
import tempfile
from pathlib import Path

# Programs that tests start find the product whichever way pytest itself was started.
os.environ.setdefault("PYTHONPATH", str(Path(__file__).parents[1] / "src"))
os.environ.setdefault("OCOP_DATA_DIR", tempfile.mkdtemp(prefix="ocop-test-"))

from ocop.config.settings import *  # noqa: F403
from ocop.config.settings import INSTALLED_APPS, MIDDLEWARE, STATIC_ROOT

INSTALLED_APPS = [*INSTALLED_APPS, "tests.things"]  # the models on which foundation is tried

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
MIDDLEWARE = [*MIDDLEWARE, "tests.harness.ReadOnlyGets"]
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # else WhiteNoise warns, and warnings are failures
