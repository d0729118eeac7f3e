"""The demo province has one fictional person per role, and says that they are fictional."""

import pytest
from django.test import Client
from django.urls import reverse

from ocop.accounts import demo
from ocop.accounts.actions import load_units
from ocop.accounts.enums import Role
from ocop.accounts.models import Holding, User
from ocop.accounts.queries import held
from ocop.territory.actions import load_territory
from ocop.territory.models import Province

pytestmark = pytest.mark.django_db


def test_one_person_per_role_signs_in_and_loading_again_changes_nothing():
    load_territory()
    province = Province.objects.get(code="38")
    load_units(province)
    accounts = demo.load(province)
    before = list(User.objects.values_list("pk", "username", "full_name")), Holding.objects.count()
    assert demo.load(province) == accounts
    assert (list(User.objects.values_list("pk", "username", "full_name")), Holding.objects.count()) == before
    people = {user.username: user for user in User.objects.order_by("pk")}
    assert sorted(people) == sorted(account.username for account in accounts)
    roles = [row.role for user in people.values() for row in held(user)]
    assert sorted(roles) == sorted(Role)
    assert held(people["chuthe"]) == ()
    assert people["chuthe"].home == demo.demo_commune(province)
    assert all(user.full_name.endswith("(minh họa)") for user in people.values())
    for account in accounts[:2]:
        client = Client()
        client.post(reverse("account_login"), {"login": account.username, "password": account.password})
        assert client.session["_auth_user_id"] == str(people[account.username].pk)
