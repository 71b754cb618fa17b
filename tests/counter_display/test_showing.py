"""The line of calls: all of them, in order, each once, for long enough."""

from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from counter_display.calls import WhichCalls
from counter_display.showing import EMPTY, Pace, Scene, Showing
from shared.wire.ticket import Call

PACE = Pace()
ROWS = 4


def make_call(seq: int, ticket: int | None = None, counter: str = "1", recall: int = 0) -> Call:
    number = seq if ticket is None else ticket
    return Call(seq, 1_000 * seq, f"ticket-{number}", f"A-{number:03}", "A", counter, "id", recall)


@dataclass
class Wall:
    """A display that is always looked at in time."""

    rows: int = ROWS
    showing: Showing = field(init=False)
    now: int = 0
    staged: list[tuple[int, int]] = field(default_factory=list)
    """(sequence number, since) of every call that was on stage, in the order they came there."""
    listed: list[int] = field(default_factory=list)
    """Every call seen in the list, in the order they were first seen there."""
    scene: Scene = field(init=False)

    def __post_init__(self) -> None:
        self.showing = Showing(self.rows, PACE)
        self.look()

    def look(self) -> Scene:
        self.scene = scene = self.showing.look(self.now)
        if scene.stage and (not self.staged or self.staged[-1][0] != scene.stage.seq):
            self.staged.append((scene.stage.seq, self.now))
        for call in reversed(scene.listed):
            if call.seq not in self.listed:
                self.listed.append(call.seq)
        return scene

    def take(self, *calls: Call, age: int = 0) -> Scene:
        for call in calls:
            self.showing.take(call, age)
        return self.look()

    def wait(self, until: int) -> Scene:
        """Go on to a moment, looking whenever something is to be seen."""
        while (then := self.showing.next_look(self.now)) is not None and then <= until:
            assert then > self.now, "a display must not look again at once, for ever"
            self.now = then
            self.look()
        self.now = until
        return self.look()

    def settle(self) -> Scene:
        """Go on until nothing more will change by itself."""
        while (then := self.showing.next_look(self.now)) is not None:
            self.wait(then)
        return self.scene


def numbers(calls: tuple[Call, ...]) -> list[int]:
    return [call.seq for call in calls]


def test_a_call_is_on_stage_at_once() -> None:
    scene = Wall().take(make_call(1))
    assert scene.stage == make_call(1)
    assert scene.fresh


def test_the_last_call_stays_on_stage_but_is_no_longer_fresh_after_its_time() -> None:
    wall = Wall()
    wall.take(make_call(1))
    assert wall.wait(PACE.full - 1).fresh
    scene = wall.wait(PACE.full)
    assert scene.stage == make_call(1)
    assert not scene.fresh
    assert wall.showing.next_look(wall.now) is None


def test_a_second_call_waits_for_its_turn_in_sight() -> None:
    wall = Wall()
    wall.take(make_call(1))
    scene = wall.take(make_call(2))
    assert scene.stage == make_call(1)
    assert numbers(scene.coming) == [2]
    wall.wait(PACE.full - 1)
    assert wall.scene.stage == make_call(1), "eight seconds are eight seconds while the line is short"
    scene = wall.wait(PACE.full)
    assert scene.stage == make_call(2)
    assert numbers(scene.listed) == [1]


def test_ten_calls_at_once_are_all_shown_in_order_and_none_covers_another() -> None:
    wall = Wall()
    scene = wall.take(*(make_call(seq) for seq in range(1, 11)))
    assert (scene.stage, numbers(scene.coming), scene.more) == (make_call(1), [2, 3, 4], 6)
    wall.settle()
    assert [seq for seq, _ in wall.staged] == list(range(1, 11))
    times = [since for _, since in wall.staged]
    assert all(later - earlier >= PACE.shortest for earlier, later in pairwise(times))
    assert times[-1] < 10 * PACE.full / 2, "the wall must not fall behind more than it must"


def test_a_recall_of_the_number_on_stage_is_a_call_of_its_own() -> None:
    wall = Wall()
    wall.take(make_call(1, ticket=7))
    wall.take(make_call(2, ticket=7, recall=1))
    scene = wall.settle()
    assert [seq for seq, _ in wall.staged] == [1, 2]
    assert scene.stage == make_call(2, ticket=7, recall=1)
    assert scene.listed == (), "the number is on stage; the list does not repeat it"


def test_a_call_told_twice_is_shown_once() -> None:
    wall = Wall()
    wall.take(make_call(1), make_call(1), make_call(2), make_call(1))
    wall.settle()
    assert [seq for seq, _ in wall.staged] == [1, 2]


def test_calls_missed_are_listed_page_by_page_and_only_fresh_ones_are_staged() -> None:
    wall = Wall()
    for seq in range(1, 8):
        wall.showing.take(make_call(seq), age=PACE.fresh + 1)
    scene = wall.take(make_call(8), age=PACE.fresh)
    assert scene.stage == make_call(8)
    assert scene.missed
    assert numbers(scene.listed) == [3, 2, 1]
    scene = wall.wait(PACE.page)
    assert numbers(scene.listed) == [6, 5, 4]
    wall.settle()
    assert not wall.scene.missed
    assert [seq for seq, _ in wall.staged] == [8]
    assert wall.listed == [1, 2, 3, 4, 5, 6, 7]


