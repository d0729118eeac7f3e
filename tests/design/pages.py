"""Rendering for the tests of the design system: templates written in the test, without a view."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template import RequestContext, Template
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler


def request_of(path: str = "/", **values: Any) -> HttpRequest:
    """A GET by a visitor, or by ``user``."""
    request = RequestFactory().get(path)
    request.user = values.get("user", AnonymousUser())
    return request


def rendered(source: str, path: str = "/", **values: Any) -> str:
    """``source`` with our components, without blank lines and blanks at line ends."""
    html = Template(CottonCompiler().process(source)).render(RequestContext(request_of(path), values))
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())
