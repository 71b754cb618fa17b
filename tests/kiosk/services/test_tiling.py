"""Lines of tiles, and pages of lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.tiling import Room, Tile, arrange

ROOM = Room(width=1000, height=500, turning=100, gap=10, spare=40)


def test_what_fits_is_on_one_page_and_shares_the_rest() -> None:
    tiles = arrange([150, 100, 190], 1, ROOM)
    assert [(tile.page, tile.y, tile.height) for tile in tiles] == [(0, 0, 163), (0, 173, 113), (0, 296, 203)]
    assert {tile.width for tile in tiles} == {1000}


def test_buttons_take_their_room_only_where_there_are_pages() -> None:
    assert {tile.page for tile in arrange([160, 160, 160], 1, ROOM)} == {0}
    assert [tile.page for tile in arrange([160, 160, 161], 1, ROOM)] == [0, 0, 1]


def test_what_leads_the_first_page_takes_its_room_there_and_only_there() -> None:
    led = Room(width=1000, height=500, turning=100, gap=10, spare=0, lead=250)
    tiles = arrange([140, 140, 140], 1, led)
    assert [(tile.page, tile.y) for tile in tiles] == [(0, 250), (1, 0), (1, 150)]


def test_what_leads_the_first_page_may_have_it_for_itself() -> None:
    led = Room(width=1000, height=500, turning=100, gap=10, spare=0, lead=380)
    assert [(tile.page, tile.y) for tile in arrange([140, 140], 1, led)] == [(1, 0), (1, 150)]


def test_a_line_is_as_high_as_its_highest_tile() -> None:
    tiles = arrange([50, 90, 60], 2, ROOM)
    assert tiles[0].height == tiles[1].height
    assert (tiles[0].x, tiles[1].x, tiles[2].x) == (0, 505, 0)


def test_no_tile_becomes_much_higher_than_it_must_be() -> None:
    assert arrange([100], 1, ROOM)[0].height == 140


def test_the_last_page_has_no_higher_tiles_than_the_one_before() -> None:
    tiles = arrange([95, 95, 95, 95, 95], 1, ROOM)
    assert [tile.page for tile in tiles] == [0, 0, 0, 1, 1]
    assert [tile.height for tile in tiles] == [126, 126, 126, 126, 126]
    tight = arrange([126, 126, 126, 126], 1, ROOM)
    assert {tile.height for tile in tight} == {126}


def test_no_tiles_are_arranged_as_none() -> None:
    assert arrange([], 2, ROOM) == []


def test_a_tile_higher_than_the_page_has_a_page_of_its_own() -> None:
    assert [tile.page for tile in arrange([50, 900, 50], 1, ROOM)] == [0, 1, 2]


@pytest.mark.parametrize("columns", [1, 2, 3])
@given(heights=st.lists(st.floats(80, 390), max_size=60))
def test_every_tile_has_its_height_and_no_two_lie_on_each_other(heights: list[float], columns: int) -> None:
    tiles = arrange(heights, columns, ROOM)
    assert len(tiles) == len(heights)
    assert all(tile.height >= height for tile, height in zip(tiles, heights, strict=True))
    bottom = ROOM.height if not tiles or tiles[-1].page == 0 else ROOM.height - ROOM.turning
    for tile in tiles:
        assert tile.x + tile.width <= ROOM.width
        assert tile.y + tile.height <= bottom + 1e-6
    assert all(comes_before(one, other) for one, other in pairwise(tiles))


def comes_before(one: Tile, other: Tile) -> bool:
    """Whether a reader meets `one` first, with the gap between them."""
    if one.page != other.page:
        return one.page + 1 == other.page
    beside = one.y == other.y and one.x + one.width + ROOM.gap <= other.x
    return beside or one.y + one.height + ROOM.gap <= other.y + 1e-6
