"""Own series, tickets, refusals and what is known of the hall, on a real disk."""

from pathlib import Path

import msgspec
import pytest

from kiosk.storage.hall import Bearings, HallCache, KioskName
from kiosk.storage.refusals import Refusals
from kiosk.storage.series import LAST_SERIAL, OwnSeries, SeriesExhausted
from kiosk.storage.store import KioskStore
from kiosk.storage.tickets import KEPT_MS, IssuedTickets
from shared.wire.errors import error
from shared.wire.hours import AgencyHours, OpeningDay, SiteHours, Span
from shared.wire.methods import Issued, Popular, WaitRange
from shared.wire.ticket import Ticket
from tests.kiosk.fakes import read_site

A, B, C = (f"0d2c7a1e-94a7-4a6f-8b7c-0a7d5a1c9e1{n}" for n in range(3))
NOON = 1_800_000_000_000


def issued(id: str, number: str = "A-025", at: int = NOON) -> Issued:
    return Issued(Ticket(id, number, "dukcapil", "ktp", True, "en", id, at, at), ahead=3, wait=WaitRange(60, 120))


# --- the own series


def test_series_goes_on_over_a_restart_and_begins_anew_with_each_day_queue_and_letter(tmp_path: Path) -> None:
    series = OwnSeries(KioskStore(tmp_path))
    assert [series.take("2026-11-23", "a", "K") for _ in range(3)] == [1, 2, 3]
    series = OwnSeries(KioskStore(tmp_path))
    assert series.take("2026-11-23", "a", "K") == 4
    assert series.take("2026-11-23", "b", "K") == 1
    assert series.take("2026-11-23", "a", "M") == 1
    assert series.take("2026-11-24", "a", "K") == 1


def test_number_of_a_transaction_that_failed_is_not_taken(tmp_path: Path) -> None:
    store = KioskStore(tmp_path)
    series = OwnSeries(store)

    def fail() -> None:
        with store.transaction():
            series.take("2026-11-23", "a", "K")
            raise ConnectionError

    with pytest.raises(ConnectionError):
        fail()
    assert series.take("2026-11-23", "a", "K") == 1


def test_series_ends_where_a_number_has_no_more_room(tmp_path: Path) -> None:
    store = KioskStore(tmp_path)
    store.connection.execute("INSERT INTO series VALUES ('2026-11-23', 'a', 'K', ?)", (LAST_SERIAL,))
    with pytest.raises(SeriesExhausted):
        OwnSeries(store).take("2026-11-23", "a", "K")


def test_series_of_long_ago_is_forgotten(tmp_path: Path) -> None:
    store = KioskStore(tmp_path)
    OwnSeries(store).take("2026-06-01", "a", "K")
    OwnSeries(store).take("2026-11-23", "a", "K")
    assert store.rows("SELECT day FROM series") == [("2026-11-23",)]


# --- tickets


def test_ticket_is_found_again_with_what_its_paper_says(tmp_path: Path) -> None:
    IssuedTickets(KioskStore(tmp_path)).keep(issued(A), own=True)
    kept = IssuedTickets(KioskStore(tmp_path)).find(A)
    assert kept is not None
    assert (kept.issued, kept.own, kept.accounted) == (issued(A), True, False)
    assert IssuedTickets(KioskStore(tmp_path)).find(B) is None


def test_ticket_is_unaccounted_for_from_its_order_until_its_paper_is_known(tmp_path: Path) -> None:
    tickets = IssuedTickets(KioskStore(tmp_path))
    tickets.order(A, NOON)
    tickets.order(B, NOON)
    tickets.order(C, NOON)
    tickets.drop(B)
    tickets.keep(issued(C))
    assert [(kept.id, kept.issued is not None) for kept in tickets.unaccounted()] == [(A, False), (C, True)]
    tickets.account(A)
    tickets.account(C)
    assert tickets.unaccounted() == []


def test_latest_tickets_come_first_and_only_those_with_a_number(tmp_path: Path) -> None:
    tickets = IssuedTickets(KioskStore(tmp_path))
    tickets.keep(issued(A, "A-025"))
    tickets.keep(issued(B, "A-026"))
    tickets.order(C, NOON)
    assert [kept.ticket.number for kept in tickets.latest()] == ["A-026", "A-025"]


def test_tickets_of_days_before_are_forgotten_once_accounted_for(tmp_path: Path) -> None:
    tickets = IssuedTickets(KioskStore(tmp_path))
    tickets.keep(issued(A))
    tickets.keep(issued(B))
    tickets.account(A)
    tickets.keep(issued(C, at=NOON + KEPT_MS + 1))
    assert tickets.find(A) is None
    assert tickets.find(B) is not None


def test_ticket_that_cannot_be_read_stops_nobody_and_is_still_to_be_accounted_for(tmp_path: Path) -> None:
    store = KioskStore(tmp_path)
    tickets = IssuedTickets(store)
    tickets.keep(issued(A))
    tickets.keep(issued(B, "A-026"))
    store.connection.execute("UPDATE tickets SET issued = '{' WHERE id = ?", (A,))
    assert [(kept.id, kept.issued) for kept in tickets.unaccounted()] == [(A, None), (B, issued(B, "A-026"))]
    assert tickets.latest() == [issued(B, "A-026")]


# --- refusals


def test_refusals_are_kept_newest_first(tmp_path: Path) -> None:
    refusals = Refusals(KioskStore(tmp_path))
    refusals.keep(A, "{}", error("refused", "day_over", "Too late."), at=NOON)
    refusals.keep(B, "{}", error("refused", "number_taken", "Twice."), at=NOON + 1)
    kept = Refusals(KioskStore(tmp_path)).latest()
    assert [(refused.id, refused.code, refused.message) for refused in kept] == [
        (B, "number_taken", "Twice."),
        (A, "day_over", "Too late."),
    ]


# --- the hall


def test_everything_known_of_the_hall_outlives_the_kiosk(tmp_path: Path) -> None:
    site = read_site()
    day = OpeningDay("2026-11-23", (AgencyHours("dukcapil", (Span(NOON, NOON + 1),), "Libur"),))
    known = (site, SiteHours((day,), False), Popular(("ktp",)), KioskName("kiosk-1", "K"), Bearings(-5, NOON))
    cache = HallCache(KioskStore(tmp_path))
    for what in known:
        cache.keep(what)
    cache = HallCache(KioskStore(tmp_path))
    assert (cache.site, cache.hours, cache.popular, cache.name, cache.bearings) == known
    changed = msgspec.structs.replace(site, services=site.services[1:])
    cache.keep(changed)
    assert cache.site == changed


def test_what_another_version_wrote_counts_as_not_known(tmp_path: Path) -> None:
    store = KioskStore(tmp_path)
    store.connection.execute("""INSERT INTO hall VALUES ('site', '{"name": 5}')""")
    assert HallCache(store).site is None
    assert HallCache(store).hours is None
