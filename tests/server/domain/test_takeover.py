"""A counter that passes from one officer to another: asked for, handed over, taken over, or kept."""

from dataclasses import replace

import pytest

from server.domain.day import ServiceDay
from server.domain.occasion import Asker, Occasion
from server.domain.refusals import CounterNotWanted
from server.domain.site import Officer
from server.domain.takeover import view_takeover
from shared.wire import events as ev
from shared.wire import methods as do
from shared.wire.ticket import CounterState
from tests.server.domain.story import Story
from tests.server.small_hall import DAY, hall

THREE = replace(hall(), officers=(*hall().officers, Officer("eka", "Eka", "civil", ("1", "2"))))


def counter(story: Story, code: str = "1") -> CounterState:
    return story.day.board.counters[code]


def ask(story: Story, officer: str = "budi", code: str = "1") -> int:
    """From when on the counter may be taken."""
    answer = story.do(do.RequestCounter(code), officer).answer
    assert isinstance(answer, do.Requested)
    return answer.takeover_at


def test_officer_at_a_counter_that_is_asked_for_has_half_a_minute_to_answer() -> None:
    story = Story()
    story.open()
    assert ask(story) == story.now + 30_000
    assert (counter(story).officer, counter(story).wanted_by, counter(story).wanted_at) == ("ani", "budi", story.now)


def test_counter_whose_officer_has_no_console_may_be_taken_at_once() -> None:
    story = Story()
    story.open()
    story.connected -= {"ani"}
    assert ask(story) == story.now
    story.do(do.TakeOver("1"), "budi")
    assert counter(story).officer == "budi"


def test_who_asks_again_learns_how_it_stands_now_and_nothing_happens() -> None:
    story = Story()
    story.open()
    first = ask(story)
    story.now += 10_000
    before = len(story.journal)
    assert ask(story) == first
    story.connected -= {"ani"}
    assert ask(story) == story.now
    assert len(story.journal) == before


def test_who_waits_can_learn_how_it_stands_without_asking_anew() -> None:
    story = Story()
    story.open()

    def learn(officer: str = "budi") -> int:
        asker = Asker(officer, officers=story.connected)
        return view_takeover(Occasion(story.day, "", asker, story.now), do.GetTakeover("1")).takeover_at

    with pytest.raises(CounterNotWanted):
        learn()
    first = ask(story)
    story.now += 10_000
    assert learn() == first
    story.connected -= {"ani"}
    assert learn() == story.now
    story.connected |= {"ani"}
    assert learn() == first
    with pytest.raises(CounterNotWanted):
        learn("ani")
    story.do(do.DropRequest("1"), "ani")
    with pytest.raises(CounterNotWanted):
        learn()


def test_own_counter_need_not_be_asked_for() -> None:
    story = Story()
    story.open()
    before = len(story.journal)
    assert ask(story, "ani") == story.now
    story.do(do.TakeOver("1"), "ani")
    assert len(story.journal) == before


def test_counter_handed_over_keeps_its_visitor_and_their_service() -> None:
    story = Story()
    ticket = story.issue()
    story.open()
    story.next()
    story.do(do.StartService("1"), "ani")
    ask(story)
    assert story.do(do.HandOver("1"), "ani").events == (ev.CounterHandedOver("1", "budi"),)
    assert counter(story) == CounterState("1", "open", "budi", ticket=ticket.id)
    assert story.ticket(ticket).state == "serving"
    story.do(do.FinishService("1"), "budi")
    assert counter(story).ticket is None


def test_counter_handed_over_in_a_pause_stays_paused() -> None:
    story = Story()
    story.open()
    story.do(do.PauseCounter("1", "salat"), "ani")
    ask(story)
    story.do(do.HandOver("1"), "ani")
    assert (counter(story).status, counter(story).reason, counter(story).officer) == ("paused", "salat", "budi")
    story.do(do.ResumeCounter("1"), "budi")


def test_officer_who_has_handed_over_may_take_another_counter() -> None:
    story = Story()
    story.open()
    ask(story)
    story.do(do.HandOver("1"), "ani")
    story.open("2", "ani")
    assert counter(story, "2").officer == "ani"


