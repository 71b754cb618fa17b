"""Every state of a visit outlives a cut link, a killed server and a restarted PC, with a real server process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from demo.hall import PASSWORD, Hall
from officer_console.actions import Action
from officer_console.viewmodels.session import Page
from shared.link.settings import LinkSettings
from shared.link.state import Offline, Online
from shared.ui.link import LinkAdapter
from shared.wire import methods as do
from shared.wire.errors import Error
from shared.wire.ticket import Ticket
from tests.officer_console.cable import Cable
from tests.officer_console.hall import PROFILE
from tests.officer_console.pc import Pc, settings_in

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

PLACES = {
    "nobody": ("winda.wijaya", "7", "disnaker-kartu-pencari-kerja"),
    "called": ("hendra.wahyudi", "9", "bpjs-kes-pendaftaran-peserta-mandiri"),
    "serving": ("ratna.purwanti", "5", "bapenda-pembayaran-pbbp2"),
    "held": ("bambang.iskandar", "6", "dinsos-pengecekan-usulan-data"),
    "paused": ("endang.safitri", "13", "pajak-aktivasi-npwp-orang"),
    "asked": ("arif.kurniawan", "1", "dukcapil-cetak-ktp-baru"),
}
"""Of each state: who sits where, and what their visitors come for."""
ASKER = "aisyah.kusuma"
LONG_MS = 20_000


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    folder = tmp_path_factory.mktemp("hall")
    profile = folder / "patient.toml"
    # However slow the machine: what is offered to be undone at the end was done at the beginning.
    profile.write_text(PROFILE.read_text().replace("undo_seconds = 60", "undo_seconds = 600"))
    hall = Hall(profile, folder, pretend_now="2026-11-17T09:41:00+07:00")
    hall.add_device("kiosk-1", "kiosk")
    for name in (*PLACES, "asker"):
        hall.add_device(name, "console")
    for name in ("here", "there"):
        hall.add_device(name, "console")
    hall.set_passwords([officer for officer, *_ in PLACES.values()] + [ASKER, "puji.kusuma"])
    hall.start()
    yield hall
    hall.stop()


@pytest.fixture
def cable(hall: Hall) -> Iterator[Cable]:
    with Cable(lambda: hall.port) as cable:
        yield cable


class Shift:
    """One officer in each state of a visit, on a PC each, and a kiosk that sees what the server has."""

    def __init__(self, hall: Hall, cable: Cable, folder: Path, app: QApplication, qtbot: QtBot) -> None:
        self._hall = hall
        self._cable = cable
        self._folder = folder
        self._app = app
        self._qtbot = qtbot
        token = hall.token_file("kiosk-1").read_text().strip()
        self.kiosk = LinkAdapter(LinkSettings(hall.url, token, "kiosk/test"))
        self.pcs: dict[str, Pc] = {}

    def begin(self) -> None:
        """Everybody comes to work and gets as far as their state says."""
        for state, (officer, counter, service) in PLACES.items():
            self.issue(service)
            pc = self.switch_on(state)
            pc.log_in(officer, PASSWORD)
            pc.take(counter)
            pc.wait_for_page(Page.DESK)
            self._qtbot.waitUntil(lambda pc=pc: len(pc.waiting_numbers()) == 1)
            if state not in ("nobody", "paused"):
                pc.key(Action.NEXT)
                pc.wait_until_idle()
            if state == "serving":
                self.press(pc, Action.START)
            if state == "held":
                self.press(pc, Action.HOLD)
            if state == "paused":
                pc.console.desk.pause("Salat")
            pc.wait_until_idle()
        asker = self.switch_on("asker")
        asker.log_in(ASKER, PASSWORD)
        asker.wait_for_page(Page.COUNTERS)
        asker.console.counters.ask_for("1")
        self._qtbot.waitUntil(asker.window.counter_page.waiting.isVisible)
        self._qtbot.waitUntil(self.pcs["asked"].window.asked.isVisible)

    def switch_on(self, state: str, *, server: str = "") -> Pc:
        """The PC of a state, for the first time or again; at the end of the cable, unless said otherwise."""
        token = self._hall.token_file(state).read_text().strip()
        settings = settings_in(self._folder / state, server=server or self._cable.url)
        self.pcs[state] = Pc(self._qtbot, self._app, settings, token)
        return self.pcs[state]

    def issue(self, service: str) -> Ticket:
        """A visitor takes a number."""
        answers: list[Struct | Error] = []
        self.kiosk.call(do.IssueTicket(service), answers.append)
        self._qtbot.waitUntil(lambda: answers != [], timeout=LONG_MS)
        [issued] = answers
        assert isinstance(issued, do.Issued), issued
        return issued.ticket

    def press(self, pc: Pc, action: Action) -> None:
        """Press a key and wait until it is done."""
        pc.key(action)
        pc.wait_until_idle()

    def wait(self, until: type, *, timeout: int = LONG_MS) -> None:
        """Every console's link is so."""
        for pc in self.pcs.values():
            self._qtbot.waitUntil(lambda pc=pc: isinstance(pc.console.link.state, until), timeout=timeout)

    def recalls(self, state: str) -> int:
        """How often the visitor of a counter has been called again, as the server tells everybody."""
        board = self.kiosk.board
        assert board is not None
        ticket = board.counters[PLACES[state][1]].ticket
        assert ticket is not None
        return board.tickets[ticket].recalls

    def picture(self) -> dict[str, object]:
        """What each screen shows of its counter."""
        shown: dict[str, object] = {}
        for state, pc in self.pcs.items():
            if state == "asker":
                continue
            desk = pc.console.desk.state
            assert desk is not None, state
            visitor = getattr(desk.visitor, "state", None)
            shown[state] = (pc.page, pc.number, visitor, desk.paused, tuple(pc.aside_numbers()))
        return shown

    def end(self) -> None:
        for pc in self.pcs.values():
            pc.switch_off()
        self.kiosk.close()


