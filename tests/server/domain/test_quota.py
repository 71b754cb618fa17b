"""A queue gives out so many numbers a day, and no more at kiosks."""

import pytest

from server.domain import refusals
from server.domain.admission import outlook
from server.domain.day import ServiceDay
from shared.wire import methods as do
from shared.wire.methods import Admission
from shared.wire.scalars import Moment
from tests.server.domain.story import Story
from tests.server.small_hall import DAY, HOUR, MONDAY_NINE, OFFICE, hall

TUESDAY_EIGHT = MONDAY_NINE + DAY - HOUR


def full_story(quota: int = 2) -> Story:
    story = Story(hall(hours=OFFICE, quotas={"births": quota}, tickets_in_breaks=False))
    for _ in range(quota):
        story.issue("birth")
    return story


def admission(day: ServiceDay, service: str, now: Moment) -> Admission:
    return outlook(day, service, priority=False, now=now).admission


def test_last_number_of_the_quota_is_given_and_none_after_it() -> None:
    story = Story(hall(quotas={"births": 2}))
    assert [story.issue(service).number for service in ("birth", "death")] == ["A-001", "A-002"]
    for service in ("birth", "death"):
        with pytest.raises(refusals.QueueFull):
            story.issue(service)
    with pytest.raises(refusals.QueueFull):
        story.issue("birth", priority=True)


def test_queue_without_a_quota_is_never_full() -> None:
    story = full_story()
    assert [story.issue("card").number for _ in range(60)][-1] == "B-060"


def test_officer_is_not_stopped() -> None:
    story = full_story()
    answer = story.do(do.IssueTicket("birth"), "ani").answer
    assert isinstance(answer, do.Issued)
    assert answer.ticket.number == "A-003"


def test_number_on_paper_is_taken_and_counts() -> None:
    story = Story(hall(quotas={"births": 2}))
    story.issue("birth")
    story.record("A-K001", story.now)
    with pytest.raises(refusals.QueueFull):
        story.issue("birth")
    assert story.record("A-K002", story.now).number == "A-K002"


def test_transfer_counts_where_the_number_was_given() -> None:
    story = Story(hall(quotas={"births": 1, "cards": 1}))
    story.issue("card")
    story.open()
    story.next()
    story.do(do.TransferTicket("1", "birth"), "ani")
    assert story.issue("birth").number == "A-001"
    with pytest.raises(refusals.QueueFull):
        story.issue("card")


def test_cancelled_number_is_not_given_to_another() -> None:
    story = Story(hall(quotas={"births": 1}))
    ticket = story.issue("birth")
    story.do(do.CancelTicket(ticket.id))
    with pytest.raises(refusals.QueueFull):
        story.issue("birth")


def test_numbers_are_given_again_on_the_next_day() -> None:
    story = full_story()
    story.now = TUESDAY_EIGHT
    story.look_at_the_clock()
    assert story.issue("birth").number == "A-001"


@pytest.mark.parametrize(
    ("hours_after_nine", "expected"),
    [(1, ("full", TUESDAY_EIGHT)), (3.5, ("full", TUESDAY_EIGHT)), (7, ("closed", TUESDAY_EIGHT))],
    ids=["open", "break", "after closing"],
)
def test_outlook_says_full_until_the_next_day_opens(hours_after_nine: float, expected: tuple[str, Moment]) -> None:
    story = full_story()
    seen = outlook(story.day, "death", priority=False, now=MONDAY_NINE + round(hours_after_nine * HOUR))
    assert (seen.admission, seen.until) == expected
    assert seen.waiting == 2


def test_day_read_anew_is_as_full() -> None:
    story = full_story()
    replayed = ServiceDay(story.site)
    assert story.issue("card")
    for recorded in story.journal:
        replayed.apply(recorded)
    assert replayed.given == story.day.given == {"births": 2, "cards": 1}
    assert admission(replayed, "birth", story.now) == "full"
    assert admission(replayed, "card", story.now) == "open"
