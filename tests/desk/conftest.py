"""People and places for the desk's tests, and a database that several threads may really share."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection, connections

from ocop.accounts.enums import Role, UnitKind
from ocop.accounts.models import Holding, Unit, User
from ocop.territory.models import Province


@pytest.fixture
def province(db) -> Province:
    return Province.objects.create(code="38", name="Thanh Hóa")


@pytest.fixture
def person(db) -> Callable[..., User]:
    """A maker of people: ``person("an", Role.ADMINISTRATOR, province)``."""

    def make(username: str, role: Role | None = None, where: Province | None = None) -> User:
        user = User.objects.create(username=username, full_name=username.title(), email=f"{username}@vidu.vn")
        if role is not None:
            unit, _ = Unit.objects.get_or_create(province=where, kind=UnitKind.OCOP_OFFICE, name="Văn phòng OCOP")
            Holding.objects.create(user=user, role=role, unit=unit, starts=datetime.date(2020, 1, 1))
        return user

    return make


@pytest.fixture
def shared_database(transactional_db, tmp_path: Path) -> Iterator[None]:
    """On SQLite the tests' database in memory is copied to a file, as threads cannot wait for one another in memory."""
    if connection.vendor != "sqlite":
        yield
        return
    file = tmp_path / "shared.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    settings, in_memory, name = connections.settings["default"], connections["default"], None
    name, settings["NAME"] = settings["NAME"], str(file)
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = in_memory
        settings["NAME"] = name
