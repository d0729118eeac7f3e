"""Two clicks in one moment, in two tabs or by two people: one act is done, the other is told why not; none breaks.

SQLite lets one writer in at a time; PostgreSQL lets both in, so there each act must wait for its turn itself.
"""

import threading
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from ocop.accounts import actions as accounts
from ocop.accounts.enums import Role
from ocop.accounts.models import User
from ocop.desk.actions import open_request
from ocop.desk.enums import RequestKind
from ocop.desk.models import DataRequest
from ocop.foundation.access import Refused
from ocop.lawbook import actions as lawbook
from ocop.lawbook.models import SignOff, Wording
from ocop.registry import actions as registry
from ocop.registry.enums import ProducerKind
from ocop.registry.facts import ProducerFacts
from ocop.registry.models import Producer, ProducerMember
from tests import make
from tests.desk.conftest import shared_database  # noqa: F401
from tests.registry import make as rows

pytestmark = pytest.mark.usefixtures("shared_database")
TIMES = 4
LAW = {"law": "26/2026/QĐ-TTg", "sheet": 9}


def at_once(act: Callable[[], object]) -> list[str]:
    """Run ``act`` in several threads that start together; what came of each, sorted."""
    start, results = threading.Barrier(TIMES), []

    def run() -> None:
        try:
            start.wait(30)
            act()
            results.append("done")
        except (Refused, ValidationError) as refusal:
            results.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(TIMES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(results)


def test_an_account_of_one_name():
    admin, unit = make.person(Role.ADMINISTRATOR), make.unit()
    results = at_once(lambda: accounts.create_person(actor=admin, unit=unit, username="lan", full_name="Lan"))
    assert (results, User.objects.filter(username="lan").count()) == ([*["ValidationError"] * 3, "done"], 1)


def test_the_first_administrator():
    office = make.unit()
    token = accounts.first_administrator_link("http://x").rstrip("/").rpartition("/")[2]
    numbers = iter(range(TIMES))

    def act() -> None:
        values = {"username": f"dau.tien{next(numbers)}", "full_name": "Lan", "password": "con-trâu-xanh-27"}
        accounts.create_first_administrator(token=token, province=office.province, **values)

    assert (at_once(act), User.objects.count()) == ([*["Refused"] * 3, "done"], 1)


def test_a_request_about_own_data():
    person, province = make.person(Role.OFFICE_STAFF), make.province()
    results = at_once(lambda: open_request(actor=person, kind=RequestKind.ACCESS, province=province))
    assert (results, DataRequest.objects.count()) == ([*["Refused"] * 3, "done"], 1)


def test_a_sheet_compared_with_the_signed_text():
    office, province = make.person(Role.OFFICE_STAFF), make.province()
    results = at_once(lambda: lawbook.sign_off(actor=office, province=province, agrees=True, **LAW))
    assert (results, SignOff.objects.count()) == ([*["Refused"] * 3, "done"], 1)


def test_official_words():
    office, province = make.person(Role.OFFICE_STAFF), make.province()
    words = {"place": "sheet", "vi": "Tên khác", "en": "", "reason": "Bản ký", **LAW}
    results = at_once(lambda: lawbook.set_wording(actor=office, province=province, **words))
    assert (results, [row.number for row in Wording.objects.all()]) == (["done"] * 4, [1])


def test_a_producer_of_one_registration_number():
    office, named = rows.office(), {"name": "HTX Sóng", "kind": ProducerKind.COOPERATIVE, "commune": make.commune()}
    facts = ProducerFacts(**named, registration_number="0123456789")
    results = at_once(lambda: registry.register_producer(actor=office, facts=facts))
    assert (results, Producer.objects.count()) == ([*["ValidationError"] * 3, "done"], 1)


def test_a_person_authorised_by_a_producer():
    office, holder, person = rows.office(), rows.producer(), make.person()
    results = at_once(lambda: registry.add_member(actor=office, producer=holder, username=person.username))
    assert (results, ProducerMember.objects.count()) == ([*["ValidationError"] * 3, "done"], 1)
