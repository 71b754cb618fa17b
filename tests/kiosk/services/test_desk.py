"""The desk by itself: printer, server and visitor out of step with one another."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.printing.outcome import Printed, PrintFailed
from kiosk.printing.status import OutOfPaper
from kiosk.services import orders
from kiosk.services.books import UNSEEN, KioskBooks, note
from kiosk.services.clock import HallClock
from kiosk.services.desk import Desk
from kiosk.services.hall import Hall
from kiosk.services.memory import HallMemory
from kiosk.services.own_tickets import OwnTickets
from kiosk.services.paper import make_paper
from kiosk.storage.hall import HallCache
from kiosk.storage.outbox import SqliteOutbox
from kiosk.storage.store import KioskStore
from shared.link.state import Offline, Online
from shared.link.state import Refused as LinkRefused
from shared.wire.errors import error
from shared.wire.methods import IssueTicket, RecordTicket, ReportPrint
from tests.kiosk.fakes import TUESDAY_MORNING, FakePrinter, FakeServer


class Counter:
    """A desk with what stands around it."""

    def __init__(self, qtbot: QtBot, folder: Path, *, patience_ms: int = 60_000, giving_up_ms: int = 60_000) -> None:
        self.qtbot = qtbot
        self.server = FakeServer()
        self.printer = FakePrinter()
        self.store = KioskStore(folder)
        self.books = KioskBooks(self.store, SqliteOutbox(self.store))
        self.books.settle_earlier()
        self.link = self.server.adapter(self.books.outbox)
        self.books.follow(self.link)
        cache = HallCache(self.store)
        clock = HallClock(self.link, cache)
        memory = HallMemory(self.link, cache)
        hall = Hall(self.server.site)
        self.own = OwnTickets(self.store, self.books.outbox, memory, clock)
        self.desk = Desk(
            self.link,
            self.printer,
            lambda answer, own: make_paper(answer, hall, own=own),
            self.books,
            self.own,
            patience_ms=patience_ms,
            giving_up_ms=giving_up_ms,
        )
        self.order = IssueTicket(self.server.site.services[0].code)

    def open(self) -> "Counter":
        self.server.welcome()
        self.qtbot.waitUntil(lambda: isinstance(self.link.state, Online))
        return self

    def close(self) -> "Counter":
        """The connection is lost."""
        self.server.vanish()
        self.qtbot.waitUntil(lambda: isinstance(self.link.state, Offline))
        return self

    def numbers(self) -> list[str]:
        """What was printed."""
        return [paper.number for paper in self.printer.printed]

    def until(self, kind: type[object]) -> None:
        self.qtbot.waitUntil(lambda: isinstance(self.desk.state, kind), timeout=10_000)

    def reports(self, count: int) -> list[tuple[str, str]]:
        self.qtbot.waitUntil(lambda: len(self.server.reports) == count, timeout=10_000)
        return [(report.state, report.reason) for report in self.server.reports]


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Counter:
    return Counter(qtbot, tmp_path).open()


def test_printer_is_asked_before_the_number_is_issued(counter: Counter) -> None:
    counter.printer.holds_check = True
    counter.desk.take(counter.order)
    assert isinstance(counter.desk.state, orders.Checking)
    assert counter.server.orders == []
    counter.printer.answer_check()
    counter.until(orders.Issued)
    assert counter.printer.checks == 1


def test_taps_while_an_order_is_under_way_are_nothing(counter: Counter) -> None:
    counter.printer.holds_check = True
    for _ in range(3):
        counter.desk.take(counter.order)
    counter.server.holds = True
    counter.printer.answer_check()
    for _ in range(3):
        counter.desk.take(counter.order)
    counter.printer.holds = True
    counter.server.release()
    counter.until(orders.Issued)
    for _ in range(3):
        counter.desk.take(counter.order)
    counter.printer.release()
    assert counter.reports(1) == [("printed", "")]
    assert len(counter.server.orders) == len(counter.printer.printed) == 1


def test_paperless_offer_is_for_the_order_it_was_made_for(counter: Counter) -> None:
    counter.printer.status = OutOfPaper()
    counter.desk.take(counter.order)
    assert isinstance(counter.desk.state, orders.Paperless)
    other = IssueTicket(counter.server.site.services[1].code)
    counter.desk.take(other)
    assert counter.desk.state == orders.Paperless(
        other, PrintFailed("out_of_paper", "the roll has ended", maybe_on_paper=False)
    )
    assert counter.server.orders == []
    counter.desk.take(other)
    counter.until(orders.Issued)
    assert counter.printer.printed == []
    assert counter.reports(1) == [("failed", "out_of_paper: the roll has ended")]


def test_kiosk_without_a_letter_gives_no_number_while_the_server_is_away(qtbot: QtBot, tmp_path: Path) -> None:
    counter = Counter(qtbot, tmp_path)
    counter.server.letter = ""
    counter.open().close()
    counter.desk.take(counter.order)
    assert isinstance(counter.desk.state, orders.Away)
    assert counter.server.orders == []
    assert counter.printer.checks == 0
    assert not counter.desk.is_open


def test_server_that_does_not_take_this_kiosk_is_not_done_without(counter: Counter) -> None:
    counter.server.reject()
    counter.qtbot.waitUntil(lambda: isinstance(counter.link.state, LinkRefused))
    counter.desk.take(counter.order)
    assert isinstance(counter.desk.state, orders.Away)


def test_kiosk_gives_numbers_of_its_own_while_the_server_is_away_and_tells_of_them_in_order(counter: Counter) -> None:
    counter.close()
    assert counter.desk.is_open
    for _ in range(3):
        counter.desk.take(counter.order)
        state = counter.desk.state
        assert isinstance(state, orders.Issued)
        assert (state.own, state.paper) == (True, Printed())
        counter.desk.leave()
    assert counter.numbers() == ["A-K001", "A-K002", "A-K003"]
    assert all((paper.ahead, paper.wait, paper.offline) == (None, None, True) for paper in counter.printer.printed)
    assert counter.books.outbox.count([RecordTicket]) == 3
    counter.server.return_()
    assert counter.reports(3) == [("printed", "")] * 3
    assert [record.number for _, record in counter.server.records] == counter.numbers()
    assert [report.ticket for report in counter.server.reports] == [id for id, _ in counter.server.records]
    counter.qtbot.waitUntil(lambda: counter.books.outbox.load() == [])


def test_record_says_what_the_visitor_ordered_and_when(counter: Counter) -> None:
    counter.close()
    counter.desk.take(IssueTicket(counter.order.service, priority=True, language="en"))
    counter.server.return_()
    ((id, record),) = counter.server.records
    assert (record.service, record.priority, record.language) == (counter.order.service, True, "en")
    assert TUESDAY_MORNING <= record.issued_at < TUESDAY_MORNING + 60_000
    assert counter.printer.printed[0].qr.endswith(id)


def test_hundred_taps_while_the_server_is_away_are_one_number(counter: Counter) -> None:
    counter.close()
    counter.printer.holds = True
    for _ in range(100):
        counter.desk.take(counter.order)
    counter.printer.release()
    for _ in range(100):
        counter.desk.take(counter.order)
    assert counter.numbers() == ["A-K001"]


def test_own_number_without_paper_is_agreed_to_like_any_other(counter: Counter) -> None:
    counter.close()
    counter.printer.status = OutOfPaper()
    counter.desk.take(counter.order)
    assert isinstance(counter.desk.state, orders.Paperless)
    assert counter.books.outbox.count([RecordTicket]) == 0
    counter.desk.take(counter.order)
    assert isinstance(counter.desk.state, orders.Issued)
    assert counter.numbers() == []
    counter.server.return_()
    assert counter.reports(1) == [("failed", "out_of_paper: the roll has ended")]


def test_visitor_who_knows_that_there_is_no_paper_is_not_asked_again(counter: Counter) -> None:
    counter.printer.status = OutOfPaper()
    counter.desk.take(counter.order, without_paper=True)
    counter.until(orders.Issued)
    assert counter.numbers() == []
    assert counter.reports(1) == [("failed", "out_of_paper: the roll has ended")]


def test_printer_mended_before_the_tap_prints_though_paper_was_not_expected(counter: Counter) -> None:
    counter.desk.take(counter.order, without_paper=True)
    counter.until(orders.Issued)
    assert counter.numbers() == ["A-025"]


@pytest.mark.parametrize("code", ["day_over", "number_taken", "wrong_series"])
def test_own_number_that_the_server_refuses_is_kept_for_the_staff_and_not_sent_again(
    counter: Counter, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    counter.close()
    counter.server.record_refusal = error("refused", code, "No.")
    counter.desk.take(counter.order)
    counter.server.return_()
    counter.qtbot.waitUntil(lambda: bool(counter.books.refusals.latest()))
    assert counter.books.outbox.load() == []
    ((id, _),) = counter.server.records
    assert [(kept.id, kept.code) for kept in counter.books.refusals.latest()] == [(id, code)]
    assert f"Refused for good ({code})" in caplog.text


def test_order_that_was_never_sent_is_withdrawn_for_a_number_of_the_kiosks_own(qtbot: QtBot, tmp_path: Path) -> None:
    counter = Counter(qtbot, tmp_path, patience_ms=20).open()
    counter.server.holds = True
    counter.server.withdrawable = True
    counter.desk.take(counter.order)
    counter.until(orders.Issued)
    assert counter.server.withdrawn == [counter.server.orders[0][0]]
    assert counter.numbers() == ["A-K001"]
    assert counter.reports(1) == [("printed", "")]
    assert counter.server.cancelled == []
    assert counter.books.tickets.unaccounted() == []


def test_order_that_was_never_sent_is_withdrawn_where_the_kiosk_has_no_numbers(qtbot: QtBot, tmp_path: Path) -> None:
    counter = Counter(qtbot, tmp_path, patience_ms=20)
    counter.server.letter = ""
    counter.open()
    counter.server.holds = True
    counter.server.withdrawable = True
    counter.desk.take(counter.order)
    counter.until(orders.Away)
    assert counter.server.withdrawn == [counter.server.orders[0][0]]
    assert counter.books.tickets.unaccounted() == []


def test_order_that_may_have_been_done_gives_way_to_an_own_number_and_its_ticket_is_cancelled(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter = Counter(qtbot, tmp_path, patience_ms=20).open()
    counter.server.holds = True
    counter.desk.take(counter.order)
    counter.until(orders.Issued)
    assert counter.numbers() == ["A-K001"]
    counter.server.release()
    assert counter.reports(1) == [("printed", "")]
    ((unseen, _),) = counter.server.orders
    assert [cancel.ticket for cancel in counter.server.cancelled] == [unseen]
    assert [record.number for _, record in counter.server.records] == ["A-K001"]
    assert counter.numbers() == ["A-K001"]
    state = counter.desk.state
    assert isinstance(state, orders.Issued)
    assert state.answer.ticket.number == "A-K001"


@pytest.mark.parametrize(
    ("code", "reports"),
    [("too_late", [("failed", UNSEEN), ("printed", "")]), ("unknown_ticket", [("printed", "")])],
)
def test_unseen_ticket_that_cannot_be_cancelled_any_more_is_told_to_the_staff(
    qtbot: QtBot, tmp_path: Path, code: str, reports: list[tuple[str, str]]
) -> None:
    counter = Counter(qtbot, tmp_path, patience_ms=20).open()
    counter.server.holds = True
    counter.server.cancel_refusal = error("refused", code, "No.")
    counter.desk.take(counter.order)
    counter.until(orders.Issued)
    counter.server.release()
    assert sorted(counter.reports(len(reports))) == reports
    ((unseen, _),) = counter.server.orders
    assert [report.ticket for report in counter.server.reports if report.state == "failed"] == [unseen] * (
        len(reports) - 1
    )


def test_order_that_may_have_been_done_is_waited_for_where_the_kiosk_has_no_numbers(
    qtbot: QtBot, tmp_path: Path
) -> None:
    counter = Counter(qtbot, tmp_path, patience_ms=20)
    counter.server.letter = ""
    counter.open()
    counter.server.holds = True
    counter.desk.take(counter.order)
    counter.qtbot.waitUntil(lambda: counter.desk.state == orders.Asking(counter.order, delayed=True))
    counter.server.release()
    counter.until(orders.Issued)
    assert counter.reports(1) == [("printed", "")]


def test_visitor_is_told_of_a_delay_at_once(counter: Counter) -> None:
    counter.server.holds = True
    counter.desk.take(counter.order)
    counter.server.delay()
    counter.qtbot.waitUntil(lambda: counter.desk.state == orders.Asking(counter.order, delayed=True))


def test_answer_after_giving_up_is_still_a_number(qtbot: QtBot, tmp_path: Path) -> None:
    counter = Counter(qtbot, tmp_path, giving_up_ms=20).open()
    counter.server.holds = True
    counter.desk.take(counter.order)
    counter.until(orders.Unsure)
    counter.desk.take(counter.order)
    assert isinstance(counter.desk.state, orders.Unsure)
    counter.server.release()
    counter.until(orders.Issued)
    assert len(counter.server.orders) == 1


def test_number_for_a_visitor_who_has_left_is_not_printed_and_is_cancelled(counter: Counter) -> None:
    counter.server.holds = True
    counter.desk.take(counter.order)
    counter.desk.leave()
    counter.server.release()
    counter.qtbot.waitUntil(lambda: bool(counter.server.cancelled))
    assert [cancel.ticket for cancel in counter.server.cancelled] == [counter.server.orders[0][0]]
    assert isinstance(counter.desk.state, orders.Idle)
    assert counter.printer.printed == []
    assert counter.server.reports == []


def test_next_visitor_does_not_see_the_outcome_of_the_last_ones_paper(counter: Counter) -> None:
    counter.printer.holds = True
    counter.desk.take(counter.order)
    counter.until(orders.Issued)
    counter.desk.leave()
    counter.printer.release()
    assert counter.reports(1) == [("printed", "")]
    assert isinstance(counter.desk.state, orders.Idle)


def test_printer_that_answers_after_the_visitor_left_issues_nothing(counter: Counter) -> None:
    counter.printer.holds_check = True
    counter.desk.take(counter.order)
    counter.desk.leave()
    counter.printer.answer_check()
    assert isinstance(counter.desk.state, orders.Idle)
    assert counter.server.orders == []


@pytest.mark.parametrize(
    ("outcome", "report"),
    [
        (Printed(), ("printed", "")),
        (Printed(confirmed=False), ("sent", "the printer cannot tell")),
        (PrintFailed("hung", "no answer\nfor 10 s", maybe_on_paper=True), ("failed", "hung: no answer for 10 s")),
    ],
)
def test_report_says_what_became_of_the_paper(counter: Counter, outcome: object, report: tuple[str, str]) -> None:
    counter.printer.outcome = outcome
    counter.desk.take(counter.order)
    assert counter.reports(1) == [report]


def test_ticket_is_in_the_books_from_its_order_until_its_report_is_on_the_disk(counter: Counter) -> None:
    counter.printer.holds = True
    counter.desk.take(counter.order)
    counter.until(orders.Issued)
    assert [kept.id for kept in counter.books.tickets.unaccounted()] == [counter.server.orders[0][0]]
    counter.server.vanish()
    counter.printer.release()
    assert counter.books.tickets.unaccounted() == []
    assert counter.books.outbox.count([ReportPrint]) == 1
    counter.server.return_()
    assert counter.reports(1) == [("printed", "")]


def test_note_fits_the_wire() -> None:
    assert note("a\tb\x00" + "c" * 300) == "a b " + "c" * 196
