"""Tickets that a kiosk gave by itself: their papers are honoured, in the order in which they were given."""

import pytest

from server.domain.day import ServiceDay
from shared.wire import methods as do
from tests.server.domain.story import Story
from tests.server.small_hall import HOUR, MINUTE, MONDAY_NINE, OFFICE, hall


def test_recorded_tickets_are_called_in_the_order_of_their_issue() -> None:
    story = Story()
    story.now += 30 * MINUTE
    story.issue("birth")
    story.record("A-K001", MONDAY_NINE + 10 * MINUTE)
    story.record("A-K002", MONDAY_NINE + 40 * MINUTE)
    story.now += 30 * MINUTE
    story.record("A-K003", MONDAY_NINE + 20 * MINUTE)
    story.open()
    assert [story.next() for _ in range(4)] == ["A-K001", "A-K003", "A-001", "A-K002"]


def test_priority_visitor_keeps_the_head_start_of_the_time_of_issue() -> None:
    story = Story()
    story.issue("birth")
    recorded = story.record("A-K001", MONDAY_NINE - 5 * MINUTE, priority=True)
    assert recorded.due_at == MONDAY_NINE - 5 * MINUTE - story.site.priority_head_start_ms
    story.open()
    assert story.next() == "A-K001"


@pytest.mark.parametrize(
    ("hours_after_nine", "closed"), [(3.5, "in the break"), (5.99, "cut off"), (7, "after closing")], ids=str
)
def test_ticket_on_paper_is_taken_whatever_the_hour(hours_after_nine: float, closed: str) -> None:
    site = hall(hours=OFFICE, cut_off=True, tickets_in_breaks=False)
    story = Story(site, MONDAY_NINE + round(hours_after_nine * HOUR))
    assert story.record("A-K001", story.now).number == "A-K001", closed


def test_ticket_from_a_clock_that_is_fast_is_issued_now() -> None:
    story = Story()
    recorded = story.record("A-K001", story.now + 3 * HOUR)
    assert (recorded.issued_at, recorded.due_at) == (story.now, story.now)


def test_halls_own_numbers_have_no_hole_where_others_were_recorded() -> None:
    story = Story()
    numbers = [story.issue("birth").number, story.record("A-K001", story.now).number, story.issue("death").number]
    assert numbers == ["A-001", "A-K001", "A-002"]


def test_kiosks_series_begins_anew_with_the_day() -> None:
    story = Story()
    story.record("A-K001", story.now)
    story.now += 24 * HOUR
    story.look_at_the_clock()
    assert story.record("A-K001", story.now).number == "A-K001"


def test_kiosks_with_one_letter_at_two_queues_do_not_clash() -> None:
    story = Story()
    story.record("A-K001", story.now, "birth")
    assert story.record("B-K001", story.now, "card").number == "B-K001"


def test_visit_goes_on_where_the_earlier_ticket_is_known_and_begins_where_it_is_not() -> None:
    story = Story()
    first = story.issue("birth")
    known = story.do(do.RecordTicket("B-K001", "card", story.now, visit=first.id)).answer
    lost = story.do(do.RecordTicket("B-K002", "card", story.now, visit=story.new_id())).answer
    assert isinstance(known, do.Issued)
    assert isinstance(lost, do.Issued)
    assert known.ticket.visit == first.id
    assert lost.ticket.visit == lost.ticket.id


def test_answer_says_who_is_before_it_in_the_merged_line() -> None:
    story = Story()
    for _ in range(3):
        story.issue("birth", after=MINUTE)
    answer = story.do(do.RecordTicket("A-K001", "birth", MONDAY_NINE + 90_000)).answer
    assert isinstance(answer, do.Issued)
    assert answer.ahead == 1


def test_kiosk_takes_back_a_ticket_that_was_shown_to_nobody() -> None:
    story = Story()
    ticket = story.issue("birth")
    story.do(do.CancelTicket(ticket.id, "no answer in time"), after=10 * MINUTE - 1)
    assert ticket.id not in story.day.board.tickets


def test_replay_gives_the_same_day() -> None:
    story = Story()
    story.issue("birth")
    story.record("A-K002", story.now - MINUTE)
    again = ServiceDay(story.site)
    for recorded in story.journal:
        again.apply(recorded)
    assert again.board.snapshot() == story.day.board.snapshot()
    assert (again.own_numbers, again.last_number, again.taken) == (
        story.day.own_numbers,
        story.day.last_number,
        story.day.taken,
    )
    assert again.first("1") == story.day.first("1")
