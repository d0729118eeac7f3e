"""Every verdict agrees with its queryset twin, for every kind of person and every row of two provinces."""

import pytest
from django.apps import apps

from ocop.foundation.access import ALLOWED, PAIRS, Pair, Refused, Verdict, refused, require
from ocop.foundation.checks import discover
from tests.rows import ROWS, world


def disagreements(pair: Pair, users: list) -> tuple[list[str], set[bool]]:
    """Where verdict and twin differ, and which answers were given at all."""
    found, answers = [], set()
    model = pair.twin(users[0]).model
    rows = list(model._base_manager.order_by("pk"))
    for user in users:
        within = set(pair.twin(user).values_list("pk", flat=True))
        for row in rows:
            verdict = pair.verdict(user, row)
            answers.add(verdict.allowed)
            if verdict.allowed != (row.pk in within):
                found.append(f"{pair.act}: {user.username} × {row!r}: {verdict}, in twin: {row.pk in within}")
            elif not verdict.allowed and not verdict.reason:
                found.append(f"{pair.act}: {user.username} × {row!r}: refused without a reason")
    return found, answers


@pytest.mark.django_db
def test_every_verdict_equals_its_queryset():
    discover()
    people = world()
    for maker in ROWS.values():
        maker(people)
    users = people.users
    wrong, one_sided = [], []
    for act, pair in sorted(PAIRS.items()):
        label = pair.twin(users[0]).model._meta.label_lower
        if label not in ROWS:
            wrong.append(f"{act}: no rows of {label} in tests/rows.py")
            continue
        found, answers = disagreements(pair, users)
        wrong += found
        if answers != {True, False}:
            one_sided.append(f"{act}: only {answers}")
    assert (wrong, one_sided) == ([], [])


@pytest.mark.django_db
def test_no_maker_is_left_over():
    discover()
    nobody = world().others["no role"]
    decided = {pair.twin(nobody).model._meta.label_lower for pair in PAIRS.values()}
    assert set(ROWS) - decided == set()
    assert [label for label in ROWS if apps.get_model(label) is None] == []


def test_a_refusal_carries_its_reason():
    require(ALLOWED)
    with pytest.raises(Refused, match=r"^Chưa đến hạn\.$"):
        require(refused("Chưa đến hạn."))
    assert (bool(ALLOWED), bool(refused("x")), refused("x")) == (True, False, Verdict(False, "x"))
