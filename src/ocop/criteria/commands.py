"""``./ocop score FILE.json`` and ``./ocop path FILE.json``: JSON in, JSON out; exit status 2 with errors, else 0."""

import gc
import json
import sys
from collections.abc import Iterable, Iterator

from .filing import Error, error
from .path_file import path
from .reading import Unreadable, read_text
from .score_file import score


def score_main(argv: list[str]) -> int:
    """Tally every product of a file."""
    file = _one_file(argv, "score")
    if file is None:
        return 2
    # A run makes no reference cycles worth finding; looking for them costs a fifth of the time.
    gc.disable()
    try:
        results, errors = score(read_text(file))
    except Unreadable as problem:
        results, errors = [], [error(str(problem))]
    finally:
        gc.enable()
    _write(_answer(results, errors))
    return 2 if errors else 0


def path_main(argv: list[str]) -> int:
    """The cheapest way of one product to its wished stars."""
    file = _one_file(argv, "path")
    if file is None:
        return 2
    try:
        answer, errors = path(read_text(file))
    except Unreadable as problem:
        answer, errors = {}, [error(str(problem))]
    _write([json.dumps({"errors": errors} if errors else answer, ensure_ascii=False), "\n"])
    return 2 if errors else 0


def _one_file(argv: list[str], name: str) -> str | None:
    if len(argv) == 1 and argv[0] not in ("-h", "--help"):
        return argv[0]
    print(f"Cách dùng: ./ocop {name} TỆP.json (dấu - là đọc từ đầu vào)", file=sys.stderr)
    return None


def _answer(results: list[str], errors: list[Error]) -> Iterator[str]:
    yield '{"products": ['
    for place, text in enumerate(results):
        yield (",\n " if place else "") + text
    yield '], "errors": ' + json.dumps(errors, ensure_ascii=False) + "}\n"


def _write(pieces: Iterable[str]) -> None:
    """Print UTF-8 whatever the terminal's own encoding; a lone surrogate goes out as its JSON escape."""
    out = sys.stdout.buffer
    out.writelines(piece.encode("utf-8", "backslashreplace") for piece in pieces)
    out.flush()
