"""The board: one meaning of events for the server and every client."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from shared.wire import events as e
from shared.wire.announcement import Announcement, AnnouncementHeard
from shared.wire.board import CALLS_KEPT, Board, SequenceError
from shared.wire.events import Event, Recorded, public
from shared.wire.ticket import Call, CounterState, Snapshot, Ticket, public_counter, public_ticket
from tests.shared.wire.histories import COUNTERS, ENDED, START, histories, make_ticket, ticket_id

T1, T2 = ticket_id(1), ticket_id(2)


def board_after(*events: Event) -> Board:
    board = Board(COUNTERS)
    for seq, event in enumerate(events, 1):
        board.apply(Recorded(seq, START + seq, event))
    return board


def called(counter: str = "1", serial: int = 1) -> e.TicketCalled:
    ticket = make_ticket(serial)
    return e.TicketCalled(ticket.id, ticket.number, ticket.queue, counter, ticket.language)


def recalled(recall: int) -> e.TicketRecalled:
    ticket = make_ticket(1)
    return e.TicketRecalled(ticket.id, ticket.number, ticket.queue, "1", ticket.language, recall)


OPENED = e.CounterOpened("1", "sari")
ISSUED = e.TicketIssued(make_ticket(1))
WAITING_AGAIN = replace(ISSUED.ticket, called_at=START + 3)
"""The ticket as it was, after a call by event 3."""


def through_json(snapshot: Snapshot) -> Snapshot:
    return msgspec.json.decode(msgspec.json.encode(snapshot), type=Snapshot)


# --- laws --------------------------------------------------------------------------------------------------------


@given(histories(), st.data())
def test_snapshot_and_the_events_after_it_equal_a_replay_of_all(history: list[Recorded], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(history)))
    replayed = Board(COUNTERS)
    for recorded in history[:cut]:
        replayed.apply(recorded)
    resumed = Board.from_snapshot(through_json(replayed.snapshot()))
    for recorded in history[cut:]:
        replayed.apply(recorded)
        resumed.apply(recorded)
    assert resumed.snapshot() == replayed.snapshot()


@given(histories(), st.data())
def test_event_out_of_sequence_is_told_and_changes_nothing(history: list[Recorded], data: st.DataObject) -> None:
    board = Board(COUNTERS)
    for recorded in history:
        board.apply(recorded)
    before = board.snapshot()
    stray = data.draw(st.sampled_from(history))
    seq = data.draw(st.integers(0, 2 * len(history) + 2).filter(lambda seq: seq != board.seq + 1))
    with pytest.raises(SequenceError) as caught:
        board.apply(replace(stray, seq=seq))
    assert (caught.value.expected, caught.value.received) == (before.seq + 1, seq)
    assert board.snapshot() == before


@given(histories())
def test_what_the_public_is_told_makes_the_same_board_without_the_private_parts(history: list[Recorded]) -> None:
    known, told = Board(COUNTERS), Board(COUNTERS)
    for recorded in history:
        known.apply(recorded)
        told.apply(replace(recorded, event=public(recorded.event)))
    whole = known.snapshot()
    counters = tuple(public_counter(counter) for counter in whole.counters)
    tickets = tuple(public_ticket(ticket) for ticket in whole.tickets)
    assert told.snapshot() == replace(whole, counters=counters, tickets=tickets)


@given(histories())
def test_ticket_and_counter_agree_on_who_is_where(history: list[Recorded]) -> None:
    board = Board(COUNTERS)
    for recorded in history:
        board.apply(recorded)
        at_counters = {ticket.id: ticket.counter for ticket in board.tickets.values() if ticket.state in AT_COUNTER}
        assert at_counters == {state.ticket: code for code, state in board.counters.items() if state.ticket}
        assert not any(ticket.state in ENDED for ticket in board.tickets.values())


AT_COUNTER = ("called", "serving")


@given(histories())
def test_counters_of_the_hall_stay_in_their_order(history: list[Recorded]) -> None:
    board = Board(COUNTERS)
    for recorded in history:
        board.apply(recorded)
    assert tuple(counter.code for counter in board.snapshot().counters) == COUNTERS


# --- each event --------------------------------------------------------------------------------------------------


def test_new_board_is_empty_at_zero() -> None:
    assert Board(("1",)).snapshot() == Snapshot(0, None, (), (CounterState("1"),), ())


def test_issued_ticket_is_on_the_board_as_issued() -> None:
    assert board_after(ISSUED).tickets == {T1: ISSUED.ticket}


def test_tickets_keep_the_order_of_issue() -> None:
    second = e.TicketIssued(make_ticket(2))
    board = board_after(ISSUED, second, OPENED, called())
    assert [ticket.id for ticket in board.snapshot().tickets] == [T1, T2]


def test_called_ticket_is_before_its_counter_and_among_the_calls() -> None:
    board = board_after(ISSUED, OPENED, called())
    assert board.tickets[T1].state == "called"
    assert board.tickets[T1].counter == "1"
    assert board.counters["1"].ticket == T1
    assert list(board.calls) == [Call(3, START + 3, T1, "A-001", "a", "1", "id", 0)]


def test_each_recall_is_a_call_of_its_own() -> None:
    board = board_after(ISSUED, OPENED, called(), recalled(1), recalled(2))
    assert [(call.seq, call.recall) for call in board.calls] == [(3, 0), (4, 1), (5, 2)]
    assert board.tickets[T1].recalls == 2
    assert board.tickets[T1].state == "called"


def test_recalls_count_anew_after_a_return() -> None:
    events = (ISSUED, OPENED, called(), recalled(1), e.TicketNoShow(T1, "1"), e.TicketReturned(T1, START + 9))
    board = board_after(*events, called())
    assert board.tickets[T1].recalls == 0
    assert board.calls[-1].recall == 0


def test_started_service_is_serving() -> None:
    board = board_after(ISSUED, OPENED, called(), e.ServiceStarted(T1, "1"))
    assert board.tickets[T1].state == "serving"
    assert board.counters["1"].ticket == T1


@pytest.mark.parametrize("end", [e.ServiceFinished(T1, "1"), e.TicketCancelled(T1, "left")])
@pytest.mark.parametrize("before", [(), (e.ServiceStarted(T1, "1"),)])
def test_ended_ticket_leaves_board_and_counter(end: Event, before: tuple[Event, ...]) -> None:
    board = board_after(ISSUED, OPENED, called(), *before, end)
    assert not board.tickets
    assert board.counters["1"].ticket is None
    assert [call.ticket for call in board.calls] == [T1]


def test_cancelled_no_show_does_not_empty_the_counter_it_had() -> None:
    second = e.TicketIssued(make_ticket(2))
    events = (ISSUED, second, OPENED, called(), e.TicketNoShow(T1, "1"), called(serial=2), e.TicketCancelled(T1))
    assert board_after(*events).counters["1"].ticket == T2


def test_no_show_frees_the_counter_and_stays_on_the_board() -> None:
    board = board_after(ISSUED, OPENED, called(), e.TicketNoShow(T1, "1"))
    assert board.tickets[T1].state == "no_show"
    assert board.tickets[T1].counter == "1"
    assert board.counters["1"].ticket is None


def test_undone_no_show_is_back_at_the_counter() -> None:
    board = board_after(ISSUED, OPENED, called(), e.TicketNoShow(T1, "1"), e.NoShowUndone(T1, "1"))
    assert board.tickets[T1].state == "called"
    assert board.counters["1"].ticket == T1
    assert len(board.calls) == 1


def test_undone_no_show_without_a_free_counter_waits_with_the_due_time_it_had() -> None:
    board = board_after(ISSUED, OPENED, called(), e.TicketNoShow(T1, "1"), e.NoShowUndone(T1, None))
    assert board.tickets[T1] == WAITING_AGAIN


def test_held_ticket_frees_the_counter_and_returns_as_it_was() -> None:
    held = board_after(ISSUED, OPENED, called(), e.TicketHeld(T1, "1", "form"))
    assert held.tickets[T1].state == "held"
    assert held.counters["1"].ticket is None
    held.apply(Recorded(5, START + 5, e.TicketReturned(T1, ISSUED.ticket.due_at)))
    assert held.tickets[T1] == WAITING_AGAIN


def test_ticket_returned_after_a_no_show_has_its_new_due_time() -> None:
    board = board_after(ISSUED, OPENED, called(), e.TicketNoShow(T1, "1"), e.TicketReturned(T1, START + 500))
    assert board.tickets[T1] == replace(WAITING_AGAIN, due_at=START + 500)


def test_transferred_ticket_keeps_number_and_due_time_in_another_line() -> None:
    events = (ISSUED, OPENED, called(), e.ServiceStarted(T1, "1"), e.TicketTransferred(T1, "1", "b", "b1", "letter"))
    board = board_after(*events)
    assert board.tickets[T1] == replace(WAITING_AGAIN, queue="b", service="b1", note="letter")
    assert board.counters["1"].ticket is None


SERVED: tuple[Event, ...] = (ISSUED, OPENED, called(), e.ServiceStarted(T1, "1"))


@pytest.mark.parametrize(
    "sent",
    [
        e.TicketTransferred(T1, "1", "a", "a1", for_counter="2"),
        e.TicketTransferred(T1, "1", "a", "a1", for_officer="budi"),
    ],
)
def test_ticket_sent_to_a_counter_or_an_officer_is_theirs_until_it_is_called_or_released(
    sent: e.TicketTransferred,
) -> None:
    board = board_after(*SERVED, sent)
    ticket = board.tickets[T1]
    assert (ticket.state, ticket.for_counter, ticket.for_officer) == ("waiting", sent.for_counter, sent.for_officer)
    for end in (called("2"), e.TicketReleased(T1)):
        after = Board.from_snapshot(board.snapshot())
        after.apply(Recorded(6, START + 6, end))
        assert (after.tickets[T1].for_counter, after.tickets[T1].for_officer) == (None, None)
        assert after.tickets[T1].due_at == ISSUED.ticket.due_at


def test_visit_goes_on_to_the_next_of_the_services_planned_when_the_one_at_hand_is_finished() -> None:
    board = board_after(*SERVED, e.TicketPlanned(T1, ("b1", "a1")))
    assert board.tickets[T1].then == ("b1", "a1")
    sent_on = Board.from_snapshot(board.snapshot())
    sent_on.apply(Recorded(6, START + 6, e.TicketTransferred(T1, "1", "b", "b1")))
    assert sent_on.tickets[T1].then == ("b1", "a1")
    board.apply(Recorded(6, START + 6, e.TicketTransferred(T1, "1", "b", "b1", finished=True)))
    assert board.tickets[T1].then == ("a1",)


def test_note_goes_with_the_visitor_and_the_result_stays_at_the_counter() -> None:
    board = board_after(*SERVED, e.VisitNoted(T1, "1", "documents_missing", "letter is missing"))
    assert (board.tickets[T1].result, board.tickets[T1].note) == ("documents_missing", "letter is missing")
    board.apply(Recorded(6, START + 6, e.TicketTransferred(T1, "1", "b", "b1")))
    assert (board.tickets[T1].result, board.tickets[T1].note) == (None, "letter is missing")


# --- taking back -------------------------------------------------------------------------------------------------


def test_call_taken_back_puts_the_ticket_back_as_it_was_and_is_no_longer_among_the_calls() -> None:
    before = board_after(ISSUED, OPENED).snapshot()
    board = board_after(ISSUED, OPENED, called(), recalled(1), e.TicketRestored(ISSUED.ticket, 3))
    assert board.snapshot() == replace(before, seq=5, at=START + 5)


def test_earlier_calls_of_the_same_ticket_stay_when_the_latest_is_taken_back() -> None:
    events = (ISSUED, OPENED, called(), e.TicketNoShow(T1, "1"), e.TicketReturned(T1, START + 5))
    returned = board_after(*events).tickets[T1]
    board = board_after(*events, called(), recalled(1), e.TicketRestored(returned, 6))
    assert [call.seq for call in board.calls] == [3]


def test_recalls_of_a_call_that_is_taken_back_go_with_it_even_where_the_call_is_no_longer_kept() -> None:
    calls = (e.TicketIssued(make_ticket(2)), e.CounterOpened("2", "budi"), called("2", 2))
    many = [replace(recalled(n), ticket=T2, number="A-002", counter="2") for n in range(1, CALLS_KEPT)]
    board = board_after(ISSUED, OPENED, *calls, called(), *many, recalled(1), e.TicketRestored(ISSUED.ticket, 6))
    assert {call.ticket for call in board.calls} == {T2}


def test_call_taken_back_together_with_the_visit_that_it_ended() -> None:
    second = e.TicketIssued(make_ticket(2))
    events = (ISSUED, OPENED, called(), second, e.ServiceFinished(T1, "1"))
    first = board_after(*events[:4]).tickets[T1]
    calls = replace(called(serial=2), finished=T1)
    undone = (e.TicketRestored(second.ticket, 6), e.TicketRestored(first, 6))
    board = board_after(*events, calls, *undone)
    assert board.tickets == {T2: second.ticket, T1: first}
    assert board.counters["1"].ticket == T1
    assert [call.ticket for call in board.calls] == [T1]


@pytest.mark.parametrize(
    "step",
    [
        e.ServiceFinished(T1, "1"),
        e.TicketHeld(T1, "1"),
        e.TicketTransferred(T1, "1", "b", "b1", "letter"),
        e.TicketCancelled(T1),
    ],
)
def test_step_taken_back_seats_the_visitor_again_without_a_new_call(step: Event) -> None:
    served = board_after(*SERVED)
    board = board_after(*SERVED, step, e.TicketRestored(served.tickets[T1], 5))
    assert board.snapshot() == replace(served.snapshot(), seq=6, at=START + 6)


def test_start_taken_back_leaves_the_recalls_before_it() -> None:
    events = (ISSUED, OPENED, called(), recalled(1))
    recalled_ticket = board_after(*events).tickets[T1]
    board = board_after(*events, e.ServiceStarted(T1, "1"), e.TicketRestored(recalled_ticket, 5))
    assert board.tickets[T1] == recalled_ticket
    assert [call.seq for call in board.calls] == [3, 4]


def test_note_taken_back_leaves_the_recalls_after_it() -> None:
    events = (ISSUED, OPENED, called(), e.VisitNoted(T1, "1", "served"), recalled(1))
    noted = board_after(*events).tickets[T1]
    board = board_after(*events, e.TicketRestored(replace(noted, result=None), 4))
    assert [call.seq for call in board.calls] == [3, 5]


def test_print_report_is_on_the_ticket() -> None:
    board = board_after(ISSUED, e.TicketPrintReported(T1, "failed", "paper out"))
    assert board.tickets[T1].printed == "failed"


def test_print_report_after_the_visit_changes_nothing() -> None:
    board = board_after(ISSUED, e.TicketCancelled(T1), e.TicketPrintReported(T1, "printed"))
    assert board.seq == 3
    assert not board.tickets


def test_counter_opens_pauses_resumes_and_closes() -> None:
    board = board_after(OPENED)
    assert board.counters["1"] == CounterState("1", "open", "sari")
    board.apply(Recorded(2, START, e.CounterPaused("1", "salat", START + 900_000)))
    assert board.counters["1"] == CounterState("1", "paused", "sari", "salat", until=START + 900_000)
    board.apply(Recorded(3, START, e.CounterResumed("1")))
    assert board.counters["1"] == CounterState("1", "open", "sari")
    board.apply(Recorded(4, START, e.CounterClosed("1")))
    assert board.counters["1"] == CounterState("1")


def test_counter_that_is_asked_for_changes_hands_with_the_visitor_before_it() -> None:
    board = board_after(ISSUED, OPENED, called(), e.CounterRequested("1", "budi"))
    asked = CounterState("1", "open", "sari", ticket=T1, wanted_by="budi", wanted_at=START + 4)
    assert board.counters["1"] == asked
    board.apply(Recorded(5, START + 5, e.CounterHandedOver("1", "budi")))
    assert board.counters["1"] == CounterState("1", "open", "budi", ticket=T1)


@pytest.mark.parametrize("end", [e.CounterRequestDropped("1"), e.CounterClosed("1")])
def test_request_for_a_counter_ends_with_a_no_or_with_the_counter(end: Event) -> None:
    board = board_after(OPENED, e.CounterRequested("1", "budi"), end)
    assert (board.counters["1"].wanted_by, board.counters["1"].wanted_at) == (None, None)


def test_counter_unknown_to_an_older_copy_of_the_hall_is_added() -> None:
    assert board_after(e.CounterOpened("9", None)).counters["9"] == CounterState("9", "open")


def test_new_day_clears_all_but_the_sequence() -> None:
    board = board_after(ISSUED, OPENED, called(), e.DayStarted("2026-09-22"))
    assert board.snapshot() == Snapshot(4, "2026-09-22", (), tuple(map(CounterState, COUNTERS)), (), board.at)


def test_only_the_latest_calls_are_kept() -> None:
    board = board_after(ISSUED, OPENED, called(), *(recalled(n) for n in range(1, CALLS_KEPT + 3)))
    assert len(board.calls) == CALLS_KEPT
    assert board.calls[-1].recall == CALLS_KEPT + 2


def test_announcements_come_in_the_order_of_their_times_and_of_equals_in_the_order_in_which_they_were_scheduled() -> (
    None
):
    board = board_after(
        *(e.AnnouncementScheduled(announcement(n, at)) for n, at in ((1, 20), (2, 10), (3, 20), (4, 10)))
    )
    assert [each.id for each in board.announcements.scheduled] == [ticket_id(n) for n in (2, 4, 1, 3)]
    board.apply(Recorded(5, START, e.AnnouncementMade(announcement(4, 10))))
    board.apply(Recorded(6, START, e.AnnouncementWithdrawn(ticket_id(1))))
    assert [each.id for each in board.announcements.scheduled] == [ticket_id(n) for n in (2, 3)]
    assert board.announcements.made == (AnnouncementHeard(5, START, announcement(4, 10)),)
    assert board.announcements.find(ticket_id(4)) == announcement(4, 10)
    assert board.announcements.find(ticket_id(1)) is None


def announcement(n: int, at: int) -> Announcement:
    return Announcement(ticket_id(n), "Hati-hati", at=at)


@pytest.mark.parametrize(
    "event",
    [
        called(),
        recalled(1),
        e.ServiceFinished(T1, "1"),
        e.TicketCancelled(T1),
        e.TicketReleased(T1),
        e.TicketPlanned(T1, ("b1",)),
        e.VisitNoted(T1, "1", "served"),
        e.TicketTransferred(T1, "1", "b", "b1", finished=True),
    ],
)
def test_event_about_a_ticket_that_is_not_there_changes_nothing(event: Event) -> None:
    board = Board(COUNTERS)
    before = board.snapshot()
    with pytest.raises(KeyError):
        board.apply(Recorded(1, START, event))
    assert board.snapshot() == before


def test_snapshot_does_not_change_with_the_board() -> None:
    board = board_after(ISSUED, OPENED)
    before = board.snapshot()
    copy = through_json(before)
    board.apply(Recorded(3, START + 3, called()))
    assert before == copy
    assert isinstance(before.tickets[0], Ticket)
