"""``./ocop status``: the documented form, every event type, every problem at once."""

import json

import pytest

from ocop.standing.status_command import main, status

CERTIFICATES = [
    {"id": "C1", "stars": 3, "issued": "2023-02-24"},
    {"id": "C2", "stars": 4, "issued": "2026-03-02"},
]
EXTENSION = {"type": "extension", "certificate": "C1", "effective": "2026-02-10", "reason": "…", "until": "2026-07-31"}
RENEWAL = {"type": "renewal", "old": "C1", "new": "C2", "effective": "2026-03-02"}

UPGRADE = RENEWAL | {"type": "upgrade", "effective": "2025-01-01"}
ANNULLED = {"type": "annulled", "certificate": "C1", "effective": "2024-05-10"}


def states(events: list[dict], *days: str, of: str = "C1") -> list[str]:
    answer = status(
        {"certificates": CERTIFICATES, "events": events, "queries": [{"on": day, "of": of} for day in days]}
    )
    assert set(answer) == {"answers"}
    return [row["state"] for row in answer["answers"]]


def test_the_example_of_the_design(tmp_path, capfdbinary):
    file = tmp_path / "status.json"
    queries = [{"on": "2026-02-25", "of": "C1"}, {"on": "2026-03-02", "of": "product"}]
    file.write_text(json.dumps({"certificates": CERTIFICATES, "events": [EXTENSION, RENEWAL], "queries": queries}))
    assert main([str(file)]) == 0
    assert json.loads(capfdbinary.readouterr().out) == {
        "answers": [{"state": "extended"}, {"state": "valid", "stars": 4, "in_force": "C2"}]
    }


def test_an_instant_is_read_as_the_day_in_viet_nam():
    instants = [
        "2026-02-24T16:59:59Z",
        "2026-02-24T17:00:00Z",
        "2026-02-25T00:00+07:00",
        "2026-02-24T23:59:59.999999+07:00",
    ]
    queries = [{"at": instant, "of": "C1"} for instant in instants]
    assert status({"certificates": CERTIFICATES, "queries": queries}) == {
        "answers": [{"state": state} for state in ("valid", "expired", "expired", "valid")]
    }


@pytest.mark.parametrize(
    ("events", "days", "expected"),
    [
        ([], ["2023-02-23", "2023-02-24", "2026-02-24", "2026-02-25"], ["not_issued", "valid", "valid", "expired"]),
        ([EXTENSION], ["2026-02-24", "2026-07-31", "2026-08-01"], ["valid", "extended", "expired"]),
        ([RENEWAL], ["2026-03-01", "2026-03-02"], ["expired", "superseded"]),
        ([UPGRADE], ["2024-12-31", "2025-01-01"], ["valid", "superseded"]),
        (
            [{"type": "renewal_refused", "certificate": "C1", "effective": "2026-04-10"}, EXTENSION],
            ["2026-04-10", "2026-04-11"],
            ["extended", "expired"],
        ),
        (
            [
                {"type": "withdrawal_annulled", "certificate": "C1", "effective": "2024-08-01"},
                {"type": "withdrawal", "certificate": "C1", "effective": "2024-05-10"},
            ],
            ["2024-05-09", "2024-05-10", "2024-08-01"],
            ["valid", "withdrawn", "valid"],
        ),
        ([ANNULLED], ["2024-05-10", "2030-01-01"], ["annulled", "annulled"]),
        (
            [{"type": "correction", "certificate": "C1", "effective": "2023-04-01", "field": "issued",
              "old": "2023-02-24", "new": "2023-03-24"}],
            ["2026-03-24", "2026-03-25"],
            ["valid", "expired"],
        ),
        (
            [{"type": "correction", "certificate": "C1", "effective": "2023-04-01", "field": "name", "new": "B"},
             {"type": "inspected", "certificate": "no such"}],
            ["2026-02-24", "2026-02-25"],
            ["valid", "expired"],
        ),
    ],
)  # fmt: skip
def test_every_type_of_event(events, days, expected):
    assert states(events, *days) == expected


