"""A real browser for tests marked ``browser``: signed in through the session store, watched for every complaint."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.__main__ import CHROMIUM, first_found

if TYPE_CHECKING:
    from ocop.accounts.models import User


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of this machine, started once for all tests: two drivers in one process get in each other's way."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=first_found(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


class Window:
    """A browser window of one person; ``complaints`` gathers refusals of the content policy, script errors and
    requests to other hosts.
    """

    def __init__(self, chromium: Browser, address: str, **options: Any) -> None:
        self.address = address
        self.context: BrowserContext = chromium.new_context(base_url=address, **options)
        self.complaints: list[str] = []
        self.page: Page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda line: self._said(line.type, line.text))
        self.page.on("request", lambda request: self._foreign(request.url))

    def _said(self, kind: str, text: str) -> None:
        # A form sent back with its faults (422) is an answer of ours; the browser writes it down as an error.
        if kind == "error" and "422 (Unprocessable Entity)" not in text:
            self.complaints.append(text)

    def _foreign(self, url: str) -> None:
        if not url.startswith((self.address, "data:")):
            self.complaints.append(url)

    def sign_in(self, user: "User") -> None:
        """A session of this person, as after the sign-in page."""
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": self.address}])

    def is_wider_than_its_window(self) -> bool:
        """Whether the page has to be pushed sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.fixture
def window(chromium: Browser, live_server: Any) -> Iterator[Any]:
    """A maker of windows on the running server: ``window(viewport={…}, java_script_enabled=False)``."""
    made: list[Window] = []

    def make(**options: Any) -> Window:
        made.append(Window(chromium, live_server.url, **options))
        return made[-1]

    yield make
    for one in made:
        one.context.close()
