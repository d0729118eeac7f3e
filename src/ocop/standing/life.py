"""The life of the certificates of one product, as a function of what happened. No Django, no database, no clock.

Each event acts from its ``effective`` day on and leaves the days before as they were. A correction is the exception:
it says what the paper should always have said, so the issue date it gives holds for every day. The order in which
events are given never matters. The readings are argued in docs/adr/0030-life-of-a-recognition.md.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar

from ocop.foundation.calendar.limits import limit
from ocop.foundation.calendar.months import last_valid_day

_DAY = datetime.timedelta(days=1)


class State(StrEnum):
    """What a certificate is on a day (26/2026/QĐ-TTg, Art. 4.3, 8, 10.1b, 12.3); exactly one of these.

    ``INSUFFICIENT`` only where the issue date is unknown: the months cannot be counted.
    """

    NOT_ISSUED = "not_issued"
    VALID = "valid"
    EXTENDED = "extended"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    ANNULLED = "annulled"
    INSUFFICIENT = "insufficient"


IN_FORCE = frozenset({State.VALID, State.EXTENDED})


@dataclass(frozen=True)
class Certificate:
    """One recognition of the product; ``issued`` is None where no source gives the day."""

    id: str
    stars: int
    issued: datetime.date | None


@dataclass(frozen=True)
class Extension:
    """The office lets one certificate run on, through ``until``, while a renewal is handled (Art. 12.3)."""

    certificate: str
    effective: datetime.date
    until: datetime.date


@dataclass(frozen=True)
class Succession:
    """A later decision took effect: a renewal or an upgrade put ``new`` in the place of ``old``."""

    old: str
    new: str
    effective: datetime.date


@dataclass(frozen=True)
class RenewalRefused:
    """The authority refused a renewal; an extension granted by then ends on that day."""

    certificate: str
    effective: datetime.date


@dataclass(frozen=True)
class Withdrawal:
    """The certificate is withdrawn (Art. 8)."""

    certificate: str
    effective: datetime.date


@dataclass(frozen=True)
class WithdrawalAnnulled:
    """A withdrawal is taken back: from then on the certificate is what it would otherwise be."""

    certificate: str
    effective: datetime.date


@dataclass(frozen=True)
class Annulment:
    """The evaluation was wrong and its decision is taken back (Art. 10.1b)."""

    certificate: str
    effective: datetime.date


@dataclass(frozen=True)
class IssueDateCorrected:
    """The issue date was printed wrong; of several corrections the latest holds."""

    certificate: str
    effective: datetime.date
    issued: datetime.date


Event = Extension | Succession | RenewalRefused | Withdrawal | WithdrawalAnnulled | Annulment | IssueDateCorrected


@dataclass(frozen=True)
class Answer:
    """What the product is on a day: its state, and the stars and certificate in force (None where none is)."""

    state: State
    stars: int | None
    in_force: str | None


T = TypeVar("T")


@dataclass(frozen=True)
class Span(Generic[T]):
    """``value`` holds on every day from ``first`` to ``last`` (None = without end on that side)."""

    first: datetime.date | None
    last: datetime.date | None
    value: T


class Life:
    """Certificates of one product and what happened to them. Raises ValueError for an event on none of them."""

    def __init__(self, certificates: Iterable[Certificate], events: Iterable[Event]) -> None:
        self._certificates = {certificate.id: certificate for certificate in certificates}
        self._events = sorted(events, key=lambda event: event.effective)
        self._kinds: dict[tuple[type, str | None], list[Any]] = {}
        for event in self._events:
            named = {event.old, event.new} if isinstance(event, Succession) else {event.certificate}
            if not named <= self._certificates.keys():
                raise ValueError(f"no such certificate: {sorted(named - self._certificates.keys())}")
            for name in (None, *sorted(named)):
                self._kinds.setdefault((type(event), name), []).append(event)
        # Equal days: the earliest of the corrected dates, so that the order in the file never decides.
        for event in sorted(self._of(IssueDateCorrected), key=lambda e: (e.effective, -e.issued.toordinal())):
            corrected = replace(self._certificates[event.certificate], issued=event.issued)
            self._certificates[event.certificate] = corrected

    def _of(self, kind: type[T], certificate: str | None = None) -> list[T]:
        events: list[T] = self._kinds.get((kind, certificate), [])
        return events

    def last_valid_day(self, certificate: str) -> datetime.date | None:
        """The last day of the months of a certificate, extensions aside; None where its issue date is unknown."""
        issued = self._certificates[certificate].issued
        return None if issued is None else last_valid_day(issued)

    def state(self, certificate: str, day: datetime.date) -> State:
        """What one certificate is on ``day``. KeyError for an unknown one."""
        issued = self._certificates[certificate].issued
        if issued is not None and day < issued:
            return State.NOT_ISSUED
        if self._annulled(certificate, day):
            return State.ANNULLED
        if self._withdrawn(certificate, day):
            return State.WITHDRAWN
        if self._superseded(certificate, day):
            return State.SUPERSEDED
        last = self.last_valid_day(certificate)
        if last is None:
            return State.INSUFFICIENT
        if day <= last:
            return State.VALID
        return State.EXTENDED if self._extended(certificate, last, day) else State.EXPIRED

    def deciding(self, day: datetime.date) -> str | None:
        """The certificate that says what the product is on ``day``; None before the first.

        The one in force; else one whose months nobody can count; else the last one issued.
        """
        states = {certificate: self.state(certificate, day) for certificate in self._certificates}
        in_force = [name for name, state in states.items() if state in IN_FORCE]
        # A certificate already issued but taking another's place only later waits while the other is in force.
        begun = [name for name in in_force if self._begins(name) <= day]
        unknown = [name for name, state in states.items() if state == State.INSUFFICIENT]
        issued = [name for name, state in states.items() if state != State.NOT_ISSUED]
        return max(begun or in_force or unknown or issued, key=self._begins, default=None)

    def product(self, day: datetime.date) -> Answer:
        """What the product is on ``day``."""
        name = self.deciding(day)
        state = State.NOT_ISSUED if name is None else self.state(name, day)
        if name is None or state not in IN_FORCE:
            return Answer(state, None, None)
        return Answer(state, self._certificates[name].stars, name)

    def spans(self, certificate: str) -> list[Span[State]]:
        """The states of one certificate in order, covering every day once."""
        return self._spans(lambda day: self.state(certificate, day))

    def product_spans(self) -> list[Span[Answer]]:
        """The standings of the product in order, covering every day once."""
        return self._spans(self.product)

    def deciding_spans(self) -> list[Span[tuple[State, str | None]]]:
        """The states of the product in order, each with the certificate that decides."""
        return self._spans(lambda day: (self.product(day).state, self.deciding(day)))

    def _begins(self, certificate: str) -> datetime.date:
        days = [event.effective for event in self._of(Succession, certificate) if event.new == certificate]
        issued = self._certificates[certificate].issued or datetime.date.min
        # Never before its own issue date, whatever day a decision names.
        return max(issued, min(days, default=issued))

    def _annulled(self, certificate: str, day: datetime.date) -> bool:
        return any(event.effective <= day for event in self._of(Annulment, certificate))

    def _withdrawn(self, certificate: str, day: datetime.date) -> bool:
        acts = self._of(Withdrawal, certificate) + self._of(WithdrawalAnnulled, certificate)
        past = [(act.effective, isinstance(act, WithdrawalAnnulled)) for act in acts if act.effective <= day]
        return bool(past) and not max(past)[1]

    def _superseded(self, certificate: str, day: datetime.date) -> bool:
        """Whether a later decision that still stands has taken the place, itself or through its own successors."""
        seen, waiting = {certificate}, [certificate]
        while waiting:
            old = waiting.pop()
            later = {e.new for e in self._of(Succession, old) if e.old == old and e.effective <= day} - {certificate}
            if not all(self._annulled(new, day) for new in later):
                return True
            waiting += later - seen
            seen |= later
        return False

    def _extended(self, certificate: str, last: datetime.date, day: datetime.date) -> bool:
        return any(event.effective <= day <= self._end(event, last) for event in self._of(Extension, certificate))

    def _end(self, extension: Extension, last: datetime.date) -> datetime.date:
        """The last day of an extension: as granted, at most so many days, and not beyond a refusal (Art. 12.3)."""
        most = _plus(last, limit("extension_days", extension.effective))
        refused = [e.effective for e in self._of(RenewalRefused, extension.certificate)]
        return min(extension.until, most, *(day for day in refused if day >= extension.effective))

    def _turns(self) -> Iterator[datetime.date]:
        """Every day on which something may change."""
        for certificate in self._certificates.values():
            last = self.last_valid_day(certificate.id)
            if certificate.issued is not None and last is not None:
                yield certificate.issued
                yield _plus(last, 1)
                yield from (_plus(self._end(event, last), 1) for event in self._of(Extension, certificate.id))
        yield from (event.effective for event in self._events)

    def _spans(self, ask: Callable[[datetime.date], T]) -> list[Span[T]]:
        turns = sorted({day for day in self._turns() if day > datetime.date.min})
        spans: list[Span[T]] = [Span(None, None, ask(datetime.date.min))]
        for day in turns:
            value = ask(day)
            if value != spans[-1].value:
                spans[-1] = replace(spans[-1], last=day - _DAY)
                spans.append(Span(day, None, value))
        return spans


def _plus(day: datetime.date, days: int) -> datetime.date:
    """So many days later, but never beyond the calendar."""
    return datetime.date.fromordinal(min(day.toordinal() + days, datetime.date.max.toordinal()))
