"""Which law holds on a day, and how a law is named in an address."""

import datetime

from ocop.criteria import CriteriaSet, laws, load


def slug_of(law: str) -> str:
    """``26/2026/QĐ-TTg`` → ``26-2026``; ``148/QĐ-TTg`` → ``148``."""
    return "-".join(part for part in law.split("/") if part.isdigit())


def law_on(day: datetime.date) -> CriteriaSet | None:
    """The youngest law in force on a day (its last day included), None before the first one."""
    running = [law for law in map(load, laws()) if law.in_force <= f"{day}" <= (law.lapsed or f"{day}")]
    return max(running, key=lambda law: law.in_force, default=None)
