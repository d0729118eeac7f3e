"""The law as data and pure scoring: no Django, no database, no clock (see docs/developer/criteria.md)."""

from .alpha import agreement
from .assessment import Answer, Assessment, answers_for, assess
from .ballots import Ballot, Finding, check_ballot, stops_of
from .check import CriteriaError
from .library import UnknownLaw, laws, load
from .model import RANKS, Case, Criterion, Label, Mismatch, Option, Part, Section, Slip, Stop
from .path import Change, Path, Reason, path_to
from .regulation import ForwardRule, GateRule, Regulation, RegulationError
from .result import Result, display, tally
from .sheet import CriteriaSet, NotScorable, Sheet

__all__ = [
    "RANKS",
    "Answer",
    "Assessment",
    "Ballot",
    "Case",
    "Change",
    "CriteriaError",
    "CriteriaSet",
    "Criterion",
    "Finding",
    "ForwardRule",
    "GateRule",
    "Label",
    "Mismatch",
    "NotScorable",
    "Option",
    "Part",
    "Path",
    "Reason",
    "Regulation",
    "RegulationError",
    "Result",
    "Section",
    "Sheet",
    "Slip",
    "Stop",
    "UnknownLaw",
    "agreement",
    "answers_for",
    "assess",
    "check_ballot",
    "display",
    "laws",
    "load",
    "path_to",
    "stops_of",
    "tally",
]
