"""Visitors sent to one counter or officer: who calls them, when, and what becomes of them when nobody is there."""

import pytest
from msgspec.structs import replace

from server.domain import refusals as no
from server.domain.admission import outlook
from server.domain.day import ServiceDay
from server.domain.site import Site
from shared.wire import events as ev
from shared.wire import methods as do
from shared.wire.ticket import Ticket
from tests.server.domain.story import Story
from tests.server.small_hall import MINUTE, hall


def two_counters() -> Story:
    """Ani at counter 1 (births and cards), Budi at counter 2 (cards, then births), Citra at counter 3 (taxes)."""
    story = Story()
    story.open("1", "ani")
    story.open("2", "budi")
    story.open("3", "citra")
    return story


def send(story: Story, service: str | None = None, *, counter: str | None = None, officer: str | None = None) -> Ticket:
    """The ticket that Ani has before her, once she has sent it on."""
    seat = story.day.board.counters["1"]
    assert seat.ticket is not None
    story.do(do.TransferTicket("1", service, for_counter=counter, for_officer=officer), "ani")
    return story.day.board.tickets[seat.ticket]


def test_a_visitor_is_sent_to_a_counter_for_the_same_service() -> None:
    story = two_counters()
    ticket = story.issue("birth")
    story.next()
    sent = send(story, counter="2")
    assert (sent.state, sent.for_counter, sent.service, sent.due_at) == ("waiting", "2", "birth", ticket.due_at)
    assert story.next("2", "budi") == ticket.number
    assert story.ticket(ticket).for_counter is None


def test_a_ticket_sent_to_a_counter_keeps_its_due_time_among_its_first_tier() -> None:
    story = two_counters()
    early = story.issue("card")
    sent = story.issue("birth", after=MINUTE)
    late = story.issue("card", after=MINUTE)
    story.do(do.CallTicket("1", sent.id, "berkas"), "ani")
    send(story, counter="2")
    # Births are of counter 2's second tier; this one is of its first, and stands there by its due time.
    assert [story.next("2", "budi") for _ in range(3)] == [early.number, sent.number, late.number]


def test_no_other_counter_calls_a_directed_ticket_as_the_next() -> None:
    story = two_counters()
    sent = story.issue("birth")
    other = story.issue("birth", after=MINUTE)
    story.next()
    send(story, counter="2")
    assert story.next() == other.number
    assert story.next() is None
    with pytest.raises(no.NobodyWaiting):
        story.next()
    assert story.next("2", "budi") == sent.number


def test_another_counter_may_choose_a_directed_ticket_with_a_reason() -> None:
    story = two_counters()
    sent = story.issue("birth")
    story.next()
    send(story, counter="2")
    story.do(do.CallTicket("1", sent.id, "loket 2 penuh"), "ani")
    assert story.ticket(sent).for_counter is None
    with pytest.raises(no.NobodyWaiting):
        story.next("2", "budi")


def test_a_ticket_for_an_officer_is_called_at_the_counter_where_they_sit() -> None:
    story = two_counters()
    sent = story.issue("birth")
    story.issue("birth", after=MINUTE)
    story.next()
    assert send(story, officer="budi").for_officer == "budi"
    assert story.next("2", "budi") == sent.number
    assert story.ticket(sent).for_officer is None


def test_a_visitor_is_sent_to_another_service_at_a_counter_of_its_choice() -> None:
    story = two_counters()
    story.issue("birth")
    story.next()
    sent = send(story, "card", counter="2")
    assert (sent.queue, sent.service, sent.for_counter) == ("cards", "card", "2")


def test_a_paused_counter_keeps_those_who_were_sent_to_it() -> None:
    story = two_counters()
    sent = story.issue("birth")
    story.next()
    story.do(do.PauseCounter("2"), "budi")
    send(story, counter="2")
    story.do(do.ResumeCounter("2"), "budi")
    assert story.next("2", "budi") == sent.number


@pytest.mark.parametrize("target", [{"counter": "2"}, {"officer": "budi"}], ids=["for a counter", "for an officer"])
def test_tickets_are_released_into_their_line_when_their_counter_closes(target: dict[str, str]) -> None:
    story = two_counters()
    sent = story.issue("birth")
    later = story.issue("birth", after=MINUTE)
    story.next()
    send(story, **target)
    story.do(do.CloseCounter("2"), "budi")
    assert story.events[-2:] == [ev.CounterClosed("2"), ev.TicketReleased(sent.id)]
    assert [story.next(), story.next()] == [sent.number, later.number]


@pytest.mark.parametrize("target", [{"counter": "2"}, {"officer": "budi"}], ids=["for a counter", "for an officer"])
def test_tickets_are_released_when_their_counter_goes_to_another_officer(target: dict[str, str]) -> None:
    story = two_counters()
    sent = story.issue("birth")
    story.next()
    send(story, **target)
    story.do(do.CloseCounter("1"), "ani")
    story.do(do.RequestCounter("2"), "ani")
    story.do(do.TakeOver("2"), "ani", after=MINUTE)
    assert story.events[-2:] == [ev.CounterHandedOver("2", "ani"), ev.TicketReleased(sent.id)]
    assert story.next("2", "ani") == sent.number


