"""The states of an officer's console that pictures are drawn of, and that are measured and read."""

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from officer_console.actions import Action
from officer_console.viewmodels.pausing import InMinutes
from officer_console.viewmodels.session import Page
from officer_console.views.confirm_dialog import ConfirmDialog
from officer_console.views.transfer_dialog import TransferDialog
from shared.wire import methods as do
from shared.wire.errors import error
from shared.wire.scalars import Code
from shared.wire.ticket import Ticket
from tests.officer_console.hall import MINUTE_MS, PROFILE, Hall
from tests.officer_console.pc import WiredPc, settings_in

SITES = PROFILE.parent
ARIF, AISYAH = "arif.kurniawan", "aisyah.kusuma"
KTP, RECORDING, FAMILY_CARD = (
    "dukcapil-cetak-ktp-baru",
    "dukcapil-perekaman-biometrik-ktp",
    "dukcapil-kartu-keluarga-baru",
)
SKCK = "polres-skck-baru"
SECOND_MS = 1_000
SHADE = QColor(0, 0, 0, 90)


@dataclass
class Scenery:
    """A hall, the PC that is looked at, and what it takes to let things happen there."""

    qtbot: QtBot
    app: QApplication
    hall: Hall
    folder: Path
    scheme: str = "light"
    language: str = "id"
    pcs: list[WiredPc] = field(default_factory=list)
    menu: QMenu | None = None
    """What has been opened beside the windows."""

    @property
    def pc(self) -> WiredPc:
        """The PC that is looked at: the one switched on last."""
        return self.pcs[-1]

    def switch_on(self, *, connected: bool = True) -> WiredPc:
        settings = settings_in(self.folder / str(len(self.pcs)), language=self.language, scheme=self.scheme)
        settings.state_dir.mkdir()
        self.pcs.append(WiredPc(self.qtbot, self.app, self.hall, settings, connected=connected, device="device"))
        return self.pc

    def close(self) -> None:
        for pc in self.pcs:
            pc.switch_off()
        self.app.setStyleSheet("")

    def sit_down(self) -> WiredPc:
        """The first officer of the hall at the first counter they may take."""
        officer = self.hall.site.officers[0]
        pc = self.switch_on()
        pc.sit_down(officer.code, officer.counters[0])
        return pc

    def work(self) -> None:
        """A morning's worth of visitors has been served here already."""
        for _ in range(4):
            self.hall.issue(KTP)
        self.hall.pass_time(4 * MINUTE_MS)
        for _ in range(4):
            self.hall.act(do.CallNext("1"), ARIF)
            self.hall.pass_time(20 * SECOND_MS)
            self.hall.act(do.StartService("1"), ARIF)
            self.hall.pass_time(5 * MINUTE_MS)
            self.hall.act(do.FinishService("1"), ARIF)
        self.hall.pass_time(2 * MINUTE_MS)
        self.settle()

    def queue_up(self, many: int = 6) -> list[Ticket]:
        """Visitors come one after the other, one of them with priority."""
        services = (KTP, FAMILY_CARD, RECORDING)
        tickets = []
        for number in range(many):
            tickets.append(self.hall.issue(services[number % 3], priority=number == 3))
            self.hall.pass_time(90 * SECOND_MS)
        self.settle()
        return tickets

    def press(self, *actions: Action) -> None:
        for action in actions:
            self.hall.pass_time(SECOND_MS)
            self.pc.key(action)
            self.settle()

    def settle(self) -> None:
        self.pc.wait_until_idle()
        self.pc.console.desk.refresh()
        self.pc.console.desk.ticked.emit(self.hall.now)
        QApplication.processEvents()

    def confirm(self) -> None:
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ConfirmDialog))
        self.pc.dialog.accept()

    # --- what is to be seen

    @property
    def front(self) -> QWidget:
        """What is in front: a menu, a dialog, the strip or the window."""
        return self.menu or QApplication.activeModalWidget() or self.pc.console.shell.current

    def picture(self) -> QImage:
        """The window or the strip, a dialog over the middle of it."""
        current = self.pc.console.shell.current
        if self.menu is not None:
            return self.menu.grab().toImage()
        picture = current.grab()
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            inside = dialog.grab()
            if dialog.height() > current.height():
                return inside.toImage()
            painter = QPainter(picture)
            painter.fillRect(current.rect(), SHADE)
            corner = QPoint((current.width() - dialog.width()) // 2, (current.height() - dialog.height()) // 2)
            painter.drawPixmap(corner, inside)
            painter.end()
        return picture.toImage()


Scene = Callable[[Scenery], None]


@contextmanager
def staged(
    qtbot: QtBot, app: QApplication, folder: Path, *, site: str = "lampung-timur", scheme: str = "light"
) -> Iterator[Scenery]:
    """A hall of its own for one scene."""
    folder.mkdir(parents=True, exist_ok=True)
    scenery = Scenery(qtbot, app, Hall(SITES / f"{site}.toml"), folder, scheme)
    yield scenery
    scenery.close()


# --- before the desk


def connecting(scenery: Scenery) -> None:
    scenery.switch_on(connected=False)


def login(scenery: Scenery) -> None:
    scenery.switch_on().wait_for_page(Page.LOGIN)


def login_wrong(scenery: Scenery) -> None:
    pc = scenery.switch_on()
    pc.log_in(password="salah")
    scenery.qtbot.waitUntil(lambda: pc.window.login_page.message.text() != "")


def login_throttled(scenery: Scenery) -> None:
    scenery.hall.login_error = error("limited", "too_many_logins", "Too many.", retry_after=42.0)
    login_wrong(scenery)


def login_offline(scenery: Scenery) -> None:
    pc = scenery.switch_on()
    pc.wait_for_page(Page.LOGIN)
    pc.wire.cut()


def login_elsewhere(scenery: Scenery) -> None:
    scenery.switch_on().sit_down(AISYAH)
    pc = scenery.switch_on()
    pc.log_in(AISYAH)
    scenery.qtbot.waitUntil(pc.window.login_page.yes.isVisible)


def login_being_asked(scenery: Scenery) -> None:
    login_elsewhere(scenery)
    scenery.pc.click(scenery.pc.window.login_page.yes)
    scenery.qtbot.waitUntil(lambda: "ditanya" in scenery.pc.window.login_page.message.text())


def login_displaced(scenery: Scenery) -> None:
    login_being_asked(scenery)
    scenery.pcs.reverse()
    scenery.hall.pass_time(20 * SECOND_MS)
    scenery.pc.wait_for_page(Page.LOGIN)


def counters(scenery: Scenery) -> None:
    """One is free, a colleague sits at the other."""
    scenery.hall.at_work = frozenset({AISYAH})
    scenery.hall.act(do.OpenCounter("1"), AISYAH)
    pc = scenery.switch_on()
    pc.log_in(ARIF)
    pc.wait_for_page(Page.COUNTERS)


def counters_many(scenery: Scenery) -> None:
    """An officer of a large hall, who may sit at any of several counters."""
    officer = scenery.hall.site.officers[0]
    everywhere = tuple(one.code for one in scenery.hall.site.description.counters)
    changed = dataclasses.replace(officer, counters=everywhere)
    scenery.hall.set_site(dataclasses.replace(scenery.hall.site, officers=(changed, *scenery.hall.site.officers[1:])))
    for one in scenery.hall.site.officers[5:9]:
        scenery.hall.act(do.OpenCounter(one.counters[-1]), one.code)
    pc = scenery.switch_on()
    pc.log_in(officer.code)
    pc.wait_for_page(Page.COUNTERS)


def counters_supervisor(scenery: Scenery) -> None:
    supervisor = next(one for one in scenery.hall.site.officers if one.role == "supervisor" and not one.counters)
    pc = scenery.switch_on()
    pc.log_in(supervisor.code)
    pc.wait_for_page(Page.COUNTERS)


def counters_in_use(scenery: Scenery) -> None:
    """The question before a colleague is asked."""
    counters(scenery)
    scenery.pc.take("1")
    scenery.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ConfirmDialog))


