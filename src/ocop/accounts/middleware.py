"""The doorkeeper: every view carries a mark, sessions end when idle, some roles must have a second factor."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from ocop.accounts.queries import has_second_factor, holds, second_factor_required
from ocop.foundation.access import PUBLIC, ROLES
from ocop.foundation.calendar import now

# A session's end moves with its use; writing that down once in so many seconds is enough.
SEEN_EVERY = 300
SEEN = "seen"


def without_second_factor(view: Callable) -> Callable:
    """Mark a view that people who still owe a second factor need to set it up or to leave."""
    view.without_second_factor = True  # type: ignore[attr-defined]
    return view


class AccessMarks:
    """Enforces the marks of ``foundation.access``; stands after authentication.

    No mark: 404 for everybody. No account: to the sign-in page and back. Wrong role: 404. A role that asks for a
    second factor: to the page that sets it up. Pages behind a sign-in are never kept by the browser, nor are public
    ones while somebody is signed in: their heads carry the name.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        own = getattr(request, "behind_sign_in", False) or settings.SESSION_COOKIE_NAME in request.COOKIES
        if own and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response

    def process_view(self, request: HttpRequest, view: Callable, args: Any, kwargs: Any) -> HttpResponse | None:
        """Let the view run (None), or answer in its place."""
        mark = getattr(view, "access_mark", None)
        if mark is None:
            raise Http404
        if mark.kind == PUBLIC:
            return None
        request.behind_sign_in = True  # type: ignore[attr-defined]
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        if mark.kind == ROLES and not holds(request.user, *mark.roles):
            raise Http404
        _keep_alive(request)
        if not getattr(view, "without_second_factor", False) and owes_second_factor(request.user):
            return _go(request, reverse("accounts:second_factor"))
        return None


def owes_second_factor(user: Any) -> bool:
    """Whether a role in use asks for a second factor that the person has not set up."""
    return bool(second_factor_required(user)) and not has_second_factor(user)


def _keep_alive(request: HttpRequest) -> None:
    moment = int(now().timestamp())
    if moment - request.session.get(SEEN, 0) >= SEEN_EVERY:
        request.session[SEEN] = moment


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.method not in ("GET", "HEAD"):
        text = _("Phiên làm việc đã hết. Đăng nhập lại để làm tiếp; nội dung đã gõ còn giữ trong trình duyệt này.")
        messages.info(request, text)
    return _go(request, f"{reverse('account_login')}?{urlencode({'next': _way_back(request)})}")


def _way_back(request: HttpRequest) -> str:
    """The page the person was on: what a form was sent from rather than where it was sent."""
    if request.headers.get("HX-Request"):
        page = request.headers.get("HX-Current-URL", "")
    elif request.method in ("GET", "HEAD"):
        return request.get_full_path()
    else:
        page = request.headers.get("Referer", "")
    if not page or not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return request.path
    parts = urlsplit(page)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _go(request: HttpRequest, url: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(url)
    return HttpResponseRedirect(url)
