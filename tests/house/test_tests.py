"""The tests look at themselves: all are collected, none is left out, style holds everywhere."""

import ast
import re
import subprocess
import sys
from pathlib import PurePosixPath

from ocop.paths import ROOT
from tests.house.files import FILES, text_of, under

TESTS = under("tests/")
# Written in pieces so that this file does not find itself.
LEFT_OUT = re.compile("|".join(["mark\\.sk" + "ip", "pytest\\.sk" + "ip", "import" + "orskip", "unittest\\.mo" + "ck"]))


def test_every_file_with_tests_is_collected():
    lost = []
    for path in TESTS:
        functions = [node.name for node in ast.parse(text_of(path)).body if isinstance(node, ast.FunctionDef)]
        has_tests = any(name.startswith("test_") for name in functions)
        if has_tests != PurePosixPath(path).name.startswith("test_"):
            lost.append(path)
    assert lost == []


def test_every_folder_with_tests_is_a_package():
    folders = {PurePosixPath(path).parent for path in TESTS}
    assert [str(folder) for folder in sorted(folders) if not (ROOT / folder / "__init__.py").exists()] == []


def test_no_test_is_left_out_or_mocks():
    assert [path for path in TESTS if LEFT_OUT.search(text_of(path))] == []


def test_style():
    for step in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *step, "--no-cache", "--quiet", "."],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stdout) == (0, ""), step


def test_templates_and_modules_have_a_heading():
    """A module says in its first line what it is for; only empty ``__init__`` files do not."""
    silent = [
        path
        for path in FILES
        if path.endswith(".py")
        and "/migrations/" not in path
        and text_of(path).strip()
        and not ast.get_docstring(ast.parse(text_of(path)))
    ]
    assert silent == []
