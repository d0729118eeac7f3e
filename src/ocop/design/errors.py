"""Pages for what went wrong: each says why and what to do next. They need neither menu nor database."""

from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from ocop.design.shell import Names

TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def _page(request: HttpRequest, status: int, title: str, why: str, then: str) -> HttpResponse:
    context = {"title": title, "why": why, "then": then, "back": _way_back(request), "status": status}
    context |= {"shell": {"names": Names()}, "demo": settings.DEMO}
    # Whether somebody has signed in here, told by the cookie alone: the database may be what is broken.
    context["visitor"] = settings.SESSION_COOKIE_NAME not in request.COOKIES
    return HttpResponse(render_to_string("design/error.html", context), status=status)


def _way_back(request: HttpRequest) -> str:
    """The page of this house that the person came from; "" for none, and for a request under a foreign host name."""
    page = request.META.get("HTTP_REFERER", "")
    try:
        return page if url_has_allowed_host_and_scheme(page, {request.get_host()}) else ""
    except DisallowedHost:
        return ""


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400, and 413 for a request that carries too much."""
    if isinstance(exception, TOO_MUCH):
        limits = {
            "limit": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1_048_576,
            "files": settings.UPLOAD_MAX_BYTES // 1_048_576,
        }
        return _page(
            request,
            413,
            _("Gửi lên quá nhiều một lúc"),
            _("Một lần gửi nhận nhiều nhất %(limit)s MB chữ và %(files)s MB tệp. Chưa có gì được ghi.") % limits,
            _("Quay lại, bớt nội dung hoặc chia thành nhiều lần rồi gửi."),
        )
    return _page(
        request,
        400,
        _("Máy không hiểu yêu cầu này"),
        _("Địa chỉ hoặc nội dung gửi lên không đúng dạng. Chưa có gì được ghi."),
        _("Quay lại trang trước, tải lại trang rồi làm lần nữa."),
    )


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403."""
    return _page(
        request,
        403,
        _("Tài khoản này không làm được việc đó"),
        _("Việc này dành cho vai trò khác, hoặc vai trò của anh/chị đã hết hạn."),
        _("Hỏi người quản trị của đơn vị nếu anh/chị cần quyền này."),
    )


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose page is too old: the session ended or changed in another tab."""
    return _page(
        request,
        403,
        _("Trang này mở đã quá lâu"),
        _("Phiên làm việc đã hết hoặc đã đổi ở thẻ khác, nên máy chưa ghi gì. Phần đã gõ vẫn còn trong thẻ này."),
        _("Quay lại trang vừa gửi, tải lại rồi gửi lần nữa."),
    )


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404: no such page, or one that this person may not know of."""
    return _page(
        request,
        404,
        _("Không thấy trang này"),
        _("Địa chỉ sai, trang đã dời đi, hoặc trang không dành cho tài khoản này."),
        _("Xem lại địa chỉ, hoặc tìm từ trang đầu."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours."""
    return _page(
        request,
        500,
        _("Máy gặp lỗi khi làm việc này"),
        _("Lỗi đã vào nhật ký. Việc vừa gửi chưa được ghi; phần đã gõ vẫn còn trong thẻ này."),
        _("Quay lại và thử lần nữa. Nếu vẫn lỗi, báo người quản trị giờ phút xảy ra."),
    )