@pytest.fixture
def shift(hall: Hall, cable: Cable, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Shift]:
    shift = Shift(hall, cable, tmp_path, qapp, qtbot)
    yield shift
    shift.end()


def test_every_state_of_a_visit_outlives_a_cut_link_a_killed_server_and_a_restarted_pc(
    hall: Hall, cable: Cable, shift: Shift, qtbot: QtBot
) -> None:
    shift.begin()
    before = shift.picture()
    assert before["called"][2] == "called"  # type: ignore[index]
    assert before["serving"][2] == "serving"  # type: ignore[index]
    assert before["held"][4] != ()  # type: ignore[index]
    assert before["paused"][3]  # type: ignore[index]

    for times, fault in enumerate(("cut", "killed"), start=1):
        for state in ("called", "asked"):
            shift.pcs[state].wait_until_patient()
        shift.pcs["called"].key(Action.RECALL)
        cable.cut() if fault == "cut" else hall.kill()
        shift.wait(Offline)
        for state, pc in shift.pcs.items():
            assert "Tidak tersambung" in pc.window.connection.text(), (fault, state)
        assert shift.picture() == before, f"{fault}: the visitor stays on screen"
        assert shift.pcs["asker"].window.counter_page.waiting.isVisible()
        shift.pcs["asked"].key(Action.RECALL)
        shift.pcs["asked"].wait_for_notice("Belum terkirim: Panggil ulang")
        shift.pcs["nobody"].key(Action.NEXT)
        shift.pcs["nobody"].wait_for_notice("Belum terkirim: Panggil berikutnya")
        shift.pcs["nobody"].escape()
        shift.pcs["nobody"].wait_for_notice("Ditarik kembali: Panggil berikutnya")
        cable.mend() if fault == "cut" else hall.start()
        shift.wait(Online)
        for pc in shift.pcs.values():
            pc.wait_until_idle()
        for state in ("called", "asked"):
            qtbot.waitUntil(lambda state=state, times=times: shift.recalls(state) == times, timeout=LONG_MS)
        assert shift.picture() == before, fault
        assert shift.pcs["asked"].window.asked.isVisible(), fault
        assert shift.pcs["asker"].window.counter_page.waiting.isVisible(), fault

    shift.pcs["called"].wait_until_patient()
    shift.pcs["called"].key(Action.RECALL)
    for pc in shift.pcs.values():
        pc.switch_off()
    for state in (*PLACES, "asker"):
        shift.switch_on(state)
    shift.wait(Online)
    for state, pc in shift.pcs.items():
        pc.wait_for_page(Page.COUNTERS if state == "asker" else Page.DESK)
    qtbot.waitUntil(lambda: shift.picture() == before)
    qtbot.waitUntil(shift.pcs["asked"].window.asked.isVisible)
    qtbot.waitUntil(shift.pcs["asker"].window.counter_page.waiting.isVisible)

    called = shift.pcs["called"]
    qtbot.waitUntil(lambda: f"dipanggil ulang {shift.recalls('called')} kali" in str(called.state.visitor))
    assert shift.recalls("called") in (2, 3), "the press that met the end of the PC was done once or not at all"

    held = shift.pcs["held"]
    qtbot.waitUntil(lambda: held.state.actions[Action.UNDO].obstacle is None, timeout=LONG_MS)
    shift.press(held, Action.UNDO)
    qtbot.waitUntil(lambda: held.number != "")
    assert held.aside_numbers() == []
    shift.pcs["asked"].click(shift.pcs["asked"].window.asked.yes)
    shift.pcs["asked"].wait_for_page(Page.COUNTERS)
    shift.pcs["asker"].wait_for_page(Page.DESK)
    assert shift.pcs["asker"].number == before["asked"][1]  # type: ignore[index]


def test_an_officer_moves_to_another_console_though_the_server_is_killed_and_the_link_cut_meanwhile(
    hall: Hall, cable: Cable, shift: Shift, qtbot: QtBot
) -> None:
    shift.issue("bpn-pengecekan-sertipikat")
    here, there = shift.switch_on("here"), shift.switch_on("there", server=hall.url)
    here.log_in("puji.kusuma", PASSWORD)
    here.take("12")
    here.wait_for_page(Page.DESK)
    shift.press(here, Action.NEXT)
    number = here.number
    form = there.window.login_page

    def ask() -> None:
        there.log_in("puji.kusuma", PASSWORD)
        qtbot.waitUntil(lambda: "Anda masih masuk di here (Loket 12)." in form.message.text(), timeout=LONG_MS)
        there.click(form.yes)
        qtbot.waitUntil(here.window.asked.isVisible, timeout=LONG_MS)

    ask()
    hall.kill()
    shift.wait(Offline)
    qtbot.waitUntil(lambda: "Server tidak dapat dihubungi" in form.message.text())
    assert not form.no.isVisible()
    assert not here.window.asked.isVisible()
    assert here.number == number
    hall.start()
    shift.wait(Online)
    assert (here.page, here.number) == (Page.DESK, number), "nobody has answered: the officer is where they were"

    ask()
    cable.cut()
    qtbot.waitUntil(lambda: there.page is Page.DESK, timeout=LONG_MS)
    assert there.number == number, "a console that is gone has nothing against it"
    assert here.number == number, "what it shows is told to be old"
    assert "Tidak tersambung" in here.window.connection.text()
    cable.mend()
    qtbot.waitUntil(lambda: here.page is Page.LOGIN, timeout=LONG_MS)
    qtbot.waitUntil(lambda: "Sesi Anda berakhir" in here.window.login_page.message.text(), timeout=LONG_MS)
