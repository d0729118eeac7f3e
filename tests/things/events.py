"""What papers tell."""

from dataclasses import dataclass

from ocop.foundation.events import Event


@dataclass(frozen=True)
class PaperFiled(Event):
    """A paper was filed."""

    owner: str
