"""How Django's forms look here: `{{ form }}` gives a summary of errors and one `.field` per field."""

from typing import Any

from django.forms.renderers import DjangoTemplates

_TEXTUAL = {"text", "email", "number", "password", "search", "tel", "url", "date", "datetime-local", "time"}
_OURS = {
    "django/forms/widgets/radio.html": "design/widgets/choices.html",
    "django/forms/widgets/checkbox_select.html": "design/widgets/choices.html",
    "django/forms/widgets/clearable_file_input.html": "design/widgets/file.html",
    "django/forms/widgets/file.html": "design/widgets/file.html",
}


def _dress(widget: dict[str, Any]) -> None:
    """Give text fields, selects and areas the class of our stylesheet, parts of a compound widget too."""
    for part in widget.get("subwidgets", ()):
        _dress(part)
    for _group, options, _index in widget.get("optgroups", ()):
        for option in options:
            option["attrs"].pop("required", None)
    # The browser would stop the sending with a bubble in its own language; ours says it beside the field.
    if widget["attrs"].pop("required", False) and "optgroups" not in widget:
        widget["attrs"]["aria-required"] = "true"
    name = widget["template_name"]
    if widget.get("type") in _TEXTUAL or name.endswith(("select.html", "textarea.html", "date.html")):
        attrs = widget["attrs"]
        attrs["class"] = f"input {attrs.get('class', '')}".strip()


class Renderer(DjangoTemplates):
    """The renderer named in ``settings.FORM_RENDERER``."""

    form_template_name = "design/form.html"
    field_template_name = "design/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """Render one form, field or widget; ours replace Django's own where the markup differs."""
        if "widget" in context:
            _dress(context["widget"])
        return super().render(_OURS.get(template_name, template_name), context, request)
