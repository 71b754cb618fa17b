"""What a display makes of the site and the board."""

import pytest
from msgspec.structs import replace

from counter_display.calls import CounterSign, read_sign
from counter_display.hall import Hall, UnknownCounter, UnknownZone
from shared.wire.board import Board
from shared.wire.events import (
    CounterHandedOver,
    CounterOpened,
    CounterPaused,
    CounterRequested,
    DayStarted,
    Recorded,
    TicketCalled,
    TicketIssued,
)
from shared.wire.site import SiteDescription, Text
from shared.wire.ticket import Ticket
from tests.counter_display.fake_hall import DAY, LONGEST_NAME, FakeHall, make_site


@pytest.mark.parametrize(
    ("name", "kind", "sign"),
    [
        ("Loket 1", "Loket", "1"),
        ("Loket 12", "Loket", "12"),
        ("Loket 4A", "Loket", "4A"),
        ("Loket Dukcapil 3", "Loket Dukcapil", "3"),
        ("  Loket 7 ", "Loket", "7"),
        ("12", "", "12"),
        ("Kasir", "", "Kasir"),
        ("Meja Informasi", "", "Meja Informasi"),
    ],
)
def test_a_counters_name_has_a_kind_and_a_sign(name: str, kind: str, sign: str) -> None:
    assert read_sign(name) == CounterSign(kind, sign)


def test_a_counter_of_another_kind_keeps_its_whole_name_in_a_table() -> None:
    site = make_site(3)
    names = {"1": "Loket 1", "2": "Loket 2", "3": "Terminal 1"}
    hall = Hall(replace(site, counters=tuple(replace(c, name=Text(names[c.code])) for c in site.counters)))
    assert hall.kind == "Loket"
    assert [hall.label(code) for code in "123"] == ["1", "2", "Terminal 1"]
    assert hall.sign("3") == CounterSign("Terminal", "1")


def test_a_zones_display_has_only_its_counters_and_their_agencies() -> None:
    hall = Hall(make_site(6, zones=("timur", "barat")), zones=["barat"])
    assert [counter.code for counter in hall.counters] == ["2", "4", "6"]
    assert [agency.code for agency in hall.agencies] == ["agency-B", "agency-D", "agency-F"]
    assert hall.has("2")
    assert not hall.has("1")


def test_a_zone_that_the_site_does_not_have_is_named() -> None:
    with pytest.raises(UnknownZone, match=r"no zone 'atas' in this site; it has timur, barat"):
        Hall(make_site(zones=("timur", "barat")), zones=["atas"])


def test_names_come_in_the_displays_language() -> None:
    site = make_site()
    assert Hall(site).kind == "Loket"
    assert Hall(site, language="en").kind == "Counter"


def test_the_agency_of_a_call_is_told_in_full() -> None:
    hall = Hall(make_site())
    assert hall.agency("A") == LONGEST_NAME
    assert hall.agency("nowhere") == ""


def make_board(site: SiteDescription, *events: object) -> Board:
    board = Board(counter.code for counter in site.counters)
    for seq, event in enumerate((DayStarted(DAY), *events), start=1):
        board.apply(Recorded(seq, seq, event))  # type: ignore[arg-type]
    return board


def make_ticket(number: int, queue: str = "A", id: str | None = None) -> Ticket:
    id = id or f"00000000-0000-4000-8000-{number:012}"
    return Ticket(id, f"{queue}-{number:03}", queue, f"service-{queue}", False, "id", id, 0, 0)


def test_every_counter_says_whom_it_has_or_why_it_has_nobody() -> None:
    site = make_site(5)
    ticket, other = make_ticket(1), make_ticket(2)
    board = make_board(
        site,
        *(CounterOpened(code, None) for code in "1234"),
        TicketIssued(ticket),
        TicketIssued(other),
        TicketCalled(ticket.id, ticket.number, "A", "1", "id"),
        CounterPaused("3"),
        TicketCalled(other.id, other.number, "A", "4", "id"),
        CounterPaused("4"),
    )
    rows = Hall(site).counter_rows(board)
    assert [(row.label, row.mood, row.number) for row in rows] == [
        ("1", "calling", "A-001"),
        ("2", "free", ""),
        ("3", "paused", ""),
        ("4", "calling", "A-002"),
        ("5", "closed", ""),
    ]


