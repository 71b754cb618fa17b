"""What most people come for today."""

from msgspec.structs import replace

from server.domain.popularity import popular
from server.domain.site import Site
from shared.wire import methods as do
from tests.server.domain.story import Story
from tests.server.small_hall import DAY, hall


def test_services_most_taken_come_first_and_of_equals_the_one_the_profile_names_first() -> None:
    story = Story()
    for service in ("npwp", "card", "card", "birth", "npwp", "death"):
        story.issue(service)
    assert popular(story.day).services == ("card", "npwp", "birth", "death")


def test_nothing_is_popular_before_the_first_ticket_of_the_day() -> None:
    story = Story()
    story.issue("card")
    story.now += DAY
    story.look_at_the_clock()
    assert popular(story.day) == do.Popular(())


def test_tickets_given_by_a_kiosk_alone_and_tickets_that_have_ended_count() -> None:
    story = Story()
    story.issue("birth")
    story.record("B-K001", story.now, "card")
    for ticket in (story.issue("card"), story.issue("card")):
        story.do(do.CancelTicket(ticket.id), "ani")
    assert popular(story.day).services == ("card", "birth")


def test_a_service_that_the_profile_has_lost_is_not_told() -> None:
    story = Story()
    story.issue("card")
    story.day.taken["closed-down"] = 9
    assert popular(story.day).services == ("card",)


def test_at_most_twelve_are_told() -> None:
    described = hall().description
    services = tuple(replace(described.services[0], code=f"s{number}") for number in range(20))
    story = Story(Site(description=replace(described, services=services), calendar=hall().calendar))
    for service in services:
        story.issue(service.code)
    assert popular(story.day).services == tuple(service.code for service in services[:12])
