"""How often one address may have workbooks read and made on the public pages: each costs up to some seconds."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

from ocop.config import options
from ocop.foundation.calendar import now

MOST, SECONDS = 40, 600


def may_send(request: HttpRequest) -> bool:
    """Count this request; False once its address is over the limit for the running ten minutes."""
    window = int(now().timestamp()) // SECONDS
    address = hashlib.sha256(_address(request).encode()).hexdigest()[:16]  # no addresses in the cache table
    key = f"councils.workbook.{window}.{address}"
    cache.add(key, 0, SECONDS)
    try:
        return cache.incr(key) <= MOST
    except ValueError:  # the window ended between the two calls
        return True


def _address(request: HttpRequest) -> str:
    """The sender's address, past as many proxies as the installation says stand in front."""
    proxies = options.get("TRUSTED_PROXIES")
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    if proxies and len(hops) >= proxies:
        return hops[-proxies]
    return request.META.get("REMOTE_ADDR", "")
