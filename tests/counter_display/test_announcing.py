"""Which announcement is shown, and until when."""

import pytest
from pytestqt.qtbot import QtBot

from counter_display.announcing import SHOWN_MS, Announcing
from shared.wire.announcement import Announcement, AnnouncementHeard
from shared.wire.events import AnnouncementMade, AnnouncementWithdrawn
from tests.counter_display.conftest import OpenDisplay
from tests.counter_display.fake_hall import FakeClock, FakeHall, make_site
from tests.counter_display.scene import catch_up, named, read


def make(seq: int, zones: tuple[str, ...] = ()) -> AnnouncementHeard:
    id = f"00000000-0000-4000-8000-{seq:012}"
    return AnnouncementHeard(seq, 0, Announcement(id, f"Kabar {seq}", f"News {seq}", zones))


def test_each_is_shown_in_order_for_its_time() -> None:
    announcing = Announcing()
    first, second = make(1), make(2)
    announcing.take(first, 0)
    announcing.take(second, 0)
    announcing.take(first, 0)
    assert announcing.look(0) == first
    assert announcing.look(SHOWN_MS - 1) == first
    assert announcing.next_look(0) == SHOWN_MS
    assert announcing.look(SHOWN_MS) == second
    assert announcing.look(2 * SHOWN_MS) is None
    assert announcing.next_look(2 * SHOWN_MS) is None


def test_one_stays_until_it_has_been_heard_and_all_its_pages_were_up() -> None:
    announcing = Announcing()
    announcing.take(make(1), 0)
    announcing.look(0)
    announcing.wait_for({1})
    assert announcing.look(10 * SHOWN_MS) == make(1)
    announcing.wait_for(())
    announcing.take_round(11 * SHOWN_MS)
    assert announcing.look(10 * SHOWN_MS) == make(1)
    assert announcing.look(11 * SHOWN_MS) is None


def test_old_news_are_not_shown() -> None:
    announcing = Announcing()
    announcing.take(make(1), 60_000)
    assert announcing.look(0) is None


@pytest.mark.parametrize("shown", [True, False])
def test_one_that_is_withdrawn_is_gone(*, shown: bool) -> None:
    announcing = Announcing()
    announcing.take(make(1), 0)
    if shown:
        announcing.look(0)
    announcing.withdraw(make(1).announcement.id)
    assert announcing.look(1) is None


def test_the_banner_says_it_in_both_languages_where_it_is_for(
    qtbot: QtBot, clock: FakeClock, open_display: OpenDisplay
) -> None:
    hall = FakeHall(make_site(4, zones=("timur", "barat")))
    display = open_display(at=hall, zones=("barat",))
    hall.connect()
    hall.open()
    hall.happen(AnnouncementMade(make(1, ("timur",)).announcement))
    hall.happen(AnnouncementMade(make(2, ("barat",)).announcement))
    catch_up(qtbot, display, hall)
    assert read(display.window, "announcementText") == ["Kabar 2"]
    (words,) = named(display.window, "announcement")
    words.setProperty("page", 1)
    assert read(display.window, "announcementText") == ["News 2"]
    hall.happen(AnnouncementWithdrawn(make(2).announcement.id))
    catch_up(qtbot, display, hall)
    assert read(display.window, "announcementText") == []
