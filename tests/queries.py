"""Counting queries: a list asks the database the same number of times at one row and at three."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries_of(client: Client, url: str) -> int:
    """How many queries a GET of ``url`` makes (once warmed up); the page must answer 200."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200, f"{url}: {response.status_code}"
    return len(captured)


def same_count(client: Client, url: str, add: Callable[[int], object]) -> tuple[int, int]:
    """Query counts of ``url`` at one row and at three; ``add(n)`` makes the n-th row."""
    add(1)
    one = queries_of(client, url)
    add(2)
    add(3)
    return one, queries_of(client, url)
