"""Thanh Hóa as it ships."""

import pytest

from ocop.territory.actions import load_territory
from ocop.territory.models import Province


@pytest.fixture
def province(db) -> Province:
    """The province with all its places, loaded as on a new installation."""
    load_territory()
    return Province.objects.get(code="38")
