"""What turns silent defects into failures during tests: undefined variables, unordered rows, reads that write."""

import random
import re

from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.models.query import ModelIterable, QuerySet, ValuesIterable, ValuesListIterable
from django.template.base import UNKNOWN_SOURCE
from django.template.engine import Engine

from ocop.foundation import append_only

# Tables that a GET may write: the session, the cache, and the log of who read personal data.
WRITABLE_BY_READS = {"django_session", "ocop_cache", "ledger_entry"}
WRITES = re.compile(r'^\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?', re.IGNORECASE)


class UndefinedVariable(AssertionError):
    """A template of ours shows a variable that its view did not give."""


class Loud(str):
    """Stands in for ``string_if_invalid``: naming an undefined variable fails instead of showing nothing."""

    def __contains__(self, key: object) -> bool:
        return key == "%s" or super().__contains__(key)  # type: ignore[operator]

    def __mod__(self, variable: object) -> str:
        raise UndefinedVariable(f"biến không có trong mẫu: {variable} ({UNKNOWN_SOURCE})")


def fail_on_undefined_variables() -> None:
    """Make every engine loud."""
    from django.template import engines

    for engine in engines.all():
        inner = getattr(engine, "engine", None)
        if isinstance(inner, Engine):
            inner.string_if_invalid = Loud("⟦%s⟧")


class ReadsThatWrite(AssertionError):
    """A GET or HEAD changed the database."""


class ReadOnlyGets:
    """Middleware of the test run: a GET that writes anything but WRITABLE_BY_READS fails."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)

        def refuse_writes(execute, sql, params, many, context):
            found = WRITES.match(sql)
            if found and found.group(1) not in WRITABLE_BY_READS:
                raise ReadsThatWrite(f"{request.method} {request.path} ghi vào {found.group(1)}")
            return execute(sql, params, many, context)

        with connection.execute_wrapper(refuse_writes):
            return self.get_response(request)


def shuffle_unordered() -> None:
    """Rows of a queryset without an order come shuffled, so that code relying on luck fails."""
    for iterable in (ModelIterable, ValuesIterable, ValuesListIterable):
        original = iterable.__iter__

        def shuffled(self, original=original):
            queryset: QuerySet = self.queryset
            rows = original(self)
            if queryset.ordered or queryset.query.is_sliced or queryset.query.combinator:
                return rows
            found = list(rows)
            random.shuffle(found)
            return iter(found)

        iterable.__iter__ = shuffled


def flush_despite_triggers() -> None:
    """Between tests with real transactions Django empties every table, the append-only ones too."""
    original = BaseDatabaseOperations.execute_sql_flush

    def execute_sql_flush(self, sql_list):
        tables = append_only.protected_tables(self.connection)
        for table in tables:
            append_only.remove(self.connection, table)
        try:
            return original(self, sql_list)
        finally:
            for table in tables:
                append_only.install(self.connection, table)

    BaseDatabaseOperations.execute_sql_flush = execute_sql_flush


def keep_connections() -> None:
    """A response that a test closes by itself leaves the connection open on which the test's transaction runs."""
    from django.db.backends.base.base import BaseDatabaseWrapper

    original = BaseDatabaseWrapper.close_if_unusable_or_obsolete

    def outside_transactions(self: BaseDatabaseWrapper) -> None:
        if not self.in_atomic_block:
            original(self)

    BaseDatabaseWrapper.close_if_unusable_or_obsolete = outside_transactions  # type: ignore[method-assign]