def counters_asking(scenery: Scenery) -> None:
    counters_in_use(scenery)
    scenery.confirm()
    scenery.qtbot.waitUntil(scenery.pc.window.counter_page.waiting.isVisible)


def counters_unanswered(scenery: Scenery) -> None:
    counters_asking(scenery)
    scenery.hall.pass_time(31 * SECOND_MS)
    scenery.pc.console.counters.refresh()


def counters_declined(scenery: Scenery) -> None:
    counters_asking(scenery)
    scenery.hall.act(do.DropRequest("1"), AISYAH)
    scenery.qtbot.waitUntil(lambda: scenery.pc.window.counter_page.notice.text != "")


def counters_displaced(scenery: Scenery) -> None:
    """A colleague has taken the counter over."""
    called(scenery)
    asked_for_counter(scenery)
    answer = scenery.hall.act(do.HandOver("1"), ARIF)
    assert answer == do.Done(), answer
    scenery.pc.wait_for_page(Page.COUNTERS)


# --- the desk


def nobody_waiting(scenery: Scenery) -> None:
    scenery.sit_down()
    scenery.work()


def ready(scenery: Scenery) -> None:
    nobody_waiting(scenery)
    scenery.queue_up()


def called(scenery: Scenery) -> None:
    ready(scenery)
    scenery.press(Action.NEXT)


