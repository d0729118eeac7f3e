"""One door for a sign that nobody types and PostgreSQL cannot hold: NUL in an address, its query or a cookie."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

NUL = "\0"


class WellFormed:
    """Answers 400 to such a request before anything reads it. What forms post is judged by their fields."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest
        if any(NUL in value for value in request.COOKIES.values()):
            raise BadRequest
        return self.get_response(request)
