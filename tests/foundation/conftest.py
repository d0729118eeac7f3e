"""A database changed behind the product's back, and one that threads really share."""

import contextlib
import datetime
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.db import connection

from ocop.foundation import append_only
from ocop.foundation.calendar import ZONE
from tests.desk.conftest import shared_database  # noqa: F401

Change = Callable[..., None]
TABLES = ("ledger_entry", "ledger_leaf", "ledger_head", "snapshots_snapshot")


def as_administrator_of_the_database(sql: str, *params: object) -> None:
    """Run ``sql`` as somebody who takes the triggers off, changes rows, and puts the triggers back on."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in TABLES:
            append_only.remove(connection, table)
        cursor.execute(sql, params)
        for table in TABLES:
            append_only.install(connection, table)


@pytest.fixture
def time_machine_at() -> Iterator[Callable[[str], None]]:
    """Set the clock, in the programme's zone, as often as needed: ``time_machine_at("2030-12-31 23:59")``."""
    with contextlib.ExitStack() as stack:

        def go(moment: str) -> None:
            when = datetime.datetime.fromisoformat(moment).replace(tzinfo=ZONE)
            stack.enter_context(time_machine.travel(when, tick=False))

        yield go


@pytest.fixture
def tamper(db) -> Change:
    """`as_administrator_of_the_database` in the test's own transaction."""
    return as_administrator_of_the_database


@pytest.fixture
def tamper_freely(transactional_db) -> Iterator[Change]:
    """The same with foreign keys off, so that rows may go that others name."""
    off, on = "PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys = ON"
    if connection.vendor == "postgresql":
        off, on = "SET session_replication_role = replica", "SET session_replication_role = origin"
    with connection.cursor() as cursor:
        cursor.execute(off)
    yield as_administrator_of_the_database
    with connection.cursor() as cursor:
        cursor.execute(on)
