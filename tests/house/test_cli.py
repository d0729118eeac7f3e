"""The one command, as a person types it."""

import json
import os
import subprocess
from pathlib import Path

from ocop.paths import ROOT

OCOP = str(ROOT / "ocop")


def run(*args: str, stdin: str = "", **env: str) -> subprocess.CompletedProcess:
    """Run ``./ocop`` with these arguments."""
    return subprocess.run(
        [OCOP, *args], input=stdin, capture_output=True, text=True, env={**os.environ, **env}, timeout=120, check=False
    )


def test_without_arguments_it_says_what_it_can_do():
    assert run().stdout == run("--help").stdout
    assert run().stdout.startswith("Cách dùng: ./ocop LỆNH")


def test_an_unknown_command_is_named():
    answer = run("khong-co")
    assert (answer.returncode, answer.stderr) == (2, "ocop: không có lệnh «khong-co»\n")


def test_an_old_python_gets_a_clear_message(tmp_path: Path):
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" && exit 0\nexit 1\n')
    old.chmod(0o755)
    for tool in ("dirname", "cksum", "cat", "sh"):
        (tmp_path / tool).symlink_to(f"/usr/bin/{tool}")
    answer = run("score", "x.json", PATH=str(tmp_path), OCOP_VENV=str(tmp_path / "venv"))
    assert (answer.returncode, answer.stderr) == (
        1,
        "ocop: cần Python 3.11 trở lên; máy này: Python 3.9.2. Cài Python 3.11 rồi chạy lại.\n",
    )


def test_scoring_answers_on_standard_input():
    answer = run("score", "-", stdin="không phải JSON")
    printed = json.loads(answer.stdout)
    assert (answer.returncode, printed["products"]) == (2, [])
    assert [{key: value for key, value in error.items() if key != "message"} for error in printed["errors"]] == [
        {"product": None, "member": None, "criterion": None}
    ]
