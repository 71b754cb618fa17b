"""What can refuse which method."""

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
_AWAY: Final[Rules] = (no.UnknownTicket, no.TicketEnded, no.NotServedHere)
_READY: Final[Rules] = (*_OWN, no.CounterPaused)
_SENT: Final[Rules] = (no.AlreadyHere, no.CounterClosed, no.NotServedThere)
_WAITING: Final[Rules] = (no.UnknownTicket, no.TicketEnded, no.NotServedHere, no.TicketNotWaiting)

RULES: Final[dict[type[Query] | type[Command], Rules]] = {
    do.GetOutlook: (no.UnknownService,),
    do.GetDesk: _OWN,
    do.GetTakeover: (no.UnknownCounter, no.CounterNotWanted),
    do.IssueTicket: (no.UnknownService, no.HallClosed, no.QueueFull, no.OnBreak, no.CutOff, no.UnknownTicket),
    do.RecordTicket: (no.UnknownService, no.WrongSeries, no.DayOver, no.NumberTaken),
    do.ReportPrint: (no.UnknownTicket,),
    do.ReprintTicket: (no.UnknownTicket, no.TicketEnded, no.UnknownKiosk, no.KioskOffline),
    do.CancelTicket: (*_HANDLED, no.TicketNotWaiting, no.CancelTooLate),
    do.ReturnTicket: (*_AWAY, no.TicketNotAway),
    do.UndoNoShow: (*_AWAY, no.NotNoShow, no.UndoTooLate),
    do.PlanVisit: (*_HANDLED, no.UnknownService),
    do.OpenCounter: (no.UnknownCounter, no.CounterNotAllowed, no.CounterTaken, no.OfficerElsewhere),
    do.PauseCounter: (*_OWN, no.CounterBusy, no.PauseNotAhead),
    do.ResumeCounter: (*_OWN, no.CounterNotPaused),
    do.CloseCounter: (*_OWN, no.CounterBusy),
    do.RequestCounter: (
        no.UnknownCounter,
        no.CounterNotAllowed,
        no.CounterFree,
        no.OfficerElsewhere,
        no.CounterWanted,
    ),
    do.DropRequest: (*_OWN, no.CounterNotWanted),
    do.HandOver: (*_OWN, no.CounterNotWanted, no.OfficerGone),
    do.TakeOver: (no.UnknownCounter, no.CounterNotAllowed, no.CounterNotWanted, no.TakeoverTooSoon),
    do.UndoStep: (*_OWN, no.NothingToUndo, no.UndoPassed, no.UndoTooLate, no.UndoOvertaken),
    do.CallNext: (*_READY, no.CounterBusy, no.NobodyWaiting),
    do.CallTicket: (*_READY, *_WAITING, no.CounterBusy),
    do.Recall: (*_CALLED, no.RecallLimit),
    do.StartService: _CALLED,
    do.FinishService: _PRESENT,
    do.MarkNoShow: (*_CALLED, no.RecallFirst),
    do.HoldTicket: _PRESENT,
    do.NoteVisit: _PRESENT,
    do.TransferTicket: (*_PRESENT, no.UnknownService, no.TwoTargets, no.OfficerAway, *_SENT, no.SameQueue),
    do.MakeAnnouncement: (no.UnknownZone, no.NotToday, no.TooManyAnnouncements),
    do.WithdrawAnnouncement: (no.UnknownAnnouncement,),
}
"""In the order in which they are looked at: of several that fit, the first refuses."""


REFUSED_QUERIES: Final[dict[type[Query] | type[Command], tuple[str, ...]]] = {
    do.BeginPairing: ("already_paired", "token_withdrawn", "pairing_refused"),
    do.LogIn: (
        "wrong_password",
        "counter_still_held",
        "logged_in_elsewhere",
        "login_under_way",
        "login_declined",
        "login_withdrawn",
    ),
    do.AnswerLogin: ("nobody_asks",),
    do.LogOut: ("counter_still_held",),
}
"""What is refused by no rule of the domain."""


def list_refusals(method: type[Query] | type[Command]) -> list[str]:
    """The words with which a method can be refused."""
    any_command: Rules = (no.NoServiceDay,) if issubclass(method, Command) else ()
    rules = [rule.code for rule in (*any_command, *RULES.get(method, ()))]
    return [*rules, *REFUSED_QUERIES.get(method, ())]
