"""Tables longer than their place."""

from hypothesis import given
from hypothesis import strategies as st

from counter_display.paging import PAGE_MS, Page, next_turn, turn


@given(rows=st.lists(st.integers(), max_size=70), size=st.integers(1, 20), start=st.integers(0, 10**9))
def test_every_row_comes_up_within_one_round(rows: list[int], size: int, start: int) -> None:
    seen: list[int] = []
    now = start - turn(rows, size, start).index * PAGE_MS
    for _ in range(turn(rows, size, start).count):
        page = turn(rows, size, now)
        assert len(page.rows) <= size
        seen.extend(page.rows)
        now = next_turn(now)
    assert seen == rows


@given(now=st.integers(0, 10**9))
def test_the_next_page_is_yet_to_come(now: int) -> None:
    assert now < next_turn(now) <= now + PAGE_MS


def test_an_empty_table_has_one_page() -> None:
    page: Page[int] = turn([], 5, 0)
    assert (page.rows, page.index, page.count) == ((), 0, 1)


def test_no_page_is_left_with_the_odd_one() -> None:
    sizes = [len(turn(list(range(38)), 12, index * PAGE_MS).rows) for index in range(4)]
    assert sizes == [10, 10, 10, 8]
