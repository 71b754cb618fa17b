"""Days follow one another; and a profile may change in the middle of one."""

from msgspec.structs import replace

from server.domain.day import ServiceDay
from server.domain.decisions import start_day
from server.domain.site import Site
from shared.wire import methods as do
from tests.server.domain.story import Story
from tests.server.small_hall import DAY, HOUR, MINUTE, MONDAY_NINE, hall

MIDNIGHT = MONDAY_NINE + 15 * HOUR


def test_a_new_day_begins_at_local_midnight_and_not_before() -> None:
    story = Story()
    assert start_day(story.day, MIDNIGHT - 1) is None
    assert start_day(story.day, MIDNIGHT) is not None


def test_numbers_begin_again_and_what_was_left_has_gone() -> None:
    story = Story()
    story.open()
    story.issue()
    story.issue()
    story.next()
    story.now = MIDNIGHT
    story.look_at_the_clock()
    assert story.day.board.tickets == {}
    assert story.day.board.counters["1"].officer is None
    assert story.issue().number == "A-001"


def test_a_clock_set_back_over_midnight_begins_no_old_day() -> None:
    story = Story()
    story.now = MIDNIGHT + MINUTE
    story.look_at_the_clock()
    assert start_day(story.day, MIDNIGHT - 5 * MINUTE) is None
    assert start_day(story.day, MIDNIGHT + MINUTE) is None


def test_a_machine_that_slept_for_days_begins_today() -> None:
    story = Story()
    story.now += 5 * DAY
    story.look_at_the_clock()
    assert story.day.board.day == "2026-11-28"


def test_time_in_the_journal_never_runs_back() -> None:
    story = Story()
    first = story.issue()
    story.now -= HOUR
    second = story.issue(after=0)
    assert second.issued_at >= first.issued_at


def without_cards(site: Site) -> Site:
    """The hall after somebody took the cards' queue out of its profile."""
    described = site.description
    counters = tuple(
        replace(
            counter, tiers=tuple(tier for tier in (tuple(q for q in t if q != "cards") for t in counter.tiers) if tier)
        )
        for counter in described.counters
    )
    return Site(
        description=replace(
            described,
            queues=tuple(queue for queue in described.queues if queue.code != "cards"),
            services=tuple(service for service in described.services if service.queue != "cards"),
            counters=counters,
        ),
        calendar=site.calendar,
        officers=site.officers,
        cut_off=False,
    )


def test_a_day_is_replayed_with_a_profile_that_has_lost_a_queue() -> None:
    story = Story()
    story.open()
    card, birth = story.issue("card"), story.issue("birth")
    later = ServiceDay(without_cards(hall()))
    for recorded in story.journal:
        later.apply(recorded)
    assert later.board.snapshot() == story.day.board.snapshot()
    assert later.first("1") == birth.id
    assert card.id in later.board.tickets


def test_replaying_the_journal_gives_the_same_day() -> None:
    story = Story()
    story.open()
    story.open("2", "budi")
    tickets = [story.issue(service) for service in ("birth", "card", "birth", "card")]
    story.next()
    story.do(do.HoldTicket("1"), "ani")
    story.next("2", "budi")
    story.do(do.MarkNoShow("2"), "budi")
    story.do(do.ReturnTicket(tickets[0].id), "ani")
    story.do(do.MakeAnnouncement("Hati-hati"), "dewi")
    for minutes in (20, 10, 30):
        story.do(do.MakeAnnouncement("Sebentar lagi", at=story.now + minutes * MINUTE), "dewi")
    story.do(do.WithdrawAnnouncement(story.day.board.announcements.scheduled[-1].id), "dewi")
    again = ServiceDay(hall())
    for recorded in story.journal:
        again.apply(recorded)
    assert again.board.snapshot() == story.day.board.snapshot()
    assert [again.first(counter) for counter in "123"] == [story.day.first(counter) for counter in "123"]
    assert again.last_number == story.day.last_number
