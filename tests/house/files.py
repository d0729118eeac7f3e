"""The files of the repository, for tests that look at it as a whole."""

import subprocess

from ocop.paths import ROOT

BINARY = (".png", ".mo", ".xlsx", ".docx", ".pdf")


def tracked() -> list[str]:
    """Paths of the repository's files (tracked, or new and not ignored), in order."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(path for path in set(listed.stdout.split("\n")) if path and (ROOT / path).is_file())


FILES = tracked()


def text_of(path: str) -> str:
    """A file's text."""
    return (ROOT / path).read_text(encoding="utf-8")


def under(*folders: str, ending: tuple[str, ...] = (".py",)) -> list[str]:
    """Files below any of these folders with one of these endings."""
    return [path for path in FILES if path.startswith(folders) and path.endswith(ending)]
