"""The repository lints itself: sizes, unfinished work, machine paths, locks, dependencies."""

import ast
import re
import sys
import tomllib

import pytest

from tests.house.files import BINARY, FILES, text_of, under

HAND_WRITTEN = (".py", ".html", ".css", ".js", ".typ", ".sh")


def test_files_stay_small():
    long = {}
    for path in FILES:
        if path.endswith(HAND_WRITTEN) and "/migrations/" not in path:
            lines = len(text_of(path).splitlines())
            if lines > 400:
                long[path] = lines
    assert long == {}


# Written in pieces so that this file does not find itself.
UNFINISHED = re.compile(
    "|".join([r"\bTO" + "DO\\b", r"\bFIX" + "ME\\b", r"\bX" + "XX\\b", "NotImplemented" + "Error", "x" + "fail"])
)
MACHINE = re.compile(r"""(^|[\s"'`(=])/(work|root|farm)/[a-z.]""", re.MULTILINE)
REGISTRY = re.compile("pypi" + r"\.org|files\.python" + "hosted|registry" + r"\.npmjs|deb\." + "debian")


@pytest.mark.parametrize(
    ("pattern", "where"),
    [(UNFINISHED, ("src/", "tests/", "bench/")), (MACHINE, ("",)), (REGISTRY, ("",))],
    ids=["unfinished", "machine paths", "registry hosts"],
)
def test_nothing_that_does_not_belong(pattern, where):
    found = []
    for path in FILES:
        if path.startswith(where) and not path.endswith(BINARY):
            found += [f"{path}: {match.group(0)!r}" for match in pattern.finditer(text_of(path))]
    assert found == []


def pins(name: str) -> list[str]:
    """Each pinned package of a lock with everything that belongs to it."""
    return re.split(r"\n(?=[a-z])", text_of(f"requirements/{name}.txt").strip())


def test_the_runtime_lock_is_a_part_of_the_development_lock():
    assert set(pins("base")) - set(pins("dev")) == set()


@pytest.mark.parametrize("name", ["base", "dev"])
def test_locks_pin_versions_by_hash_and_name_no_place(name: str):
    assert [pin for pin in pins(name) if not re.match(r"[a-z0-9.-]+==\S+( ;[^\n]*)? \\\n\s+--hash=sha256:", pin)] == []
    assert re.findall(r"https?:|--index|--find-links|@ ", text_of(f"requirements/{name}.txt")) == []


# Packages whose import has another name, or which work by being there.
IMPORTED_AS = {
    "argon2-cffi": "Argon2PasswordHasher",
    "django-allauth": "allauth",
    "django-cotton": "django_cotton",
    "django-csp": "csp",
    "django-environ": "environ",
    "django-filter": "django_filters",
    "django-template-partials": "template_partials",
    "psycopg": "psycopg",
    "pillow": "PIL",
    "python-docx": "docx",
    "pyyaml": "yaml",
    "tzdata": "ZoneInfo",
}


def test_every_dependency_is_used_and_every_import_is_a_dependency():
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    names = [re.split(r"[\[<>=]", line)[0] for line in project["dependencies"]]
    code = "\n".join(text_of(path) for path in under("src/", "ocop"))
    used = {name: IMPORTED_AS.get(name, name.replace("-", "_")) for name in names}
    assert [name for name, word in used.items() if word not in code] == []
    ours = {"ocop", "__future__", "tests"}
    of_extras = {"fido2"}  # comes with the extra of allauth that the dependency names
    foreign = {name for path in under("src/") for name in imported(path)} - sys.stdlib_module_names - ours - of_extras
    assert foreign - set(used.values()) == set()


def imported(path: str) -> set[str]:
    """Top names of the packages that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(text_of(path))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found
