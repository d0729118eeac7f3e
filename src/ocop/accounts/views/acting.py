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


@dataclass(frozen=True)
class ActPage:
    """What the page of one act says: ``button`` is the verb of what happens, ``done`` the sentence shown afterwards."""

    title: str
    button: str
    back: str
    done: str = ""
    lead: str = ""
    danger: bool = False
    template: str = "accounts/act.html"


def attempt(form: forms.Form, act: Callable[..., Any], **values: Any) -> Any:
    """Run an action for a valid form; what it refuses becomes the form's errors and the answer is None."""
    try:
        return act(**values)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as error:
        form.add_error(None if hasattr(error, "error_dict") else _password_field(form), error)
    return None


def _password_field(form: forms.Form) -> str | None:
    return "password" if "password" in form.fields else None


def act_page(
    request: HttpRequest, form: forms.Form, page: ActPage, act: Callable[..., Any], **values: Any
) -> HttpResponse:
    """Show the form; when it is sent and the act succeeds go back, else say why and keep what was typed (422)."""
    if request.method == "POST" and form.is_valid():
        result = attempt(form, act, **values, **form.cleaned_data)
        if result is not None:
            if page.done:
                messages.success(request, page.done)
            return redirect(page.back)
    return render(request, page.template, {"form": form, "page": page}, status=422 if form.errors else 200)
