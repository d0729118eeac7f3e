"""Days, months and limits: the counting rules, and the command that shows them."""

import datetime
import io
import json
import sys
import time

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from ocop.foundation.calendar import (
    Filing,
    WorkingCalendar,
    add_months,
    last_valid_day,
    limit,
    limit_row,
    renewal_window,
    shipped_calendar,
    today,
)
from ocop.foundation.calendar.command import days, main
from ocop.foundation.calendar.limits import all_limits
from ocop.foundation.calendar.reading import Unreadable, read_json

DAY = datetime.timedelta(days=1)
DAYS = st.dates(datetime.date(2019, 1, 1), datetime.date(2040, 12, 31))


def d(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("instant", "day"),
    [("2026-05-21T16:59:59+00:00", "2026-05-21"), ("2026-05-21T17:00:00+00:00", "2026-05-22")],
)
def test_the_day_turns_at_midnight_in_viet_nam(instant, day):
    with time_machine.travel(datetime.datetime.fromisoformat(instant), tick=False):
        assert today() == d(day)


def test_make_up_days_are_worked_and_holidays_are_not():
    calendar = WorkingCalendar(
        frozenset({d("2026-06-03"), d("2026-06-13")}), frozenset({d("2026-06-06"), d("2026-06-13")})
    )
    worked = [step for step in range(1, 15) if calendar.is_working(datetime.date(2026, 6, step))]
    assert worked == [1, 2, 4, 5, 6, 8, 9, 10, 11, 12, 13]


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-06-01", 0, "2026-06-01"),
        ("2026-06-06", 0, "2026-06-08"),
        ("2026-06-01", 1, "2026-06-02"),
        ("2026-06-05", 1, "2026-06-08"),
        ("2026-06-06", 1, "2026-06-08"),
        ("2026-06-01", 15, "2026-06-22"),
    ],
)
def test_the_day_of_the_event_is_not_counted(start, count, end):
    assert WorkingCalendar().add_working_days(d(start), count) == d(end)


@pytest.mark.parametrize(("start", "end"), [("2026-06-01", "2026-06-16"), ("2026-06-05", "2026-06-22")])
def test_a_limit_of_calendar_days_for_an_act_ends_on_a_working_day(start, end):
    assert WorkingCalendar().add_calendar_days(d(start), 15) == d(end)


@given(DAYS, st.integers(0, 60), st.sets(DAYS, max_size=8), st.sets(DAYS, max_size=4))
def test_a_limit_ends_on_a_working_day_after_exactly_so_many(start, count, holidays, make_up):
    calendar = WorkingCalendar(frozenset(holidays), frozenset(make_up))
    end = calendar.add_working_days(start, count)
    assert calendar.is_working(end)
    assert calendar.between(start, end) == (
        count or sum(calendar.is_working(start + DAY * n) for n in range(1, (end - start).days + 1))
    )
    assert calendar.between(end, start) == -calendar.between(start, end)


@pytest.mark.parametrize(
    ("issued", "last"),
    [
        ("2023-02-24", "2026-02-24"),
        ("2024-02-29", "2027-02-28"),
        ("2023-08-31", "2026-08-31"),
        ("2019-12-23", "2022-12-23"),
    ],
)
def test_a_certificate_lasts_thirty_six_months(issued, last):
    assert last_valid_day(d(issued)) == d(last)


@given(DAYS, st.integers(-60, 60))
def test_months_keep_the_date_or_take_the_last_of_the_month(day, months):
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + DAY).day == 1)


@pytest.mark.parametrize(
    ("before", "state"),
    [(181, Filing.EARLY), (180, Filing.OPEN), (120, Filing.OPEN), (119, Filing.LATE), (-1, Filing.LATE)],
)
def test_the_window_for_renewal_has_both_its_ends(before, state):
    last = d("2027-03-02")
    assert renewal_window(last, d("2026-09-01")).state(last - DAY * before) == state


def test_limits_are_dated_rows_with_their_article():
    assert {code: [row.value for row in rows] for code, rows in all_limits().items()} == {
        "certificate_months": [36, 36],
        "renewal_opens_days": [180],
        "renewal_closes_days": [120],
        "renewal_evaluation_days": [45],
        "extension_days": [180],
        "commune_working_days": [15],
        "withdrawal_days": [15],
        "transition_first_days": [60],
        "transition_renewal_days": [30],
    }
    assert limit("commune_working_days", d("1999-01-01")) == 15
    rows = [limit_row("certificate_months", d(day)) for day in ("2026-05-21", "2026-05-22")]
    assert [row.article for row in rows] == ["Điều 12 khoản 1", "Điều 4 khoản 3"]
    units = {row.unit for rows in all_limits().values() for row in rows}
    assert units == {"months", "calendar_days", "working_days"}
    with pytest.raises(KeyError):
        limit("no_such_limit", d("2026-01-01"))


def test_the_shipped_calendar_knows_the_holidays():
    calendar = shipped_calendar()
    assert [calendar.is_working(d(f"2026-{day}")) for day in ("04-27", "04-29", "04-30", "09-01", "11-24")] == [
        False, True, False, False, False,
    ]  # fmt: skip


