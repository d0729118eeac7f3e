"""The desk's acts, one module per concern; rooms import them from here. Long jobs stand in `desk.jobs`."""

from ocop.desk.actions.days import change_day, load_calendar
from ocop.desk.actions.notices import mark_read, notify
from ocop.desk.actions.numbers import cancel_number, next_number
from ocop.desk.actions.requests import answer_request, open_request, refuse_request, reopen_request

__all__ = [
    "answer_request",
    "cancel_number",
    "change_day",
    "load_calendar",
    "mark_read",
    "next_number",
    "notify",
    "open_request",
    "refuse_request",
    "reopen_request",
]
