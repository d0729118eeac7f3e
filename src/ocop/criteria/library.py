"""Where laws come from: one YAML file each under ``data/criteria``. A new decision is a new file, not new code."""

import re
from functools import cache
from pathlib import Path

from ocop.paths import DATA

from .check import CriteriaError, checked
from .sheet import CriteriaSet

FOLDER = DATA / "criteria"
HEAD = re.compile(r"^(law|in_force): '?([^'\n]+)", re.MULTILINE)
HEAD_LENGTH = 2000  # characters: the first lines of a file, where law and in_force stand


class UnknownLaw(LookupError):
    """No file under ``data/criteria`` holds a law of this number."""


def laws() -> tuple[str, ...]:
    """Numbers of the laws that ship, the latest in force first, e.g. ``26/2026/QĐ-TTg``."""
    return tuple(_files())


@cache
def load(law: str) -> CriteriaSet:
    """The sheets of a law, checked; UnknownLaw or CriteriaError. Read once per process."""
    try:
        path = _files()[law]
    except KeyError:
        raise UnknownLaw(law) from None
    return read(path)


def read(path: Path) -> CriteriaSet:
    """One criteria file, checked; CriteriaError lists everything wrong with it."""
    import yaml  # only when a law is read: a start must stay quick

    # The C loader reads a law in a tenth of a second, the pure Python one needs some seconds.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CriteriaError(path.name, [f"không đọc được: {error}"]) from error
    return checked(raw, path.name)


@cache
def _files() -> dict[str, Path]:
    """Law number → file, by the head of each file only, the latest in force first."""
    found = []
    for path in FOLDER.glob("*.yaml"):
        with path.open(encoding="utf-8") as file:
            head = dict(HEAD.findall(file.read(HEAD_LENGTH)))
        if head.keys() < {"law", "in_force"}:
            raise CriteriaError(path.name, ["thiếu law hoặc in_force ở đầu tệp"])
        found.append((head["in_force"], head["law"], path))
    return {law: path for _, law, path in sorted(found, reverse=True)}