def recalled_to_the_limit(scenery: Scenery) -> None:
    called(scenery)
    scenery.hall.pass_time(2 * MINUTE_MS)
    scenery.press(*[Action.RECALL] * 4)


def serving(scenery: Scenery) -> None:
    """With a note, and with services that follow."""
    called(scenery)
    scenery.press(Action.START)
    [ticket] = [one for one in scenery.hall.day.board.tickets.values() if one.state == "serving"]
    scenery.hall.act(do.NoteVisit("1", "documents_missing", "Surat pengantar RT belum ada"), ARIF)
    scenery.hall.act(do.PlanVisit(ticket.id, (SKCK, FAMILY_CARD)), ARIF)
    scenery.hall.pass_time(70 * SECOND_MS)
    scenery.press()
    scenery.settle()


def aside(scenery: Scenery) -> None:
    """One on hold, one absent, and what was done last can be taken back."""
    called(scenery)
    scenery.press(Action.START, Action.HOLD)
    scenery.hall.pass_time(2 * MINUTE_MS)
    scenery.press(Action.NEXT, Action.RECALL, Action.NO_SHOW)


def undo_offered(scenery: Scenery) -> None:
    called(scenery)
    scenery.press(Action.START, Action.FINISH)


def undone(scenery: Scenery) -> None:
    undo_offered(scenery)
    scenery.press(Action.UNDO)


def paused(scenery: Scenery) -> None:
    ready(scenery)
    scenery.pc.console.desk.pause("Salat", InMinutes(15))
    scenery.settle()
    scenery.hall.pass_time(2 * MINUTE_MS)
    scenery.settle()


def pause_over(scenery: Scenery) -> None:
    paused(scenery)
    scenery.hall.pass_time(15 * MINUTE_MS)
    scenery.settle()


def link_lost(scenery: Scenery) -> None:
    """A press waits for the link."""
    called(scenery)
    scenery.press(Action.START)
    scenery.pc.wire.cut()
    scenery.hall.pass_time(5 * SECOND_MS)
    scenery.pc.key(Action.FINISH)
    QApplication.processEvents()


def refused(scenery: Scenery) -> None:
    ready(scenery)
    scenery.hall.storage_full = True
    scenery.pc.key(Action.NEXT)
    QApplication.processEvents()


def blocked(scenery: Scenery) -> None:
    """A press that cannot be done says why."""
    ready(scenery)
    scenery.press(Action.FINISH)


def asked_for_counter(scenery: Scenery) -> None:
    if not scenery.pcs:
        called(scenery)
    scenery.hall.at_work = frozenset({AISYAH})
    scenery.hall.act(do.RequestCounter("1"), AISYAH)
    scenery.qtbot.waitUntil(scenery.pc.window.asked.isVisible)


def asked_for_login(scenery: Scenery) -> None:
    called(scenery)
    desk = scenery.pc
    other = scenery.switch_on()
    other.log_in(ARIF)
    scenery.qtbot.waitUntil(other.window.login_page.yes.isVisible)
    other.click(other.window.login_page.yes)
    scenery.pcs.reverse()
    scenery.qtbot.waitUntil(desk.window.asked.isVisible)


def auto_call(scenery: Scenery) -> None:
    calls_by_itself = replace(scenery.hall.site.description, auto_call_seconds=10)
    scenery.hall.set_site(dataclasses.replace(scenery.hall.site, description=calls_by_itself))
    nobody_waiting(scenery)
    scenery.hall.issue(KTP)
    scenery.hall.issue(FAMILY_CARD)
    scenery.settle()
    scenery.hall.pass_time(3 * SECOND_MS)
    scenery.pc.console.auto_call.refresh()
    scenery.settle()


