"""Signing a sheet off and laying official words over a label: who may, what is kept, what is refused."""

import pytest

from ocop.accounts.enums import Role
from ocop.criteria import Label, load
from ocop.foundation.access import Refused
from ocop.foundation.calendar import today
from ocop.foundation.ledger import entries_about
from ocop.lawbook import actions
from ocop.lawbook.queries import labels, sign_off_of, sign_offs, wordings
from tests import make

pytestmark = pytest.mark.django_db

LAW = "26/2026/QĐ-TTg"
SUBJECT = f"lawbook.sheet:{LAW}:9"


@pytest.fixture
def office():
    return make.person(Role.OFFICE_STAFF)


def test_a_sheet_is_signed_off_once_and_taken_back_with_a_reason(office):
    province = make.province()
    with pytest.raises(Refused) as refusal:
        actions.sign_off(actor=office, province=province, law=LAW, sheet=9, agrees=False, note="nhầm bản")
    assert str(refusal.value) == "Bộ này chưa được đối chiếu nên không có gì để rút."

    signed = actions.sign_off(actor=office, province=province, law=LAW, sheet=9, agrees=True, note="  bản  giấy ")
    assert (signed.by, signed.day, signed.note) == (office, today(), "bản giấy")
    assert sign_offs(province, LAW) == {9: signed}
    with pytest.raises(Refused) as refusal:
        actions.sign_off(actor=office, province=province, law=LAW, sheet=9, agrees=True)
    assert str(refusal.value) == "Bộ này đã được đối chiếu rồi."
    with pytest.raises(Refused) as refusal:
        actions.sign_off(actor=office, province=province, law=LAW, sheet=9, agrees=False, note=" \u200b ")
    assert str(refusal.value) == "Ghi lý do rút lời đối chiếu."

    actions.sign_off(actor=office, province=province, law=LAW, sheet=9, agrees=False, note="so nhầm phụ lục")
    assert sign_offs(province, LAW) == {}
    assert sign_off_of(province, LAW, 9).note == "so nhầm phụ lục"
    assert [entry.action for entry in entries_about(SUBJECT)] == ["lawbook.sign_off", "lawbook.sign_off_taken_back"]


def test_words_are_versions_and_an_empty_one_returns_to_the_shipped_words(office):
    province = make.province()
    sheet = load(LAW).sheet(9)
    code = sheet.codes[0]
    place = f"criterion:{code}"
    shipped = labels(province, sheet)[place]
    values = {"actor": office, "province": province, "law": LAW, "sheet": 9, "place": place}

    actions.set_wording(**values, vi="Tên chính thức", en="", reason="Bản ký, trang 3")
    assert labels(province, sheet)[place] == Label("Tên chính thức", shipped.en)
    actions.set_wording(**values, vi="Tên chính thức, lần hai", en="Official name", reason="Đính chính")
    assert labels(province, sheet)[place] == Label("Tên chính thức, lần hai", "Official name")
    actions.set_wording(**values, vi="", en="", reason="Trở về")
    assert labels(province, sheet)[place] == shipped
    assert [(row.number, row.vi) for row in wordings(province, LAW, 9)] == [
        (3, ""),
        (2, "Tên chính thức, lần hai"),
        (1, "Tên chính thức"),
    ]
    assert load(LAW).sheet(9) == sheet

    for wrong, message in (
        ({"place": "option:1.1:99"}, "Phiếu này không có vị trí đó."),
        ({"reason": "  "}, "Ghi lý do hoặc nguồn của câu chữ này."),
    ):
        with pytest.raises(Refused) as refusal:
            actions.set_wording(**{**values, "vi": "x", "en": "", "reason": "r", **wrong})
        assert str(refusal.value) == message


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COMMUNE_OFFICER, Role.COUNCIL_SECRETARY, Role.AUDITOR])
def test_others_change_nothing(role):
    person = make.person(role)
    with pytest.raises(Refused):
        actions.sign_off(actor=person, province=make.province(), law=LAW, sheet=9, agrees=True)


def test_an_office_speaks_for_its_own_province_alone(office):
    other = make.province("40")
    with pytest.raises(Refused) as refusal:
        actions.sign_off(actor=office, province=other, law=LAW, sheet=9, agrees=True)
    assert str(refusal.value) == "Chỉ Văn phòng OCOP của tỉnh được đối chiếu và đặt câu chữ chính thức."
    actions.sign_off(actor=office, province=make.province(), law=LAW, sheet=9, agrees=True)
    assert (sign_off_of(other, LAW, 9), sign_offs(other, LAW)) == (None, {})
