"""What the officer has answered to the desk's questions, as commands."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from officer_console.actions import Action
from officer_console.viewmodels.destinations import Destination, Target
from officer_console.viewmodels.notices import CopyAsked, Notice
from officer_console.viewmodels.questions import PrintingKiosk
from shared.wire import methods as do
from shared.wire.scalars import Code, Moment, Note, Number, TicketId
from shared.wire.ticket import VisitResult


class Send(Protocol):
    """Sends a press; `done` is told when it is done, `after` gets the server's answer."""

    def __call__(
        self,
        action: Action,
        command: do.Command,
        done: Notice | None = None,
        after: Callable[[Struct], None] | None = None,
    ) -> None: ...


class DeskAnswers:
    """One method for each question. Whoever has left the counter meanwhile is asked nothing any more."""

    def __init__(self, counter: Callable[[], Code | None], send: Send, given: Callable[[do.Issued], None]) -> None:
        """`counter` is the officer's now; `given` is told of a number given without paper."""
        self._counter = counter
        self._send = send
        self._given = given

    def call_chosen(self, ticket: TicketId, reason: Note) -> None:
        """Why this number is called out of order."""
        if counter := self._counter():
            self._send(Action.CALL_CHOSEN, do.CallTicket(counter, ticket, reason))

    def pause(self, reason: Note, until: Moment | None) -> None:
        """Why the counter pauses, and until when."""
        if counter := self._counter():
            self._send(Action.PAUSE, do.PauseCounter(counter, reason, until))

    def transfer(self, to: Destination | Target, note: Note) -> None:
        """Where the visitor goes on to."""
        if counter := self._counter():
            match to:
                case Destination(service=service):
                    command = do.TransferTicket(counter, service, note)
                case Target(counter=for_counter, officer=for_officer):
                    command = do.TransferTicket(counter, None, note, for_counter, for_officer)
            self._send(Action.TRANSFER, command)

    def note(self, result: VisitResult, note: Note) -> None:
        """What came of the visit."""
        if counter := self._counter():
            self._send(Action.NOTE, do.NoteVisit(counter, result, note))

    def plan(self, ticket: TicketId, then: tuple[Code, ...]) -> None:
        """Which services the visit goes on to."""
        self._send(Action.PLAN, do.PlanVisit(ticket, then))

    def cancel(self, ticket: TicketId, reason: Note) -> None:
        """Why a ticket is cancelled."""
        self._send(Action.CANCEL, do.CancelTicket(ticket, reason))

    def walk_in(self, service: Code, *, priority: bool) -> None:
        """For which service a number is given by word of mouth."""

        def after(answer: Struct) -> None:
            if isinstance(answer, do.Issued):
                self._given(answer)

        self._send(Action.WALK_IN, do.IssueTicket(service, priority=priority, paper=False), after=after)

    def reprint(self, ticket: TicketId, number: Number, kiosk: PrintingKiosk) -> None:
        """Which kiosk prints the copy."""
        asked = CopyAsked(ticket, number, kiosk.name)
        self._send(Action.REPRINT, do.ReprintTicket(ticket, kiosk.kiosk), done=asked)
