"""All addresses. Vietnamese pages have no prefix, English ones stand under ``/en/``: no cookie is needed for it."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from ocop.config import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
urlpatterns += i18n_patterns(
    path("tai-khoan/", include("ocop.accounts.urls")),
    path("viec/", include("ocop.office.urls")),
    path("dia-ban/", include("ocop.territory.urls")),
    path("ban-viec/", include("ocop.desk.urls")),
    path("luat/", include("ocop.lawbook.urls")),
    path("so/", include("ocop.registry.urls")),
    path("cong-nhan/", include("ocop.standing.urls")),
    path("hoi-dong/", include("ocop.councils.urls")),
    path("", include("ocop.portal.urls")),
    prefix_default_language=False,
)
handler400 = "ocop.design.errors.bad_request"
handler403 = "ocop.design.errors.forbidden"
handler404 = "ocop.design.errors.not_found"
handler500 = "ocop.design.errors.broken"
