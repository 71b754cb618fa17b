"""Which rules can refuse which command."""

from typing import Final

from server.domain import refusals as no
from server.domain.refusals import Refusal
from shared.wire import methods as do
from shared.wire.methods import Command, Query

Rules = tuple[type[Refusal], ...]

_OWN: Final[Rules] = (no.UnknownCounter, no.NotYourCounter)
_PRESENT: Final[Rules] = (*_OWN, no.NobodyAtCounter)
_CALLED: Final[Rules] = (*_PRESENT, no.AlreadyServing)
_HANDLED: Final[Rules] = (no.UnknownTicket, no.TicketEnded, no.NotServedHere, no.UnknownCounter, no.NotYourCounter)
_NEXT: Final[Rules] = (*_OWN, no.CounterPaused, no.CounterBusy)

RULES: Final[dict[type[Query] | type[Command], Rules]] = {
    do.GetOutlook: (no.UnknownService,),
    do.IssueTicket: (no.UnknownService, no.HallClosed, no.OnBreak, no.CutOff),
    do.ReportPrint: (no.UnknownTicket,),
    do.CancelTicket: _HANDLED,
    do.ReturnTicket: (*_HANDLED, no.TicketNotAway),
    do.UndoNoShow: (*_HANDLED, no.NotNoShow, no.UndoTooLate),
    do.OpenCounter: (no.UnknownCounter, no.CounterNotAllowed, no.CounterTaken, no.OfficerElsewhere),
    do.PauseCounter: (*_OWN, no.CounterBusy),
    do.ResumeCounter: (*_OWN, no.CounterNotPaused),
    do.CloseCounter: (*_OWN, no.CounterBusy),
    do.CallNext: (*_NEXT, no.NobodyWaiting),
    do.CallTicket: (*_NEXT, no.UnknownTicket, no.TicketEnded, no.NotServedHere, no.TicketNotWaiting),
    do.Recall: _CALLED,
    do.StartService: _CALLED,
    do.FinishService: _PRESENT,
    do.MarkNoShow: _CALLED,
    do.HoldTicket: _PRESENT,
    do.TransferTicket: (*_PRESENT, no.UnknownService, no.SameQueue),
}


def list_refusals(method: type[Query] | type[Command]) -> list[str]:
    """The codes of the rules that can refuse a method."""
    any_command: Rules = (no.NoServiceDay,) if issubclass(method, Command) else ()
    return [rule.code for rule in (*any_command, *RULES.get(method, ()))]