def crowded(scenery: Scenery) -> None:
    """Five hundred wait, and one is being served."""
    scenery.hall.set_site(dataclasses.replace(scenery.hall.site, cut_off=False))
    scenery.sit_down()
    for number in range(500):
        scenery.hall.issue((KTP, FAMILY_CARD, RECORDING)[number % 3], priority=number % 40 == 3)
        scenery.hall.pass_time(9 * SECOND_MS)
    scenery.settle()
    scenery.press(Action.NEXT, Action.START)


def directed(scenery: Scenery) -> None:
    """Some of those waiting were sent to this counter, to this officer, or to a colleague."""
    scenery.hall.act(do.OpenCounter("2"), AISYAH)
    ready(scenery)
    for target in ({"for_counter": "1"}, {"for_officer": ARIF}):
        scenery.hall.act(do.CallNext("2"), AISYAH)
        scenery.hall.act(do.TransferTicket("2", KTP, note="Foto ulang", **target), AISYAH)
    scenery.press(Action.NEXT)
    scenery.hall.act(do.TransferTicket("1", KTP, for_counter="2"), ARIF)
    scenery.press(Action.NEXT)


def longest_names(scenery: Scenery) -> None:
    """Everything that a site may name has its longest name, and several are here."""
    site = scenery.hall.site.description
    service = max(site.services, key=lambda one: len(one.name.id))
    officer = next(
        one
        for one in scenery.hall.site.officers
        if any(service.queue in tier for tier in _counter(scenery, one.counters[:1]).tiers)
    )
    pc = scenery.switch_on()
    pc.sit_down(officer.code, officer.counters[0])
    others = [one.code for one in site.services if one.queue == service.queue]
    for number in range(5):
        scenery.hall.issue(service.code if number % 2 == 0 else others[number % len(others)], priority=number == 0)
        scenery.hall.pass_time(7 * MINUTE_MS)
    scenery.settle()
    scenery.press(Action.NEXT, Action.START)
    [ticket] = [one for one in scenery.hall.day.board.tickets.values() if one.state == "serving"]
    seat = officer.counters[0]
    note = "Berkas lengkap, fotokopi dan surat kuasa sudah diserahkan kepada petugas arsip"
    scenery.hall.act(do.NoteVisit(seat, "documents_missing", note[:80]), officer.code)
    longest = sorted(site.services, key=lambda one: len(one.name.id))[-4:-1]
    scenery.hall.act(do.PlanVisit(ticket.id, tuple(one.code for one in longest)), officer.code)
    scenery.hall.pass_time(70 * SECOND_MS)
    scenery.settle()


def _counter(scenery: Scenery, codes: tuple[Code, ...]) -> "object":
    return next(one for one in scenery.hall.site.description.counters if one.code in codes)


def machines_in_trouble(scenery: Scenery) -> None:
    hall = scenery.hall
    called(scenery)
    hall.set_kiosks(hall.kiosk(printer="out_of_paper"), hall.kiosk("kiosk-2", name="Kiosk pintu utara", online=False))
    hall.set_displays(hall.display(sound="no_sound_card"))
    scenery.settle()


# --- dialogs


def dialog_pause(scenery: Scenery) -> None:
    ready(scenery)
    scenery.pc.key(Action.PAUSE)


def dialog_transfer(scenery: Scenery) -> None:
    scenery.hall.act(do.OpenCounter("2"), AISYAH)
    called(scenery)
    scenery.press(Action.START)
    scenery.pc.key(Action.TRANSFER)


def dialog_transfer_to_counter(scenery: Scenery) -> None:
    dialog_transfer(scenery)
    dialog = scenery.pc.dialog
    assert isinstance(dialog, TransferDialog)
    dialog.choose_way(1)


def dialog_transfer_nothing_found(scenery: Scenery) -> None:
    dialog_transfer(scenery)
    scenery.qtbot.keyClicks(scenery.pc.dialog.search, "tidak ada begini")


def dialog_note(scenery: Scenery) -> None:
    serving(scenery)
    scenery.pc.key(Action.NOTE)


def dialog_plan(scenery: Scenery) -> None:
    serving(scenery)
    scenery.pc.key(Action.PLAN)


def dialog_walk_in(scenery: Scenery) -> None:
    ready(scenery)
    scenery.pc.key(Action.WALK_IN)


