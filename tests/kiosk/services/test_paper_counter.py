"""Tickets left on the roll, over restarts and rolls."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from demo.printer.device import SoftwarePrinter
from demo.printer.paper import media_for
from kiosk.printing.config import PrinterConfig
from kiosk.printing.outcome import Printed, PrintOutcome
from kiosk.printing.roll import RollPlan, RollUse
from kiosk.printing.spooler import Spooler
from kiosk.printing.status import OutOfPaper, Ready
from kiosk.services.paper_counter import PaperCounter
from kiosk.services.printer import SpooledPrinter
from kiosk.storage.paper_roll import PaperRoll
from kiosk.storage.store import KioskStore, StoreError
from tests.kiosk.printing.papers import USUAL

PLAN = RollPlan(length_mm=30_000, ticket_mm=150, warning=30)
NOON = 1_000_000


def counter_of(store: KioskStore, plan: RollPlan | None = PLAN) -> PaperCounter:
    return PaperCounter(plan, PaperRoll(store), lambda: NOON)


def test_paper_is_counted_over_restarts(qtbot: QtBot, tmp_path: Path) -> None:
    store = KioskStore(tmp_path)
    counter = counter_of(store)
    assert counter.left == 200
    with qtbot.waitSignal(counter.changed):
        counter.count(300.0)
    store.close()
    again = KioskStore(tmp_path)
    assert counter_of(again).use == RollUse(0, 1, 300.0)
    assert counter_of(again).left == 198
    again.close()


def test_a_new_roll_begins_the_count_anew_whoever_tells_of_it(tmp_path: Path) -> None:
    store = KioskStore(tmp_path)
    counter = counter_of(store)
    counter.count(29_000.0)
    assert counter.is_low
    counter.change_roll()
    assert (counter.left, counter.is_low, counter.use.changed_at) == (200, False, NOON)
    counter.count(29_000.0)
    counter.see(OutOfPaper())
    assert counter.left == 0
    counter = counter_of(store)
    counter.see(Ready())
    assert counter.left == 200
    store.close()


def test_without_a_length_paper_is_counted_and_nothing_foretold(tmp_path: Path) -> None:
    store = KioskStore(tmp_path)
    counter = counter_of(store, None)
    counter.count(29_000.0)
    assert (counter.left, counter.is_low, counter.use.used_mm) == (None, False, 29_000.0)
    store.close()


class FullDisk:
    """Keeps nothing."""

    def load(self) -> RollUse | None:
        raise StoreError("disk I/O error")

    def save(self, use: RollUse) -> None:
        raise StoreError("disk is full")


def test_a_full_disk_does_not_keep_the_paper_from_being_counted() -> None:
    counter = PaperCounter(PLAN, FullDisk(), lambda: NOON)
    counter.count(150.0)
    assert counter.left == 199


@pytest.mark.parametrize("status", [Ready(), OutOfPaper()])
def test_what_says_nothing_new_is_not_stored(qtbot: QtBot, tmp_path: Path, status: Ready | OutOfPaper) -> None:
    store = KioskStore(tmp_path)
    counter = counter_of(store)
    counter.see(status)
    with qtbot.assertNotEmitted(counter.changed):
        counter.see(status)
    store.close()


def test_the_count_tells_of_the_rolls_end_before_the_printer_meets_it(qtbot: QtBot, tmp_path: Path) -> None:
    """A printer without a near-end sensor, a roll of 1.2 m, and tickets until there is no paper."""
    media = media_for(576)
    with SoftwarePrinter(replace(media, roll=round(1200 / 25.4 * media.dpi))) as device:
        config = PrinterConfig(port=device.port, roll_metres=1.2, ticket_mm=170, roll_warning=2, look_every=60)
        spooler = Spooler(config)
        spooler.start()
        printer = SpooledPrinter(spooler)
        store = KioskStore(tmp_path)
        counter = PaperCounter(RollPlan.of(config), PaperRoll(store), lambda: NOON)
        printer.fed.connect(counter.count)
        printer.status_changed.connect(counter.see)
        foretold: list[int | None] = []
        outcomes: list[PrintOutcome] = []
        while not outcomes or isinstance(outcomes[-1], Printed):
            foretold.append(counter.left)
            printer.print(USUAL, outcomes.append)
            qtbot.waitUntil(lambda: len(outcomes) == len(foretold), timeout=20_000)
        printed = len(outcomes) - 1
        assert foretold == list(range(printed, -1, -1))
        qtbot.waitUntil(lambda: printer.status == OutOfPaper(), timeout=20_000)
        device.load_paper()
        printer.check(lambda _: None)
        qtbot.waitUntil(lambda: counter.use == RollUse(NOON), timeout=20_000)
        assert spooler.stop()
        store.close()
