"""How often is too often, by a clock of the test's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.gateway.rate import Throttle, TokenBucket


def test_burst_goes_through_at_once_and_the_rate_for_long() -> None:
    bucket = TokenBucket(rate=10, burst=5, now=0.0)
    assert [bucket.take(0.0) for _ in range(5)] == [0.0] * 5
    assert bucket.take(0.0) == pytest.approx(0.1)
    assert bucket.take(0.05) == pytest.approx(0.05)
    assert bucket.take(0.1001) == 0.0
    assert bucket.take(0.1001) > 0


def test_refused_request_costs_nothing() -> None:
    bucket = TokenBucket(rate=1, burst=1, now=0.0)
    bucket.take(0.0)
    for _ in range(100):
        assert bucket.take(0.5) == pytest.approx(0.5)
    assert bucket.take(1.0) == 0.0


def test_long_silence_earns_one_burst_and_no_more() -> None:
    bucket = TokenBucket(rate=10, burst=3, now=0.0)
    assert [bucket.take(1e6) > 0 for _ in range(5)] == [False, False, False, True, True]


@given(
    rate=st.floats(0.1, 1000),
    burst=st.integers(1, 50),
    pauses=st.lists(st.floats(0, 2), min_size=1, max_size=200),
)
def test_no_stretch_of_time_lets_more_through_than_the_burst_and_the_rate(
    rate: float, burst: int, pauses: list[float]
) -> None:
    bucket, now, through = TokenBucket(rate, burst, 0.0), 0.0, []
    for pause in pauses:
        now += pause
        wait = bucket.take(now)
        assert wait >= 0
        if wait == 0:
            through.append(now)
        else:
            assert wait <= 1 / rate + 1e-9
    for first, start in enumerate(through):
        for count, end in enumerate(through[first:], 1):
            assert count <= burst + (end - start) * rate + 1e-6


@given(rate=st.floats(0.1, 1000), burst=st.integers(1, 20), now=st.floats(0, 1e5))
def test_whoever_waits_as_long_as_told_gets_through(rate: float, burst: int, now: float) -> None:
    bucket = TokenBucket(rate, burst, now)
    while (wait := bucket.take(now)) == 0:
        pass
    assert bucket.take(now + wait + 1e-3) == 0


# --- failures ----------------------------------------------------------------------------------------------------


def test_each_failure_beyond_the_free_ones_costs_twice_the_wait_up_to_the_longest() -> None:
    throttle = Throttle(free=3, first=2.0, longest=60.0)
    now, waits = 0.0, []
    for _ in range(12):
        throttle.fail("ani", now)
        waits.append(throttle.wait("ani", now))
        now += waits[-1]
    assert waits == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60, 60]


def test_wait_runs_down_with_the_clock() -> None:
    throttle = Throttle(free=0, first=2.0)
    throttle.fail("ani", 10.0)
    assert throttle.wait("ani", 10.0) == 2.0
    assert throttle.wait("ani", 11.5) == 0.5
    assert throttle.wait("ani", 12.0) == 0.0


def test_one_who_fails_slows_nobody_else() -> None:
    throttle = Throttle(free=0)
    throttle.fail("ani", 0.0)
    assert throttle.wait("budi", 0.0) == 0.0


def test_success_forgets_the_failures() -> None:
    throttle = Throttle(free=1, first=2.0)
    for _ in range(5):
        throttle.fail("ani", 0.0)
    throttle.succeed("ani")
    assert throttle.wait("ani", 0.0) == 0.0
    throttle.fail("ani", 0.0)
    assert throttle.wait("ani", 0.0) == 0.0


def test_failures_are_forgotten_after_a_quarter_of_an_hour_without_any() -> None:
    throttle = Throttle(free=1, first=2.0)
    throttle.fail("ani", 0.0)
    throttle.fail("ani", Throttle.FORGET_AFTER)
    assert throttle.wait("ani", Throttle.FORGET_AFTER) == 2.0
    later = 2 * Throttle.FORGET_AFTER + 3
    throttle.fail("ani", later)
    assert throttle.wait("ani", later) == 0.0


def test_guessing_at_ever_other_names_does_not_fill_the_memory() -> None:
    throttle = Throttle(free=0)
    for name in range(Throttle.MOST + 500):
        throttle.fail(name, 0.0)
    assert len(throttle._failures) == Throttle.MOST
    assert throttle.wait(Throttle.MOST + 499, 0.0) > 0
