"""Every address × every role × a second province, against ``matrix.csv``; what is not in it fails.

``python -m tests.matrix.write`` writes the file anew; its changes are read like code.
"""

from pathlib import Path

import pytest

from ocop.accounts.enums import Role
from ocop.foundation.access import PUBLIC
from tests.matrix.observe import client_of, expected, lines, observed, url_of
from tests.matrix.scene import GUEST, OTHER, VIEWERS, scene
from tests.matrix.walk import addresses

REFUSED, ONLY_POST, TO_SIGN_IN, SHOWN = 404, 405, 302, 200


def test_the_matrix_holds_every_address_once_and_nothing_else():
    wanted = [(address.name, place) for address, place in lines()]
    assert list(expected()) == wanted


def test_every_address_has_a_name_of_its_own():
    names = [address.name for address in addresses()]
    assert len(names) == len(set(names))


@pytest.mark.django_db
@pytest.mark.parametrize("viewer", VIEWERS)
def test_every_address_answers_as_the_matrix_says(viewer: str, settings, tmp_path: Path):
    settings.FILES_DIR = tmp_path / "files"
    matrix = expected()
    got = dict(observed(scene(), viewer))
    assert got == {line: answers[viewer] for line, answers in matrix.items()}


def test_nothing_behind_a_sign_in_opens_for_a_guest():
    matrix = expected()
    open_to_guests = {address.name for address in addresses() if _kind(address) == PUBLIC}
    for (name, place), answers in matrix.items():
        if name not in open_to_guests:
            assert answers[GUEST] == TO_SIGN_IN, (name, place)


def test_no_row_of_the_other_province_is_shown_to_anybody():
    for (name, place), answers in expected().items():
        address = next(one for one in addresses() if one.name == name)
        if place == OTHER and _kind(address) != PUBLIC:
            inside = {viewer: status for viewer, status in answers.items() if viewer != GUEST}
            assert set(inside.values()) <= {REFUSED, ONLY_POST}, (name, inside)


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role.values)
def test_nothing_can_be_done_to_a_row_of_the_other_province(role: str, settings, tmp_path: Path):
    settings.FILES_DIR = tmp_path / "files"
    built, wrong = scene(), {}
    for address, place in lines():
        if place == OTHER and _kind(address) != PUBLIC:
            response = client_of(built, role).post(url_of(built, address, place, role))
            if response.status_code not in (REFUSED, ONLY_POST):
                wrong[address.name] = response.status_code
    assert wrong == {}


def _kind(address) -> str:
    return address.view.access_mark.kind
