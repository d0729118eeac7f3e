"""``{{ form }}``: label, help, control, error in this order, tied for screen readers, a summary on top."""

from django import forms
from django.test import override_settings

from ocop.design.fields import CleanCharField, DateField


class Sample(forms.Form):
    day = DateField(label="Ngày", help_text="Ngày ghi trên quyết định.")
    kind = forms.ChoiceField(label="Loại", choices=[("a", "Hợp tác xã"), ("b", "Hộ")], widget=forms.RadioSelect)
    place = forms.ChoiceField(label="Xã", choices=[("1", "Hậu Lộc")], required=False)
    note = CleanCharField(label="Ghi chú", max_length=9, lines=2, required=False)
    sure = forms.BooleanField(label="Đã đối chiếu")
    paper = forms.FileField(label="Tệp", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def shown(form: forms.Form) -> str:
    return "\n".join(line.strip() for line in str(form).splitlines() if line.strip())


def test_an_empty_form(snapshot):
    assert shown(Sample()) == snapshot


def test_a_refused_form_keeps_every_letter_and_names_each_fault(snapshot):
    assert shown(Sample({"day": "29/02/2026", "kind": "x", "note": "mười một chữ", "secret": "7"})) == snapshot


def test_a_refusal_of_an_action_stands_in_the_summary():
    form = Sample({"day": "01/02/2026", "kind": "a", "sure": "on"})
    assert form.is_valid()
    form.add_error(None, "Còn 2 đánh giá chưa viết.")
    assert "<li>Còn 2 đánh giá chưa viết.</li>" in shown(form) and 'role="alert"' in shown(form)


def test_the_renderer_is_the_one_of_the_settings(settings):
    assert settings.FORM_RENDERER == "ocop.design.forms.Renderer"
    with override_settings(FORM_RENDERER="django.forms.renderers.DjangoTemplates"):
        assert "field__help" not in str(Sample(renderer=None))