def test_a_transfer_taken_back_is_at_its_counter_and_in_no_line() -> None:
    story = two_counters()
    sent = story.issue("birth")
    story.next()
    send(story, counter="2")
    step = story.day.steps.newest("1")
    assert step is not None
    story.do(do.UndoStep("1", step.seq), "ani")
    assert story.day.board.counters["1"].ticket == sent.id
    with pytest.raises(no.NobodyWaiting):
        story.next("2", "budi")


def test_a_call_taken_back_waits_for_its_counter_again() -> None:
    story = two_counters()
    sent = story.issue("birth")
    story.next()
    send(story, counter="2")
    story.next("2", "budi")
    step = story.day.steps.newest("2")
    assert step is not None
    story.do(do.UndoStep("2", step.seq), "budi")
    assert story.ticket(sent).for_counter == "2"
    with pytest.raises(no.NobodyWaiting):
        story.next()
    assert story.next("2", "budi") == sent.number


def test_tickets_sent_elsewhere_are_not_released() -> None:
    story = two_counters()
    story.issue("birth")
    story.next()
    sent = send(story, counter="2")
    story.do(do.CloseCounter("3"), "citra")
    assert story.ticket(sent).for_counter == "2"


def test_after_a_hold_or_a_no_show_a_ticket_is_of_its_queue_again() -> None:
    story = two_counters()
    held = story.issue("birth")
    story.next()
    send(story, counter="2")
    story.next("2", "budi")
    story.do(do.HoldTicket("2"), "budi")
    story.do(do.ReturnTicket(held.id), "budi")
    assert story.next() == held.number
    story.do(do.MarkNoShow("1"), "ani")
    story.do(do.ReturnTicket(held.id), "ani")
    assert story.next() == held.number


def test_a_directed_ticket_can_be_cancelled() -> None:
    story = two_counters()
    story.issue("birth")
    story.next()
    sent = send(story, counter="2")
    story.do(do.CancelTicket(sent.id), "budi")
    with pytest.raises(no.NobodyWaiting):
        story.next("2", "budi")
    assert story.day.waiting("births") == 0


def test_directed_tickets_are_counted_among_those_who_wait() -> None:
    story = two_counters()
    story.issue("birth")
    story.next()
    send(story, counter="2")
    assert outlook(story.day, "birth", priority=False, now=story.now).waiting == 1
    answer = story.do(do.IssueTicket("birth")).answer
    assert isinstance(answer, do.Issued)
    assert answer.ahead == 1


def test_who_was_sent_to_a_counter_is_work_for_that_counter_alone() -> None:
    story = two_counters()
    birth = story.issue("birth")
    story.next()
    send(story, counter="2")

    def workload(counter: str) -> float:
        known = story.site.counter_by_code[counter]
        return story.day.forecast.workload("births", birth.due_at, (known,)).expected_ms

    durations = story.day.forecast.durations("births").expected_ms
    assert (workload("1"), workload("2")) == (0, durations)
    # Cards are of counter 2's first tier, so only who is due earlier comes before a card there.
    cards = story.site.counter_by_code["2"]
    assert story.day.forecast.workload("cards", birth.due_at - 1, (cards,)).expected_ms == 0
    assert story.day.forecast.workload("cards", birth.due_at, (cards,)).expected_ms == durations


def without_counter_2(site: Site) -> Site:
    """The hall after somebody took counter 2 out of its profile."""
    counters = tuple(counter for counter in site.description.counters if counter.code != "2")
    return Site(
        description=replace(site.description, counters=counters),
        calendar=site.calendar,
        officers=site.officers,
        cut_off=False,
    )


def test_a_counter_that_the_profile_has_lost_calls_nobody_and_its_tickets_are_released_when_it_closes() -> None:
    story = two_counters()
    sent = story.issue("birth")
    story.next()
    send(story, counter="2")
    story.site = without_counter_2(story.site)
    story.day = ServiceDay(story.site)
    for recorded in story.journal:
        story.day.apply(recorded)
    with pytest.raises(no.UnknownCounter):
        story.next("2", "budi")
    story.do(do.CloseCounter("2"), "budi")
    assert story.next() == sent.number


def test_a_day_with_directed_tickets_is_replayed() -> None:
    story = two_counters()
    for _ in range(3):
        story.issue("birth")
    story.next()
    send(story, counter="2")
    story.next()
    send(story, officer="budi")
    again = ServiceDay(hall())
    for recorded in story.journal:
        again.apply(recorded)
    assert again.board.snapshot() == story.day.board.snapshot()
    assert [again.first(counter) for counter in "123"] == [story.day.first(counter) for counter in "123"]
    again.apply(ev.Recorded(again.board.seq + 1, again.at, ev.DayStarted("2026-11-24")))
    assert again.first("2") is None
