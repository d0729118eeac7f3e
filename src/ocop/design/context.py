"""What every template of ours finds: the shell."""

from django.http import HttpRequest

from ocop.design.shell import Shell


def shell(request: HttpRequest) -> dict:
    """``shell``: names, menu, dock and languages for this request (nothing is asked of the database until shown)."""
    return {"shell": Shell(request)}
