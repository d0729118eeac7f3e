"""In a real browser: nothing typed is lost, nothing breaks the content policy, everything works without scripts."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from ocop.accounts.enums import Role
from ocop.lawbook.models import SignOff
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOTE = "Đã so với bản ký số 26, trang 12"


@pytest.fixture
def head(transactional_db):
    make.province()
    return make.person(Role.ADMINISTRATOR, Role.OFFICE_HEAD, full_name="Lê Thu Hà")


@pytest.fixture
def form(head) -> str:
    """The address of a form whose text is kept."""
    return reverse("lawbook:sign_off", args=["26-2026", 1])


def typed(one) -> str:
    return one.page.input_value("textarea[name=note]")


def test_a_reload_and_another_page_keep_what_was_typed(window, head, form):
    one = window()
    one.sign_in(head)
    one.page.goto(form)
    one.page.fill("textarea[name=note]", NOTE)
    one.page.reload()
    assert typed(one) == NOTE
    one.page.goto(reverse("office:home"))
    one.page.goto(form)
    assert typed(one) == NOTE and one.page.locator(".kept").count() == 1
    assert one.complaints == []


def test_an_expired_session_loses_nothing(window, head, form):
    one = window()
    one.sign_in(head)
    one.page.goto(form)
    one.page.fill("textarea[name=note]", NOTE)
    Session.objects.all().delete()
    one.page.click("main button.button--primary")
    one.page.wait_for_selector("input[type=password], [data-not-taken]")
    assert SignOff.objects.count() == 0
    one.sign_in(head)
    one.page.goto(form)
    assert typed(one) == NOTE


def test_what_was_taken_in_is_forgotten(window, head, form):
    one = window()
    one.sign_in(head)
    one.page.goto(form)
    one.page.fill("textarea[name=note]", NOTE)
    one.page.click("main button.button--primary")
    one.page.wait_for_url(lambda url: form not in url)
    assert SignOff.objects.get().note == NOTE
    one.page.goto(form)
    assert typed(one) == "" and one.complaints == []


def test_two_presses_send_once(window, head, form):
    one = window()
    one.sign_in(head)
    one.page.goto(form)
    one.page.dblclick("main button.button--primary")
    one.page.wait_for_url(lambda url: form not in url)
    assert SignOff.objects.count() == 1


def test_the_next_person_at_this_machine_sees_nothing_of_it(window, head, form):
    one, other = window(), make.person(Role.OFFICE_HEAD)
    one.sign_in(head)
    one.page.goto(form)
    one.page.fill("textarea[name=note]", NOTE)
    one.sign_in(other)
    one.page.goto(form)
    assert typed(one) == ""
    one.sign_in(head)
    one.page.goto(form)
    assert typed(one) == NOTE
    one.page.click(".who summary")
    one.page.click(".who button.who__line")
    one.page.wait_for_load_state()
    one.sign_in(head)
    one.page.goto(form)
    assert typed(one) == ""


def test_the_theme_is_kept_in_the_browser_without_a_cookie(window, head):
    one = window(color_scheme="light")
    one.page.goto(reverse("lawbook:laws"))
    ground = "getComputedStyle(document.body).getPropertyValue('--ground').trim()"
    assert one.page.evaluate(ground) == "#f4f7f4"
    one.page.click("[data-theme-set=dark]")
    one.page.reload()
    assert one.page.evaluate(ground) == "#0d1411"
    assert one.page.get_attribute("[data-theme-set=dark]", "aria-pressed") == "true"
    assert one.context.cookies() == [] and one.complaints == []


def test_the_menu_opens_and_closes_without_scripts(window, head):
    one = window(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    one.sign_in(head)
    one.page.goto(reverse("office:home"))
    assert not one.page.is_visible("#menu")
    one.page.click(".dock a[href='#menu']")
    one.page.wait_for_selector("#menu .rail__close", state="visible")
    one.page.click("#menu .rail__close")
    one.page.wait_for_selector("#menu", state="hidden")
    one.page.click(".who summary")
    assert one.page.is_visible(".who__menu")


PAGES = ["office:home", "office:search", "desk:notices", "desk:calendar", "lawbook:laws", "accounts:people"]


@pytest.mark.parametrize("width", [360, 834, 1440])
def test_pages_fit_every_window_and_nothing_is_complained_about(window, head, width):
    one = window(viewport={"width": width, "height": 900})
    one.sign_in(head)
    wide = []
    for name in PAGES:
        one.page.goto(reverse(name))
        if one.is_wider_than_its_window():
            wide.append(name)
    assert (wide, one.complaints) == ([], [])


def test_a_keyboard_reaches_the_content_first(window, head):
    one = window()
    one.sign_in(head)
    one.page.goto(reverse("office:home"))
    one.page.keyboard.press("Tab")
    assert one.page.evaluate("document.activeElement.getAttribute('href')") == "#noi-dung"
    one.page.keyboard.press("Enter")
    assert one.page.evaluate("document.activeElement.id") == "noi-dung"
