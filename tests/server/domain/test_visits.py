"""A visit from its number to its end: several services, notes, recalls, numbers without paper, pauses with an end."""

import pytest
from msgspec.structs import replace

from server.domain import refusals as no
from server.domain.day import ServiceDay
from server.domain.decisions import decide
from server.domain.occasion import Asker
from server.domain.site import Site
from shared.wire import events as ev
from shared.wire import methods as do
from shared.wire.ticket import Ticket
from tests.server.domain.story import Story
from tests.server.small_hall import MINUTE, hall


def planned(story: Story, *then: str) -> Ticket:
    """A birth's ticket that goes on to other services."""
    answer = story.do(do.IssueTicket("birth", then=then), after=1000).answer
    assert isinstance(answer, do.Issued)
    return answer.ticket


def test_a_finished_visit_goes_on_to_the_service_planned_under_the_same_number() -> None:
    story = Story()
    story.open()
    story.open("3", "citra")
    ticket = planned(story, "npwp", "card")
    later = story.issue("npwp")
    story.next()
    story.do(do.FinishService("1"), "ani", after=MINUTE)
    assert story.events[-1] == ev.TicketTransferred(ticket.id, "1", "taxes", "npwp", finished=True)
    moved = story.ticket(ticket)
    assert (moved.number, moved.due_at, moved.then) == (ticket.number, ticket.due_at, ("card",))
    assert [story.next("3", "citra"), story.next("3", "citra")] == [ticket.number, later.number]
    assert story.ticket(ticket).queue == "cards"
    story.do(do.CallTicket("1", ticket.id, "lanjut"), "ani")
    story.do(do.FinishService("1"), "ani")
    assert story.events[-1] == ev.ServiceFinished(ticket.id, "1")
    assert ticket.id not in story.day.board.tickets


def test_next_sends_a_planned_visit_on_and_says_whom_it_ended() -> None:
    story = Story()
    story.open()
    first, second = planned(story, "npwp"), story.issue()
    story.next()
    assert story.next() == second.number
    assert story.ticket(first).queue == "taxes"
    called = story.events[-1]
    assert isinstance(called, ev.TicketCalled)
    assert called.finished == first.id


def test_next_says_whom_it_finished() -> None:
    story = Story()
    story.open()
    first, _ = story.issue(), story.issue()
    story.next()
    story.next()
    called = [event for event in story.events if isinstance(event, ev.TicketCalled)]
    assert [event.finished for event in called] == [None, first.id]


def test_a_visit_that_goes_on_at_the_same_counter_is_called_there_again_in_its_turn() -> None:
    story = Story()
    story.open()
    ticket, later = planned(story, "card"), story.issue("card")
    story.next()
    answer = story.do(do.CallNext("1"), "ani").answer
    assert isinstance(answer, do.Called)
    assert answer.ticket == story.ticket(ticket)
    assert (answer.ticket.service, answer.ticket.then, answer.ticket.state) == ("card", (), "called")
    assert story.next() == later.number
    assert ticket.id not in story.day.board.tickets


def test_a_next_that_called_the_same_visitor_again_is_taken_back_as_a_whole() -> None:
    story = Story()
    story.open()
    ticket = planned(story, "card")
    story.next()
    before = story.day.board.snapshot()
    story.next()
    step = story.day.steps.newest("1")
    assert step is not None
    story.do(do.UndoStep("1", step.seq), "ani")
    after = story.day.board.snapshot()
    assert (after.tickets, after.counters, after.calls) == (before.tickets, before.counters, before.calls)
    assert story.next() == ticket.number


def test_a_visit_that_goes_on_in_a_lower_tier_lets_the_upper_one_go_first() -> None:
    story = Story()
    story.open("2", "budi")
    answer = story.do(do.IssueTicket("card", then=("birth",))).answer
    assert isinstance(answer, do.Issued)
    card = story.issue("card")
    assert [story.next("2", "budi") for _ in range(3)] == [answer.ticket.number, card.number, answer.ticket.number]


def test_a_plan_can_be_changed_as_long_as_the_visit_lasts() -> None:
    story = Story()
    story.open()
    ticket = story.issue()
    story.next()
    story.do(do.PlanVisit(ticket.id, ("npwp", "card")), "ani")
    assert story.ticket(ticket).then == ("npwp", "card")
    story.do(do.PlanVisit(ticket.id, ()), "ani")
    story.do(do.FinishService("1"), "ani")
    assert ticket.id not in story.day.board.tickets


def test_a_plan_that_is_so_already_leaves_no_event() -> None:
    story = Story()
    ticket = planned(story, "card")
    assert story.do(do.PlanVisit(ticket.id, ("card",)), "ani").events == ()


def test_a_visit_sent_on_undone_keeps_its_plan() -> None:
    story = Story()
    story.open()
    ticket = planned(story, "card")
    story.next()
    story.do(do.TransferTicket("1", "npwp"), "ani")
    assert story.ticket(ticket).then == ("card",)


def without_taxes(site: Site) -> Site:
    """The hall after somebody took the tax office's service out of its profile."""
    described = site.description
    services = tuple(service for service in described.services if service.code != "npwp")
    return Site(description=replace(described, services=services), calendar=site.calendar, officers=site.officers)


