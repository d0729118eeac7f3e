"""Keeping a workbook: who may, once for two clicks, read in the own province only, taken back with a reason."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from ocop.accounts.enums import Role
from ocop.councils.access import keepable_provinces, may_keep, may_remove, may_view, removable_kept, visible_kept
from ocop.councils.actions import keep_workbook, remove_kept
from ocop.councils.models import KeptWorkbook
from ocop.councils.ticket import Ticket, seal
from ocop.councils.workbook.reading import read
from ocop.councils.workbook.writing import write
from ocop.foundation.access import Refused
from ocop.foundation.files.models import StoredFile
from ocop.foundation.files.queries import open_file
from ocop.foundation.ledger import entries_about
from tests import make as people
from tests.councils import make
from tests.queries import same_count

pytestmark = pytest.mark.django_db
KEEPERS = [Role.OFFICE_STAFF, Role.OFFICE_HEAD, Role.COUNCIL_SECRETARY]
READERS = [*KEEPERS, Role.COUNCIL_CHAIR, Role.COUNCIL_MEMBER, Role.AUDITOR]


def browser(user) -> Client:
    return people.signed_in(Client(), user)


def ticket(number: int = 1, title: str = "Đợt thử") -> Ticket:
    return Ticket(make.filled(9, title=title), "đợt 2.xlsx", f"{number:064x}")


@pytest.fixture
def office():
    return people.person(Role.OFFICE_STAFF)


def kept_by(user, number: int = 1, title: str = "Đợt thử") -> KeptWorkbook:
    return keep_workbook(actor=user, province=people.province(), ticket=ticket(number, title))


def test_a_kept_workbook_holds_what_was_checked_and_nothing_else(office):
    row = kept_by(office)
    with open_file(row.file) as stream:
        content = stream.read()
    assert content == write(make.filled(9))
    assert read(content).facts == make.filled(9)
    assert (row.name, row.law, row.sha256, row.source_sha256, row.source_name, row.by) == (
        "Đợt thử", make.LAW, row.file.sha256, f"{1:064x}", "đợt 2.xlsx", office,
    )  # fmt: skip
    assert row.summary == {"products": 1, "stars": {"4": 1}, "forwarded": 0, "attention": 0} | {
        key: row.summary[key] for key in ("stars", "attention")
    }
    entries = [(entry.action, entry.actor) for entry in entries_about(f"councils.workbook:{row.public_id}")]
    assert entries == [("councils.workbook_kept", str(office.public_id))]


def test_two_clicks_keep_once(office):
    client, url = browser(office), reverse("councils:keep")
    sent = {"ticket": seal(ticket()), "name": "Đợt 2", "province": people.province().pk}
    answers = [client.post(url, sent) for _click in range(2)]
    row = KeptWorkbook.objects.get()
    assert [(one.status_code, one.url) for one in answers] == [(302, row.get_absolute_url())] * 2
    assert StoredFile.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        KeptWorkbook.objects.create(
            **{
                field.attname: getattr(row, field.attname)
                for field in KeptWorkbook._meta.concrete_fields
                if field.name not in ("id", "public_id")
            }
        )


@pytest.mark.parametrize("role", list(Role))
def test_verdicts_and_querysets_agree_for_every_role_and_two_provinces(role, office):
    here, there = people.province(), people.province("01")
    row, user = kept_by(office), people.person(role)
    stranger = people.person(role, on_unit_of=there)
    assert (set(keepable_provinces(user)), bool(may_keep(user, here)), bool(may_keep(user, there))) == (
        ({here}, True, False) if role in KEEPERS else (set(), False, False)
    )
    assert (list(visible_kept(user)), bool(may_view(user, row))) == (([row], True) if role in READERS else ([], False))
    assert (list(removable_kept(user)), bool(may_remove(user, row))) == (
        ([row], True) if role in KEEPERS else ([], False)
    )
    assert not any(
        (visible_kept(stranger), removable_kept(stranger), may_view(stranger, row), may_remove(stranger, row))
    )


def test_keeping_is_refused_without_the_role_and_for_another_province(office):
    with pytest.raises(Refused) as caught:
        keep_workbook(actor=people.person(Role.COMMUNE_OFFICER), province=people.province(), ticket=ticket())
    assert str(caught.value) == "Chỉ Văn phòng OCOP và thư ký Hội đồng của tỉnh được giữ bảng chấm."
    sent = {"ticket": seal(ticket()), "name": "Đợt 2", "province": people.province("01").pk}
    response = browser(office).post(reverse("councils:keep"), sent)
    assert (response.status_code, list(response.context["keep"].errors)) == (422, ["province"])
    sent["province"] = people.province().pk
    assert browser(people.person(Role.COMMUNE_OFFICER)).post(reverse("councils:keep"), sent).status_code == 404
    assert KeptWorkbook.objects.count() == 0


def test_the_looked_at_page_offers_keeping_only_to_those_who_may(client, office):
    from django.core.files.uploadedfile import SimpleUploadedFile

    offered = []
    for one in (client, browser(people.person(Role.AUDITOR)), browser(office)):
        upload = SimpleUploadedFile("a.xlsx", write(make.filled(9)))
        offered.append(bool(one.post(reverse("councils:workbook"), {"workbook": upload}).context["keep"]))
    assert offered == [False, False, True]


def test_the_kept_page_computes_the_result_from_the_file_and_is_404_elsewhere(office):
    row = kept_by(office)
    page = browser(people.person(Role.AUDITOR)).get(row.get_absolute_url())
    assert [(one.product.name, one.result.stars) for one in page.context["page"].rows] == [
        (make.filled(9).products[0].name, page.context["page"].rows[0].result.stars)
    ]
    stranger = browser(people.person(Role.OFFICE_HEAD, on_unit_of=people.province("01")))
    addresses = [row.get_absolute_url(), reverse("councils:remove", args=[row.public_id])]
    addresses += [reverse("councils:kept_file", args=[row.public_id, kind]) for kind in ("bang-cham", "xlsx", "docx")]
    assert [stranger.get(url).status_code for url in addresses] == [404] * 5
    own = browser(office)
    for url in addresses:
        answer = own.get(url)
        assert answer.status_code == 200
        answer.close()


def test_taking_back_needs_a_reason_erases_the_file_and_frees_the_place(office, django_capture_on_commit_callbacks):
    row = kept_by(office)
    client, url = browser(office), reverse("councils:remove", args=[row.public_id])
    refused = client.post(url, {"reason": "   "})
    assert (refused.status_code, KeptWorkbook.objects.get().removed_at) == (422, None)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(url, {"reason": "giữ nhầm tệp"})
    row.refresh_from_db()
    assert (answer.url, row.file, row.removed_by, row.removed_reason) == (
        reverse("councils:kept_list"), None, office, "giữ nhầm tệp",
    )  # fmt: skip
    assert StoredFile.objects.count() == 0
    with pytest.raises(Refused) as caught:
        remove_kept(actor=office, kept=row, reason="lần nữa")
    assert str(caught.value) == "Bảng chấm này đã được bỏ."
    shown = client.get(row.get_absolute_url())
    assert (shown.status_code, shown.context["page"]) == (200, None)
    assert kept_by(office).pk != row.pk
    actions = [entry.action for entry in entries_about(f"councils.workbook:{row.public_id}")]
    assert sorted(actions) == ["councils.workbook_kept", "councils.workbook_removed"]


def test_the_list_searches_without_diacritics_filters_sorts_and_exports(office):
    client, url = browser(office), reverse("councils:kept_list")
    first, second = kept_by(office, 1, "Đợt hè Hoá Quỳ"), kept_by(office, 2, "Đợt đông")
    remove_kept(actor=office, kept=second, reason="nhầm")

    def shown(query: str) -> list[str]:
        return [row.record.name for row in client.get(f"{url}{query}").context["listing"].table.rows]

    assert shown("?xep=name") == [second.name, first.name]
    assert shown("?q=hóa") == shown("?q=HOA") == shown("?trang_thai=giu") == [first.name]
    assert shown("?trang_thai=bo") == [second.name]
    assert client.get(f"{url}?xuat=xlsx")["Content-Type"] == make.XLSX


def test_the_list_asks_the_database_the_same_at_one_row_and_at_three(office):
    one, three = same_count(
        browser(office), reverse("councils:kept_list"), lambda number: kept_by(office, number, f"Đợt {number}")
    )
    assert one == three
