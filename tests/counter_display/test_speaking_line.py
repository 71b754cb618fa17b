"""What is still to be said: everything fresh, in order, once, whoever says it."""

from hypothesis import given
from hypothesis import strategies as st

from counter_display.speaking.line import LONGEST, SpeechLine
from shared.wire.announcement import Announcement, AnnouncementHeard
from tests.counter_display.test_showing import make_call

FRESH = 30_000


def make_announcement(seq: int) -> AnnouncementHeard:
    return AnnouncementHeard(seq, 1_000 * seq, Announcement(f"announcement-{seq}", "Kantor tutup pukul 15.00."))


def fill(*seqs: int, now: int = 0) -> SpeechLine:
    line = SpeechLine(FRESH)
    line.take([(make_call(seq), 0) for seq in seqs], now)
    return line


def waiting(line: SpeechLine) -> list[int]:
    return [item.seq for item in line.items]


def test_calls_and_announcements_are_said_in_the_order_of_their_events() -> None:
    line = SpeechLine(FRESH)
    line.take([(make_call(1), 0), (make_announcement(2), 0), (make_call(3), 0)], 0)
    said = []
    while line.first:
        said.append(line.first)
        line.say_through(line.first.seq)
    assert said == [make_call(1), make_announcement(2), make_call(3)]
    assert line.through == 3


def test_what_is_told_twice_is_said_once() -> None:
    line = fill(1, 2)
    line.say_through(1)
    line.take([(make_call(1), 0), (make_call(2), 0), (make_call(3), 0)], 0)
    assert waiting(line) == [2, 3]


def test_a_recall_is_said_although_its_call_still_waits() -> None:
    line = SpeechLine(FRESH)
    line.take([(make_call(1, ticket=7), 0), (make_call(2, ticket=7, recall=1), 0)], 0)
    assert waiting(line) == [1, 2]


def test_what_is_not_fresh_when_it_comes_is_not_said() -> None:
    line = SpeechLine(FRESH)
    line.take([(make_call(1), FRESH + 1), (make_call(2), FRESH)], 0)
    assert waiting(line) == [2]


def test_waiting_for_ones_turn_makes_nothing_stale() -> None:
    line = fill(1)
    line.look(0, voiced=True)
    line.look(10 * FRESH, voiced=True)
    assert waiting(line) == [1]


def test_waiting_while_nobody_speaks_makes_stale() -> None:
    line = fill(1)
    line.look(0, voiced=False)
    line.look(FRESH, voiced=False)
    assert waiting(line) == [1]
    line.look(FRESH + 1, voiced=False)
    assert waiting(line) == []


def test_another_display_has_the_time_that_a_call_is_fresh_to_go_on() -> None:
    line = fill(1, 2)
    line.look(0, voiced=True)
    line.look(5 * FRESH, voiced=False)
    line.look(6 * FRESH, voiced=False)
    assert waiting(line) == [1, 2]
    line.look(6 * FRESH, voiced=True)
    line.look(9 * FRESH, voiced=True)
    assert waiting(line) == [1, 2]
    line.look(9 * FRESH, voiced=False)
    line.look(10 * FRESH + 1, voiced=False)
    assert waiting(line) == []


def test_what_another_display_has_said_is_not_said_again() -> None:
    line = fill(1, 2, 3)
    line.say_through(2)
    assert waiting(line) == [3]
    line.say_through(1)
    assert line.through == 2


def test_skipping_what_is_stale_tells_nobody_that_it_was_said() -> None:
    line = SpeechLine(FRESH)
    line.take([(make_call(1), 0), (make_call(2), FRESH + 1)], 0)
    assert line.through == 0


def test_a_withdrawn_announcement_is_not_said() -> None:
    line = SpeechLine(FRESH)
    line.take([(make_announcement(1), 0), (make_announcement(2), 0)], 0)
    line.withdraw("announcement-1")
    assert waiting(line) == [2]


def test_a_call_that_is_taken_back_is_not_said_with_its_recalls() -> None:
    line = SpeechLine(FRESH)
    calls = [make_call(1, ticket=1), make_call(2, ticket=2), make_call(4, ticket=1), make_call(5, ticket=1, recall=1)]
    line.take([(call, 0) for call in calls] + [(make_announcement(6), 0)], 0)
    line.take_back(lambda call: call.ticket == "ticket-1" and call.seq >= 4)
    assert waiting(line) == [1, 2, 6]
    line.take([(make_call(5, ticket=1, recall=1), 0)], 0)
    assert waiting(line) == [1, 2, 6], "it has been taken in already"


def test_a_new_day_says_nothing_of_the_old_one() -> None:
    line = fill(1, 2)
    line.begin(0)
    assert waiting(line) == []
    line.take([(make_call(3), 0)], 0)
    assert waiting(line) == [3]


def test_a_line_that_nobody_works_off_ends_somewhere() -> None:
    line = fill(*range(1, 2 * LONGEST))
    assert waiting(line) == list(range(LONGEST, 2 * LONGEST))


@given(
    steps=st.lists(
        st.one_of(
            st.tuples(st.just("take"), st.integers(0, 60_000)),
            st.tuples(st.just("say"), st.just(0)),
            st.tuples(st.just("wait"), st.integers(0, 60_000)),
        ),
        max_size=60,
    )
)
def test_whatever_comes_when_everything_fresh_is_said_once_and_in_order(steps: list[tuple[str, int]]) -> None:
    line = SpeechLine(FRESH)
    now, seq = 0, 0
    fresh, said = [], []

    def say() -> None:
        if line.first:
            said.append(line.first.seq)
            line.say_through(line.first.seq)

    for what, value in steps:
        line.look(now, voiced=True)
        match what:
            case "take":
                seq += 1
                line.take([(make_call(seq), value)], now)
                fresh += [seq] if value <= FRESH else []
            case "say":
                say()
            case _:
                now += value
    while line.first:
        say()
    assert said == fresh
