"""The numbered system checks of foundation (``docs/developer/checks.md`` explains each number)."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from django.apps import apps
from django.core import checks
from django.core.exceptions import FieldDoesNotExist
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.module_loading import autodiscover_modules, module_has_submodule

from ocop.foundation.access import PAIRS
from ocop.foundation.calendar import shipped_calendar
from ocop.foundation.workflow import WORKFLOWS


def register_all() -> None:
    """Let Django run these with ``check``, on start and in ``./ocop doctor``."""
    for check in (every_view_is_marked, every_twin_is_paired, every_state_exists, shipped_calendar_reads):
        checks.register(check)


def discover() -> None:
    """Load every room's ``access.py`` and ``workflow.py``, which register themselves."""
    autodiscover_modules("access", "workflow")


def every_view_is_marked(app_configs: object, **kwargs: object) -> list[checks.CheckMessage]:
    """E001: a view without a mark answers 404 to everybody."""
    return [
        checks.Error(
            f"view {view.__module__}.{getattr(view, '__qualname__', view)} at /{route} has no mark",
            hint="mark it with @public, @signed_in or @for_roles(…)",
            id="ocop.E001",
        )
        for route, view in _views(get_resolver().url_patterns, "")
        if getattr(view, "access_mark", None) is None
    ]


def every_twin_is_paired(app_configs: object, **kwargs: object) -> list[checks.CheckMessage]:
    """E002: a ``visible_…`` of a room without its verdict cannot be proved to agree with anything."""
    discover()
    twins = {pair.twin for pair in PAIRS.values()}
    return [
        checks.Error(
            f"{module.__name__}.{name} belongs to no pair",
            hint="register it with foundation.access.pair(act, verdict, twin)",
            id="ocop.E002",
        )
        for module in _access_modules()
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if name.startswith("visible_") and function.__module__ == module.__name__ and function not in twins
    ]


def every_state_exists(app_configs: object, **kwargs: object) -> list[checks.CheckMessage]:
    """E003: a workflow names a model, a field or a state that does not exist."""
    discover()
    return [
        checks.Error(f"workflow {name}: {problem}", id="ocop.E003")
        for name, workflow in sorted(WORKFLOWS.items())
        for problem in _unknown(workflow)
    ]


def shipped_calendar_reads(app_configs: object, **kwargs: object) -> list[checks.CheckMessage]:
    """E004: ``data/calendar.yaml`` cannot be read."""
    try:
        shipped_calendar()
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        return [checks.Error(f"data/calendar.yaml: {type(error).__name__}: {error}", id="ocop.E004")]
    return []


def _views(patterns: list, prefix: str) -> Iterator[tuple[str, object]]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            yield from _views(entry.url_patterns, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry.callback


def _access_modules() -> Iterator[ModuleType]:
    for config in apps.get_app_configs():
        if config.name.startswith("ocop.") and config.module and module_has_submodule(config.module, "access"):
            yield import_module(f"{config.name}.access")


def _unknown(workflow) -> Iterator[str]:
    try:
        field = workflow.model._meta.get_field(workflow.field)
    except (LookupError, FieldDoesNotExist, ValueError) as error:
        yield str(error)
        return
    known = {value for value, _label in field.flatchoices}
    yield from (f"no state {state} in {workflow.field}" for state in workflow.states() if state not in known)