def test_a_line_does_not_push_missed_calls_off_their_page() -> None:
    wall = Wall()
    for seq in range(1, 4):
        wall.showing.take(make_call(seq), age=PACE.fresh + 1)
    scene = wall.take(*(make_call(seq) for seq in range(4, 10)))
    assert numbers(scene.listed) == [3, 2, 1]
    assert numbers(scene.coming) == [5]


def test_a_display_that_starts_shows_the_last_call_without_calling_it_anew() -> None:
    wall = Wall()
    wall.showing.begin([make_call(1), make_call(2)])
    scene = wall.look()
    assert scene.stage == make_call(2)
    assert not scene.fresh
    assert numbers(scene.listed) == [1]
    assert wall.take(make_call(2)) == scene


def test_a_new_day_starts_with_an_empty_wall() -> None:
    wall = Wall()
    wall.take(make_call(1), make_call(2))
    wall.showing.begin(())
    assert wall.look().stage is None
    assert wall.take(make_call(3)).stage == make_call(3)


def test_a_number_stands_in_one_place_only() -> None:
    wall = Wall()
    wall.take(make_call(1, ticket=1), make_call(2, ticket=2), make_call(3, ticket=1, recall=1))
    wall.wait(PACE.full)
    scene = wall.settle()
    assert scene.stage is not None
    assert scene.stage.ticket == "ticket-1"
    assert [call.ticket for call in scene.listed] == ["ticket-2"]


@given(
    gaps=st.lists(st.integers(0, 12_000), min_size=1, max_size=30),
    tickets=st.lists(st.integers(1, 8), min_size=30, max_size=30),
    rows=st.integers(2, 7),
)
def test_every_live_call_has_its_turn(gaps: list[int], tickets: list[int], rows: int) -> None:
    wall = Wall(rows)
    waited = {}
    for seq, (gap, ticket) in enumerate(zip(gaps, tickets, strict=False), start=1):
        wall.wait(wall.now + gap)
        wall.take(make_call(seq, ticket))
        waited[seq] = wall.now
    wall.settle()
    seqs = [seq for seq, _ in wall.staged]
    assert seqs == list(range(1, len(gaps) + 1)), "none lost, none twice, none out of order"
    since = dict(wall.staged)
    for earlier, later in pairwise(seqs):
        turn = since[later] - since[earlier]
        assert turn >= PACE.shortest
        lone = all(waited[other] > since[later] for other in seqs if other > later)
        if lone:
            assert turn >= PACE.full, "with one call waiting, the one on stage has its full time"


@given(
    ages=st.lists(st.integers(0, 90_000), max_size=40),
    rows=st.integers(2, 7),
    resized=st.lists(st.tuples(st.integers(1, 20_000), st.integers(2, 7)), max_size=4),
)
def test_nothing_called_while_away_is_lost(ages: list[int], rows: int, resized: list[tuple[int, int]]) -> None:
    wall = Wall(rows)
    for seq, age in enumerate(sorted(ages, reverse=True), start=1):
        wall.showing.take(make_call(seq), age)
    wall.look()
    for after, wanted in resized:
        wall.wait(wall.now + after)
        wall.showing.resize(wanted)
        wall.look()
    wall.settle()
    missed = sum(age > PACE.fresh for age in ages)
    assert wall.listed[:missed] == list(range(1, missed + 1)), "every missed call was listed, in order"
    assert [seq for seq, _ in wall.staged] == list(range(missed + 1, len(ages) + 1)), "only fresh ones were staged"


@given(count=st.integers(1, 300))
def test_a_wall_remembers_no_more_than_it_needs(count: int) -> None:
    wall = Wall()
    for seq in range(1, count + 1):
        wall.take(make_call(seq))
        wall.wait(wall.now + PACE.full)
    assert len(wall.showing._before) <= 50
    assert wall.scene.more == 0


def test_a_number_called_again_stands_in_the_list_once_with_its_coming_call() -> None:
    wall = Wall()
    for seq in (1, 2):
        wall.take(make_call(seq))
        wall.wait(wall.now + PACE.full)
    wall.take(make_call(3))
    scene = wall.take(make_call(4, ticket=1, recall=1), make_call(5, ticket=1, recall=2))
    assert numbers(scene.coming) == [4]
    assert [call.ticket for call in scene.listed] == ["ticket-2"]
    assert scene.more == 0


def test_the_number_on_stage_does_not_wait_beside_itself() -> None:
    wall = Wall()
    wall.take(make_call(1))
    scene = wall.take(make_call(2, ticket=1, recall=1))
    assert (numbers(scene.coming), scene.more, scene.listed) == ([], 0, ())
    wall.settle()
    assert [seq for seq, _ in wall.staged] == [1, 2]


