"""The public pages: the numbers apart, the verdict in words, nothing personal, light, and the same for everybody."""

import re
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from django.urls import reverse

from ocop.foundation.calendar import today
from ocop.registry.actions import add_photo
from ocop.registry.models import Producer
from ocop.standing import actions
from ocop.standing.enums import Kind
from ocop.standing.models import Recognition
from ocop.territory.actions import load_territory
from ocop.territory.models import Province
from tests.design.test_weight import MOST, STYLE, loaded, weight
from tests.queries import queries_of, same_count
from tests.registry import make as registry
from tests.standing.make import day, decision, recognition

pytestmark = pytest.mark.django_db
HOME = reverse("portal:home")


def page_of(row: Recognition) -> str:
    return reverse("portal:product", args=[row.product.public_id])


def words(client: Client, row: Recognition) -> tuple[str, str]:
    """Tone and title of a product's verdict."""
    verdict = client.get(page_of(row)).context["verdict"]
    return verdict.tone, verdict.title


@pytest.fixture
def province(db) -> Province:
    load_territory()
    return Province.objects.get(code="38")


def test_the_first_page_keeps_ever_and_still_apart(client):
    assert client.get(HOME).status_code == 200
    recognition(registry.product("Cũ"), "2020-01-01")
    recognition(registry.product("Mới"), f"{today().year}-01-02", 4)
    context = client.get(HOME).context
    numbers = context["numbers"]
    assert (numbers.ever, numbers.valid, numbers.valid_by_stars) == (2, 1, {5: 0, 4: 1, 3: 0})
    assert [card.product["name"] for card in context["newest"]] == ["Mới"]
    assert [(rank["stars"], rank["floor"], rank["issuer"]) for rank in context["ranks"]] == [
        (5, 90, "Bộ Nông nghiệp và Môi trường"),
        (4, 70, "UBND tỉnh Thanh Hóa"),
        (3, 50, "UBND tỉnh Thanh Hóa"),
    ]


def test_each_standing_has_its_verdict(client):
    this = today().year
    valid = recognition(first_day=f"{this}-01-02")
    expired = recognition(first_day="2020-01-01")
    withdrawn = recognition(first_day=f"{this}-01-02")
    actions.withdraw(actor=None, recognition=withdrawn, effective=today(), reason="Ông A")
    annulled = recognition(first_day=f"{this}-01-02")
    actions.annul(actor=None, recognition=annulled, effective=today(), reason="Sai")
    upgraded = recognition(first_day=f"{this - 1}-01-02")
    actions.replace(actor=None, old=upgraded, how=Kind.UPGRADED, decision=decision(f"{this}-01-02", 4))
    assert [words(client, row) for row in (valid, expired, withdrawn, annulled, upgraded)] == [
        ("ok", "Còn hiệu lực"),
        ("warn", "Đã hết hạn"),
        ("danger", "Đã bị thu hồi"),
        ("danger", "Quyết định công nhận đã bị hủy"),
        ("ok", "Còn hiệu lực"),
    ]
    assert client.get(page_of(upgraded)).context["card"].stars == 4
    assert "Ông A" not in client.get(page_of(withdrawn)).content.decode()


def test_a_public_source_is_never_more_certain_than_it_says(client, province):
    actions.import_public_facts(province)
    dated = Recognition.objects.filter(first_day__isnull=False).order_by("pk").first()
    undated = Recognition.objects.filter(first_day__isnull=True).order_by("pk").first()
    assert dated is not None and undated is not None
    assert [words(client, row) for row in (dated, undated)] == [
        ("warn", "Đã hết hạn theo nguồn công khai"),
        ("warn", "Chưa đủ dữ kiện"),
    ]
    for row in (dated, undated):
        html = client.get(page_of(row)).content.decode()
        assert html.count("Theo nguồn công khai, chưa được cơ quan cấp xác nhận.") == 1
        assert [source for source in row.sources if source.replace("&", "&amp;") not in html] == []
        assert re.findall(r"<img|i-qr", html) == []


def test_a_contact_is_shown_with_consent_only(client):
    producer = registry.producer(
        phone="0912345678", email="htx@vidu.vn", address="Thôn 5", website="https://vidu.vn", contact_is_public=True
    )
    row = recognition(registry.product(of=producer))
    private = ["0912345678", "htx@vidu.vn", "Thôn 5", "https://vidu.vn"]
    html = client.get(page_of(row)).content.decode()
    assert [text for text in private if text in html] == private
    Producer.objects.filter(pk=producer.pk).update(contact_is_public=False)
    html = client.get(page_of(row)).content.decode()
    assert [text for text in private if text in html] == []


