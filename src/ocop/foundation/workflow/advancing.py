"""Taking a step: lock, look again, write, record."""

from collections.abc import Callable, Sequence
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils.translation import gettext as _

from ocop.foundation import sealed
from ocop.foundation.access import Refused, Verdict, refused, require
from ocop.foundation.ledger import record
from ocop.foundation.text import clean
from ocop.foundation.workflow.table import SYSTEM, WORKFLOWS, NoUndo, Offer, Row, Step, checked, described

REASON_LIMIT = 2_000


def province_of(row: Any) -> str:
    """The code of the row's own province, "" where it has none."""
    return getattr(getattr(row, "province", None), "code", "")


class Workflow:
    """The state table of one model.

    ``room`` is the model's label ``room.thing``: prefix of the ledger's actions and subjects. ``field`` holds the
    state. Rows have a ``public_id``. ``province`` gives the code the ledger notes.
    """

    def __init__(
        self, room: str, field: str, steps: Sequence[Step], *, province: Callable[[Any], str] = province_of
    ) -> None:
        if room in WORKFLOWS:
            raise ValueError(f"two workflows are called {room}")
        self.room, self.field, self.steps, self._province = room, field, checked(room, steps), province
        WORKFLOWS[room] = self

    @property
    def model(self) -> type[models.Model]:
        """The model whose rows move through this table. Raises LookupError when there is none."""
        return apps.get_model(self.room)

    def states(self) -> list[str]:
        """Every state the table names, in order of first mention."""
        named = (state for step in self.steps.values() for state in (*step.sources, step.target))
        return list(dict.fromkeys(str(state) for state in named))

    def may(self, user: Any, row: Any, step: str) -> Verdict:
        """Whether ``user`` may take ``step`` on ``row`` as it stands. Raises KeyError for an unknown step."""
        found = self.steps[step]
        allowed = found.who(user, row)
        if not allowed:
            return allowed
        if getattr(row, self.field) not in found.sources:
            return refused(
                _("Không thực hiện được bước “%(step)s”: trạng thái bây giờ là “%(state)s”. Tải lại trang để xem.")
                % {"step": found.label, "state": self._state_label(getattr(row, self.field))}
            )
        return found.guard(row)

    def steps_for(self, user: Any, row: Any) -> list[Offer]:
        """The steps that start from the row's state and are this user's; a guard's refusal comes with its reason."""
        state = getattr(row, self.field)
        steps = [step for step in self.steps.values() if state in step.sources and step.who(user, row)]
        return [Offer(step, step.guard(row)) for step in steps]

    @transaction.atomic
    def advance(
        self,
        row: Any,
        step: str,
        *,
        actor: Any,
        reason: str = "",
        content: dict[str, Any] | None = None,
        values: dict[str, Any] | None = None,
    ) -> Any:
        """Take ``step`` and return the row, locked and written; ``row`` itself gets the new state too.

        ``actor`` is a person with a ``public_id``, or SYSTEM. ``content`` is added to the ledger's entry (ids and
        hashes only); ``values`` are fields of the row written together with its state. The reason, which may name
        people, is kept as a sealed value and recorded by reference. Raises Refused when the actor may not, a reason
        is missing, or somebody was quicker (a second click too).
        """
        found = self.steps[step]
        locked = self.model._base_manager.select_for_update().get(pk=row.pk)
        require(self.may(actor, locked, step))
        reason = clean(reason, REASON_LIMIT)
        if found.needs_reason and not reason:
            raise Refused(_("Cần ghi lý do."))
        before = str(getattr(locked, self.field))
        written = {**(values or {}), self.field: found.target}
        for name, value in written.items():
            setattr(locked, name, value)
        locked.save(update_fields=list(written))
        subject = self.subject(locked)
        told = {**(content or {}), "from": before, "to": str(found.target)}
        if reason:
            told["reason"] = sealed.put(subject, f"reason:{step}", reason)
        record(
            f"{self.room}.{step}",
            subject=subject,
            actor=SYSTEM if actor == SYSTEM else str(actor.public_id),
            content=told,
            province=self._province(locked),
        )
        setattr(row, self.field, found.target)
        return locked

    def subject(self, row: Any) -> str:
        """The row's name in the ledger: ``room.thing:<public id>``."""
        return f"{self.room}:{row.public_id}"

    def table(self) -> list[Row]:
        """The whole table for documentation, with names of states as people read them."""
        return [
            Row(
                step.name,
                str(step.label),
                str(step.label_for_producer or step.label),
                tuple(self._state_label(state) for state in step.sources),
                self._state_label(step.target),
                described(step.who),
                str(step.undo.reason) if isinstance(step.undo, NoUndo) else str(self.steps[step.undo].label),
                step.needs_reason,
            )
            for step in self.steps.values()
        ]

    def _state_label(self, state: str) -> str:
        names = dict(self.model._meta.get_field(self.field).flatchoices)  # type: ignore[union-attr]
        return str(names.get(str(state), state))
