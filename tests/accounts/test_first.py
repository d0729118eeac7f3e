"""The first administrator of a real installation."""

import datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from ocop.accounts import actions
from ocop.accounts.enums import Role
from ocop.accounts.models import User
from ocop.accounts.queries import holds
from ocop.foundation.access import Refused
from tests import make
from tests.accounts.ledger import acts

pytestmark = pytest.mark.django_db
GIVEN = {
    "province": "38",
    "full_name": "Lê Đầu Tiên",
    "username": "dau.tien",
    "password": "con-trâu-xanh-27",
    "again": "con-trâu-xanh-27",
}


def path_of(link: str) -> str:
    """The path of a link below the base address it was asked for."""
    assert link.startswith("https://ocop.vidu.vn/tai-khoan/quan-tri-dau-tien/")
    return link.removeprefix("https://ocop.vidu.vn")


def test_the_link_makes_one_administrator_and_then_nothing(client: Client):
    make.unit()
    assert actions.has_administrator() is False
    one, two = (path_of(actions.first_administrator_link("https://ocop.vidu.vn/")) for _ in range(2))
    assert client.get(one).status_code == 200
    refused = client.post(one, GIVEN | {"username": "x"})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["username"])
    assert "Lê Đầu Tiên" in refused.content.decode()
    made = client.post(one, GIVEN)
    assert (made.status_code, made["Location"]) == (302, reverse("accounts:activated"))
    person = User.objects.get(username="dau.tien")
    assert (holds(person, Role.ADMINISTRATOR), acts(person)) == (True, ["first_administrator_created"])
    assert actions.has_administrator() is True
    for path in (one, two):
        assert client.get(path).status_code == 404
        assert client.post(path, GIVEN | {"username": "thu.hai"}).status_code == 404
    assert list(User.objects.all()) == [person]


def test_an_old_a_false_and_a_changed_link_are_refused(client: Client):
    make.unit()
    with time_machine.travel(datetime.datetime(2026, 6, 1, tzinfo=datetime.UTC), tick=False) as moment:
        link = path_of(actions.first_administrator_link("https://ocop.vidu.vn"))
        moment.shift(datetime.timedelta(hours=25))
        assert client.get(link).status_code == 404
    fresh = path_of(actions.first_administrator_link("https://ocop.vidu.vn"))
    assert client.get(fresh.replace("first:", "last:")).status_code == 404
    assert client.get(reverse("accounts:first", args=["bua"])).status_code == 404
    with pytest.raises(Refused):
        actions.create_first_administrator(
            token="bua", province=make.province(), username="ai.do", full_name="Ai Đó", password="con-trâu-xanh-27"
        )


def test_a_province_without_an_office_says_so(client: Client):
    make.province()
    link = path_of(actions.first_administrator_link("https://ocop.vidu.vn"))
    refused = client.post(link, GIVEN)
    assert refused.context["form"].non_field_errors() == ["Tỉnh này chưa có Văn phòng OCOP trong danh mục đơn vị."]
    weak = client.post(link, GIVEN | {"password": "ngắn", "again": "ngắn"})
    assert weak.status_code == 422
