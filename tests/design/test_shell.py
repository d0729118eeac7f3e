"""What stands around a page: menu, dock, languages, the strip over demo data."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from ocop.accounts.enums import Role
from ocop.design import menu
from ocop.design.shell import DOCK_SIZE, Shell
from tests import make
from tests.design.pages import request_of


@pytest.fixture
def office(db, client) -> Client:
    make.province()
    return make.signed_in(client, make.person(Role.ADMINISTRATOR, Role.OFFICE_HEAD, full_name="Lê Thu Hà"))


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_line_of_every_menu_leads_somewhere_and_has_its_group():
    entries = menu._all_entries()
    assert {entry.url: bool(reverse(entry.url)) for entry in entries} == {entry.url: True for entry in entries}
    assert len({entry.url for entry in entries}) == len(entries)


def test_a_group_must_exist():
    with pytest.raises(ValueError, match="no menu group"):
        menu.Entry(label="x", url="x", icon="x", shown=bool, group="elsewhere")


def test_the_page_marks_its_own_line_in_menu_and_dock(office):
    html = page(office, reverse("desk:notices"))
    current = re.findall(r'<a[^>]*href="([^"]*)" aria-current="page"', html)
    assert set(current) == {reverse("desk:notices")}


def test_the_dock_has_four_doors_and_the_drawer(office):
    html = page(office, reverse("office:home"))
    dock = html[html.index('<nav class="dock"') :]
    assert dock.count("<a ") == DOCK_SIZE + 1 and 'href="#menu"' in dock and reverse("office:home") in dock


def test_the_head_names_province_unit_and_person(office):
    html = page(office, reverse("office:home"))
    assert "<span>OCOP Thanh Hóa<small>" in html and ">LH</span>" in html and "<b>Lê Thu Hà</b>" in html


def test_signing_out_is_a_form_that_forgets_what_was_typed(office):
    html = page(office, reverse("office:home"))
    assert f'<form method="post" action="{reverse("account_logout")}" data-forget>' in html


def test_the_other_language_of_the_very_page_is_one_link_away(office):
    html = page(office, reverse("office:search") + "?q=ca")
    assert '<a href="/en/viec/tim/?q=ca" lang="en" hreflang="en">English</a>' in html
    english = page(office, "/en/viec/tim/?q=ca")
    assert '<html lang="en">' in english and '<a href="/viec/tim/?q=ca" lang="vi" hreflang="vi">' in english


@pytest.mark.parametrize("demo", [True, False])
def test_the_strip_stands_on_every_page_while_demo_data_is_loaded(office, settings, demo):
    settings.DEMO = demo
    urls = [reverse("office:home"), reverse("lawbook:laws"), reverse("councils:workbook")]
    assert [page(office, url).count('<p class="demo" role="note">') for url in urls] == [int(demo)] * 3


def test_a_public_page_shows_the_way_in_and_no_menu(db):
    make.province()
    html = page(Client(), reverse("lawbook:laws"))
    assert reverse("account_login") in html and 'id="menu"' not in html and "OCOP Thanh Hóa" in html


def test_a_visitor_gets_no_cookie(db):
    assert Client().get(reverse("lawbook:laws")).cookies == {}


def test_the_shell_asks_the_database_nothing_until_shown(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        Shell(request_of())


def test_a_message_stands_above_the_page_once_and_has_its_tone(office):
    entry = {"date": "16/02/2026", "name": "Tết", "effect": "off", "source": "TB 1"}
    after = office.post(reverse("desk:calendar"), entry, follow=True).content.decode()
    assert re.findall(r'<div class="notice" data-tone="(\w+)">', after) == ["ok"]
    assert 'class="notice"' not in page(office, reverse("desk:notices"))


def test_initials_come_from_the_name_alone(client, db):
    make.province()
    make.signed_in(client, make.person(Role.ADMINISTRATOR, full_name="Trịnh Văn Mẫu (minh họa)"))
    assert ">TM</span>" in page(client, reverse("office:home"))
