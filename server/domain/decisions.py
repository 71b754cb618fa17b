"""The service day's answer to each command: what happens, or why not. Nothing is changed here."""

from collections.abc import Callable
from typing import Any

from server.domain import announcements, calls, counters, recording, refusals, takeover, tickets, undoing
from server.domain.day import ServiceDay
from server.domain.occasion import Asker, Decision, Occasion
from shared.wire import methods as do
from shared.wire.events import DayStarted
from shared.wire.scalars import CommandId, Moment


def decide(day: ServiceDay, command: do.Command, command_id: CommandId, asker: Asker, now: Moment) -> Decision:
    """Decide one command at `now`.

    Raises:
        Refusal: a rule says no; see `refusals`.
    """
    if day.board.day is None:
        raise refusals.NoServiceDay
    return _RULES[type(command)](Occasion(day, command_id, asker, max(now, day.at)), command)


def start_day(day: ServiceDay, now: Moment) -> Decision | None:
    """The new day's start where one is due at `now`, else None. A clock set back never starts an old day again."""
    if now < day.ends_at:
        return None
    today = day.site.calendar.service_day(now).isoformat()
    if day.board.day is not None and today <= day.board.day:
        return None
    return Decision((DayStarted(today),))


_RULES: dict[type[do.Command], Callable[[Occasion, Any], Decision]] = {
    do.IssueTicket: tickets.issue,
    do.RecordTicket: recording.record,
    do.ReportPrint: tickets.report_print,
    do.ReprintTicket: tickets.reprint,
    do.CancelTicket: tickets.cancel,
    do.ReturnTicket: tickets.return_to_line,
    do.UndoNoShow: tickets.undo_no_show,
    do.PlanVisit: tickets.plan,
    do.OpenCounter: counters.open_counter,
    do.PauseCounter: counters.pause_counter,
    do.ResumeCounter: counters.resume_counter,
    do.CloseCounter: counters.close_counter,
    do.RequestCounter: takeover.request_counter,
    do.DropRequest: takeover.drop_request,
    do.HandOver: takeover.hand_over,
    do.TakeOver: takeover.take_over,
    do.UndoStep: undoing.undo,
    do.CallNext: calls.call_next,
    do.CallTicket: calls.call_ticket,
    do.Recall: calls.recall,
    do.StartService: calls.start_service,
    do.FinishService: calls.finish_service,
    do.MarkNoShow: calls.no_show,
    do.HoldTicket: calls.hold,
    do.NoteVisit: calls.note,
    do.TransferTicket: calls.transfer,
    do.MakeAnnouncement: announcements.make,
    do.WithdrawAnnouncement: announcements.withdraw,
}
