"""The whole window and the software printer: real bytes, real sockets, and what a visitor sees of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from demo.printer.device import SoftwarePrinter
from demo.printer.mechanism import Fault
from kiosk.printing.config import PrinterConfig
from kiosk.printing.spooler import Spooler
from kiosk.services.printer import SpooledPrinter
from tests.kiosk.conftest import SetStage
from tests.kiosk.stage import Stage


@dataclass
class Counter:
    """A kiosk with a printer, and whoever looks after it."""

    stage: Stage
    device: SoftwarePrinter

    @property
    def notice(self) -> str:
        """What is said of the printer before anything is chosen."""
        return str(self.stage.kiosk.frame.property("printerNotice"))

    def take(self) -> str:
        """A visitor takes a number; the number."""
        service = self.stage.server.site.services[0]
        self.stage.until(lambda: self.stage.page == "home")
        self.stage.go_to_service(service.code)
        self.stage.go("take")
        self.stage.until(lambda: self.stage.page == "ticket")
        return self.stage.text("number")

    def leave(self) -> None:
        self.stage.until(lambda: self.stage.see("finish").isEnabled())
        self.stage.go("finish")

    def whole(self, number: str) -> int:
        """How many papers have this number and a last line."""
        return sum(number in piece.text and "Tunjukkan kode ini" in piece.text for piece in self.device.pieces)

    def reports(self, count: int) -> list[tuple[str, str]]:
        """What the server was told of so many papers."""
        self.stage.until(lambda: len(self.stage.server.reports) == count)
        return [(report.state, report.reason.partition(":")[0]) for report in self.stage.server.reports]


@pytest.fixture
def counter(set_stage: SetStage) -> Iterator[Counter]:
    with SoftwarePrinter() as device:
        config = PrinterConfig(port=device.port, status_timeout=0.8, print_timeout=2.5, look_every=0.05)
        spooler = Spooler(config)
        stage = set_stage(printer=SpooledPrinter(spooler))
        spooler.start()
        stage.open()
        yield Counter(stage, device)
        assert spooler.stop()


def test_a_ticket_comes_out_of_the_printer_and_the_server_knows(counter: Counter) -> None:
    number = counter.take()
    assert counter.reports(1) == [("printed", "")]
    assert counter.whole(number) == 1
    assert counter.stage.kiosk.paper.use.tickets == 1


@pytest.mark.parametrize(
    ("happen", "mend", "said", "told"),
    [
        (SoftwarePrinter.run_out_of_paper, SoftwarePrinter.load_paper, "Kertas printer habis.", "out_of_paper"),
        (SoftwarePrinter.vanish, SoftwarePrinter.reappear, "Printer", "unreachable"),
    ],
    ids=["paper out", "unplugged"],
)
def test_a_printer_that_is_down_is_told_before_a_choice_and_no_more_when_it_is_back(
    counter: Counter,
    happen: Callable[[SoftwarePrinter], None],
    mend: Callable[[SoftwarePrinter], None],
    said: str,
    told: str,
) -> None:
    assert counter.notice == ""
    happen(counter.device)
    counter.stage.until(lambda: counter.notice.startswith(said))
    counter.stage.until(lambda: counter.stage.server.kiosk_reports[-1].printer == told)
    mend(counter.device)
    counter.stage.until(lambda: counter.notice == "")
    counter.stage.until(lambda: counter.stage.server.kiosk_reports[-1].printer == "ready")
    number = counter.take()
    assert counter.reports(1) == [("printed", "")]
    assert counter.whole(number) == 1


@pytest.mark.parametrize(
    ("fault", "mend", "reason"),
    [
        ("paper out", SoftwarePrinter.load_paper, "out_of_paper"),
        ("cover open", SoftwarePrinter.close_cover, "cover_open"),
        ("hang", SoftwarePrinter.resume, "hung"),
        ("vanish", SoftwarePrinter.reappear, "unreachable"),
    ],
)
def test_a_fault_in_mid_ticket_leaves_the_number_on_the_screen_and_the_next_visitor_gets_paper(
    counter: Counter, fault: Fault, mend: Callable[[SoftwarePrinter], None], reason: str
) -> None:
    counter.device.fail_after(6, fault)
    first = counter.take()
    assert counter.reports(1) == [("failed", reason)]
    assert counter.stage.text("number") == first
    assert "foto layar ini" in counter.stage.text("paper")
    counter.leave()
    counter.stage.until(lambda: counter.notice != "")
    mend(counter.device)
    counter.stage.until(lambda: counter.notice == "")
    second = counter.take()
    assert counter.reports(2)[1] == ("printed", "")
    assert second != first
    assert counter.whole(second) == 1
    assert counter.whole(first) <= 1
    assert not [piece for piece in counter.device.pieces if first in piece.text and second in piece.text]
