"""What each counter's officer has done and can take back, newest last. It follows from the events alone."""

from collections import deque
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from shared.wire.methods import Step, StepKind
from shared.wire.scalars import Code, Moment, Seq, TicketId
from shared.wire.ticket import CounterState, Ticket

STEPS_KEPT = 50
"""For each counter: more than an officer does in the longest time that a site may give for taking back."""
AT_COUNTER: Final = ("called", "serving")


class Change(Struct, frozen=True):
    """What one event has done to a ticket."""

    seq: Seq
    kind: StepKind
    before: Ticket
    after: Ticket | None
    """None: it ended the ticket."""
    learnt_ms: int | None = None
    """How long the counter was busy with it, where the forecast has learnt that from this event."""


class Taken(Struct):
    """A step: what one press did."""

    seq: Seq
    at: Moment
    kind: StepKind
    changes: list[Change]
    """Those not taken back yet; the ticket that was called first."""
    counter: CounterState | None = None
    """Of a pause or its end: the counter before."""

    def told(self, undo_ms: int) -> Step:
        """As the officer is told."""
        numbers = dict.fromkeys(change.before.number for change in self.changes)
        return Step(self.seq, self.kind, tuple(numbers), self.at + undo_ms)


class Steps:
    """The steps of those who sit at the counters now."""

    def __init__(self) -> None:
        self._taken: dict[Code, deque[Taken]] = {}

    def take(self, counter: Code, step: Taken, with_finish_of: TicketId | None = None) -> None:
        """Put a step on top; with the one below it, where the same press has ended that visit."""
        if (taken := self._taken.get(counter)) is None:
            taken = self._taken[counter] = deque(maxlen=STEPS_KEPT)
        if (
            with_finish_of is not None
            and taken
            and taken[-1].changes
            and taken[-1].changes[0].before.id == with_finish_of
        ):
            step.changes += taken.pop().changes
        taken.append(step)

    def end(self, counter: Code) -> None:
        """Forget a counter's: its officer has gone."""
        self._taken.pop(counter, None)

    def newest(self, counter: Code) -> Taken | None:
        """The step that would be taken back."""
        taken = self._taken.get(counter)
        return taken[-1] if taken else None

    def take_back(self, seq: Seq) -> tuple[Code, Taken, Change | None]:
        """Take the change that event `seq` made out of the newest step of its counter, and with its last one the step.

        The counter, the step, and the change where it is one of a ticket.

        Raises:
            KeyError: it is of no newest step.
        """
        for counter, taken in self._taken.items():
            if not taken:
                continue
            step = taken[-1]
            change = next((change for change in step.changes if change.seq == seq), None)
            if change is not None:
                step.changes.remove(change)
            elif step.seq != seq:
                continue
            if not step.changes:
                taken.pop()
            return counter, step, change
        raise KeyError(seq)

    def drop_no_show(self, counter: Code | None, ticket: TicketId) -> None:
        """A no-show has been taken back by `ticket.undo_no_show`: it is no step any more."""
        taken = self._taken.get(counter or "", ())
        for step in reversed(taken):  # the newest: it may have been one before, and back in line since
            if step.kind == "no_show" and step.changes[0].before.id == ticket:
                self._taken[counter or ""].remove(step)
                return


def unchanged(now: Ticket | None, after: Ticket | None) -> bool:
    """Whether a ticket is as a step has left it.

    What is done to it without anybody's decision about the visit does not count: its paper, calls once more while it is
    at the counter, and that the counter or officer it was sent to has gone. Away from a counter another time of its
    call means that a colleague has called it since, even where it waits again by now.
    """
    if now is None or after is None:
        return now is after
    same = replace(now, printed=after.printed)
    if now.state in AT_COUNTER:
        same = replace(same, recalls=after.recalls, called_at=after.called_at)
    return same == after or same == replace(after, for_counter=None, for_officer=None)
