"""State tables as data: which step leads from where to where, who may take it, when, and how it is undone.

The only door of a state change. A room writes its table in ``workflow.py`` and calls ``advance`` in its actions.
"""

from ocop.foundation.workflow.advancing import Workflow
from ocop.foundation.workflow.table import SYSTEM, WORKFLOWS, NoUndo, Offer, Row, Step

__all__ = ["SYSTEM", "WORKFLOWS", "NoUndo", "Offer", "Row", "Step", "Workflow"]
