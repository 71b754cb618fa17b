"""Tables longer than their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_display.paging import PAGE_MS, Grid, Page, next_turn, turn


@given(
    rows=st.lists(st.integers(), max_size=70),
    room=st.builds(Grid, st.integers(1, 6), st.integers(1, 5)),
    start=st.integers(0, 10**9),
)
def test_every_row_comes_up_within_one_round(rows: list[int], room: Grid, start: int) -> None:
    seen: list[int] = []
    now = start - turn(rows, room, start).index * room.page_ms
    for _ in range(turn(rows, room, start).count):
        page = turn(rows, room, now)
        assert len(page.rows) <= room.lines * room.columns
        seen.extend(page.rows)
        now = next_turn(room, now)
    assert seen == rows


@given(now=st.integers(0, 10**9))
def test_the_next_page_is_yet_to_come(now: int) -> None:
    assert now < next_turn(Grid(2, 2), now) <= now + 5_000


def test_a_small_page_is_up_a_shorter_time() -> None:
    assert [Grid(1, 1).page_ms, Grid(2, 2).page_ms, Grid(6, 5).page_ms] == [3_000, 5_000, PAGE_MS]


def test_an_empty_table_has_one_page() -> None:
    page: Page[int] = turn([], Grid(1, 5), 0)
    assert (page.rows, page.index, page.count) == ((), 0, 1)


@pytest.mark.parametrize(
    ("rows", "room", "sizes"),
    [(38, Grid(4, 3), [12, 9, 9, 8]), (30, Grid(3, 3), [9, 9, 6, 6]), (7, Grid(1, 3), [3, 3, 1])],
)
def test_pages_have_whole_lines_and_about_as_many(rows: int, room: Grid, sizes: list[int]) -> None:
    pages = [turn(list(range(rows)), room, index * room.page_ms) for index in range(len(sizes))]
    assert [len(page.rows) for page in pages] == sizes
    assert {page.count for page in pages} == {len(sizes)}
