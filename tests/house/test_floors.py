"""The house's floors: imports run downwards only, and each file keeps to what its kind may use."""

import ast
from collections.abc import Iterator
from pathlib import Path

from ocop.paths import ROOT

SRC = ROOT / "src" / "ocop"

# From the roof to the ground; rooms on one floor never import one another unless ALLOWED_BESIDE says so.
FLOORS: list[set[str]] = [
    {"config"},
    {"portal", "api", "office", "reports"},
    {"support", "inspection", "activities"},
    {"recognition"},
    {"councils"},
    {"dossiers"},
    {"programme"},
    {"standing"},
    {"registry"},
    {"lawbook"},
    {"desk"},
    {"accounts"},
    {"territory"},
    {"criteria"},
    {"foundation", "design"},
]
LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
# `design` draws with the text and document helpers of `foundation`, which knows nothing of it.
ALLOWED_BESIDE = {("design", "foundation")}
# The one module of the roof that lower floors may read.
OPEN_TO_ALL = {"ocop.config.options", "ocop.paths"}


def python_files(under: Path) -> Iterator[Path]:
    """Every module below ``under`` that we wrote by hand."""
    return (path for path in sorted(under.rglob("*.py")) if "migrations" not in path.parts)


def imported(path: Path) -> Iterator[str]:
    """Dotted names of the modules of ours that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("ocop"))
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ocop"):
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                is_module = (ROOT / "src" / Path(*full.split("."))).with_suffix(".py").exists() or (
                    ROOT / "src" / Path(*full.split("."))
                ).is_dir()
                yield full if is_module else node.module


def room_of(dotted: str) -> str:
    """``ocop.registry.models`` → ``registry``."""
    return dotted.split(".")[1] if "." in dotted else ""


def test_every_room_has_a_floor():
    rooms = {path.name for path in SRC.iterdir() if path.is_dir() and path.name not in ("__pycache__", "locale")}
    assert rooms - set(LEVEL) == set()


def test_imports_run_downwards_only():
    wrong = []
    for path in python_files(SRC):
        room = path.relative_to(SRC).parts[0]
        if room not in LEVEL:
            continue  # __main__ and paths stand outside the house
        for name in imported(path):
            other = room_of(name)
            if name in OPEN_TO_ALL or other in ("", room) or (room, other) in ALLOWED_BESIDE:
                continue
            if LEVEL[other] <= LEVEL[room]:
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert wrong == []


def test_the_law_needs_no_django():
    wrong = []
    pure = [SRC / "criteria", SRC / "foundation" / "calendar", SRC / "foundation" / "text"]
    files = [file for folder in pure for file in python_files(folder)] + [SRC / "standing" / "life.py"]
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            wrong += [f"{path.relative_to(ROOT)}: {name}" for name in names if name.split(".")[0] == "django"]
    assert wrong == []


def test_models_and_queries_never_import_the_edges():
    inner = {"enums", "models", "workflow", "access", "queries", "actions"}
    edges = {"forms", "tables", "documents", "views", "urls"}
    wrong = []
    for path in python_files(SRC):
        room, *below = path.relative_to(SRC).with_suffix("").parts
        if room != "foundation" and below and below[0] in inner:
            wrong += [
                f"{path.relative_to(ROOT)} imports {name}"
                for name in imported(path)
                if name.split(".")[1:2] == [room] and set(name.split(".")[2:3]) & edges
            ]
    assert wrong == []


CLOCKS = {"now", "today", "utcnow", "localdate", "localtime"}
CLOCK_MODULES = ("datetime", "date", "timezone", "dt", "time")


def test_there_is_one_clock():
    wrong = []
    for path in python_files(SRC):
        if path.is_relative_to(SRC / "foundation" / "calendar"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            asked = ""
            if isinstance(node, ast.Attribute) and node.attr in CLOCKS | {"time"}:
                owner = ast.unparse(node.value)
                asked = f"{owner}.{node.attr}" if owner.split(".")[-1] in CLOCK_MODULES else ""
                if node.attr == "time" and owner != "time":
                    asked = ""
            elif isinstance(node, ast.ImportFrom) and node.module in ("django.utils.timezone", "time", "datetime"):
                asked = ", ".join(alias.name for alias in node.names if alias.name in {"now", "time", "today"})
                asked = "" if node.module == "datetime" else asked
            if asked:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} {asked}")
    assert wrong == []
