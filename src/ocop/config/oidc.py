"""Sign-in at the province's or the nation's own server (OpenID Connect), when the options name one."""

from typing import Any

from ocop.config import options

PROVIDER_ID = "mot-lan"


def oidc_apps() -> list[dict[str, Any]]:
    """The application as registered with that server, for allauth; empty while ``OIDC_URL`` is not set."""
    url = options.get("OIDC_URL")
    if not url:
        return []
    return [
        {
            "provider_id": PROVIDER_ID,
            "name": options.get("OIDC_NAME"),
            "client_id": options.get("OIDC_CLIENT_ID"),
            "secret": options.get("OIDC_SECRET"),
            # Phone and e-mail are what an account is found by; both only count when that server says "verified".
            "settings": {
                "server_url": url,
                "scope": ["openid", "profile", "email", "phone"],
                "oauth_pkce_enabled": True,
            },
        }
    ]
