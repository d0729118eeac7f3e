"""What comes in on this room's pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ocop.design.fields import CleanCharField


class UndoForm(forms.Form):
    """Why an import is taken back."""

    reason = CleanCharField(label=_("Lý do"), max_length=300, lines=3)
