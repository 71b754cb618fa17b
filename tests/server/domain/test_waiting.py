"""How many are before a visitor, and how long it takes."""

from hypothesis import given
from hypothesis import strategies as st

from server.domain.admission import outlook
from server.domain.line import Line, Place
from server.domain.waiting import Durations
from shared.wire import methods as do
from tests.server.domain.story import Story
from tests.server.small_hall import MINUTE


@given(st.lists(st.integers(0, 9)), st.integers(0, 9))
def test_before_a_visitor_are_all_who_are_due_no_later(dues: list[int], due_at: int) -> None:
    line = Line()
    for issued, due in enumerate(dues):
        line.join(Place(due, issued, f"ticket-{issued}"))
    assert line.ahead(due_at) == sum(due <= due_at for due in dues)


@given(st.lists(st.integers(0, 4 * 60 * MINUTE)), st.lists(st.integers(0, 4 * 60 * MINUTE), max_size=5))
def test_a_visit_that_is_forgotten_leaves_no_trace(learnt: list[int], forgotten: list[int]) -> None:
    with_them, without = Durations(600_000.0), Durations(600_000.0)
    for duration in learnt:
        without.observe(duration)
    for duration in [*forgotten, *learnt]:
        with_them.observe(duration)
    for duration in forgotten:
        with_them.forget(duration)
    assert (with_them.count, with_them.expected_ms, with_them.variance) == (
        without.count,
        without.expected_ms,
        without.variance,
    )


def workload(story: Story, queue: str, due_at: int) -> float:
    return story.day.forecast.workload(queue, due_at, story.day.serving(queue)).expected_ms


def test_a_counter_works_off_all_queues_of_a_tier_by_due_time() -> None:
    story = Story()
    story.open("1")
    story.issue("birth")
    story.issue("card")
    later = story.issue("card")
    assert workload(story, "births", later.due_at - 1) == 10 * MINUTE + 5 * MINUTE
    assert workload(story, "births", later.due_at) == 10 * MINUTE + 2 * 5 * MINUTE


def test_an_upper_tier_is_worked_off_whole_and_a_lower_one_not_at_all() -> None:
    story = Story()
    story.open("2")
    birth = story.issue("birth")
    story.issue("card")
    story.issue("card")
    assert workload(story, "births", birth.due_at) == 2 * 5 * MINUTE + 10 * MINUTE
    assert workload(story, "cards", birth.due_at) == 0


def test_counters_share_a_queue() -> None:
    story = Story()
    story.open("1")
    story.open("2", "budi")
    card = story.issue("card")
    story.issue("birth")
    # Counter 1 has births and cards in one tier, counter 2 cards above births: half of the card falls to each.
    assert workload(story, "births", story.now) == 5 * MINUTE + 10 * MINUTE
    assert workload(story, "cards", card.due_at) == 5 * MINUTE


def test_the_wait_follows_counters_as_they_open_and_close() -> None:
    story = Story()
    for _ in range(4):
        story.issue("birth")

    def look() -> do.Outlook:
        return outlook(story.day, "birth", priority=False, now=story.now)

    assert (look().counters_open, look().wait) == (0, None)
    story.open("1")
    alone = look()
    story.open("2", "budi")
    both = look()
    assert (alone.counters_open, both.counters_open) == (1, 2)
    assert alone.wait is not None
    assert both.wait is not None
    assert both.wait.high < alone.wait.high
    story.do(do.PauseCounter("2"), "budi")
    assert look().counters_open == 2
    story.do(do.CloseCounter("2"), "budi")
    assert look() == alone


def wait(story: Story, service: str = "birth") -> tuple[int, int] | None:
    range_ = outlook(story.day, service, priority=False, now=story.now).wait
    return None if range_ is None else (range_.low, range_.high)


def test_nobody_waits_where_a_counter_is_idle() -> None:
    story = Story()
    story.open("1")
    assert wait(story) == (0, 0)


def test_a_busy_counter_first_ends_its_visit() -> None:
    story = Story()
    story.open("1")
    story.issue("birth")
    story.next("1")
    assert wait(story) == (0, 10 * 60)


def test_a_longer_line_is_a_longer_wait_and_a_wider_range() -> None:
    story = Story()
    story.open("1")
    ranges = []
    for _ in range(5):
        story.issue("birth")
        ranges.append(wait(story))
    lows, highs = zip(*(range_ for range_ in ranges if range_ is not None), strict=True)
    assert list(lows) == sorted(lows)
    assert list(highs) == sorted(highs)
    widths = [high - low for low, high in zip(lows, highs, strict=True)]
    assert widths == sorted(widths)
    assert lows[-1] < 5 * 10 * 60 < highs[-1]


def test_the_day_teaches_how_long_visits_are() -> None:
    story = Story()
    story.open("1")
    for _ in range(21):
        story.issue("birth")
    for _ in range(20):
        story.next("1", after=2 * MINUTE)
    expected = story.day.forecast.durations("births").expected_ms
    assert story.day.forecast.durations("births").count == 19
    assert expected == (5 * 10 * MINUTE + 19 * 2 * MINUTE) / 24
