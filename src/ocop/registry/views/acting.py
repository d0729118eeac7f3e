"""A page that does one act: a form, its button, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ocop.foundation.access import Refused
from ocop.registry.actions.writing import Stale
from ocop.registry.forms import Seen


@dataclass(frozen=True)
class Page:
    """What the page of one act says: ``button`` is the verb of what happens, ``done`` the sentence shown afterwards."""

    title: str
    button: str
    back: str
    done: str = ""
    lead: str = ""
    danger: bool = False
    with_files: bool = False


def attempt(form: forms.Form, act: Callable[..., Any], **values: Any) -> Any:
    """Run an action for a valid form; what it refuses becomes the form's errors and the answer is None."""
    try:
        return act(**values)
    except Stale as stale:
        if isinstance(form, Seen):
            form.look_again(stale.row.revision)
        form.add_error(None, str(stale))
    except Refused as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as error:
        _show(form, error)
    return None


def _show(form: forms.Form, error: ValidationError) -> None:
    """Each message beside its field; what belongs to no field of this form stands above."""
    for name, messages_ in getattr(error, "message_dict", {None: error.messages}).items():
        form.add_error(name if name in form.fields else None, messages_)


def act_page(request: HttpRequest, form: forms.Form, page: Page, act: Callable[..., Any], **extra: Any) -> HttpResponse:
    """Show the form; when it is sent and ``act`` (called without arguments) succeeds go back, else say why (422)."""
    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        if page.done:
            messages.success(request, page.done)
        return redirect(page.back)
    return shown(request, form, page, **extra)


def shown(request: HttpRequest, form: forms.Form, page: Page, **extra: Any) -> HttpResponse:
    """The form as it stands, with 422 when something is wrong with it."""
    context = {"form": form, "page": page, "doubles": [], **extra}
    return render(request, "registry/act.html", context, status=422 if form.errors else 200)
