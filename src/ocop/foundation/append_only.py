"""Tables whose rows are written once: triggers refuse every change, whoever connects to the database.

A migration of SQLite that rebuilds a table drops its triggers; repeat `protect` in such a migration.
"""

from django.db import migrations
from django.db.backends.base.base import BaseDatabaseWrapper

MESSAGE = "append-only"
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION ocop_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{MESSAGE}: %', TG_TABLE_NAME; END $$
"""


def protect(*tables: str) -> migrations.RunPython:
    """The migration step that installs the triggers on ``tables`` (and removes them when reversed)."""

    def forwards(apps, schema_editor) -> None:
        for table in tables:
            install(schema_editor.connection, table)

    def backwards(apps, schema_editor) -> None:
        for table in tables:
            remove(schema_editor.connection, table)

    return migrations.RunPython(forwards, backwards)


def install(connection: BaseDatabaseWrapper, table: str) -> None:
    """Let the database refuse UPDATE, DELETE and REPLACE (and TRUNCATE on PostgreSQL) on ``table``."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
            for name, timing in _postgresql(table).items():
                cursor.execute(f'CREATE TRIGGER "{name}" BEFORE {timing} EXECUTE FUNCTION ocop_append_only()')
            return
        taken = _taken(connection, table)
        for name, act in _sqlite(table).items():
            when = f"WHEN {taken} " if act == "INSERT" else ""
            cursor.execute(
                f'CREATE TRIGGER "{name}" BEFORE {act} ON "{table}" {when}'
                f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}: {table}'); END"
            )


def remove(connection: BaseDatabaseWrapper, table: str) -> None:
    """Take the triggers off again."""
    on_table = f' ON "{table}"' if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in _names(connection, table):
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on_table}')


def is_protected(connection: BaseDatabaseWrapper, table: str) -> bool:
    """Whether every trigger of ``table`` is there and, on PostgreSQL, switched on."""
    return _names(connection, table) <= _triggers(connection).get(table, set())


def protected_tables(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables that carry these triggers now."""
    return [table for table in sorted(_triggers(connection)) if is_protected(connection, table)]


def _triggers(connection: BaseDatabaseWrapper) -> dict[str, set[str]]:
    """Names of the working triggers by table."""
    query = "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        query = (
            "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND pg_table_is_visible(pg_class.oid)"
        )
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(query)
        for table, name in cursor.fetchall():
            found.setdefault(table, set()).add(name)
    return found


def _taken(connection: BaseDatabaseWrapper, table: str) -> str:
    """The condition that a new row would push out an old one: SQLite's REPLACE deletes without asking the triggers."""
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, table).values()
    keys = [rule["columns"] for rule in constraints if rule["unique"] or rule["primary_key"]]
    same = [" AND ".join(f'"{column}" = NEW."{column}"' for column in columns) for columns in keys]
    return f'EXISTS (SELECT 1 FROM "{table}" WHERE {" OR ".join(f"({condition})" for condition in same)})'


def _names(connection: BaseDatabaseWrapper, table: str) -> set[str]:
    return set(_postgresql(table) if connection.vendor == "postgresql" else _sqlite(table))


def _postgresql(table: str) -> dict[str, str]:
    return {
        f"{table}_rows_stay": f'UPDATE OR DELETE ON "{table}" FOR EACH ROW',
        f"{table}_table_stays": f'TRUNCATE ON "{table}" FOR EACH STATEMENT',
    }


def _sqlite(table: str) -> dict[str, str]:
    return {f"{table}_no_update": "UPDATE", f"{table}_no_delete": "DELETE", f"{table}_no_replace": "INSERT"}
