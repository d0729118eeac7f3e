"""A page with everything it loads stays under 100 KB as sent (brotli), and asks no other host."""

import re

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from ocop.accounts.enums import Role
from tests import make

MOST = 100_000
STYLE = re.compile(r"<[^>]+\sstyle=")


def loaded(html: str) -> list[str]:
    """The addresses of every file the page makes a browser fetch, each once."""
    found = re.findall(
        r'<link[^>]*href="([^"]+)"|<script[^>]*src="([^"]+)"|<use href="([^"#]+)|<img[^>]*src="([^"]+)"', html
    )
    return sorted({"".join(parts) for parts in found})


def weight(html: str) -> int:
    """Bytes of the page and its files, compressed one by one."""
    total = len(brotli.compress(html.encode(), quality=5))
    for address in loaded(html):
        path = finders.find(address.removeprefix("/static/"))
        assert path, address
        with open(path, "rb") as file:  # noqa: PTH123
            total += len(brotli.compress(file.read(), quality=11))
    return total


@pytest.mark.parametrize(
    "name", ["office:home", "desk:notices", "lawbook:laws", "accounts:people", "councils:workbook"]
)
def test_a_page_is_light_and_speaks_to_this_host_only(name, db, client: Client):
    make.province()
    make.signed_in(client, make.person(Role.ADMINISTRATOR, Role.OFFICE_HEAD))
    html = client.get(reverse(name)).content.decode()
    assert weight(html) < MOST
    assert [address for address in loaded(html) if not address.startswith("/")] == []
    assert STYLE.findall(html) == []
    assert html.count('rel="stylesheet"') <= 4
