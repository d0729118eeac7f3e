"""Who listens to papers: found by Django, run by name."""

from ocop.foundation.events import handles
from tests.things.events import PaperFiled
from tests.things.models import Paper

HEARD: list[str] = []


@handles(PaperFiled)
def b_refuses_a_bad_owner(event: PaperFiled) -> None:
    HEARD.append("b")
    if event.owner == "bad":
        raise ValueError("bad owner")


@handles(PaperFiled)
def a_writes_a_copy(event: PaperFiled) -> None:
    HEARD.append("a")
    Paper.objects.create(owner=f"copy of {event.owner}")
