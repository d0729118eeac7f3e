"""Filters of the lists: every one stands in the address; searching knows no diacritics."""

from typing import Any, ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.forms import Field, Form, TextInput
from django.utils.translation import gettext_lazy as _

from ocop.foundation.text import fold

SEARCH_LENGTH = 100  # letters of a search that are looked at


class Filters(django_filters.FilterSet):
    """The base of a list's filters. ``search_fields`` name columns of folded text; each word must be in one of them."""

    search_fields: ClassVar[tuple[str, ...]] = ("folded",)
    q = django_filters.CharFilter(
        method="search", label=_("Tìm"), widget=TextInput(attrs={"type": "search", "autocomplete": "off"})
    )

    def search(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Rows in which every word of ``value`` is found, whatever its diacritics."""
        for word in fold(value[:SEARCH_LENGTH]).split():
            found = Q()
            for field in self.search_fields:
                found |= Q(**{f"{field}__contains": word})
            rows = rows.filter(found)
        return rows

    def get_form_class(self) -> type[Form]:
        """The form of the filters; as every field may stay empty, none says so (``quiet``)."""
        return type("FilterForm", (super().get_form_class(),), {"quiet": True})

    def in_force(self) -> list[tuple[str, Any, str]]:
        """The filters in force: parameter, label, the chosen value in words."""
        if not self.is_bound:
            return []
        self.form.is_valid()  # a wrong value is shown by its field and is not in force
        chosen = [(name, value) for name, value in self.form.cleaned_data.items() if _is_chosen(value)]
        fields = self.form.fields
        return [(name, fields[name].label, _in_words(fields[name], value)) for name, value in chosen]


def _is_chosen(value: Any) -> bool:
    return bool(value) if isinstance(value, list | tuple | str | QuerySet) else value is not None


def _in_words(field: Field, value: Any) -> str:
    """A chosen value as its option is labelled."""
    values = value if isinstance(value, list | tuple | QuerySet) else [value]
    choices = [] if hasattr(field, "queryset") else getattr(field, "choices", [])
    labels = {str(key): label for key, label in choices}
    return ", ".join(str(labels.get(str(one), one)) for one in values)
