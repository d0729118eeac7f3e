"""The libraries whose texts people may read; what they lack in Vietnamese is ours to give."""

import importlib
import re
from pathlib import Path

from django.utils import translation

from ocop.design.messages.extract import Message, in_tree

LIBRARIES = (
    "django.forms",
    "django.core",
    "django.contrib.auth",
    "django.utils",
    "django.views",
    "django.db.models",
    "allauth.account",
    "allauth.mfa",
    "django_filters",
    "django_tables2",
)
# Words that Vietnamese writes the same.
UNCHANGED = frozenset({"IPv4", "IPv6", "Internet", "URL", "Slug", "UUID", "JSON", "Email", "Logo", "Video"})
_NOT_SHOWN = frozenset({"tests", "management", "migrations", "templates"})


def texts_of(library: str) -> set[Message]:
    """The messages in the code of a library (its pages are replaced by ours)."""
    root = Path(importlib.import_module(library).__file__ or "").parent
    return in_tree(root, skip=_NOT_SHOWN)


def is_vietnamese(message: Message) -> bool:
    """Whether the message has Vietnamese words now, or needs none."""
    words = re.sub(r"%\(\w+\)\w|{\w*}", "", message.text)
    if message.text in UNCHANGED or not re.search("[A-Za-z]{3}", words):
        return True
    with translation.override("vi"):
        if message.context and message.plural:
            shown = translation.npgettext(message.context, message.text, message.plural, 1)
        elif message.context:
            shown = translation.pgettext(message.context, message.text)
        elif message.plural:
            shown = translation.ngettext(message.text, message.plural, 1)
        else:
            shown = translation.gettext(message.text)
    return shown != message.text
