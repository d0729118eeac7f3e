"""Verdicts say exactly what their querysets show, for every role, in two provinces."""

import pytest

from ocop.accounts.enums import KINDS_OF_ROLE, Role
from ocop.foundation.access import PAIRS
from ocop.standing.models import ImportBatch, Recognition
from ocop.territory.models import Province
from tests import make
from tests.registry import make as registry
from tests.standing.make import day, recognition

ACTS = sorted(act for act in PAIRS if act.startswith("standing."))


@pytest.mark.django_db
def test_verdicts_equal_their_querysets():
    here, there = make.province("38"), make.province("40")
    own = registry.producer(commune=make.commune("Mẫu"))
    rows = [
        recognition(registry.product(of=own)),
        recognition(registry.product(of=registry.producer(commune=make.commune("Xa", province_code="40")))),
    ]
    retired = recognition().product
    retired.retired_on = day("2026-01-01")
    retired.save()
    for province in (here, there):
        for undone in (None, rows[0].created_at):
            ImportBatch.objects.create(province=province, source="a.csv", at=rows[0].created_at, undone_at=undone)
    people = [make.person(role) for role in Role if KINDS_OF_ROLE[role]]
    people += [make.person(role, on_unit_of=there) for role in writing_roles()]
    people += [registry.member(own), make.person(), make.person(Role.OFFICE_HEAD, is_active=False)]
    for act in ACTS:
        pair = PAIRS[act]
        for person in people:
            shown = set(pair.twin(person).values_list("pk", flat=True))
            model = pair.twin(person).model
            allowed = {row.pk for row in model.objects.order_by("pk") if pair.verdict(person, row)}
            assert shown == allowed, (act, person.username)
            refusals = [pair.verdict(person, row) for row in model.objects.order_by("pk")]
            assert [verdict.reason for verdict in refusals if not verdict.allowed and not verdict.reason] == []
    assert {Recognition, ImportBatch, Province} <= {PAIRS[act].twin(people[0]).model for act in ACTS}


def writing_roles() -> list[Role]:
    """The roles that write in this room."""
    return [Role.OFFICE_STAFF, Role.OFFICE_HEAD, Role.PROVINCE_CHAIR]
