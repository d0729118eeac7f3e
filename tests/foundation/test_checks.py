"""The numbered system checks: silent on the product, loud on each slip."""

import pytest
from django.core import checks as django_checks
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path

from ocop.foundation import checks
from ocop.foundation.access import PAIRS, Pair, for_roles, public, signed_in
from ocop.foundation.workflow import WORKFLOWS, NoUndo, Step, Workflow
from ocop.paths import ROOT
from tests.things.workflow import owner


def unmarked(request):
    return HttpResponse()


@public
def marked(request):
    return HttpResponse()


inner = [path("mo/", marked), path("quen/", unmarked)]
urlpatterns = [path("a/", include((inner, "a"))), path("b/", signed_in(lambda request: HttpResponse()))]


def told(check) -> list[tuple[str, str]]:
    return [(message.id, message.msg) for message in check(None)]


def test_the_product_passes_every_check():
    assert django_checks.run_checks() == []


@override_settings(ROOT_URLCONF=__name__)
def test_a_view_without_mark_is_named():
    assert told(checks.every_view_is_marked) == [
        ("ocop.E001", f"view {__name__}.unmarked at /a/quen/ has no mark"),
    ]


def test_marks_say_who():
    roles = for_roles("auditor", "finance")(lambda request: HttpResponse())
    assert (roles.access_mark.kind, roles.access_mark.roles) == ("roles", {"auditor", "finance"})


def test_a_twin_without_its_verdict_is_named(monkeypatch):
    checks.discover()
    lost = PAIRS["desk.notice.view"]
    monkeypatch.delitem(PAIRS, "desk.notice.view")
    assert told(checks.every_twin_is_paired) == [("ocop.E002", "ocop.desk.access.visible_notices belongs to no pair")]
    monkeypatch.setitem(PAIRS, "x", Pair("x", lost.verdict, lost.twin))
    assert told(checks.every_twin_is_paired) == []


@pytest.mark.parametrize(
    ("room", "field", "target", "problem"),
    [
        ("things.paper", "state", "lost", "no state lost in state"),
        ("things.paper", "stete", "filed", "Paper has no field named 'stete'"),
        ("things.pepper", "state", "filed", "App 'things' doesn't have a 'pepper' model."),
    ],
)
def test_a_state_that_does_not_exist_is_named(monkeypatch, room, field, target, problem):
    monkeypatch.delitem(WORKFLOWS, "things.paper")
    Workflow(room, field, [Step("go", "draft", target, owner, NoUndo("so"), "Đi")])
    try:
        assert told(checks.every_state_exists) == [("ocop.E003", f"workflow {room}: {problem}")]
    finally:
        del WORKFLOWS[room]


def test_a_broken_calendar_is_named(monkeypatch):
    def broken():
        raise ValueError("line 3")

    monkeypatch.setattr(checks, "shipped_calendar", broken)
    assert told(checks.shipped_calendar_reads) == [("ocop.E004", "data/calendar.yaml: ValueError: line 3")]


def test_every_number_is_explained():
    page = (ROOT / "docs" / "developer" / "checks.md").read_text(encoding="utf-8")
    numbers = {f"ocop.E00{at}" for at in range(1, 5)}
    assert {number for number in numbers if f"`{number}`" not in page} == set()
