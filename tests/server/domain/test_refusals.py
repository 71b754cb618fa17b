"""Every rule that says no: the case that meets it, and that nothing changes."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import time
from typing import Any

import pytest

from server.domain import refusals as no
from server.domain.admission import outlook
from server.domain.calendar import Interval
from server.domain.day import ServiceDay
from server.domain.decisions import decide
from server.domain.occasion import Asker
from server.domain.refusals import REFUSALS, Refusal
from server.domain.site import Officer, Site
from shared.wire import methods as do
from shared.wire.ticket import Ticket
from tests.server.domain.story import Story
from tests.server.small_hall import DAY, HOUR, MINUTE, MONDAY_NINE, OFFICE, hall

NOBODY = "99999999-9999-4999-8999-999999999999"


@dataclass
class Case:
    refusal: Refusal
    command: Callable[[Story, Ticket], do.Command]
    officer: str | None = "ani"
    before: Callable[[Story], Any] = field(default=lambda _story: None)
    """What happens first; whatever it returns, a ticket of `births` has been issued before."""
    site: Site = field(default_factory=hall)
    now: int = MONDAY_NINE
    after: int = 0


def with_visitor(story: Story) -> None:
    story.open()
    story.next()


def called_to_another(story: Story) -> None:
    with_visitor(story)
    story.open("2", "budi")


def with_no_show(story: Story) -> None:
    with_visitor(story)
    story.do(do.MarkNoShow("1"), "ani")


def finished(story: Story) -> None:
    with_visitor(story)
    story.do(do.FinishService("1"), "ani")


def serving(story: Story) -> None:
    with_visitor(story)
    story.do(do.StartService("1"), "ani")


def paused(story: Story) -> None:
    story.open()
    story.do(do.PauseCounter("1", "salat"), "ani")


def called_thrice_more(story: Story) -> None:
    with_visitor(story)
    for _ in range(3):
        story.do(do.Recall("1"), "ani")


def with_a_colleague(story: Story) -> None:
    with_visitor(story)
    story.open("2", "budi")
    story.open("3", "citra")


def with_a_full_schedule(story: Story) -> None:
    for minute in range(1, 51):
        story.do(do.MakeAnnouncement("Hati-hati", at=story.now + minute * MINUTE), "ani")


def overtaken(story: Story) -> None:
    """The number that counter 1 has sent on is called at counter 2."""
    with_visitor(story)
    story.do(do.TransferTicket("1", "card"), "ani")
    story.open("2", "budi")
    story.next("2", "budi")


def asked_for(story: Story) -> None:
    story.open()
    story.do(do.RequestCounter("1"), "budi")


def both_open(story: Story) -> None:
    story.open("1", "ani")
    story.open("2", "budi")


def asked_for_by_one_who_is_gone(story: Story) -> None:
    asked_for(story)
    story.connected -= {"budi"}


def newest(story: Story, counter: str = "1") -> int:
    step = story.day.steps.newest(counter)
    assert step is not None
    return step.seq


THREE = replace(hall(), officers=(*hall().officers, Officer("eka", "Eka", "civil", ("1", "2"))))
"""With a third officer for the counters 1 and 2."""
T1 = "00000000-0000-4000-8000-000000000001"

CASES = {
    "issue for no service": Case(no.UnknownService("x"), lambda _s, _t: do.IssueTicket("x"), None),
    "issue for a visit that nobody makes": Case(
        no.UnknownTicket(NOBODY), lambda _s, _t: do.IssueTicket("birth", visit=NOBODY), None
    ),
    "record for no service": Case(no.UnknownService("x"), lambda s, _t: do.RecordTicket("A-K001", "x", s.now), None),
    "record a number of another kiosk": Case(
        no.WrongSeries("A-L001", "A", "K"), lambda s, _t: do.RecordTicket("A-L001", "birth", s.now), None
    ),
    "record a number with a zero too many": Case(
        no.WrongSeries("A-K0001", "A", "K"), lambda s, _t: do.RecordTicket("A-K0001", "birth", s.now), None
    ),
    "record number zero": Case(
        no.WrongSeries("A-K000", "A", "K"), lambda s, _t: do.RecordTicket("A-K000", "birth", s.now), None
    ),
    "record a number of the hall's own": Case(
        no.WrongSeries("A-002", "A", "K"), lambda s, _t: do.RecordTicket("A-002", "birth", s.now), None
    ),
    "record a number of another queue": Case(
        no.WrongSeries("A-K001", "B", "K"), lambda s, _t: do.RecordTicket("A-K001", "card", s.now), None
    ),
    "record a number that another ticket has": Case(
        no.NumberTaken("A-K001"),
        lambda s, _t: do.RecordTicket("A-K001", "death", s.now),
        None,
        lambda story: story.record("A-K001", story.now),
    ),
    "record a ticket of yesterday": Case(
        no.DayOver(MONDAY_NINE - 9 * HOUR - 1),
        lambda _s, _t: do.RecordTicket("A-K001", "birth", MONDAY_NINE - 9 * HOUR - 1),
        None,
    ),
    "copy of a ticket that has ended": Case(
        no.TicketEnded(T1), lambda _s, t: do.ReprintTicket(t.id, "kiosk-1"), before=finished
    ),
    "copy from no kiosk": Case(no.UnknownKiosk("kiosk-9"), lambda _s, t: do.ReprintTicket(t.id, "kiosk-9")),
    "copy from a kiosk that is away": Case(no.KioskOffline("kiosk-2"), lambda _s, t: do.ReprintTicket(t.id, "kiosk-2")),
    "kiosk takes back whom a counter has called": Case(
        no.TicketNotWaiting("called"), lambda _s, t: do.CancelTicket(t.id), None, with_visitor
    ),
    "kiosk takes back a ticket that may have been shown": Case(
        no.CancelTooLate(600), lambda _s, t: do.CancelTicket(t.id), None, after=10 * MINUTE
    ),
    "take no counter": Case(no.UnknownCounter("9"), lambda _s, _t: do.OpenCounter("9")),
    "cancel no ticket": Case(no.UnknownTicket(NOBODY), lambda _s, _t: do.CancelTicket(NOBODY)),
    "print report of no ticket": Case(no.UnknownTicket(NOBODY), lambda _s, _t: do.ReportPrint(NOBODY, "printed"), None),
    "cancel another agency's ticket": Case(no.NotServedHere("births"), lambda _s, t: do.CancelTicket(t.id), "citra"),
    "call another agency's ticket": Case(
        no.NotServedHere("births"),
        lambda _s, t: do.CallTicket("3", t.id, "salah"),
        "citra",
        lambda story: story.open("3", "citra"),
    ),
    "take another's counter": Case(
        no.CounterTaken("1", "ani"), lambda _s, _t: do.OpenCounter("1"), "budi", lambda story: story.open()
    ),
    "take a second counter": Case(
        no.OfficerElsewhere("1"), lambda _s, _t: do.OpenCounter("2"), before=lambda story: story.open()
    ),
    "take a counter of another agency": Case(no.CounterNotAllowed("3"), lambda _s, _t: do.OpenCounter("3")),
    "ask for no counter": Case(no.UnknownCounter("9"), lambda _s, _t: do.RequestCounter("9")),
    "ask for a counter of another agency": Case(
        no.CounterNotAllowed("3"), lambda _s, _t: do.RequestCounter("3"), before=lambda story: story.open("3", "citra")
    ),
    "ask for a counter that nobody holds": Case(no.CounterFree("1"), lambda _s, _t: do.RequestCounter("1")),
    "ask for a counter while holding one": Case(
        no.OfficerElsewhere("2"), lambda _s, _t: do.RequestCounter("1"), "budi", both_open
    ),
    "ask for a counter that another asks for": Case(
        no.CounterWanted("1", "budi"), lambda _s, _t: do.RequestCounter("1"), "eka", asked_for, THREE
    ),
    "take back a request that another made": Case(
        no.NotYourCounter("1"), lambda _s, _t: do.DropRequest("1"), "eka", asked_for, THREE
    ),
    "say no to nobody": Case(
        no.CounterNotWanted("1"), lambda _s, _t: do.DropRequest("1"), before=lambda story: story.open()
    ),
    "hand over to nobody": Case(
        no.CounterNotWanted("1"), lambda _s, _t: do.HandOver("1"), before=lambda story: story.open()
    ),
    "hand over another's counter": Case(no.NotYourCounter("1"), lambda _s, _t: do.HandOver("1"), "budi", asked_for),
    "hand over to one who is gone": Case(
        no.OfficerGone("budi"), lambda _s, _t: do.HandOver("1"), before=asked_for_by_one_who_is_gone
    ),
    "take over without asking": Case(
        no.CounterNotWanted("1"), lambda _s, _t: do.TakeOver("1"), "budi", lambda story: story.open()
    ),
    "take over what another asks for": Case(
        no.CounterNotWanted("1"), lambda _s, _t: do.TakeOver("1"), "eka", asked_for, THREE, after=MINUTE
    ),
    "take over a counter of another agency": Case(
        no.CounterNotAllowed("3"), lambda _s, _t: do.TakeOver("3"), before=lambda story: story.open("3", "citra")
    ),
    "take over before the other could answer": Case(
        no.TakeoverTooSoon("1", MONDAY_NINE + 30_000), lambda _s, _t: do.TakeOver("1"), "budi", asked_for, after=29_999
    ),
    "next at another's counter": Case(
        no.NotYourCounter("1"), lambda _s, _t: do.CallNext("1"), "budi", lambda story: story.open()
    ),
    "next at a closed counter": Case(no.NotYourCounter("1"), lambda _s, _t: do.CallNext("1")),
    "next while paused": Case(no.CounterPaused("1"), lambda _s, _t: do.CallNext("1"), before=paused),
    "resume what is not paused": Case(
        no.CounterNotPaused("1"), lambda _s, _t: do.ResumeCounter("1"), before=lambda story: story.open()
    ),
    "pause with a visitor": Case(no.CounterBusy(T1), lambda _s, _t: do.PauseCounter("1"), before=with_visitor),
    "leave with a visitor": Case(no.CounterBusy(T1), lambda _s, _t: do.CloseCounter("1"), before=with_visitor),
    "next with a visitor, where it does not finish": Case(
        no.CounterBusy(T1),
        lambda _s, _t: do.CallNext("1"),
        before=with_visitor,
        site=hall(next_finishes=False),
    ),
    "recall nobody": Case(no.NobodyAtCounter("1"), lambda _s, _t: do.Recall("1"), before=lambda story: story.open()),
    "next with nobody waiting": Case(
        no.NobodyWaiting("3"), lambda _s, _t: do.CallNext("3"), "citra", lambda story: story.open("3", "citra")
    ),
    "return what is finished": Case(no.TicketEnded(T1), lambda _s, t: do.ReturnTicket(t.id), before=finished),
    "call whom another counter has": Case(
        no.TicketNotWaiting("no_show"), lambda _s, t: do.CallTicket("1", t.id, "ada"), before=with_no_show
    ),
    "call whom another counter has called": Case(
        no.TicketNotWaiting("called"), lambda _s, t: do.CallTicket("2", t.id, "ada"), "budi", called_to_another
    ),
    "return whom another counter has called": Case(
        no.TicketNotAway("called"), lambda _s, t: do.ReturnTicket(t.id), "budi", with_visitor
    ),
    "take back the no-show of whom another counter has called": Case(
        no.NotNoShow("called"), lambda _s, t: do.UndoNoShow(t.id), "budi", with_visitor
    ),
    "cancel whom another counter has": Case(
        no.NotYourCounter("1"), lambda _s, t: do.CancelTicket(t.id), "budi", with_visitor
    ),
    "return what waits": Case(no.TicketNotAway("waiting"), lambda _s, t: do.ReturnTicket(t.id)),
    "recall whom one serves": Case(no.AlreadyServing(T1), lambda _s, _t: do.Recall("1"), before=serving),
    "no-show of whom one serves": Case(no.AlreadyServing(T1), lambda _s, _t: do.MarkNoShow("1"), before=serving),
    "undo no no-show": Case(no.NotNoShow("waiting"), lambda _s, t: do.UndoNoShow(t.id)),
    "undo too late": Case(no.UndoTooLate(60), lambda _s, t: do.UndoNoShow(t.id), before=with_no_show, after=MINUTE + 1),
    "take back what another did": Case(
        no.NotYourCounter("1"), lambda s, _t: do.UndoStep("1", newest(s)), "budi", with_visitor
    ),
    "take back nothing": Case(
        no.NothingToUndo("1"), lambda _s, _t: do.UndoStep("1", 1), before=lambda story: story.open()
    ),
    "take back what is not the newest": Case(
        no.UndoPassed(4), lambda s, _t: do.UndoStep("1", newest(s) - 1), before=with_visitor
    ),
    "take back too late": Case(
        no.UndoTooLate(60), lambda s, _t: do.UndoStep("1", newest(s)), before=with_visitor, after=MINUTE + 1
    ),
    "take back what another has gone on with": Case(
        no.UndoOvertaken("A-001"), lambda s, _t: do.UndoStep("1", newest(s)), before=overtaken
    ),
    "transfer to where it is": Case(
        no.SameQueue("births"), lambda _s, _t: do.TransferTicket("1", "death"), before=with_visitor
    ),
    "plan for no service": Case(no.UnknownService("x"), lambda _s, t: do.PlanVisit(t.id, ("card", "x"))),
    "issue with no service to go on to": Case(
        no.UnknownService("x"), lambda _s, _t: do.IssueTicket("birth", then=("x",))
    ),
    "plan another agency's visit": Case(
        no.NotServedHere("births"), lambda _s, t: do.PlanVisit(t.id, ("npwp",)), "citra"
    ),
    "plan whom another counter has": Case(
        no.NotYourCounter("1"), lambda _s, t: do.PlanVisit(t.id, ("card",)), "budi", with_visitor
    ),
    "plan for whom nobody has a ticket": Case(no.UnknownTicket(NOBODY), lambda _s, _t: do.PlanVisit(NOBODY, ())),
    "plan for whom is gone": Case(no.TicketEnded(T1), lambda _s, t: do.PlanVisit(t.id, ("card",)), before=finished),
    "note of nobody": Case(
        no.NobodyAtCounter("1"), lambda _s, _t: do.NoteVisit("1", "served"), before=lambda story: story.open()
    ),
    "note at another's counter": Case(
        no.NotYourCounter("1"), lambda _s, _t: do.NoteVisit("1", "served"), "budi", with_visitor
    ),
    "recall once more than allowed": Case(no.RecallLimit(3), lambda _s, _t: do.Recall("1"), before=called_thrice_more),
    "no-show of whom was hardly called": Case(
        no.RecallFirst(2, 0),
        lambda _s, _t: do.MarkNoShow("1"),
        before=with_visitor,
        site=hall(recalls_before_no_show=2),
    ),
    "pause until now": Case(
        no.PauseNotAhead(MONDAY_NINE),
        lambda s, _t: do.PauseCounter("1", until=s.now),
        before=lambda story: story.open(),
    ),
    "pause until tomorrow": Case(
        no.PauseNotAhead(MONDAY_NINE + 15 * HOUR),
        lambda s, _t: do.PauseCounter("1", until=s.now + 15 * HOUR),
        before=lambda story: story.open(),
    ),
    "pause until nobody counts years": Case(
        no.PauseNotAhead(2**53 - 1),
        lambda _s, _t: do.PauseCounter("1", until=2**53 - 1),
        before=lambda story: story.open(),
    ),
    "send to a counter and an officer": Case(
        no.TwoTargets(),
        lambda _s, _t: do.TransferTicket("1", for_counter="2", for_officer="budi"),
        before=with_a_colleague,
    ),
    "send to no counter": Case(
        no.UnknownCounter("9"), lambda _s, _t: do.TransferTicket("1", for_counter="9"), before=with_a_colleague
    ),
    "send to a closed counter": Case(
        no.CounterClosed("2"), lambda _s, _t: do.TransferTicket("1", for_counter="2"), before=with_visitor
    ),
    "send to an officer who is away": Case(
        no.OfficerAway("budi"), lambda _s, _t: do.TransferTicket("1", for_officer="budi"), before=with_visitor
    ),
    "send to where it is": Case(
        no.AlreadyHere("1"), lambda _s, _t: do.TransferTicket("1", for_counter="1"), before=with_a_colleague
    ),
    "send to oneself": Case(
        no.AlreadyHere("1"), lambda _s, _t: do.TransferTicket("1", "card", for_officer="ani"), before=with_a_colleague
    ),
    "send to a counter that does not serve it": Case(
        no.NotServedThere("3", "births"),
        lambda _s, _t: do.TransferTicket("1", for_counter="3"),
        before=with_a_colleague,
    ),
    "send to an officer whose counter does not serve it": Case(
        no.NotServedThere("3", "cards"),
        lambda _s, _t: do.TransferTicket("1", "card", for_officer="citra"),
        before=with_a_colleague,
    ),
    "announce in no zone": Case(no.UnknownZone("x"), lambda _s, _t: do.MakeAnnouncement("Hati-hati", zones=("x",))),
    "announce tomorrow": Case(
        no.NotToday(MONDAY_NINE + 15 * HOUR), lambda s, _t: do.MakeAnnouncement("Hati-hati", at=s.now + 15 * HOUR)
    ),
    "announce when nobody counts years": Case(
        no.NotToday(2**53 - 1), lambda _s, _t: do.MakeAnnouncement("Hati-hati", at=2**53 - 1)
    ),
    "announce yesterday": Case(
        no.NotToday(MONDAY_NINE - 10 * HOUR), lambda s, _t: do.MakeAnnouncement("Hati-hati", at=s.now - 10 * HOUR)
    ),
    "schedule more than anybody keeps in mind": Case(
        no.TooManyAnnouncements(50),
        lambda s, _t: do.MakeAnnouncement("Hati-hati", at=s.now + HOUR),
        before=with_a_full_schedule,
    ),
    "withdraw what nobody has announced": Case(
        no.UnknownAnnouncement(NOBODY), lambda _s, _t: do.WithdrawAnnouncement(NOBODY)
    ),
    "issue before opening": Case(
        no.HallClosed(MONDAY_NINE + DAY - HOUR, ""),
        lambda _s, _t: do.IssueTicket("birth"),
        None,
        site=hall(hours=OFFICE),
        after=7 * HOUR,
    ),
    "issue more than the quota": Case(
        no.QueueFull(1, MONDAY_NINE + DAY - HOUR),
        lambda _s, _t: do.IssueTicket("death"),
        None,
        site=hall(hours=OFFICE, quotas={"births": 1}),
    ),
    "issue in the break": Case(
        no.OnBreak(MONDAY_NINE + 4 * HOUR),
        lambda _s, _t: do.IssueTicket("birth"),
        None,
        site=hall(hours=OFFICE, tickets_in_breaks=False),
        after=3 * HOUR + 30 * MINUTE,
    ),
    "issue what would not be served before closing": Case(
        no.CutOff(MONDAY_NINE + 6 * HOUR),
        lambda _s, _t: do.IssueTicket("birth"),
        None,
        site=hall(hours=OFFICE, cut_off=True),
        after=5 * HOUR + 51 * MINUTE,
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_rule_says_no_and_nothing_changes(case: Case) -> None:
    story = Story(case.site, case.now)
    ticket = story.issue("birth", after=0)
    case.before(story)
    before = story.day.board.snapshot()
    with pytest.raises(type(case.refusal)) as refused:
        story.do(case.command(story, ticket), case.officer, case.after)
    assert refused.value.details() == case.refusal.details()
    assert story.day.board.snapshot() == before


def test_no_command_is_taken_before_the_first_day_has_begun() -> None:
    with pytest.raises(no.NoServiceDay):
        decide(ServiceDay(hall()), do.IssueTicket("birth"), NOBODY, Asker(), MONDAY_NINE)


def test_every_rule_has_a_case_here() -> None:
    met = {type(case.refusal) for case in CASES.values()} | {no.NoServiceDay}
    assert met == set(REFUSALS)
    assert set(Refusal.__subclasses__()) == set(REFUSALS)


def test_codes_are_unique_words() -> None:
    codes = [refusal.code for refusal in REFUSALS]
    assert len(set(codes)) == len(codes)
    assert all(code.isidentifier() and code.islower() for code in codes)


def test_an_open_friday_closes_earlier_for_the_cut_off_too() -> None:
    short = (Interval(time(8), time(9, 15)),)
    story = Story(hall(hours=short, cut_off=True))
    story.issue("birth")
    with pytest.raises(no.CutOff):
        story.issue("birth")


def test_a_line_too_long_for_others_may_have_room_for_priority() -> None:
    story = Story(hall(hours=OFFICE, cut_off=True))
    while outlook(story.day, "birth", priority=False, now=story.now).admission == "open":
        story.issue()
    with pytest.raises(no.CutOff):
        story.issue(after=0)
    assert outlook(story.day, "birth", priority=True, now=story.now).admission == "open"
    assert story.issue(priority=True).priority


def test_a_further_service_that_the_site_has_not_is_told_whatever_else_is_wrong() -> None:
    story = Story(hall(hours=OFFICE), MONDAY_NINE + 8 * HOUR)
    with pytest.raises(no.UnknownService):
        story.do(do.IssueTicket("birth", then=("nothing",), visit=story.new_id()))
