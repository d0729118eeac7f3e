"""Frozen versions: numbered, unchangeable, read through upgraders, compared by path."""

import threading

import pytest
from django.db import DatabaseError, connection, transaction

from ocop.foundation import snapshots
from ocop.foundation.ledger import entries_about, verify
from ocop.foundation.snapshots import schemas
from ocop.foundation.snapshots.comparing import compare
from ocop.foundation.snapshots.models import Snapshot

PAPER = "things.paper:1"


def freeze(content: dict, subject: str = PAPER, schema: str = "things.paper/1") -> Snapshot:
    return snapshots.freeze(subject, schema=schema, content=content, actor="u1", province="38")


@pytest.fixture
def upgrades(monkeypatch):
    """Upgraders that only this test declares."""
    monkeypatch.setattr(schemas, "_UPGRADERS", {})


@pytest.mark.django_db
def test_versions_are_numbered_per_subject_and_recorded_with_their_hash():
    one, two = freeze({"title": "A"}), freeze({"title": "B"})
    other = freeze({}, "things.paper:2")
    assert [(row.number, row.content) for row in snapshots.versions(PAPER)] == [
        (1, {"title": "A"}),
        (2, {"title": "B"}),
    ]
    assert (snapshots.latest(PAPER), snapshots.latest("things.paper:3"), other.number) == (two, None, 1)
    assert snapshots.difference(one, two) == [("title", "A", "B")]
    entry = entries_about(PAPER).first()
    assert entry is not None
    assert (entry.action, entry.actor, entry.province, entry.content) == (
        "snapshots.frozen",
        "u1",
        "38",
        {"snapshot": str(one.public_id), "number": 1, "schema": "things.paper/1", "sha256": one.sha256},
    )
    assert list(snapshots.verify()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("sql", ["UPDATE snapshots_snapshot SET number = number", "DELETE FROM snapshots_snapshot"])
def test_the_database_refuses_every_change(sql):
    freeze({})
    with pytest.raises(DatabaseError, match="append-only: snapshots_snapshot"), transaction.atomic():
        connection.cursor().execute(sql)


@pytest.mark.django_db
def test_changed_invented_and_removed_versions_are_found(tamper):
    one, two, three = freeze({"n": 1}), freeze({"n": 2}), freeze({"n": 3})
    forged = Snapshot(schema="things.paper/1", content_json='{"n":9}').computed_sha256()
    tamper("UPDATE snapshots_snapshot SET content_json = %s WHERE id = %s", '{"n":7}', one.pk)
    tamper("UPDATE snapshots_snapshot SET content_json = %s, sha256 = %s WHERE id = %s", '{"n":9}', forged, two.pk)
    tamper("DELETE FROM snapshots_snapshot WHERE id = %s", three.pk)
    assert (list(snapshots.verify()), list(verify())) == (
        [
            f"bản chụp {one.public_id}: nội dung không khớp mã băm",
            f"bản chụp {two.public_id}: khác bản mà sổ cái đã ghi",
            f"bản chụp {three.public_id}: mất",
        ],
        [],
    )


@pytest.mark.django_db
def test_old_content_is_read_through_upgraders(upgrades):
    old = freeze({"name": "A"})

    @snapshots.upgrader("things.paper/1", "things.paper/2")
    def split(content):
        return {"title": content["name"], "lines": []}

    @snapshots.upgrader("things.paper/2", "things.paper/3")
    def count(content):
        return {**content, "count": len(content["lines"])}

    new = freeze({"title": "B", "lines": [], "count": 0}, schema="things.paper/3")
    assert (old.content, old.read(), new.read()) == (
        {"name": "A"},
        {"title": "A", "lines": [], "count": 0},
        {"title": "B", "lines": [], "count": 0},
    )
    assert snapshots.difference(old, new) == [("title", "A", "B")]
    with pytest.raises(snapshots.UnknownSchema, match=r"is frozen in version 3 now"):
        freeze({}, schema="things.paper/2")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("schema", "why"),
    [
        ("things.paper/2", "this programme knows things.paper up to version 1"),
        ("nowhere.paper/1", "no room is called nowhere"),
        ("paper", "a schema reads room.thing/number"),
    ],
)
def test_a_schema_nobody_knows_says_so(schema, why):
    with pytest.raises(snapshots.UnknownSchema, match=why):
        Snapshot(schema=schema, content_json="{}").read()
    with pytest.raises(snapshots.UnknownSchema):
        freeze({}, schema=schema)
    assert Snapshot.objects.count() == 0


def test_upgraders_lead_one_step_and_are_declared_once(upgrades):
    snapshots.upgrader("things.paper/1", "things.paper/2")(dict)
    for pair in (("things.paper/1", "things.paper/3"), ("things.paper/1", "things.other/2")):
        with pytest.raises(ValueError, match="next version"):
            snapshots.upgrader(*pair)
    with pytest.raises(ValueError, match="two upgraders"):
        snapshots.upgrader("things.paper/1", "things.paper/2")(dict)


@pytest.mark.usefixtures("shared_database")
def test_versions_frozen_at_once_get_different_numbers():
    start, errors = threading.Barrier(8), []

    def run(at: int) -> None:
        try:
            start.wait(30)
            with transaction.atomic():
                freeze({"n": at})
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(at,)) for at in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert errors == []
    assert list(snapshots.versions(PAPER).values_list("number", flat=True)) == list(range(1, 9))
    assert (list(snapshots.verify()), list(verify())) == ([], [])


def test_differences_are_told_by_path():
    before = {
        "name": "A",
        "same": [1, {"x": 1}],
        "papers": [{"code": "1", "sha": "a"}, {"code": "2", "sha": "b"}],
        "tags": ["x", "y"],
        "producer": {"phone": "1", "gone": True},
        "kind": 1,
    }
    after = {
        "name": "A",
        "same": [1, {"x": 1}],
        "papers": [{"code": "3", "sha": "c"}, {"code": "1", "sha": "a2"}],
        "tags": ["x", "z", "w"],
        "producer": {"phone": "2"},
        "kind": True,
        "new": {"y": None},
    }
    assert compare(before, after) == [
        ("papers[code=1].sha", "a", "a2"),
        ("papers[code=2]", {"code": "2", "sha": "b"}, None),
        ("papers[code=3]", None, {"code": "3", "sha": "c"}),
        ("tags[1]", "y", "z"),
        ("tags[2]", None, "w"),
        ("producer.phone", "1", "2"),
        ("producer.gone", True, None),
        ("kind", 1, True),
        ("new", None, {"y": None}),
    ]
    assert compare(before, before) == []
