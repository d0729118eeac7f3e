"""What every test of the register needs."""

import pytest


@pytest.fixture(autouse=True)
def _files_of_this_test(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
