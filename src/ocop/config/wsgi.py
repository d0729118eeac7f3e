"""The WSGI application that the server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ocop.config.settings")
application = get_wsgi_application()

from django.conf import settings  # noqa: E402  (needs the application registry)

from ocop.config.models import is_demo  # noqa: E402

# Demo data marks its pages however the server was started, not only through `./ocop up`.
settings.DEMO = settings.DEMO or is_demo()