def test_a_call_stays_on_stage_until_it_has_been_heard() -> None:
    wall = Wall()
    wall.showing.wait_for({1, 2})
    wall.take(make_call(1), make_call(2))
    scene = wall.wait(10 * PACE.full)
    assert scene.stage == make_call(1)
    assert scene.fresh
    wall.showing.wait_for({2})
    assert wall.look().stage == make_call(2)


def test_a_call_that_has_been_heard_keeps_its_time_on_stage() -> None:
    wall = Wall()
    wall.showing.wait_for({1})
    wall.take(make_call(1), make_call(2))
    wall.now = 3_000
    wall.showing.wait_for(())
    assert wall.look().stage == make_call(1)
    assert wall.wait(PACE.full).stage == make_call(2)


# --- calls that are taken back


def of_ticket(ticket: int, since: int = 0) -> WhichCalls:
    return lambda call: call.ticket == f"ticket-{ticket}" and call.seq >= since


def test_a_call_that_is_taken_back_leaves_the_stage_to_the_next() -> None:
    wall = Wall()
    wall.take(make_call(1), make_call(2))
    wall.showing.take_back(of_ticket(1))
    scene = wall.look()
    assert scene.stage == make_call(2)
    assert scene.fresh
    assert scene.listed == ()


def test_where_no_call_comes_the_one_before_is_the_latest_again_and_is_not_called_anew() -> None:
    wall = Wall()
    for seq in (1, 2, 3):
        wall.take(make_call(seq))
        wall.wait(wall.now + PACE.full)
    wall.showing.take_back(of_ticket(3))
    scene = wall.look()
    assert (scene.stage, scene.fresh, numbers(scene.listed)) == (make_call(2), False, [1])
    assert wall.take(make_call(4)).stage == make_call(4)
    assert numbers(wall.settle().listed) == [2, 1]


def test_the_only_call_taken_back_leaves_an_empty_wall() -> None:
    wall = Wall()
    wall.take(make_call(1))
    wall.showing.take_back(of_ticket(1))
    assert wall.look() == EMPTY
    assert wall.showing.next_look(wall.now) is None


def test_a_call_that_is_taken_back_does_not_come_and_is_not_listed() -> None:
    wall = Wall()
    for seq in range(1, 6):
        wall.showing.take(make_call(seq), age=PACE.fresh + 1)
    wall.take(make_call(6), make_call(7), make_call(8))
    for ticket in (1, 2, 5, 7):
        wall.showing.take_back(of_ticket(ticket))
    scene = wall.look()
    assert (scene.stage, numbers(scene.coming), numbers(scene.listed)) == (make_call(6), [8], [3])
    wall.settle()
    assert [seq for seq, _ in wall.staged] == [6, 8]
    assert wall.listed[-1] == 6
    assert 5 not in wall.listed


def test_earlier_calls_of_a_number_stay_when_its_latest_is_taken_back() -> None:
    wall = Wall()
    wall.take(make_call(1))
    wall.wait(wall.now + PACE.full)
    wall.take(make_call(2))
    wall.wait(wall.now + PACE.full)
    wall.take(make_call(3, ticket=1), make_call(4, ticket=1, recall=1))
    wall.showing.take_back(of_ticket(1, since=3))
    scene = wall.look()
    assert (scene.stage, numbers(scene.listed)) == (make_call(2), [1])


def test_a_call_that_is_taken_back_while_it_is_said_is_heard_to_its_end_on_stage() -> None:
    wall = Wall()
    wall.take(make_call(1), make_call(2))
    wall.showing.wait_for({1})
    wall.showing.take_back(of_ticket(1))
    scene = wall.wait(60_000)
    assert (scene.stage, scene.fresh) == (make_call(1), True)
    wall.showing.wait_for({})
    assert wall.look().stage == make_call(2)
    assert numbers(wall.settle().listed) == []


@given(
    gaps=st.lists(st.tuples(st.integers(0, 9_000), st.integers(0, 3)), min_size=1, max_size=30),
    rows=st.integers(2, 7),
)
def test_of_what_is_taken_back_nothing_is_seen_and_of_the_rest_nothing_is_lost(
    gaps: list[tuple[int, int]], rows: int
) -> None:
    wall = Wall(rows)
    gone: set[int] = set()
    for seq, (gap, back) in enumerate(gaps, start=1):
        wall.wait(wall.now + gap)
        wall.take(make_call(seq))
        if back and seq > back:
            gone.add(seq - back)
            wall.showing.take_back(of_ticket(seq - back))
            scene = wall.look()
            seen = {call.seq for call in (*scene.coming, *scene.listed, *((scene.stage,) if scene.stage else ()))}
            assert not seen & gone
    wall.settle()
    came = [seq for seq, _ in wall.staged]
    assert set(came) >= set(range(1, len(gaps) + 1)) - gone
    first = list(dict.fromkeys(came))
    assert first == sorted(first), "in order"
