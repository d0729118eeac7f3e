"""``./ocop status FILE.json``: what a set of events makes of certificates of one product, on any day.

``{"certificates", "events", "queries"}`` → ``{"answers": [{"state"}, …]}`` in the order of the queries; ``of: product``
adds ``stars`` and ``in_force``, null where none is. With problems, ``errors`` lists all of them, each with the path of
its field; a query that cannot be answered answers null.
"""

from typing import Any

from ocop.foundation.calendar.reading import Unreadable, answer, one_file, read_json
from ocop.standing.life import Life
from ocop.standing.status_file import PRODUCT, Query, StatusFile


def main(argv: list[str]) -> int:
    """Answer a file; exit status 2 with errors, else 0."""
    file = one_file(argv, "status")
    if file is None:
        return 2
    try:
        return answer(status(read_json(file)))
    except Unreadable as problem:
        return answer({"answers": [], "errors": [{"path": "", "message": str(problem)}]})


def status(raw: Any) -> dict[str, Any]:
    """The answers to a file's queries, and the errors where there are any."""
    file = StatusFile(raw)
    answers = [file.life and query and _answer(file.life, query) for query in file.queries]
    return {"answers": answers, "errors": file.findings.all} if file.findings.all else {"answers": answers}


def _answer(life: Life, query: Query) -> dict[str, Any]:
    day, of = query
    if of != PRODUCT:
        return {"state": life.state(of, day).value}
    standing = life.product(day)
    return {"state": standing.state.value, "stars": standing.stars, "in_force": standing.in_force}