def test_the_product_has_no_stars_where_no_certificate_is_in_force():
    queries = [{"on": day, "of": "product"} for day in ("2023-01-01", "2026-02-24", "2026-02-25", "2026-03-02")]
    assert status({"certificates": CERTIFICATES, "events": [RENEWAL], "queries": queries}) == {
        "answers": [
            {"state": "not_issued", "stars": None, "in_force": None},
            {"state": "valid", "stars": 3, "in_force": "C1"},
            {"state": "expired", "stars": None, "in_force": None},
            {"state": "valid", "stars": 4, "in_force": "C2"},
        ]
    }


def test_every_problem_is_named_at_once():
    raw = {
        "certificates": [
            {"id": "C1", "stars": True, "issued": "2026-13-01"},
            {"id": "C1", "stars": 2, "issued": "9998-01-01"},
            {"id": "product", "stars": 3, "issued": "2026-01-01"},
            5,
        ],
        "events": [
            {"type": "inspected"},
            {"type": "extension", "certificate": "Z"},
            {},
            {"type": "renewal", "old": "C1", "new": "C1", "effective": "2026-01-01"},
            {
                "type": "correction",
                "certificate": "C1",
                "effective": "2026-01-01",
                "field": "issued",
                "new": "24/02/2023",
            },
            {"type": "withdrawal", "effective": "2026-01-01"},
        ],
        "queries": [
            {"on": "2026-01-01", "at": "x", "of": "C9"},
            7,
            {"at": "2026-01-01T00:00:00", "of": "C1"},
            {"on": 1},
        ],
    }
    date, instant = "Cần ngày dạng YYYY-MM-DD.", "Cần thời điểm có múi giờ, dạng YYYY-MM-DDThh:mm:ss+07:00."
    of, stars = (
        "Cần mã của một giấy chứng nhận trong tệp hoặc product.",
        "Số sao của giấy chứng nhận phải là 3, 4 hoặc 5.",
    )
    expected = [
        ("certificates[0].stars", stars),
        ("certificates[0].issued", "Không có ngày 2026-13-01."),
        ("certificates[1].id", "Mã C1 có hai lần."),
        ("certificates[1].stars", stars),
        ("certificates[1].issued", "Ngày cuối còn hiệu lực nằm ngoài các năm 1–9999."),
        ("certificates[2].id", "Cần một mã không rỗng và khác product."),
        ("certificates[3]", "Cần một đối tượng."),
        ("events[1].certificate", "Không có giấy chứng nhận Z."),
        ("events[1].effective", date),
        ("events[1].until", date),
        ("events[2].type", "Cần loại sự kiện."),
        ("events[3].new", "Giấy mới phải khác giấy cũ."),
        ("events[4].new", date),
        ("events[5].certificate", "Cần mã giấy chứng nhận."),
        ("queries[0].of", of),
        ("queries[0]", "Cần một trong hai: on (ngày) hoặc at (thời điểm có múi giờ)."),
        ("queries[1]", "Cần một đối tượng."),
        ("queries[2].at", instant),
        ("queries[3].of", of),
        ("queries[3].on", date),
    ]
    answer = status(raw)
    assert [(row["path"], row["message"]) for row in answer["errors"]] == expected
    assert answer["answers"] == [None] * 4


def test_one_bad_query_leaves_the_others_their_answers():
    queries = [{"on": "2026-02-24", "of": "C1"}, {"on": "2026-02-30", "of": "C1"}]
    assert status({"certificates": CERTIFICATES, "queries": queries}) == {
        "answers": [{"state": "valid"}, None],
        "errors": [{"path": "queries[1].on", "message": "Không có ngày 2026-02-30."}],
    }


@pytest.mark.parametrize("raw", [[], {}, {"certificates": [], "queries": {}}, None])
def test_a_file_of_another_form_is_refused(raw):
    answer = status(raw)
    assert answer["answers"] == []
    assert {row["path"] for row in answer["errors"]} <= {"", "certificates", "queries"} and answer["errors"]


def test_the_command_answers_2_for_what_it_cannot_read(tmp_path, capfdbinary):
    file = tmp_path / "status.json"
    file.write_text("{")
    assert (main([str(file)]), main([])) == (2, 2)
    printed = json.loads(capfdbinary.readouterr().out)
    assert (printed["answers"], [row["path"] for row in printed["errors"]]) == ([], [""])