def test_the_pages_are_light_speak_to_this_host_only_and_tell_the_old_names(client, province):
    actions.import_public_facts(province)
    row = Recognition.objects.filter(product__commune__code="16000").order_by("pk").first()
    assert row is not None
    context = client.get(page_of(row)).context
    assert (context["unit"].title, context["districts"]) == ("Xã Hoằng Thanh", ["Huyện Hoằng Hóa"])
    assert context["old_names"] == ["Xã Hoằng Đông", "Xã Hoằng Ngọc", "Xã Hoằng Phụ", "Xã Hoằng Thanh"]
    assert context["neighbours"] == Recognition.objects.filter(product__commune__code="16000").count()
    for address in (HOME, reverse("portal:catalogue"), reverse("portal:data"), page_of(row)):
        html = client.get(address).content.decode()
        assert weight(html) < MOST, address
        assert [found for found in loaded(html) if not found.startswith("/")] == []
        assert STYLE.findall(html) == []
        assert html.count('rel="stylesheet"') <= 4


def test_while_demo_data_is_loaded_every_page_says_so(client, settings):
    row = recognition()
    settings.DEMO = True
    for address in (HOME, reverse("portal:catalogue"), reverse("portal:data"), page_of(row)):
        assert "Bản minh họa" in client.get(address).content.decode()
    assert client.get("/robots.txt").content.decode().splitlines()[:2] == ["User-agent: *", "Disallow: /"]


def test_visitors_share_answers_and_people_with_accounts_do_not(client):
    row = recognition()
    for address in (HOME, reverse("portal:catalogue"), page_of(row)):
        response = client.get(address)
        assert (response.headers["Cache-Control"], "Cookie" in response.headers["Vary"]) == ("public, max-age=60", True)
    client.force_login(registry.office(), backend="django.contrib.auth.backends.ModelBackend")
    assert [client.get(page).headers["Cache-Control"] for page in (HOME, page_of(row))] == ["private, no-store"] * 2
    assert client.post(HOME).status_code == 405


def test_machines_get_robots_and_a_site_map(client, settings):
    settings.PUBLIC_URL = "https://ocop.vidu.vn"
    row = recognition()
    assert client.get("/robots.txt").content.decode() == (
        "User-agent: *\nDisallow: /tai-khoan/\nSitemap: https://ocop.vidu.vn/sitemap.xml\n"
    )
    found = re.findall(r"<loc>([^<]+)</loc>", client.get("/sitemap.xml").content.decode())
    assert found == [
        f"https://ocop.vidu.vn{path}" for path in ("/", "/san-pham/", "/duong-len-sao/", "/du-lieu/", page_of(row))
    ]


def test_pages_ask_as_often_for_three_as_for_one(client):
    product = registry.product()
    rows: list[Recognition] = []

    def add(number: int) -> None:
        if rows:
            rows.append(
                actions.replace(actor=None, old=rows[-1], how=Kind.RENEWED, decision=decision(f"202{number}-01-01"))
            )
        else:
            rows.append(recognition(product, "2021-01-01"))

    one, three = same_count(client, reverse("portal:product", args=[product.public_id]), add)
    assert one == three
    before = queries_of(client, HOME)
    for number in range(2):
        recognition(registry.product(f"Thêm {number}"), f"{today().year}-01-02")
    # The first product in force brings its card, and with it the one query for pictures.
    assert queries_of(client, HOME) - before in (0, 1)
    assert day("2021-01-01") == rows[0].first_day


def test_a_picture_shows_only_with_its_product(client, settings, tmp_path):
    settings.FILES_DIR = tmp_path
    row = registry.product("Nước mắm")
    photo = add_photo(actor=registry.office(), product=row, upload=registry.picture(), name="a.jpg", caption="Chai")
    address = reverse("portal:photo", args=[photo.public_id])
    assert client.get(address).status_code == 404
    recognition(row, today().isoformat())
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    answer.close()


def test_a_picture_nobody_knows(client):
    answer = client.get(reverse("portal:photo", args=["00000000-0000-4000-8000-000000000000"]))
    assert (answer.status_code, "Không thấy trang này" in answer.content.decode()) == (404, True)


def test_a_product_leads_on_to_what_else_its_producer_and_its_commune_make(client):
    row = recognition(registry.product("Nước mắm", set_number=9), today().isoformat())
    shown = client.get(page_of(row)).content.decode()
    of_producer = f"{reverse('portal:catalogue')}?{urlencode({'q': row.product.producer.name}, quote_via=quote)}"
    assert f'href="{of_producer}"' in shown
    assert "Nước mắm" in client.get(of_producer).content.decode()
    commune = client.get(reverse("territory:commune", args=[row.product.commune.code])).content.decode()
    assert f'href="{reverse("portal:catalogue")}?noi={row.product.commune.code}"' in commune


def test_the_set_is_named_in_the_language_of_the_page(client):
    page = page_of(recognition(registry.product(set_number=1), today().isoformat()))
    assert "1. Rau, củ, quả, hạt tươi" in client.get(page).content.decode()
    assert "1. Fresh vegetables, tubers, fruit and nuts" in client.get(f"/en{page}").content.decode()
