"""What becomes of a visitor's order, step by step.

Idle → Checking → Asking → Issued(Printing → Printed | PrintFailed)
               ↘ Paperless (the printer cannot print: may it be a number on the screen?) → Asking
       Asking → Refused | Away | Unsure → Issued

Where the server is away, or does not answer in time, Issued has a number of the kiosk's own series.
"""

from dataclasses import dataclass

from kiosk.printing.outcome import Printed, PrintFailed
from shared.wire.errors import Error
from shared.wire.methods import Issued as IssuedAnswer
from shared.wire.methods import IssueTicket


@dataclass(frozen=True, slots=True)
class Idle:
    """Nobody has ordered."""


@dataclass(frozen=True, slots=True)
class Checking:
    """The printer is asked whether it can print."""

    order: IssueTicket


@dataclass(frozen=True, slots=True)
class Paperless:
    """The printer cannot print. Nothing is issued until the visitor takes the number without paper."""

    order: IssueTicket
    fault: PrintFailed


@dataclass(frozen=True, slots=True)
class Asking:
    """The server is asked for the number."""

    order: IssueTicket
    delayed: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """The server gives no number; nothing was issued."""

    error: Error


@dataclass(frozen=True, slots=True)
class Away:
    """The server cannot be reached, and the kiosk can give no number of its own; nothing was issued."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """The server was asked and has not answered for long; the number may exist."""


@dataclass(frozen=True, slots=True)
class Printing:
    """The paper is under way."""


PaperState = Printing | Printed | PrintFailed


@dataclass(frozen=True, slots=True)
class Issued:
    """The visitor has a number."""

    answer: IssuedAnswer
    paper: PaperState
    own: bool = False
    """Of the kiosk's own series: nobody can say how many are before it."""


DeskState = Idle | Checking | Paperless | Asking | Refused | Away | Unsure | Issued
