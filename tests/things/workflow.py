"""The table of papers."""

from dataclasses import dataclass

from ocop.foundation.access import ALLOWED, Verdict, refused
from ocop.foundation.workflow import NoUndo, Step, Workflow
from tests.things.models import State


@dataclass(frozen=True)
class Actor:
    """Somebody by name; the clerk is called "clerk"."""

    public_id: str


def owner(user: Actor, row) -> Verdict:
    """Người lập hồ sơ."""
    return ALLOWED if user.public_id == row.owner else refused("Chỉ người lập hồ sơ nộp và rút được.")


def clerk(user: Actor, row) -> Verdict:
    """Cán bộ tiếp nhận."""
    return ALLOWED if user.public_id == "clerk" else refused("Chỉ cán bộ tiếp nhận làm được.")


def has_pages(row) -> Verdict:
    return ALLOWED if row.pages else refused("Hồ sơ chưa có trang nào.")


PAPERS = Workflow(
    "things.paper",
    "state",
    [
        Step("file", (State.DRAFT, State.RETURNED), State.FILED, owner, "withdraw", "Nộp", has_pages),
        Step("withdraw", State.FILED, State.DRAFT, owner, "file", "Rút", label_for_producer="Rút hồ sơ về"),
        Step("return", State.FILED, State.RETURNED, clerk, "file", "Trả lại", needs_reason=True),
        Step("decide", State.FILED, State.DECIDED, clerk, "annul", "Quyết định"),
        Step("annul", State.DECIDED, State.ANNULLED, clerk, NoUndo("Ra quyết định mới."), "Hủy", needs_reason=True),
    ],
)
