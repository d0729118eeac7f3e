"""``./ocop up`` as a real process, for tests."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ocop.paths import ROOT

OCOP = str(ROOT / "ocop")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def clean_environment(**more: str) -> dict[str, str]:
    """The environment of a person who set nothing of ours."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("OCOP_", "DJANGO_", "PYTHONPATH"))}
    return {**kept, "OCOP_VENV": os.environ.get("OCOP_VENV", str(ROOT / ".venv")), **more}


@contextmanager
def running(data: Path, *args: str) -> Iterator[tuple[subprocess.Popen, list[str]]]:
    """``./ocop up`` until it says how to stop it; yields the process and the lines printed so far, then Ctrl-C."""
    command = [OCOP, "up", "--data", str(data), *args]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=clean_environment()
    )
    assert process.stdout is not None
    lines: list[str] = []
    try:
        for line in process.stdout:
            lines.append(line.rstrip("\n"))
            if line.startswith("Dừng: Ctrl-C"):
                break
        yield process, lines
    finally:
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=30)
        lines += rest.splitlines()


def refused(data: Path | str, *args: str, **env: str) -> tuple[int, str]:
    """Exit status and complaint of an ``./ocop up`` that cannot start."""
    command = [OCOP, "up", "--data", str(data), *args]
    answer = subprocess.run(
        command, capture_output=True, text=True, timeout=90, check=False, env=clean_environment(**env)
    )
    return answer.returncode, answer.stderr


def left_behind(data: Path) -> list[str]:
    """Command lines of processes that still work on this data directory."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(data).encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue  # it ended meanwhile, or belongs to somebody else
    return [line for line in found if "ocop" in line and "pytest" not in line and "tests" not in line]
