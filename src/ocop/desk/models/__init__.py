"""The desk's tables, one module per concern."""

from ocop.desk.models.days import DayOff
from ocop.desk.models.jobs import DueJob, Job
from ocop.desk.models.notices import Notice, Outgoing
from ocop.desk.models.numbers import Number, Series
from ocop.desk.models.requests import DataRequest

__all__ = ["DataRequest", "DayOff", "DueJob", "Job", "Notice", "Number", "Outgoing", "Series"]
