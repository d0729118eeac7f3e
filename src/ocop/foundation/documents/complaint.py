"""What is wrong with a file, said to the person who brought it."""

from django.conf import settings
from django.utils.translation import gettext


def noop(text: str) -> str:
    """Mark a source sentence for the catalogue; Django's own marker wants settings, which the commands have not."""
    return text


class Complaint(ValueError):
    """A refusal whose ``str()`` is a sentence in the reader's language: Vietnamese where Django is not in use.

    ``text`` is the source sentence marked by `noop`; ``values`` fill its ``{names}``.
    """

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text, values)
        self.text, self.values = text, values

    def __str__(self) -> str:
        said = gettext(self.text) if settings.configured else self.text
        return said.format(**self.values) if self.values else said