def test_the_waiting_of_an_agency_are_those_of_all_its_queues() -> None:
    site = make_site(3)
    board = make_board(
        site, *(TicketIssued(make_ticket(number, queue)) for number, queue in ((1, "A"), (2, "A"), (3, "C")))
    )
    assert [(row.code, row.waiting) for row in Hall(site).waiting_rows(board)] == [
        ("agency-A", 2),
        ("agency-B", 0),
        ("agency-C", 1),
    ]


def test_an_agency_without_a_short_name_is_shown_by_its_name() -> None:
    rows = Hall(make_site(1)).waiting_rows(make_board(make_site(1)))
    assert rows[0].short == LONGEST_NAME


def test_a_hall_is_staffed_while_any_of_its_own_counters_is() -> None:
    hall = FakeHall(make_site(4, zones=("timur", "barat")))
    here = Hall(hall.site, ["timur"])
    hall.open("2")
    assert not here.is_staffed(hall.board)
    hall.open("1")
    hall.pause("1")
    assert here.is_staffed(hall.board)


def test_a_site_whose_text_is_one_language_speaks_that() -> None:
    assert Text("Loket 1").in_language("en") == "Loket 1"


def test_a_call_says_its_zone_only_where_there_are_several() -> None:
    site = make_site(4, zones=("timur", "barat"))
    assert Hall(site).zone_of("2") == "Ruang barat"
    assert Hall(site, ["barat"]).zone_of("2") == ""
    assert Hall(make_site(4)).zone_of("2") == ""


def test_next_are_those_due_first_as_many_as_the_site_wants() -> None:
    site = replace(make_site(2), next_numbers=2)
    tickets = [replace(make_ticket(number), due_at=due) for number, due in ((1, 30), (2, 10), (3, 20))]
    board = make_board(site, *(TicketIssued(ticket) for ticket in tickets))
    rows = Hall(site).waiting_rows(board)
    assert [row.next for row in rows] == [("A-002", "A-003"), ()]
    assert Hall(make_site(2)).waiting_rows(board)[0].next == ()


def test_whoever_is_sent_to_a_counter_is_next_there_in_its_first_tier_and_nowhere_else() -> None:
    site = replace(make_site(3), next_numbers=3)
    first, second, third = site.counters
    second = replace(second, tiers=(("B",), ("A",)))
    site = replace(site, counters=(first, second, third))
    due = ((1, 10, None), (2, 20, "2"), (3, 30, None))
    tickets = [replace(make_ticket(number), due_at=at, for_counter=sent) for number, at, sent in due]
    other = replace(make_ticket(4), queue="B", number="B-004", due_at=40)
    board = make_board(site, *(TicketIssued(ticket) for ticket in (*tickets, other)))
    assert Hall(site, counter="1").next_at(first, board) == ("A-001", "A-003")
    assert Hall(site, counter="2").next_at(second, board) == ("A-002", "B-004", "A-001")
    assert Hall(site).waiting_rows(board)[0].next == ("A-001", "A-002", "A-003")
    assert [row.waiting for row in Hall(site).waiting_rows(board)] == [3, 1, 0]
    assert [row.waiting for row in Hall(site, counter="1").waiting_rows(board)] == [2]


def test_a_counter_that_changes_hands_keeps_its_visitor() -> None:
    hall = FakeHall(make_site(2))
    hall.open()
    hall.call("1")
    before = Hall(hall.site).counter_rows(hall.board)
    hall.happen(CounterRequested("1", None), CounterHandedOver("1", None))
    assert Hall(hall.site).counter_rows(hall.board) == before
    assert (before[0].mood, before[0].number) == ("calling", "A-001")


def test_one_counters_screen_has_that_counter_alone() -> None:
    hall = Hall(make_site(4), counter="3")
    assert [counter.code for counter in hall.counters] == ["3"]
    with pytest.raises(UnknownCounter, match=r"no counter '9' in this site; it has 1, 2, 3, 4"):
        Hall(make_site(4), counter="9")