def dialog_number_given(scenery: Scenery) -> None:
    dialog_walk_in(scenery)
    scenery.pc.dialog.accept()
    scenery.settle()


def dialog_call_chosen(scenery: Scenery) -> None:
    ready(scenery)
    scenery.pc.mark_waiting(scenery.pc.waiting_numbers()[2])
    scenery.settle()
    scenery.pc.key(Action.CALL_CHOSEN)


def dialog_cancel(scenery: Scenery) -> None:
    ready(scenery)
    scenery.pc.mark_waiting(scenery.pc.waiting_numbers()[2])
    scenery.settle()
    scenery.pc.key(Action.CANCEL)


def dialog_kiosk(scenery: Scenery) -> None:
    ready(scenery)
    scenery.pc.mark_waiting(scenery.pc.waiting_numbers()[1])
    scenery.settle()
    scenery.pc.key(Action.REPRINT)


def dialog_take_over(scenery: Scenery) -> None:
    counters_unanswered(scenery)
    scenery.pc.console.counters.take_over()


def dialog_leave(scenery: Scenery) -> None:
    ready(scenery)
    scenery.pc.window.close()


def dialog_leave_with_visitor(scenery: Scenery) -> None:
    called(scenery)
    scenery.pc.window.close()


def dialog_announcements(scenery: Scenery) -> None:
    scenery.hall.make_supervisor(ARIF)
    scenery.hall.set_displays(scenery.hall.display())
    ready(scenery)
    scenery.hall.act(do.MakeAnnouncement("Pelayanan istirahat pukul 12.00 sampai 13.00."), ARIF)
    scenery.pc.click(scenery.pc.desk.bar.announce)


# --- the strip


def as_strip(scene: Scene) -> Scene:
    """The same scene, on the strip."""

    def shown(scenery: Scenery) -> None:
        scene(scenery)
        scenery.pc.console.shell.show_strip()
        scenery.qtbot.waitUntil(scenery.pc.console.strip.isVisible)
        QApplication.processEvents()

    shown.__name__ = f"strip_{scene.__name__}"
    return shown


def strip_menu_of_returns(scenery: Scenery) -> None:
    """The strip has no table: who comes back is chosen from a menu."""
    as_strip(aside)(scenery)
    strip = scenery.pc.console.strip
    scenery.hall.pass_time(SECOND_MS)
    strip.buttons[Action.RETURN].click()
    scenery.menu = strip.findChild(QMenu)
    assert scenery.menu is not None


def tray_menu(scenery: Scenery) -> None:
    called(scenery)
    scenery.menu = scenery.pc.console.tray.menu
    scenery.menu.popup(scenery.pc.window.geometry().center())


PAGES: list[Scene] = [
    connecting,
    login,
    login_wrong,
    login_throttled,
    login_offline,
    login_elsewhere,
    login_being_asked,
    login_displaced,
    counters,
    counters_supervisor,
    counters_asking,
    counters_unanswered,
    counters_declined,
    counters_displaced,
]
DESK: list[Scene] = [
    nobody_waiting,
    ready,
    called,
    recalled_to_the_limit,
    serving,
    aside,
    undo_offered,
    undone,
    paused,
    pause_over,
    link_lost,
    refused,
    blocked,
    asked_for_counter,
    asked_for_login,
    auto_call,
    crowded,
    directed,
    machines_in_trouble,
]
DIALOGS: list[Scene] = [
    counters_in_use,
    dialog_take_over,
    dialog_pause,
    dialog_transfer,
    dialog_transfer_to_counter,
    dialog_transfer_nothing_found,
    dialog_note,
    dialog_plan,
    dialog_walk_in,
    dialog_number_given,
    dialog_call_chosen,
    dialog_cancel,
    dialog_kiosk,
    dialog_leave,
    dialog_leave_with_visitor,
    dialog_announcements,
]
STRIPS: list[Scene] = [
    *(
        as_strip(scene)
        for scene in (
            nobody_waiting,
            ready,
            called,
            serving,
            aside,
            undo_offered,
            paused,
            pause_over,
            link_lost,
            blocked,
            refused,
            asked_for_counter,
            auto_call,
        )
    ),
]
MENUS: list[Scene] = [strip_menu_of_returns, tray_menu]
SCENES: list[Scene] = [*PAGES, *DESK, *DIALOGS, *STRIPS, *MENUS]
