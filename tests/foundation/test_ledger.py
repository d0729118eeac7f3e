"""The ledger: written inside acts, sealed behind them, and every later change found."""

import datetime
import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from ocop.foundation import append_only, ledger
from ocop.foundation.ledger import entries_about, merkle, record, seal_pending, verify
from ocop.foundation.ledger.models import Entry, Head, Leaf
from ocop.foundation.ledger.sealing import BATCH
from tests.foundation.make import acts


def found() -> list[tuple[str, str]]:
    return [(problem.kind, problem.where) for problem in verify()]


@pytest.mark.django_db
def test_an_act_is_recorded_with_its_hash():
    entry = record("things.act", subject="things.paper:1", actor="u1", content={"b": 1, "a": "Hóa"}, province="38")
    kept = Entry.objects.get()
    assert (kept.action, kept.subject, kept.actor, kept.province, kept.content, kept.content_json) == (
        "things.act",
        "things.paper:1",
        "u1",
        "38",
        {"a": "Hóa", "b": 1},
        '{"a":"Hóa","b":1}',
    )
    assert (kept.at, kept.sha256) == (entry.at, kept.computed_sha256())
    assert list(entries_about("things.paper:1")) == [entry]
    assert list(entries_about("things.paper:2")) == []


@pytest.mark.django_db
@pytest.mark.parametrize("content", [{"x": 1.5}, {"x": datetime.date(2026, 1, 1)}, {1: "x"}, {"x": [{"y": b""}]}])
def test_content_without_one_written_form_is_refused(content):
    with pytest.raises(TypeError):
        record("things.act", subject="s", actor="system", content=content)


