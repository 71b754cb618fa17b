"""Who is called when: one rule, the due time."""

from shared.wire import methods as do
from tests.server.domain.story import Story
from tests.server.small_hall import HOUR, MINUTE


def test_first_come_is_first_called() -> None:
    story = Story()
    story.open()
    numbers = [story.issue().number for _ in range(3)]
    assert [story.next() for _ in numbers] == numbers


def test_priority_is_called_before_those_of_the_last_hour_and_after_those_before_it() -> None:
    story = Story()
    story.open()
    early = story.issue()
    story.issue(after=5 * MINUTE)
    elderly = story.issue(priority=True, after=58 * MINUTE)
    assert [story.next(), story.next()] == [early.number, elderly.number]
    assert elderly.due_at == elderly.issued_at - HOUR


def test_a_regular_visitor_never_starves_behind_priority() -> None:
    story = Story()
    story.open()
    regular = story.issue()
    calls = []
    for _ in range(70):
        story.issue(priority=True, after=MINUTE)
        calls.append(story.next())
    assert regular.number in calls[:62]


def test_queues_of_one_tier_are_merged_by_due_time() -> None:
    story = Story()
    story.open()
    first = story.issue("card")
    second = story.issue("birth")
    third = story.issue("card")
    assert [story.next() for _ in range(3)] == [first.number, second.number, third.number]


def test_a_lower_tier_is_called_only_when_the_upper_is_empty() -> None:
    story = Story()
    story.open("2")
    birth = story.issue("birth")
    card = story.issue("card")
    assert [story.next("2"), story.next("2")] == [card.number, birth.number]


def test_a_transferred_ticket_keeps_its_number_and_due_time() -> None:
    story = Story()
    story.open()
    story.open("3", "citra")
    moved = story.issue("birth")
    later = story.issue("npwp", after=MINUTE)
    story.next()
    story.do(do.TransferTicket("1", "npwp"), "ani")
    assert story.ticket(moved).due_at == moved.due_at
    assert [story.next("3", "citra"), story.next("3", "citra")] == [moved.number, later.number]


def test_a_held_ticket_returns_to_the_place_it_had() -> None:
    story = Story()
    story.open()
    held, second = story.issue(), story.issue()
    story.next()
    story.do(do.HoldTicket("1", "kurang fotokopi"), "ani")
    story.do(do.ReturnTicket(held.id), "ani", after=20 * MINUTE)
    assert [story.next(), story.next()] == [held.number, second.number]


def test_back_after_a_no_show_is_due_now() -> None:
    story = Story()
    story.open()
    missing, second = story.issue(), story.issue()
    story.next()
    story.do(do.MarkNoShow("1"), "ani")
    story.do(do.ReturnTicket(missing.id), "ani", after=5 * MINUTE)
    assert [story.next(), story.next()] == [second.number, missing.number]


def test_an_undone_no_show_is_back_at_its_counter() -> None:
    story = Story()
    story.open()
    ticket = story.issue()
    story.next()
    story.do(do.MarkNoShow("1"), "ani")
    story.do(do.UndoNoShow(ticket.id), "ani", after=30_000)
    assert story.day.board.counters["1"].ticket == ticket.id
    assert story.ticket(ticket).state == "called"


def test_an_undone_no_show_whose_counter_is_busy_is_back_in_line_as_it_was() -> None:
    story = Story()
    story.open()
    missing, second, third = story.issue(), story.issue(), story.issue()
    story.next()
    story.do(do.MarkNoShow("1"), "ani")
    assert story.next() == second.number
    story.do(do.UndoNoShow(missing.id), "ani", after=30_000)
    assert story.ticket(missing).due_at == missing.due_at
    assert [story.next(), story.next()] == [missing.number, third.number]


def test_a_chosen_ticket_is_called_out_of_order_with_its_reason_in_the_journal() -> None:
    story = Story()
    story.open()
    first, second = story.issue(), story.issue()
    story.do(do.CallTicket("1", second.id, "ibu hamil"), "ani")
    assert story.ticket(second).state == "called"
    assert getattr(story.events[-1], "reason", None) == "ibu hamil"
    assert story.next() == first.number


def test_next_finishes_the_visitor_before_in_one_step() -> None:
    story = Story()
    story.open()
    first, second = story.issue(), story.issue()
    story.next()
    assert story.next() == second.number
    assert first.id not in story.day.board.tickets


def test_next_with_nobody_waiting_finishes_and_says_so() -> None:
    story = Story()
    story.open()
    story.issue()
    story.next()
    assert story.next() is None
    assert story.day.board.counters["1"].ticket is None


def test_numbers_run_per_queue_and_go_on_past_999() -> None:
    story = Story()
    assert [story.issue("birth").number, story.issue("card").number, story.issue("death").number] == [
        "A-001",
        "B-001",
        "A-002",
    ]
    for _ in range(998):
        last = story.issue("birth")
    assert last.number == "A-1000"


def test_all_tickets_of_a_person_name_the_first() -> None:
    story = Story()
    first = story.issue("birth")
    answers = [story.do(do.IssueTicket("card", visit=first.id)).answer]
    assert isinstance(answers[0], do.Issued)
    answers.append(story.do(do.IssueTicket("npwp", visit=answers[0].ticket.id)).answer)
    assert [answer.ticket.visit for answer in answers if isinstance(answer, do.Issued)] == [first.id, first.id]
