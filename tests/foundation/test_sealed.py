"""Personal values: erased with their salt while ledger and snapshots still prove what they said."""

import datetime
import json

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from ocop.foundation import sealed, snapshots
from ocop.foundation.access import Refused
from ocop.foundation.canonical import canonical, sha256_hex
from ocop.foundation.ledger import record, seal_pending, verify
from ocop.foundation.sealed.models import SealedValue

WHO = "things.person:1"


@pytest.mark.django_db
def test_values_are_kept_by_name_and_reference():
    first = sealed.put(WHO, "phone", "0912 345 678")
    second = sealed.put(WHO, "phone", "0987 654 321")
    people = sealed.put(WHO, "people", [{"ethnicity": "Mường", "born": 1980}])
    sealed.put("things.person:2", "phone", "x")
    assert sealed.values_of(WHO) == {"phone": "0987 654 321", "people": [{"ethnicity": "Mường", "born": 1980}]}
    assert [sealed.get(reference) for reference in (first, second, people)] == [
        "0912 345 678",
        "0987 654 321",
        [{"ethnicity": "Mường", "born": 1980}],
    ]
    row = SealedValue.objects.get(public_id=first["id"])
    assert first["hash"] == sha256_hex(bytes.fromhex(row.salt) + b'"0912 345 678"')
    assert len({reference["hash"] for reference in (first, sealed.put(WHO, "again", "0912 345 678"))}) == 2


@pytest.mark.django_db
def test_erasure_leaves_every_proof_valid():
    reference = sealed.put(WHO, "name", "Nguyễn Thị Bưởi")
    frozen = snapshots.freeze("things.paper:1", schema="things.paper/1", content={"name": reference}, actor="u1")
    record("things.filed", subject="things.paper:1", actor="u1", content={"who": reference})
    seal_pending()
    assert (sealed.erase(WHO), sealed.erase(WHO)) == (1, 0)
    assert (sealed.get(reference), sealed.values_of(WHO)) == (None, {})
    assert (list(verify()), list(snapshots.verify())) == ([], [])
    assert frozen.read() == {"name": reference}
    row = SealedValue.objects.get()
    assert (row.value_json, row.salt, row.sha256) == ("", "", reference["hash"])
    with connection.cursor() as cursor:  # nothing of the name is left in any table of foundation
        for table in ("ledger_entry", "snapshots_snapshot", "sealed_sealedvalue"):
            cursor.execute(f"SELECT * FROM {table}")
            assert "Bưởi" not in json.dumps(cursor.fetchall(), ensure_ascii=False, default=str)


@pytest.mark.django_db
def test_what_archive_law_keeps_is_not_erased_before_its_day(time_machine_at):
    sealed.put(WHO, "name", "A")
    sealed.restrict(WHO, "Luật Lưu trữ, Điều 15", datetime.date(2030, 12, 31))
    sealed.restrict(WHO, "Thông tư 10", datetime.date(2028, 1, 1))
    time_machine_at("2030-12-31 23:59")
    assert (sealed.is_restricted(WHO), sealed.is_restricted(WHO, datetime.date(2031, 1, 1))) == (True, False)
    with pytest.raises(Refused) as caught:
        sealed.erase(WHO)
    assert str(caught.value) == "Chưa được xóa: phải lưu đến hết ngày 31/12/2030 theo Luật Lưu trữ, Điều 15."
    assert sealed.values_of(WHO) == {"name": "A"}
    time_machine_at("2031-01-01 00:00")
    assert sealed.erase(WHO) == 1


@pytest.mark.django_db
def test_a_changed_value_and_a_foreign_reference_are_found():
    reference = sealed.put(WHO, "name", "A")
    with pytest.raises(sealed.Changed):
        sealed.get({"id": reference["id"], "hash": "0" * 64})
    SealedValue.objects.update(value_json='"B"')
    with pytest.raises(sealed.Changed):
        sealed.get(reference)
    with pytest.raises(sealed.Changed):
        sealed.values_of(WHO)


@pytest.mark.django_db
def test_half_an_erasure_is_impossible_and_a_restriction_needs_its_ground():
    sealed.put(WHO, "name", "A")
    with pytest.raises(IntegrityError), transaction.atomic():
        SealedValue.objects.update(value_json="")
    with pytest.raises(ValueError, match="ground"):
        sealed.restrict(WHO, "", datetime.date(2030, 1, 1))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(json_values)
def test_canonical_text_is_one_and_says_the_same(value):
    text = canonical(value)
    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text


@given(st.dictionaries(st.text(max_size=5), st.integers(), max_size=6), st.randoms())
def test_canonical_text_knows_no_order_of_keys(value, chance):
    keys = list(value)
    chance.shuffle(keys)
    assert canonical({key: value[key] for key in keys}) == canonical(value)
