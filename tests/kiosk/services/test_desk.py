"""The desk by itself: printer, server and visitor out of step with one another."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.printing.outcome import Printed, PrintFailed
from kiosk.printing.status import OutOfPaper
from kiosk.services import orders
from kiosk.services.desk import Desk, note
from kiosk.services.hall import Hall
from kiosk.services.notes import TicketNotes
from kiosk.services.paper import make_paper
from shared.link.state import Online
from shared.wire.methods import IssueTicket
from tests.kiosk.fakes import FakePrinter, FakeServer


class Counter:
    """A desk with what stands around it."""

    def __init__(self, qtbot: QtBot, folder: Path, *, patience_ms: int = 60_000, giving_up_ms: int = 60_000) -> None:
        self.qtbot = qtbot
        self.server = FakeServer()
        self.printer = FakePrinter()
        self.notes = TicketNotes(folder)
        self.link = self.server.adapter()
        hall = Hall(self.server.site)
        self.desk = Desk(
            self.link,
            self.printer,
            lambda answer: make_paper(answer, hall),
            self.notes,
            patience_ms=patience_ms,
            giving_up_ms=giving_up_ms,
        )
        self.order = IssueTicket(self.server.site.services[0].code)
        self.server.welcome()
        qtbot.waitUntil(lambda: isinstance(self.link.state, Online))

    def until(self, kind: type[object]) -> None:
        self.qtbot.waitUntil(lambda: isinstance(self.desk.state, kind), timeout=10_000)

    def reports(self, count: int) -> list[tuple[str, str]]:
        self.qtbot.waitUntil(lambda: len(self.server.reports) == count, timeout=10_000)
        return [(report.state, report.reason) for report in self.server.reports]


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path) -> Counter:
    return Counter(qtbot, tmp_path)


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


def test_nothing_is_asked_of_a_server_that_is_away(counter: Counter) -> None:
    counter.server.vanish()
    counter.qtbot.waitUntil(lambda: not isinstance(counter.link.state, Online))
    counter.desk.take(counter.order)
    assert isinstance(counter.desk.state, orders.Away)
    assert counter.server.orders == []
    assert counter.printer.checks == 0


def test_order_that_was_never_sent_is_withdrawn(qtbot: QtBot, tmp_path: Path) -> None:
    counter = Counter(qtbot, tmp_path, patience_ms=20)
    counter.server.holds = True
    counter.server.withdrawable = True
    counter.desk.take(counter.order)
    counter.until(orders.Away)
    assert counter.server.withdrawn == [counter.server.orders[0][0]]
    assert counter.notes.left_open() == []


def test_order_that_may_have_been_done_is_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    counter = Counter(qtbot, tmp_path, patience_ms=20)
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
    counter = Counter(qtbot, tmp_path, giving_up_ms=20)
    counter.server.holds = True
    counter.desk.take(counter.order)
    counter.until(orders.Unsure)
    counter.desk.take(counter.order)
    assert isinstance(counter.desk.state, orders.Unsure)
    counter.server.release()
    counter.until(orders.Issued)
    assert len(counter.server.orders) == 1


def test_number_for_a_visitor_who_has_left_is_not_printed_and_is_reported(counter: Counter) -> None:
    counter.server.holds = True
    counter.desk.take(counter.order)
    counter.desk.leave()
    counter.server.release()
    assert counter.reports(1) == [("failed", "the visitor had left before the number came")]
    assert isinstance(counter.desk.state, orders.Idle)
    assert counter.printer.printed == []


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


def test_ticket_is_noted_until_its_report_is_answered(counter: Counter) -> None:
    counter.printer.holds = True
    counter.desk.take(counter.order)
    counter.until(orders.Issued)
    assert counter.notes.left_open() == [counter.server.orders[0][0]]
    counter.printer.release()
    counter.reports(1)
    counter.qtbot.waitUntil(lambda: counter.notes.left_open() == [])


def test_note_fits_the_wire() -> None:
    assert note("a\tb\x00" + "c" * 300) == "a b " + "c" * 196
