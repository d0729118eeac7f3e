"""Two small answers for whoever watches the server."""

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from ocop.foundation.access import public


@public
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers (touches nothing else)."""
    return JsonResponse({"status": "ok"})


@public
def readyz(request: HttpRequest) -> JsonResponse:
    """The database answers, its tables are up to date and the cache works; 503 with what fails otherwise."""
    problems = []
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            problems.append("migrations")
        cache.set("readyz", 1, 5)
        if cache.get("readyz") != 1:
            problems.append("cache")
    except Exception as error:  # whatever breaks here is exactly what the watcher must learn
        problems.append(type(error).__name__)
    return JsonResponse(
        {"status": "ok" if not problems else "failing", "problems": problems}, status=503 if problems else 200
    )