def test_counter_is_taken_over_where_half_a_minute_has_passed_in_silence() -> None:
    story = Story()
    ticket = story.issue()
    story.open()
    story.next()
    ask(story)
    story.do(do.TakeOver("1"), "budi", after=30_000)
    assert counter(story) == CounterState("1", "open", "budi", ticket=ticket.id)


def test_counter_is_taken_over_as_soon_as_the_console_there_is_gone() -> None:
    story = Story()
    story.open()
    ask(story)
    story.connected -= {"ani"}
    story.do(do.TakeOver("1"), "budi", after=1_000)
    assert counter(story).officer == "budi"


def test_officer_at_the_counter_says_no_and_it_stays_theirs() -> None:
    story = Story()
    story.open()
    ask(story)
    assert story.do(do.DropRequest("1"), "ani").events == (ev.CounterRequestDropped("1"),)
    assert counter(story) == CounterState("1", "open", "ani")


def test_officer_who_asked_thinks_better_of_it() -> None:
    story = Story()
    story.open()
    ask(story)
    story.do(do.DropRequest("1"), "budi")
    assert counter(story) == CounterState("1", "open", "ani")


def test_who_was_told_no_may_ask_again_and_waits_again() -> None:
    story = Story()
    story.open()
    ask(story)
    story.do(do.DropRequest("1"), "ani", after=20_000)
    assert ask(story) == story.now + 30_000


def test_request_ends_when_the_counter_closes() -> None:
    story = Story()
    story.open()
    ask(story)
    story.do(do.CloseCounter("1"), "ani")
    assert counter(story) == CounterState("1")
    story.open("1", "budi")


def test_request_outlasts_a_pause() -> None:
    story = Story()
    story.open()
    ask(story)
    story.do(do.PauseCounter("1"), "ani")
    assert counter(story).wanted_by == "budi"


def test_officer_asks_for_one_counter_at_a_time() -> None:
    story = Story(THREE)
    story.open("1", "ani")
    story.open("2", "budi")
    ask(story, "eka", "1")
    ask(story, "eka", "2")
    assert (counter(story, "1").wanted_by, counter(story, "2").wanted_by) == (None, "eka")


def test_officer_who_opens_a_free_counter_asks_for_no_other() -> None:
    story = Story()
    story.open()
    ask(story)
    story.open("2", "budi")
    assert counter(story).wanted_by is None


def test_second_who_asks_takes_the_place_of_a_first_who_is_gone() -> None:
    story = Story(THREE)
    story.open()
    ask(story, "budi")
    story.connected -= {"budi"}
    story.now += 25_000
    assert ask(story, "eka") == story.now + 30_000, "a time that another has waited is not theirs"
    assert counter(story).wanted_by == "eka"


def test_second_may_ask_when_the_first_has_the_counter() -> None:
    story = Story(THREE)
    story.open()
    ask(story, "budi")
    story.do(do.HandOver("1"), "ani")
    ask(story, "eka")
    story.do(do.HandOver("1"), "budi")
    assert counter(story).officer == "eka"


def test_who_was_sent_to_the_officer_before_is_free_for_the_line_again() -> None:
    story = Story()
    ticket = story.issue()
    story.open("2", "budi")
    story.open("1", "ani")
    story.next("2", "budi")
    story.do(do.TransferTicket("2", for_officer="ani"), "budi")
    story.do(do.CloseCounter("2"), "budi")
    ask(story)
    story.do(do.HandOver("1"), "ani")
    assert story.ticket(ticket).for_officer is None
    assert story.next("1", "budi") == ticket.number


def test_day_that_is_told_anew_knows_who_asks_and_since_when() -> None:
    story = Story()
    story.open()
    ask(story)
    again = ServiceDay(story.site)
    for recorded in story.journal:
        again.apply(recorded)
    assert again.board.snapshot() == story.day.board.snapshot()
    story.day = again
    story.do(do.TakeOver("1"), "budi", after=30_000)
    assert counter(story).officer == "budi"


def test_nobody_asks_for_anything_on_a_new_day() -> None:
    story = Story()
    story.open()
    ask(story)
    story.now += DAY
    story.look_at_the_clock()
    assert counter(story) == CounterState("1")
