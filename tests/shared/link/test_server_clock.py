"""What a client knows of the server's time, from the welcome on."""

import pytest

from shared.link.server_clock import DRIFT, SLOWEST_MS, ServerClock

HOUR = 3_600


def test_welcome_that_was_long_on_its_way_is_put_right_by_the_first_event() -> None:
    late = ServerClock(1_000_000, 50.0)
    clock = late.hear(1_002_900, 52.0)
    assert clock.read(52.0) == 1_002_900
    assert clock.read(53.0) == 1_003_900


def test_event_that_was_long_on_its_way_changes_nothing() -> None:
    clock = ServerClock(1_000_000, 50.0)
    assert clock.hear(1_001_900, 52.0) is clock


def test_clock_here_that_runs_fast_is_put_right_as_far_as_it_may_have_gained() -> None:
    clock = ServerClock(1_000_000, 0.0)
    hours_later = 1_000_000 + 8 * HOUR * 1000
    clock = clock.hear(hours_later, 8 * HOUR + 2.0)
    assert clock.read(8 * HOUR + 2.0) == hours_later
    assert DRIFT * 8 * HOUR > 2.0


@pytest.mark.parametrize("late_s", [0.1, 30.0])
def test_clock_here_that_runs_slow_is_put_right_by_what_cannot_be_still_to_come(late_s: float) -> None:
    clock = ServerClock(1_000_000, 0.0)
    for hour in range(1, 9):
        at = 1_000_000 + hour * HOUR * 1000
        clock = clock.hear(at, hour * HOUR - 0.5)
        assert clock.read(hour * HOUR - 0.5) == at
        assert clock.hear(at - round(late_s * 1000), hour * HOUR - 0.5) is clock


def test_times_of_events_that_stand_still_after_the_servers_clock_was_set_back_are_no_time_of_day() -> None:
    clock = ServerClock(1_000_000, 0.0)
    assert clock.hear(1_060_000 + SLOWEST_MS + 1, 60.0) is clock
