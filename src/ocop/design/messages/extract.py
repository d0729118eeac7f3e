"""Collects the texts that code and templates hand to gettext."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

# Function → (place of the context or None, place of the text, place of the plural or None).
_CALLS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
_STRING = r"""u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
# What ``templatize`` leaves of a template: calls among blanked-out markup.
_IN_TEMPLATE = re.compile(rf"(?:^|[^\w])(n?p?gettext|_)\(({_STRING}(?:\s*,\s*{_STRING})*)")


@dataclass(frozen=True, order=True)
class Message:
    """One text to translate: its id, its plural form ("" for none) and its context ("" for none)."""

    text: str
    plural: str = ""
    context: str = ""


def _message(name: str, texts: list[str | None]) -> Message | None:
    context, text, plural = _CALLS[name]
    places = [place for place in (context, text, plural) if place is not None]
    if max(places) >= len(texts) or any(texts[place] is None for place in places):
        return None
    return Message(
        texts[text] or "",
        (texts[plural] or "") if plural is not None else "",
        (texts[context] or "") if context is not None else "",
    )


def in_python(path: Path) -> Iterator[Message]:
    """The messages of a Python file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name not in _CALLS:
            continue
        found = _message(name, [_constant(argument) for argument in node.args])
        if found and found.text:
            yield found


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def in_template(path: Path) -> Iterator[Message]:
    """The messages of a template."""
    source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for match in _IN_TEMPLATE.finditer(source):
        texts: list[str | None] = [ast.literal_eval(text) for text in re.findall(_STRING, match.group(2))]
        found = _message(match.group(1), texts)
        if found and found.text.strip():
            yield found


def in_tree(root: Path, *, skip: frozenset[str] = frozenset({"migrations"})) -> set[Message]:
    """Every message below ``root``: modules, pages and letters; folders named in ``skip`` are passed over."""
    found: set[Message] = set()
    for path in root.rglob("*"):
        if skip & set(path.parts):
            continue
        if path.suffix == ".py":
            found.update(in_python(path))
        elif path.suffix in (".html", ".txt") and "templates" in path.parts:
            found.update(in_template(path))
    return found