@pytest.mark.django_db(transaction=True)
def test_an_act_is_recorded_in_its_own_transaction_or_not_at_all():
    with pytest.raises(RuntimeError, match="inside the transaction"):
        record("things.act", subject="s", actor="system", content={})
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record("things.act", subject="s", actor="system", content={})
        _ = 1 / 0
    assert Entry.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["ledger_entry", "ledger_leaf", "ledger_head"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET sha256 = sha256", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_the_database_refuses_every_change(table, sql):
    acts(1)
    seal_pending()
    if table == "ledger_head":
        sql = sql.replace("sha256", "root")
    if connection.vendor == "postgresql":
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
    elif sql.startswith("TRUNCATE"):
        sql = "REPLACE INTO {0} SELECT * FROM {0}"  # SQLite knows no TRUNCATE but this, which PostgreSQL does not know
    with pytest.raises(DatabaseError, match="append-only: ledger_"), transaction.atomic():
        connection.cursor().execute(sql.format(table))
    assert found() == []


@pytest.mark.django_db
def test_acts_are_sealed_in_batches_and_every_proof_holds():
    assert seal_pending() == 0
    acts(BATCH + 3)
    assert (seal_pending(), seal_pending()) == (BATCH + 3, 0)
    acts(1)
    assert seal_pending() == 1
    assert list(Head.objects.values_list("size", flat=True)) == [BATCH, BATCH + 3, BATCH + 4]
    hashes = [bytes.fromhex(text) for text in Leaf.objects.order_by("index").values_list("sha256", flat=True)]
    first, last = Head.objects.earliest("size"), Head.objects.latest("size")
    assert last.root == merkle.root(hashes).hex()
    proof = merkle.consistency_proof(hashes, first.size)
    old, new = bytes.fromhex(first.root), bytes.fromhex(last.root)
    assert merkle.verify_consistency(first.size, last.size, old, new, proof)
    leaf = Leaf.objects.select_related("entry").get(index=7)
    own = merkle.leaf_hash(bytes.fromhex(leaf.entry.computed_sha256()))
    assert merkle.verify_inclusion(own, 7, last.size, merkle.inclusion_proof(hashes, 7), new)
    assert found() == []


@pytest.mark.django_db
def test_a_number_committed_late_is_sealed_late():
    entry = acts(1)[0]
    late = Entry(pk=entry.pk - 1, action="a", subject="s", actor="system", at=entry.at, content_json="{}")
    late.sha256 = late.computed_sha256()
    assert seal_pending() == 1
    late.save(force_insert=True)
    assert seal_pending() == 1
    assert list(Leaf.objects.order_by("index").values_list("entry_id", flat=True)) == [entry.pk, late.pk]
    assert found() == []


COLUMNS = ["public_id", "action", "subject", "actor", "province", "at", "content_json", "sha256"]


@pytest.mark.django_db
@pytest.mark.parametrize("sealed", [True, False])
@pytest.mark.parametrize("column", COLUMNS)
def test_one_changed_byte_of_any_column_is_found(column, sealed, tamper):
    entry = acts(3)[1]
    if sealed:
        seal_pending()
    value = Entry.objects.filter(pk=entry.pk).values_list(column, flat=True).get()
    changed = value + datetime.timedelta(microseconds=1) if column == "at" else other_end(str(value))
    if column == "public_id" and connection.vendor == "sqlite":
        changed = changed.replace("-", "")
    if column == "content_json":
        changed = value + " "  # even one that says the same
    tamper(f"UPDATE ledger_entry SET {column} = %s WHERE id = %s", changed, entry.pk)
    assert found() == [("changed", f"việc {entry.pk}")]


def other_end(text: str) -> str:
    return text[:-1] + ("1" if text[-1] == "0" else "0")


@pytest.mark.django_db
def test_an_act_rewritten_with_its_hash_is_found_by_its_leaf(tamper):
    entry = acts(3)[1]
    seal_pending()
    entry.content_json = "{}"
    tamper(
        "UPDATE ledger_entry SET content_json = %s, sha256 = %s WHERE id = %s",
        entry.content_json,
        entry.computed_sha256(),
        entry.pk,
    )
    assert found() == [("leaf", "lá 1")]


@pytest.mark.django_db
def test_a_changed_leaf_and_a_rewritten_one_break_the_root_once(tamper):
    acts(3)
    seal_pending()
    acts(2)
    seal_pending()
    acts(2)
    seal_pending()
    tamper('UPDATE ledger_leaf SET sha256 = %s WHERE "index" = 3', "ab" * 32)
    assert found() == [("leaf", "lá 3"), ("root", "cây 5")]


@pytest.mark.django_db
@pytest.mark.parametrize("column", ["root", "frontier", "size"])
def test_a_changed_head_is_found(column, tamper):
    acts(3)
    seal_pending()
    acts(2)
    seal_pending()
    value = Head.objects.filter(size=3).values_list(column, flat=True).get()
    tamper(f"UPDATE ledger_head SET {column} = %s WHERE size = 3", 4 if column == "size" else other_end(value))
    assert found() == [("root", "cây 4" if column == "size" else "cây 3")]


@pytest.mark.django_db
def test_text_that_is_no_hash_any_more_is_found_not_stumbled_over(tamper):
    entry = acts(1)[0]
    seal_pending()
    tamper("UPDATE ledger_leaf SET sha256 = 'zz'")
    tamper("UPDATE ledger_head SET frontier = 'zz'")
    assert found() == [("leaf", "lá 0"), ("root", "cây 1")]
    tamper("UPDATE ledger_entry SET sha256 = 'zz'")
    assert found() == [("changed", f"việc {entry.pk}"), ("root", "cây 1")]


def test_removed_rows_are_found(tamper_freely):
    entries = acts(3)
    seal_pending()
    acts(2)
    seal_pending()
    tamper_freely("DELETE FROM ledger_entry WHERE id = %s", entries[0].pk)
    assert found() == [("missing", f"việc {entries[0].pk}")]
    tamper_freely('DELETE FROM ledger_leaf WHERE "index" = 0')
    assert found() == [("leaf", "lá 0"), ("root", "cây 3")]
    tamper_freely('DELETE FROM ledger_leaf WHERE "index" >= 3')
    assert [problem[1] for problem in found()] == ["lá 0", "cây 3", "lá 3", "lá 4", "cây 5"]


def test_an_end_cut_off_without_a_trace_is_found_by_a_root_written_down(tamper_freely):
    entries = acts(3)
    seal_pending()
    acts(2)
    seal_pending()
    head = Head.objects.latest("size")
    assert list(verify((head.size, head.root))) == []
    tamper_freely("DELETE FROM ledger_head WHERE size = 5")
    assert found() == [("leaf", "lá 3"), ("leaf", "lá 4")]
    tamper_freely('DELETE FROM ledger_leaf WHERE "index" >= 3')
    tamper_freely("DELETE FROM ledger_entry WHERE id > %s", entries[2].pk)
    assert found() == []
    assert [str(problem) for problem in verify((head.size, head.root))] == ["cây 5: chỉ còn 3 lá"]
    acts(2)
    seal_pending()
    assert [problem.where for problem in verify((head.size, head.root))] == ["cây 5"]


@pytest.mark.usefixtures("shared_database")
def test_sealers_and_writers_at_once_lose_and_double_nothing():
    sealed: list[int] = []
    errors: list[Exception] = []

    def run(work) -> None:
        try:
            for _ in range(15):
                work()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    works = [lambda: acts(4)] * 3 + [lambda: sealed.append(seal_pending())] * 2
    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    sealed.append(seal_pending())
    assert (errors, sum(sealed), Leaf.objects.count(), Head.objects.latest("size").size) == ([], 180, 180, 180)
    assert found() == []


def test_the_package_offers_what_it_says_and_nothing_else():
    assert sorted(ledger.__all__) == [name for name in sorted(ledger.__all__) if callable(getattr(ledger, name))]
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = ledger.nothing


@pytest.mark.django_db
def test_a_table_without_its_triggers_is_told():
    append_only.remove(connection, "ledger_leaf")
    assert found() == [("unprotected", "ledger_leaf")]


@pytest.mark.django_db
def test_the_commands_say_what_they_found(capsys, tamper):
    acts(3)
    call_command("seal_ledger")
    acts(1)
    head = Head.objects.get()
    call_command("verify_ledger")
    call_command("verify_ledger", known=["3", head.root])
    assert capsys.readouterr().out == "3 việc vừa được niêm phong.\n" + (
        f"4 việc khớp, 3 việc đã niêm phong.\nGốc: 3 {head.root}\n" * 2
    )
    with pytest.raises(CommandError, match="--known"):
        call_command("verify_ledger", known=["x", "y"])
    entry = Entry.objects.earliest("pk")
    tamper("UPDATE ledger_entry SET actor = 'x' WHERE id = %s", entry.pk)
    with pytest.raises(CommandError, match=r"^1 chỗ không khớp$"):
        call_command("verify_ledger")
    assert capsys.readouterr().out == f"việc {entry.pk}: nội dung hoặc mã băm bị thay đổi\n"
