"""One printer: look at it, print on it."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from PIL import Image

from kiosk.printing.config import PrinterConfig
from kiosk.printing.conversation import CLEAR_BUFFERS, Conversation
from kiosk.printing.description import describe
from kiosk.printing.encoder import encode
from kiosk.printing.layout import Block, parting
from kiosk.printing.length import longest_command, measure
from kiosk.printing.outcome import Printed, PrintFailed, PrintOutcome, failure
from kiosk.printing.sheet import Sheet
from kiosk.printing.status import PrinterStatus, Unreachable, Unreadable
from kiosk.printing.ticket import TicketPaper, lay_out
from kiosk.printing.transport import Connection, Job, Lost, NoConnection, Observed, OneWay, Stuck, Transport, TwoWay
from kiosk.printing.trial import TrialPaper, lay_out_trial
from kiosk.printing.watch import Interrupted, Interruptible

Paper = TicketPaper | TrialPaper


class TicketPrinter:
    """Connects for every job anew, so that a printer may be unplugged and come back. Blocks, within its limits.

    After a ticket that may have stopped half-way, even within a picture, the printer is first brought back to where it
    understands commands; then the next ticket is parted from it, so that nobody gets two numbers.
    """

    def __init__(
        self,
        config: PrinterConfig,
        transport: Transport,
        logo: Image.Image | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._config = config
        self._transport = transport
        self._logo = logo
        self._clock = clock
        self._sheet = Sheet.for_printer(config)
        self._paper_is_clean = True
        self._awaited = 0
        """Bytes that the printer may still wait for, of a ticket that was cut off."""

    @property
    def longest_job(self) -> float:
        """Seconds after which any call has returned."""
        return 3 * self._config.status_timeout + 2 * self._config.print_timeout + 2

    @property
    def can_be_asked(self) -> bool:
        """Whether looking at it may ever tell anything."""
        if isinstance(self._transport, TwoWay):
            return self._config.confirm != "none"
        return isinstance(self._transport, Observed)

    def check(self) -> PrinterStatus:
        """Whether it could print now."""
        return self._visit(lambda connection: connection)

    def look(self, hurried: Callable[[], bool]) -> PrinterStatus | None:
        """The same, given up with None as soon as somebody is in a hurry."""
        try:
            return self._visit(lambda connection: Interruptible(connection, hurried, self._clock))
        except Interrupted:
            return None

    def print(self, paper: Paper) -> PrintOutcome:
        """Print a ticket, if the printer is fit to, and find out whether it came out."""
        return self.print_and_measure(paper)[0]

    def print_and_measure(self, paper: Paper) -> tuple[PrintOutcome, float]:
        """The same; and the millimetres of paper that it took, or may have taken."""
        ticket = self._lay_out(paper)
        pieces = (ticket,) if self._paper_is_clean else (parting(self._sheet), ticket)
        commands = b"".join(encode(blocks, self._sheet) for blocks in pieces)
        outcome = self._carry_out(Job(commands, describe(ticket, self._sheet)))
        if isinstance(outcome, PrintFailed) and not outcome.maybe_on_paper:
            return outcome, 0.0
        self._paper_is_clean = isinstance(outcome, Printed)
        was_cut_off = isinstance(outcome, PrintFailed) and outcome.reason in {"unreachable", "hung", "error"}
        self._awaited = longest_command(ticket, self._sheet) if was_cut_off else 0
        return outcome, self._sheet.millimetres(sum(measure(blocks, self._sheet) for blocks in pieces))

    def _lay_out(self, paper: Paper) -> tuple[Block, ...]:
        match paper:
            case TicketPaper():
                return lay_out(paper, self._sheet, self._logo)
            case TrialPaper():
                return lay_out_trial(paper, self._config, self._sheet, self._logo)
        assert_never(paper)

    def _visit(self, wrap: Callable[[Connection], Connection]) -> PrinterStatus:
        if isinstance(self._transport, Observed):
            return self._transport.look(self._config.status_timeout)
        if isinstance(self._transport, OneWay):
            return Unreadable()
        try:
            connection = self._transport.connect(self._config.status_timeout)
        except NoConnection as trouble:
            return Unreachable(str(trouble))
        try:
            return self._look(wrap(connection))
        except Lost as trouble:
            return Unreachable(str(trouble))
        finally:
            connection.close()

    def _carry_out(self, job: Job) -> PrintOutcome:
        if isinstance(self._transport, TwoWay):
            return self._converse(self._transport, job)
        if isinstance(self._transport, Observed):
            unfit = failure(self._transport.look(self._config.status_timeout), maybe_on_paper=False)
            if unfit is not None:
                return unfit
        try:
            self._transport.deliver(replace(job, commands=self._unheard() + job.commands), self._config.print_timeout)
        except NoConnection as trouble:
            return PrintFailed("unreachable", str(trouble), maybe_on_paper=False)
        except Lost as trouble:
            return PrintFailed("error", str(trouble), maybe_on_paper=True)
        except Stuck as trouble:
            return PrintFailed("hung", str(trouble), maybe_on_paper=True)
        return Printed(confirmed=False)

    def _converse(self, transport: TwoWay, job: Job) -> PrintOutcome:
        try:
            connection = transport.connect(self._config.status_timeout)
        except NoConnection as trouble:
            return PrintFailed("unreachable", str(trouble), maybe_on_paper=False)
        try:
            return self._print_on(connection, job)
        finally:
            connection.close()

    def _print_on(self, connection: Connection, job: Job) -> PrintOutcome:
        config = self._config
        try:
            if config.confirm == "none":
                connection.send(self._unheard() + job.commands, config.print_timeout)
                return Printed(confirmed=False)
            unfit = failure(self._look(connection), maybe_on_paper=False)
        except Lost as trouble:
            return PrintFailed("unreachable", str(trouble), maybe_on_paper=config.confirm == "none")
        except Stuck as trouble:
            return PrintFailed("hung", str(trouble), maybe_on_paper=True)
        if unfit is not None:
            return unfit
        conversation = Conversation(connection, self._clock)
        if not self._paper_is_clean:
            try:
                conversation.make_room(self._awaited, config.print_timeout)
            except Lost as trouble:
                return PrintFailed("unreachable", str(trouble), maybe_on_paper=False)
            except Stuck as trouble:
                return PrintFailed("hung", str(trouble), maybe_on_paper=False)
        return conversation.print(job.commands, config.confirm, config.print_timeout, config.status_timeout)

    def _unheard(self) -> bytes:
        """What makes room in a printer that does not answer."""
        return b"" if self._paper_is_clean else CLEAR_BUFFERS + bytes(self._awaited)

    def _look(self, connection: Connection) -> PrinterStatus:
        if self._config.confirm == "none":
            return Unreadable()
        return Conversation(connection, self._clock).ask_status(self._config.status_timeout)
