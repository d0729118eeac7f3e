"""Every address of the product, as the URL configuration declares it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern


@dataclass(frozen=True)
class Address:
    """One named pattern: its full name, the names of its parameters and the view behind it."""

    name: str
    parameters: tuple[str, ...]
    view: object


def addresses() -> list[Address]:
    """All addresses in order of declaration."""
    return list(_walk(get_resolver().url_patterns, (), ()))


def _walk(patterns, namespaces: tuple[str, ...], parameters: tuple[str, ...]) -> Iterator[Address]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            inner = namespaces + ((entry.namespace,) if entry.namespace else ())
            own = () if isinstance(entry.pattern, LocalePrefixPattern) else tuple(entry.pattern.converters)
            yield from _walk(entry.url_patterns, inner, parameters + own)
        elif isinstance(entry, URLPattern):
            own = tuple(entry.pattern.converters) or tuple(entry.pattern.regex.groupindex)
            yield Address(":".join([*namespaces, entry.name or "?"]), parameters + own, entry.callback)
