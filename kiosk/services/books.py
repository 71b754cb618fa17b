"""The kiosk's books: what it has ordered, given out and printed, so that none of it is lost to a restart.

A ticket's line in them goes from *ordered* over *issued* to *accounted for*. What the server is to be told of it goes
into the outbox in the same transaction.
"""

import logging
from collections.abc import Callable
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from kiosk.storage.outbox import SqliteOutbox
from kiosk.storage.refusals import Refusals
from kiosk.storage.store import KioskStore, StoreError
from kiosk.storage.tickets import IssuedTickets, KeptTicket
from shared.link.ids import new_id
from shared.link.instant import Instant, read_clocks
from shared.ui.link import LinkAdapter
from shared.wire.codec import encode_request
from shared.wire.errors import Error
from shared.wire.methods import CancelTicket, Command, Issued, IssueTicket, RecordTicket, ReportPrint
from shared.wire.scalars import CommandId, Note, TicketId
from shared.wire.ticket import PrintState

log = logging.getLogger("antrean.kiosk")

RESTARTED = "the kiosk was restarted before the paper was accounted for"
UNSEEN = "nobody was shown this number, and it is too late to cancel it"
NEVER_SHOWN = "the kiosk was restarted before anybody was shown the number"


class KioskBooks(QObject):
    """Writes down each step before it is taken. Where the disk fails, the step is taken all the same."""

    changed = Signal()
    """Something was written down, or the server has answered."""

    def __init__(self, store: KioskStore, outbox: SqliteOutbox, clock: Callable[[], Instant] = read_clocks) -> None:
        super().__init__()
        self.store = store
        self.outbox = outbox
        self._clock = clock
        self._link: LinkAdapter | None = None
        self.tickets = IssuedTickets(store)
        self.refusals = Refusals(store)

    # --- before the link begins

    def settle_earlier(self) -> None:
        """Put into the outbox what an earlier run left to be told: call it before a link is made of the outbox."""
        try:
            with self.store.transaction():
                pending = {entry.id: entry for entry in self.outbox.load() if isinstance(entry.params, IssueTicket)}
                for kept in self.tickets.unaccounted():
                    entry = pending.pop(kept.id, None)
                    self._settle(kept, ordered=entry is not None, sent=entry is not None and entry.sent)
                for id in pending:
                    if self.tickets.find(id) is not None:  # an earlier start has settled it
                        continue
                    self.outbox.keep(new_id(self._clock().wall), CancelTicket(id, NEVER_SHOWN))
        except StoreError:
            log.exception("What an earlier run left is not known")

    def _settle(self, kept: KeptTicket, *, ordered: bool, sent: bool) -> None:
        if kept.issued is None and ordered and not sent:
            self.outbox.remove(kept.id)
            self.tickets.drop(kept.id)
            return
        if kept.issued is None and ordered:
            log.warning("Nobody was shown the number of ticket %s: it is cancelled", kept.id)
            params: Command = CancelTicket(kept.id, NEVER_SHOWN)
        else:
            log.warning("The kiosk was ended before the paper of ticket %s was accounted for", kept.id)
            params = ReportPrint(kept.id, "failed", RESTARTED)
        self.outbox.keep(new_id(self._clock().wall), params)
        self.tickets.account(kept.id)

    # --- steps

    def order(self, id: TicketId) -> None:
        """A number is about to be ordered of the server."""
        self._write(lambda: self.tickets.order(id, self._clock().wall))

    def drop(self, id: TicketId) -> None:
        """The order has brought no number."""
        self._write(lambda: self.tickets.drop(id))

    def issue(self, issued: Issued) -> None:
        """The server has given a number, which is about to be shown."""
        self._write(lambda: self.tickets.keep(issued))

    def account(self, ticket: TicketId, state: PrintState, reason: str = "") -> tuple[CommandId, Command]:
        """What became of a ticket's paper; the command tells the server."""
        return self._close(ticket, ReportPrint(ticket, state, note(reason)))

    def cancel(self, ticket: TicketId, reason: str) -> tuple[CommandId, Command]:
        """A ticket whose number nobody was shown; the command tells the server."""
        return self._close(ticket, CancelTicket(ticket, note(reason)))

    def _close(self, ticket: TicketId, params: Command) -> tuple[CommandId, Command]:
        id = new_id(self._clock().wall)

        def write() -> None:
            self.outbox.keep(id, params)
            self.tickets.account(ticket)

        self._write(write)
        return id, params

    def _write(self, step: Callable[[], None]) -> None:
        try:
            with self.store.transaction():
                step()
        except StoreError:
            log.error("A step is taken that is not in the books")  # noqa: TRY400 - the store said why
        self.changed.emit()

    # --- answers

    def follow(self, link: LinkAdapter) -> None:
        """Hear the answers to what an earlier run left in the outbox: call it before the event loop runs."""
        self._link = link
        recorded = {entry.id: entry.params for entry in self.outbox.load()}

        def hear(id: CommandId, answer: Struct | Error) -> None:
            if (params := recorded.pop(id, None)) is not None:
                self.hear(id, params, answer)

        link.answered.connect(hear)

    def _tell(self, id: CommandId, params: Command) -> None:
        if self._link is not None:
            self._link.call(params, partial(self.hear, id, params), id=id)

    def hear(self, id: CommandId, params: Command, answer: Struct | Error) -> None:
        """The server's answer to a command. What it will not take is logged, kept for the staff, and not sent again."""
        self.changed.emit()
        if not isinstance(answer, Error):
            return
        match params:
            case RecordTicket():
                self.refusals.keep(id, encode_request(id, params), answer, at=self._clock().wall)
            case CancelTicket() if answer.data.code == "unknown_ticket":
                log.info("There was nothing to cancel: order %s had brought no number", params.ticket)
            case CancelTicket(ticket=ticket):
                log.warning("Ticket %s is not cancelled: %s", ticket, answer.data.code)
                self._tell(*self.account(ticket, "failed", UNSEEN))
            case _:
                log.error("The server did not take %s of %s: %s", params.METHOD, id, answer.data.code)


def note(text: str) -> Note:
    """The text as a Note of the wire: one line of at most 200 characters."""
    return "".join(sign if sign.isprintable() else " " for sign in text)[:200]
