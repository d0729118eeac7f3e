"""What every viewer gets at every address, and the file that says what they should get."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.test import Client
from django.urls import reverse

from tests import make
from tests.matrix.scene import FIXED, OTHER, OWN, VIEWERS, Scene
from tests.matrix.walk import Address, addresses

FILE = Path(__file__).with_name("matrix.csv")
# What a page needs to be asked for in order to show anything: the rest of its address.
QUERY = {"lawbook:wording": "?vi-tri=criterion:1.1"}

Line = tuple[str, str]  # the address and the place of its row
Answers = dict[Line, dict[str, int]]


def lines() -> list[tuple[Address, str]]:
    """Every line of the matrix: an address with a row of the own and of the other province, else the address once."""
    found = []
    for address in addresses():
        places = (OWN, OTHER) if address.parameters and address.name not in FIXED else (OWN,)
        found += [(address, place) for place in places]
    return found


def client_of(scene: Scene, viewer: str) -> Client:
    """A browser of this viewer, freshly signed in."""
    user = scene.viewer(viewer)
    return Client(raise_request_exception=True) if user is None else make.signed_in(Client(), user)


def url_of(scene: Scene, address: Address, place: str, viewer: str) -> str:
    """The address filled in for this viewer."""
    kwargs = scene.parameters(address.name, place, scene.viewer(viewer)) if address.parameters else {}
    return reverse(address.name, kwargs=kwargs) + QUERY.get(address.name, "")


def observed(scene: Scene, viewer: str) -> Iterator[tuple[Line, int]]:
    """The status of a GET of every line for one viewer."""
    for address, place in lines():
        response = client_of(scene, viewer).get(url_of(scene, address, place, viewer))
        response.close()
        yield (address.name, place), response.status_code


def expected() -> Answers:
    """The matrix that stands in the repository."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            (row["address"], row["row"]): {viewer: int(row[viewer]) for viewer in VIEWERS}
            for row in csv.DictReader(file)
        }


def write(answers: Answers) -> None:
    """Put the matrix into the repository, in order of declaration."""
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["address", "row", *VIEWERS])
        for address, place in lines():
            got = answers[address.name, place]
            writer.writerow([address.name, place, *(got[viewer] for viewer in VIEWERS)])
