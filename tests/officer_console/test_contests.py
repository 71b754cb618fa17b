"""Two consoles that want the same at the same moment, before a real server process: one gets it, the other is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from demo.hall import PASSWORD, Hall
from officer_console.actions import Action
from officer_console.viewmodels.session import Page
from officer_console.views.confirm_dialog import ConfirmDialog
from shared.link.settings import LinkSettings
from shared.ui.link import LinkAdapter
from shared.wire import methods as do
from shared.wire.errors import Error
from shared.wire.ticket import Ticket
from tests.officer_console.hall import PROFILE
from tests.officer_console.pc import Pc, settings_in

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

KTP = "dukcapil-cetak-ktp-baru"
ARIF, AISYAH, RETNO = "arif.kurniawan", "aisyah.kusuma", "retno.anggraini"
LONG_MS = 20_000
TIMES = 6


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    hall = Hall(PROFILE, tmp_path_factory.mktemp("hall"), pretend_now="2026-11-17T09:41:00+07:00")
    hall.add_device("kiosk-1", "kiosk")
    for name in ("one", "other", "third"):
        hall.add_device(name, "console")
    hall.set_passwords([ARIF, AISYAH, RETNO])
    hall.start()
    yield hall
    hall.stop()


class Room:
    """PCs side by side, whose officers press before either has heard of the other."""

    def __init__(self, hall: Hall, folder: Path, app: QApplication, qtbot: QtBot) -> None:
        self._hall, self._folder, self._app, self.qtbot = hall, folder, app, qtbot
        token = hall.token_file("kiosk-1").read_text().strip()
        self.kiosk = LinkAdapter(LinkSettings(hall.url, token, "kiosk/test"))
        self.pcs: list[Pc] = []

    def switch_on(self, name: str) -> Pc:
        token = self._hall.token_file(name).read_text().strip()
        pc = Pc(self.qtbot, self._app, settings_in(self._folder / name, server=self._hall.url), token)
        self.pcs.append(pc)
        return pc

    def sit(self, name: str, officer: str, counter: str = "") -> Pc:
        """An officer who has logged in and, where one is named, taken a counter."""
        pc = self.switch_on(name)
        pc.log_in(officer, PASSWORD)
        pc.wait_for_page(Page.COUNTERS)
        if counter:
            pc.take(counter)
            pc.wait_for_page(Page.DESK)
        return pc

    def issue(self) -> Ticket:
        """A visitor takes a number."""
        answers: list[Struct | Error] = []
        self.kiosk.call(do.IssueTicket(KTP), answers.append)
        self.wait(lambda: answers != [])
        [issued] = answers
        assert isinstance(issued, do.Issued), issued
        return issued.ticket

    def wait(self, condition: object) -> None:
        self.qtbot.waitUntil(condition, timeout=LONG_MS)

    def settle(self) -> None:
        """Every press is answered."""
        for pc in self.pcs:
            self.wait(lambda pc=pc: pc.console.presses.current is None)

    def end(self) -> None:
        """Everybody leaves their counter and logs out, so that the next test finds the hall empty."""
        for pc in self.pcs:
            if pc.page is Page.DESK:
                for action in (Action.FINISH, Action.LEAVE):
                    self.settle()
                    pc.wait_until_patient()
                    pc.console.desk.press(action)
            if pc.console.link.officer is not None:
                self.wait(lambda pc=pc: pc.page is Page.COUNTERS)
                pc.console.login.log_out()
                self.wait(lambda pc=pc: pc.page is Page.LOGIN)
            pc.switch_off()
        self.kiosk.close()


@pytest.fixture
def room(hall: Hall, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Room]:
    room = Room(hall, tmp_path, qapp, qtbot)
    yield room
    room.end()


def test_one_counter_goes_to_one_of_two(room: Room) -> None:
    pcs = (room.sit("one", ARIF), room.sit("other", AISYAH))
    for time in range(TIMES):
        for pc in pcs[:: 1 if time % 2 else -1]:
            pc.console.counters.take("1")
        room.settle()
        room.wait(lambda: [pc.page for pc in pcs].count(Page.DESK) == 1)
        winner, loser = sorted(pcs, key=lambda pc: pc.page is not Page.DESK)
        name = winner.console.desk.state.officer  # type: ignore[union-attr]
        room.wait(lambda loser=loser, name=name: f"Loket 1 sedang dipakai {name}." in told(loser))
        winner.wait_until_patient()
        winner.key(Action.LEAVE)
        winner.wait_for_page(Page.COUNTERS)
        loser.escape()
        room.wait(lambda loser=loser: told(loser) == "")
        for pc in pcs:
            room.wait(lambda pc=pc: pc.console.counters.state.choices[0].free)


@pytest.mark.parametrize("chosen", [True, False], ids=["one chooses, the other takes the next", "both take the next"])
def test_one_ticket_goes_to_one_of_two(room: Room, *, chosen: bool) -> None:
    pcs = (room.sit("one", ARIF, "1"), room.sit("other", AISYAH, "2"))
    for time in range(TIMES):
        ticket = room.issue()
        for pc in pcs:
            room.wait(lambda pc=pc, number=ticket.number: pc.waiting_numbers() == [number])
            pc.wait_until_patient()
        for pc in pcs[:: 1 if time % 2 else -1]:
            if chosen and pc is pcs[0]:
                pc.console.desk.answers.call_chosen(ticket.id, "Diminta supervisor")
            else:
                pc.console.desk.press(Action.NEXT)
        room.settle()
        room.wait(lambda: [pc.number for pc in pcs].count("") == 1)
        winner, loser = sorted(pcs, key=lambda pc: pc.number == "")
        assert winner.number == ticket.number
        room.wait(
            lambda loser=loser: "Tidak ada yang menunggu" in loser.notice or "tidak lagi menunggu" in loser.notice
        )
        winner.wait_until_patient()
        winner.key(Action.FINISH)
        winner.wait_for_number("")
        loser.escape()


def test_one_officer_is_at_one_of_two_consoles(room: Room) -> None:
    pcs = (room.switch_on("one"), room.switch_on("other"))
    for time in range(TIMES):
        for pc in pcs:
            pc.wait_for_page(Page.LOGIN)
        for pc in pcs[:: 1 if time % 2 else -1]:
            pc.console.login.log_in(ARIF, PASSWORD)
        room.wait(
            lambda: (
                [pc.page for pc in pcs].count(Page.COUNTERS) == 1
                and not any(pc.console.login.state.busy for pc in pcs)
                and sum(bool(pc.window.login_page.message.text()) for pc in pcs if pc.page is Page.LOGIN) == 1
            )
        )
        winner, loser = sorted(pcs, key=lambda pc: pc.page is not Page.COUNTERS)
        message = loser.window.login_page.message.text()
        assert "Anda masih masuk di" in message or "Anda sekarang masuk di" in message
        answers: list[Struct | Error] = []
        loser.console.link.call(do.OpenCounter("1"), answers.append)
        room.wait(lambda answers=answers: answers != [])
        assert isinstance(answers[0], Error), "who is displaced can do nothing more"
        winner.click(winner.window.counter_page.leave)
        winner.wait_for_page(Page.LOGIN)
        loser.escape()


def test_one_of_two_may_ask_for_a_counter(room: Room) -> None:
    holder = room.sit("third", RETNO, "1")
    pcs = (room.sit("one", ARIF), room.sit("other", AISYAH))
    for time in range(TIMES):
        for pc in pcs[:: 1 if time % 2 else -1]:
            pc.console.counters.ask_for("1")
        room.settle()
        room.wait(lambda: [pc.window.counter_page.waiting.isVisible() for pc in pcs].count(True) == 1)
        winner, loser = sorted(pcs, key=lambda pc: not pc.window.counter_page.waiting.isVisible())
        room.wait(lambda loser=loser: "sudah meminta Loket 1." in told(loser))
        room.wait(holder.window.asked.isVisible)
        loser.escape()
        winner.console.counters.withdraw()
        room.wait(lambda: not holder.window.asked.isVisible())
        room.settle()


def test_yes_and_thinking_better_of_it_at_the_same_moment_end_in_one_of_both(room: Room) -> None:
    pcs = [room.sit("one", ARIF, "1"), room.sit("other", AISYAH)]
    for time in range(TIMES):
        holder, asker = sorted(pcs, key=lambda pc: pc.page is not Page.DESK)
        asker.console.counters.ask_for("1")
        room.wait(holder.window.asked.isVisible)
        room.wait(asker.window.counter_page.waiting.isVisible)
        room.settle()
        if time % 2:
            holder.console.asked.answer(yes=True)
            asker.console.counters.withdraw()
        else:
            asker.console.counters.withdraw()
            holder.console.asked.answer(yes=True)
        room.settle()
        room.wait(lambda: [pc.page for pc in pcs].count(Page.DESK) == 1)
        room.wait(lambda: not any(pc.window.asked.isVisible() for pc in pcs))
        room.wait(lambda: not any(pc.window.counter_page.waiting.isVisible() for pc in pcs))


def test_a_counter_whose_console_is_gone_is_taken_at_once_with_its_visitor(room: Room) -> None:
    ticket = room.issue()
    holder = room.sit("third", RETNO, "1")
    holder.key(Action.NEXT)
    holder.wait_for_number(ticket.number)
    asker = room.sit("one", ARIF)
    page = asker.window.counter_page
    asker.console.counters.ask_for("1")
    room.wait(page.waiting.isVisible)
    room.settle()
    assert page.take_over.property("look") == "blocked", "somebody is there who may answer"
    asker.console.counters.withdraw()
    room.wait(lambda: not page.waiting.isVisible())
    room.settle()

    holder.switch_off()
    room.pcs.remove(holder)
    room.wait(lambda: asked_again(asker))
    assert "Konsol Retno Anggraini tidak tersambung." in page.waiting.text
    asker.click(page.take_over)
    room.wait(lambda: isinstance(QApplication.activeModalWidget(), ConfirmDialog))
    asker.dialog.accept()
    room.wait(lambda: asker.number == ticket.number)

    again = room.switch_on("third")
    again.wait_for_page(Page.COUNTERS)
    room.wait(lambda: again.console.counters.state is not None)
    assert again.console.counters.state.choices[0].status == "Dipakai Arif Kurniawan"  # type: ignore[union-attr]


def asked_again(asker: Pc) -> bool:
    """Whether the server knows by now that nobody is there; asks it again where it does not."""
    page = asker.window.counter_page
    if page.waiting.isVisible() and asker.console.presses.current is None:
        if "tidak tersambung" in page.waiting.text:
            return True
        asker.console.counters.withdraw()
    elif asker.console.presses.current is None:
        asker.console.counters.ask_for("1")
    return False


def told(pc: Pc) -> str:
    """The line on the counter page."""
    return pc.window.counter_page.notice.text
