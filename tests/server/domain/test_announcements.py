"""What is said in the hall, when, and what becomes of it."""

import pytest

from server.domain.announcements import LATE_MS, announce_due
from shared.wire import methods as do
from shared.wire.announcement import ANNOUNCEMENTS_KEPT, Announcement
from shared.wire.events import AnnouncementMade, AnnouncementScheduled, AnnouncementWithdrawn, Event
from tests.server.domain.story import Story
from tests.server.small_hall import HOUR, MINUTE, MONDAY_NINE


def announce(story: Story, text: str = "Hati-hati", **how: object) -> Event:
    (event,) = story.do(do.MakeAnnouncement(text, **how), "dewi").events  # type: ignore[arg-type]
    return event


@pytest.mark.parametrize("at", [None, MONDAY_NINE, MONDAY_NINE - HOUR])
def test_announcement_without_a_time_to_come_is_made_now(at: int | None) -> None:
    story = Story()
    made = announce(story, text_en="Mind the step", zones=("hall", "hall"), at=at)
    assert isinstance(made, AnnouncementMade)
    assert made.announcement == Announcement(made.announcement.id, "Hati-hati", "Mind the step", ("hall",), MONDAY_NINE)
    assert announce_due(story.day, MONDAY_NINE + HOUR) is None


def test_those_scheduled_are_made_in_the_order_of_their_times_each_once() -> None:
    story = Story()
    late, soon = (announce(story, at=MONDAY_NINE + minutes * MINUTE) for minutes in (9, 5))
    assert isinstance(late, AnnouncementScheduled)
    assert isinstance(soon, AnnouncementScheduled)
    assert announce_due(story.day, MONDAY_NINE + 5 * MINUTE - 1) is None
    story.now = MONDAY_NINE + 9 * MINUTE
    assert story.announce_due() == [AnnouncementMade(soon.announcement), AnnouncementMade(late.announcement)]
    assert story.announce_due() == []


def test_what_is_too_late_is_withdrawn() -> None:
    story = Story()
    for at in (1, 2):
        announce(story, at=MONDAY_NINE + at)
    ids = [announcement.id for announcement in story.day.board.announcements.scheduled]
    story.now = MONDAY_NINE + 1 + LATE_MS + 1
    withdrawn, made = story.announce_due()
    assert withdrawn == AnnouncementWithdrawn(ids[0])
    assert isinstance(made, AnnouncementMade)
    assert made.announcement.id == ids[1]


def test_one_that_was_made_can_be_withdrawn_too_and_is_shown_no_more() -> None:
    story = Story()
    made = announce(story)
    assert isinstance(made, AnnouncementMade)
    story.do(do.WithdrawAnnouncement(made.announcement.id), "dewi")
    assert story.day.board.announcements.made == ()


def test_the_board_keeps_the_latest_ten_of_the_day() -> None:
    story = Story()
    for number in range(ANNOUNCEMENTS_KEPT + 2):
        announce(story, f"Nomor {number}")
    kept = story.day.board.announcements.made
    assert [heard.announcement.text for heard in kept] == [f"Nomor {number}" for number in range(2, 12)]
    story.now += 24 * HOUR
    story.look_at_the_clock()
    assert story.day.board.announcements.made == ()
