"""Names a package offers without loading its models: Django imports the package before models may be touched."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def offers(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """A module's ``__getattr__``: each name of ``homes`` is taken from its submodule when first asked for."""

    def __getattr__(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{homes[name]}"), name)

    return __getattr__