def test_days_answers_limits_and_windows():
    own = {"holidays": ["2026-06-03"], "make_up_days": ["2026-06-06"]}
    assert days(
        [
            {"received": "2026-06-01", "working_days": 15, "holidays": [], "make_up_days": []},
            {"received": "2026-06-01", "working_days": 4, **own},
            {"received": "2026-06-01", "working_days": 5, **own},
            {"received": "2026-04-24", "working_days": 3},
            {"received": "2026-04-24", "working_days": 3, "holidays": []},
            {"issued": "2024-02-29", "filed": "2026-08-31"},
            {"issued": "2024-02-29", "filed": "2026-10-31"},
            {"issued": "2024-02-29", "filed": "2026-11-01"},
        ]
    ) == {
        "answers": [
            "2026-06-22",
            "2026-06-06",
            "2026-06-08",
            "2026-05-04",
            "2026-04-29",
            {"last_valid_day": "2027-02-28", "opens": "2026-09-01", "closes": "2026-10-31", "state": "early"},
            {"last_valid_day": "2027-02-28", "opens": "2026-09-01", "closes": "2026-10-31", "state": "open"},
            {"last_valid_day": "2027-02-28", "opens": "2026-09-01", "closes": "2026-10-31", "state": "late"},
        ]
    }


BAD = [
    {"received": "2026-02-30", "working_days": True, "holidays": "x"},
    {"received": "20260601", "working_days": -1, "make_up_days": ["2026-06-01", 5]},
    3,
    {"issued": "9999-01-01", "filed": "2026-01-01"},
    {"received": "9999-12-30", "working_days": 5},
    {},
    {"received": "2026-06-01", "working_days": 1, "issued": "2026-06-01"},
    {"received": "2026-06-01", "working_days": 1},
]


def test_days_names_every_problem_at_once():
    assert days(BAD) == {
        "answers": [None, None, None, None, None, None, None, "2026-06-02"],
        "errors": [
            {"path": "[0].received", "message": "Không có ngày 2026-02-30."},
            {"path": "[0].working_days", "message": "Cần số nguyên từ 0."},
            {"path": "[0].holidays", "message": "Cần danh sách ngày."},
            {"path": "[1].received", "message": "Cần ngày dạng YYYY-MM-DD."},
            {"path": "[1].working_days", "message": "Cần số nguyên từ 0."},
            {"path": "[1].make_up_days[1]", "message": "Cần ngày dạng YYYY-MM-DD."},
            {"path": "[2]", "message": "Cần một đối tượng."},
            {"path": "[3]", "message": "Kết quả nằm ngoài các năm 1–9999."},
            {"path": "[4]", "message": "Kết quả nằm ngoài các năm 1–9999."},
            {"path": "[5]", "message": "Cần hoặc received và working_days, hoặc issued và filed."},
            {"path": "[6]", "message": "Cần hoặc received và working_days, hoặc issued và filed."},
        ],
    }
    assert days({}) == {"answers": [], "errors": [{"path": "", "message": "Tệp phải là một danh sách."}]}


@pytest.mark.parametrize(
    ("content", "status", "answer"),
    [
        (b'\xef\xbb\xbf[{"issued": "2023-02-24", "filed": "2025-09-01"}]', 0, None),
        (b"[", 2, "Không đọc được JSON: sai ở dòng 1, cột 2."),
        (b"[NaN]", 2, "Không đọc được JSON: NaN không phải số của JSON."),
        (b'[{"filed": "2026-01-01", "filed": 1}]', 2, "Không đọc được JSON: trường filed có hai lần."),
        (b"\xff", 2, "Tệp không phải văn bản UTF-8."),
        (b"[" * 100_000, 2, "Không đọc được JSON: lồng quá sâu."),
    ],
)
def test_the_command_prints_json_whatever_comes_in(content, status, answer, tmp_path, capfdbinary, monkeypatch):
    file = tmp_path / "days.json"
    file.write_bytes(content)
    assert main([str(file)]) == status
    printed = json.loads(capfdbinary.readouterr().out)
    assert printed == (
        {"answers": [{"last_valid_day": "2026-02-24", "opens": "2025-08-28", "closes": "2025-10-27", "state": "open"}]}
        if answer is None
        else {"answers": [], "errors": [{"path": "", "message": answer}]}
    )
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert main(["-"]) == status
    assert json.loads(capfdbinary.readouterr().out) == printed


def test_long_limits_and_long_files_are_answered_at_once(tmp_path):
    far = {"received": "2026-06-01", "working_days": 2_000_000, "holidays": ["2026-06-02"]}
    beyond = {**far, "working_days": 10**30}
    begun = time.process_time()
    assert days([far] * 50 + [beyond])["answers"] == ["9692-07-22"] * 50 + [None]
    names = ",".join(f'"k{number}": 1' for number in range(60_000))
    file = tmp_path / "days.json"
    file.write_text(f'[{{{names}, "k59999": 1}}]')
    with pytest.raises(Unreadable, match="trường k59999 có hai lần"):
        read_json(str(file))
    # Counted day by day and name by name this took minutes.
    assert time.process_time() - begun < 10


def test_a_number_of_any_length_is_no_count(tmp_path):
    file = tmp_path / "days.json"
    file.write_text('[{"received": "2026-06-01", "working_days": ' + "9" * 100_000 + "}]")
    assert days(read_json(str(file))) == {
        "answers": [None],
        "errors": [{"path": "[0].working_days", "message": "Cần số nguyên từ 0."}],
    }


def test_the_command_says_how_it_is_used(capsys, tmp_path):
    assert (main([]), main(["a", "b"])) == (2, 2)
    assert capsys.readouterr().err == "Cách dùng: ./ocop days TỆP.json (dấu - là đọc từ đầu vào)\n" * 2
    assert main([str(tmp_path / "none.json")]) == 2
