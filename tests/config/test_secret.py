"""The key is made once, kept close, and says when it signs demo data."""

from pathlib import Path

from django.conf import settings as live

from ocop.config.secret import DEMO, NAME, fit_key, is_demo_key, secret_key


def test_a_key_is_made_once_and_read_by_its_owner_only(tmp_path: Path):
    key = secret_key(tmp_path)
    assert (len(key) > 60, secret_key(tmp_path) == key, is_demo_key(key)) == (True, True, False)
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


def test_a_demo_key_says_so_and_never_signs_real_data(tmp_path: Path, settings):
    settings.SECRET_KEY = real = secret_key(tmp_path)
    fit_key(tmp_path, demo=False)
    assert secret_key(tmp_path) == real
    fit_key(tmp_path, demo=True)
    demo = secret_key(tmp_path)
    assert (demo.startswith(DEMO), demo == live.SECRET_KEY, (tmp_path / NAME).stat().st_mode & 0o777) == (
        True,
        True,
        0o600,
    )
    fit_key(tmp_path, demo=True)
    assert secret_key(tmp_path) == demo
    fit_key(tmp_path, demo=False)
    assert not is_demo_key(secret_key(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