def test_services_that_the_profile_has_lost_are_left_out_of_a_plan() -> None:
    story = Story()
    story.open()
    lost, all_lost = planned(story, "npwp", "card"), planned(story, "npwp")
    story.next()
    later = ServiceDay(without_taxes(hall()))
    for recorded in story.journal:
        later.apply(recorded)

    def finish(ticket: Ticket) -> tuple[ev.Event, ...]:
        decision = decide(later, do.FinishService("1"), story.new_id(), Asker("ani"), story.now)
        for event in decision.events:
            later.apply(ev.Recorded(later.board.seq + 1, story.now, event))
        assert later.board.counters["1"].ticket is None, ticket
        return decision.events

    assert finish(lost) == (
        ev.TicketPlanned(lost.id, ("card",)),
        ev.TicketTransferred(lost.id, "1", "cards", "card", finished=True),
    )
    call = do.CallTicket("1", all_lost.id, "lanjut")
    for event in decide(later, call, story.new_id(), Asker("ani"), story.now).events:
        later.apply(ev.Recorded(later.board.seq + 1, story.now, event))
    assert finish(all_lost) == (ev.TicketPlanned(all_lost.id, ()), ev.ServiceFinished(all_lost.id, "1"))


# --- result and note ---------------------------------------------------------------------------------------------


def test_a_note_replaces_the_one_before() -> None:
    story = Story()
    story.open()
    ticket = story.issue()
    story.next()
    story.do(do.NoteVisit("1", "documents_missing", "KK asli"), "ani")
    story.do(do.NoteVisit("1", "served"), "ani")
    assert (story.ticket(ticket).result, story.ticket(ticket).note) == ("served", "")


def test_a_note_that_is_there_already_leaves_no_event() -> None:
    story = Story()
    story.open()
    story.issue()
    story.next()
    story.do(do.NoteVisit("1", "served", "ok"), "ani")
    assert story.do(do.NoteVisit("1", "served", "ok"), "ani").events == ()


def test_the_colleague_reads_the_note_and_finds_no_result_yet() -> None:
    story = Story()
    story.open()
    story.open("2", "budi")
    ticket = story.issue()
    story.next()
    story.do(do.NoteVisit("1", "documents_missing", "KK asli"), "ani")
    story.do(do.TransferTicket("1", for_counter="2"), "ani")
    story.next("2", "budi")
    assert (story.ticket(ticket).result, story.ticket(ticket).note) == (None, "KK asli")


def test_the_word_with_a_transfer_is_the_note() -> None:
    story = Story()
    story.open()
    ticket = story.issue()
    story.next()
    story.do(do.NoteVisit("1", None, "KK asli"), "ani")
    story.do(do.TransferTicket("1", "npwp", "berkas lengkap"), "ani")
    assert story.ticket(ticket).note == "berkas lengkap"


# --- recalls -----------------------------------------------------------------------------------------------------


def test_a_number_is_called_again_as_often_as_the_site_allows() -> None:
    story = Story(hall(recall_limit=2))
    story.open()
    ticket = story.issue()
    story.next()
    for _ in range(2):
        story.do(do.Recall("1"), "ani")
    with pytest.raises(no.RecallLimit):
        story.do(do.Recall("1"), "ani")
    assert story.ticket(ticket).recalls == 2


def test_without_a_limit_a_number_is_called_again_as_often_as_one_likes() -> None:
    story = Story(hall(recall_limit=0))
    story.open()
    ticket = story.issue()
    story.next()
    for _ in range(25):
        story.do(do.Recall("1"), "ani")
    assert story.ticket(ticket).recalls == 25


def test_recalls_are_counted_anew_with_each_call() -> None:
    story = Story(hall(recall_limit=1, recalls_before_no_show=1))
    story.open()
    ticket = story.issue()
    for _ in range(2):
        story.next()
        with pytest.raises(no.RecallFirst):
            story.do(do.MarkNoShow("1"), "ani")
        story.do(do.Recall("1"), "ani")
        story.do(do.MarkNoShow("1"), "ani")
        story.do(do.ReturnTicket(ticket.id), "ani")
    assert story.ticket(ticket).state == "waiting"


# --- walk-ins ----------------------------------------------------------------------------------------------------


def test_a_walk_in_has_a_number_like_any_other_and_no_paper() -> None:
    story = Story()
    story.open()
    first = story.issue()
    answer = story.do(do.IssueTicket("birth", paper=False), "ani").answer
    assert isinstance(answer, do.Issued)
    assert (answer.ticket.number, answer.ticket.printed) == ("A-002", "none")
    assert [story.next(), story.next()] == [first.number, "A-002"]


def test_a_walk_in_who_wants_paper_after_all_gets_it_from_a_kiosk() -> None:
    story = Story()
    answer = story.do(do.IssueTicket("birth", paper=False), "ani").answer
    assert isinstance(answer, do.Issued)
    story.do(do.ReprintTicket(answer.ticket.id, "kiosk-1"), "ani")
    story.do(do.ReportPrint(answer.ticket.id, "printed"))
    assert story.ticket(answer.ticket).printed == "printed"


# --- pauses ------------------------------------------------------------------------------------------------------


def test_a_pause_tells_when_it_is_meant_to_end_and_goes_on_until_it_is_ended() -> None:
    story = Story()
    story.open()
    until = story.now + 15 * MINUTE
    story.do(do.PauseCounter("1", "salat", until), "ani")
    assert story.day.board.counters["1"].until == until
    with pytest.raises(no.CounterPaused):
        story.next(after=20 * MINUTE)
    story.do(do.ResumeCounter("1"), "ani")
    assert story.day.board.counters["1"].until is None


def test_a_pause_can_be_made_longer() -> None:
    story = Story()
    story.open()
    story.do(do.PauseCounter("1", "salat", story.now + 15 * MINUTE), "ani")
    story.do(do.PauseCounter("1", "salat", story.now + 30 * MINUTE), "ani")
    assert story.day.board.counters["1"].until == story.now + 30 * MINUTE
