"""Every action of the console, by key and by mouse, on the whole window and a server that is a process of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from demo.hall import PASSWORD, Hall
from officer_console.actions import Action
from officer_console.viewmodels.session import Page
from officer_console.views.plan_dialog import PlanDialog
from officer_console.views.transfer_dialog import TransferDialog
from shared.link.settings import LinkSettings
from shared.link.state import Online
from shared.ui.link import LinkAdapter
from shared.wire import events as told
from shared.wire import methods as do
from shared.wire.errors import Error
from shared.wire.events import Event, Recorded
from tests.officer_console.hall import PROFILE
from tests.officer_console.pc import Pc, settings_in

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

KTP = "dukcapil-cetak-ktp-baru"
ARIF, AISYAH = "arif.kurniawan", "aisyah.kusuma"
PATIENCE_MS = 20_000


@dataclass
class Floor:
    """The server, the console that is pressed, a kiosk, and a colleague at another console."""

    qtbot: QtBot
    hall: Hall
    pc: Pc
    kiosk: LinkAdapter
    colleague: LinkAdapter | None = None
    heard: list[Event] = field(default_factory=list)
    """What the server has told the kiosk, which is told everything."""

    def take_down(self, recorded: Recorded) -> None:
        self.heard.append(recorded.event)

    def aisyah(self) -> LinkAdapter:
        """The colleague, logged in at another console."""
        if self.colleague is None:
            colleague = connect(self.hall, "console-2")
            self.until(lambda: isinstance(colleague.state, Online))
            self.colleague = colleague
            self.do(self.colleague, do.LogIn(AISYAH, PASSWORD))
        return self.colleague

    def ask(self, link: LinkAdapter, params: do.Query | do.Command) -> Struct | Error:
        answers: list[Struct | Error] = []
        link.call(params, answers.append)
        self.until(lambda: answers != [])
        return answers[0]

    def do(self, link: LinkAdapter, params: do.Query | do.Command) -> Struct:
        answer = self.ask(link, params)
        assert not isinstance(answer, Error), answer
        return answer

    def until(self, look: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(look, timeout=PATIENCE_MS)

    def hear(self, kind: type[Event], since: int = 0) -> Event:
        """Wait until the server has told an event of this kind."""
        self.until(lambda: any(isinstance(event, kind) for event in self.heard[since:]))
        return next(event for event in self.heard[since:] if isinstance(event, kind))

    # --- what the officer does

    def settle(self) -> None:
        self.pc.wait_until_idle()
        self.pc.wait_until_patient()

    def press(self, *actions: Action) -> None:
        """Prepare something, by keys."""
        for action in actions:
            self.pc.key(action)
            self.settle()

    def enter(self) -> None:
        """Enter, in the question that is open."""
        dialog = self._question()
        self.qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)

    def click_yes(self) -> None:
        """A click on its button."""
        self.pc.click(self._question().buttons.yes)  # type: ignore[attr-defined]

    def answer_by_key(self) -> None:
        """The first answer of a question, without the mouse."""
        dialog = self._question()
        if isinstance(dialog, PlanDialog):
            self.qtbot.keyClicks(dialog.services.search, "skck")
            self.enter()
        if isinstance(dialog, TransferDialog):
            self.qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
        self.enter()

    def answer_by_mouse(self) -> None:
        """The first answer of a question, by clicks."""
        dialog = self._question()
        if isinstance(dialog, PlanDialog):
            self.pc.click(dialog.add)
        if isinstance(dialog, TransferDialog):
            first = dialog.found.view.model().index(0, 0)
            where = dialog.found.view.visualRect(first).center()
            self.qtbot.mouseClick(dialog.found.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
        self.click_yes()

    def _question(self) -> QDialog:
        self.until(lambda: QApplication.activeModalWidget() is not None)
        return self.pc.dialog

    # --- how it is before an action

    def sit(self) -> None:
        """At counter 1, nobody there, no pause."""
        self.leave_everything()
        self.pc.take("1")
        self.pc.wait_for_page(Page.DESK)
        self.settle()

    def called(self) -> None:
        self.sit()
        self.wait_for_visitors(2)
        self.press(Action.NEXT)
        self.until(lambda: self.pc.number != "")

    def wait_for_visitors(self, many: int) -> None:
        for _ in range(many):
            self.do(self.kiosk, do.IssueTicket(KTP))
        self.until(lambda: len(self.pc.waiting_numbers()) >= many)
        self.settle()

    def serving(self) -> None:
        self.called()
        self.press(Action.START)

    def called_again(self) -> None:
        self.called()
        self.press(Action.RECALL)

    def absent(self) -> None:
        self.called_again()
        self.press(Action.NO_SHOW)

    def aside(self) -> None:
        self.called()
        self.press(Action.HOLD)
        self.until(lambda: self.pc.aside_numbers() != [])
        self.pc.mark_aside(self.pc.aside_numbers()[0])
        self.settle()

    def marked(self) -> None:
        self.sit()
        self.wait_for_visitors(2)
        self.pc.mark_waiting(self.pc.waiting_numbers()[1])
        self.settle()

    def printable(self) -> None:
        self.do(self.kiosk, do.ReportKiosk("ready"))
        self.marked()
        self.until(lambda: self.pc.button(Action.REPRINT).look == "ready")

    def paused(self) -> None:
        self.sit()
        self.pc.console.desk.pause("Rapat")
        self.until(lambda: self.pc.state.paused)
        self.settle()

    def choosing(self) -> None:
        """Before the list of counters; a colleague sits at counter 2."""
        self.leave_everything()
        self.do(self.aisyah(), do.OpenCounter("2"))
        self.until(lambda: "Aisyah" in self.choices()[1])

    def choices(self) -> list[str]:
        listed = self.pc.window.counter_page.counters
        return [listed.item(line).data(Qt.ItemDataRole.AccessibleTextRole) for line in range(listed.count())]

    def asking(self) -> None:
        self.choosing()
        self._ask_for_the_counter()

    def _ask_for_the_counter(self) -> None:
        self.pc.take("2")
        self.enter()
        self.until(self.pc.window.counter_page.waiting.isVisible)
        self.settle()

    def unanswered(self) -> None:
        """The colleague's console has gone, and the server knows."""
        self.choosing()
        self.aisyah().close()
        self.colleague = None
        page = self.pc.window.counter_page
        self._ask_for_the_counter()
        while page.take_over.property("look") != "ready":
            self.pc.escape()
            self.until(page.counters.isVisible)
            self._ask_for_the_counter()

    def asked(self) -> None:
        """The colleague asks for the counter."""
        self.sit()
        self.do(self.aisyah(), do.RequestCounter("1"))
        self.until(self.pc.window.asked.isVisible)

    def leave_everything(self) -> None:
        """Whatever the test before has left: no visitor, no pause, no counter."""
        self.until(lambda: isinstance(self.pc.console.link.state, Online))
        if (dialog := QApplication.activeModalWidget()) is not None:
            assert isinstance(dialog, QDialog)
            dialog.reject()
        self.settle()
        board = self.pc.console.link.board
        assert board is not None
        for link, officer in ((self.pc.console.link, ARIF), (self.aisyah(), AISYAH)):
            for seat in tuple(board.counters.values()):
                if seat.wanted_by == officer:
                    self.do(link, do.DropRequest(seat.code))
                if seat.officer == officer:
                    if seat.ticket is not None:
                        self.do(link, do.FinishService(seat.code))
                    self.do(link, do.CloseCounter(seat.code))
        self.pc.wait_for_page(Page.COUNTERS)
        self.settle()


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    hall = Hall(PROFILE, tmp_path_factory.mktemp("hall"), pretend_now="2026-11-17T09:41:00+07:00")
    hall.add_device("kiosk-1", "kiosk")
    hall.add_device("console-1", "console")
    hall.add_device("console-2", "console")
    hall.set_passwords([ARIF, AISYAH])
    hall.start()
    yield hall
    hall.stop()


@pytest.fixture(scope="module")
def floor(
    hall: Hall, qapp: QApplication, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Floor]:
    settings = settings_in(tmp_path_factory.mktemp("pc"), server=hall.url)
    qtbot = QtBot(request)
    # So that two presses that are meant are soon told from one double press.
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(20)
    pc = Pc(qtbot, qapp, settings, hall.token_file("console-1").read_text().strip())
    floor = Floor(qtbot, hall, pc, connect(hall, "kiosk-1"))
    floor.kiosk.recorded.connect(floor.take_down)
    qapp.setDoubleClickInterval(usual)
    pc.log_in(ARIF, PASSWORD)
    floor.until(lambda: pc.page is Page.COUNTERS)
    floor.until(lambda: isinstance(floor.kiosk.state, Online))
    yield floor
    pc.switch_off()
    floor.kiosk.close()
    if floor.colleague is not None:
        floor.colleague.close()


def connect(hall: Hall, device: str) -> LinkAdapter:
    return LinkAdapter(LinkSettings(hall.url, hall.token_file(device).read_text().strip(), f"{device}/test"))


Way = Callable[[Floor], None]


@dataclass(frozen=True)
class Row:
    """An action: what is before it, how it is pressed where it is no button of the desk, what the server tells then."""

    action: Action
    before: Way
    event: type[Event]
    key: Way | None = None
    mouse: Way | None = None
    question: bool = False
    """A dialog asks something first; its own first answer will do."""

    def __str__(self) -> str:
        return f"{self.action.value}-{self.event.__name__}"


def choose(floor: Floor, counter: str) -> None:
    page = floor.pc.window.counter_page
    page.counters.setCurrentRow(int(counter) - 1)


def take_by_key(floor: Floor) -> None:
    floor.pc.take("1")


def take_by_mouse(floor: Floor) -> None:
    choose(floor, "1")
    floor.pc.click(floor.pc.window.counter_page.submit)


def ask_by_key(floor: Floor) -> None:
    floor.pc.take("2")
    floor.enter()


def ask_by_mouse(floor: Floor) -> None:
    choose(floor, "2")
    floor.pc.click(floor.pc.window.counter_page.submit)
    floor.click_yes()


def take_over_by_key(floor: Floor) -> None:
    button = floor.pc.window.counter_page.take_over
    floor.pc.window.counter_page.withdraw.setFocus()
    floor.qtbot.keyClick(floor.pc.window.focusWidget(), Qt.Key.Key_Tab)
    assert floor.pc.window.focusWidget() is button
    floor.qtbot.keyClick(button, Qt.Key.Key_Space)
    floor.enter()


def take_over_by_mouse(floor: Floor) -> None:
    floor.pc.click(floor.pc.window.counter_page.take_over)
    floor.click_yes()


def answer(floor: Floor, key: Qt.Key) -> None:
    window = floor.pc.window
    window.activateWindow()
    floor.until(window.isActiveWindow)
    floor.qtbot.keyClick(window.focusWidget() or window, key, Qt.KeyboardModifier.ControlModifier)


ROWS = [
    Row(Action.TAKE, Floor.choosing, told.CounterOpened, take_by_key, take_by_mouse),
    Row(Action.ASK, Floor.choosing, told.CounterRequested, ask_by_key, ask_by_mouse),
    Row(
        Action.WITHDRAW,
        Floor.asking,
        told.CounterRequestDropped,
        lambda floor: floor.pc.escape(),
        lambda floor: floor.pc.click(floor.pc.window.counter_page.withdraw),
    ),
    Row(Action.TAKE_OVER, Floor.unanswered, told.CounterHandedOver, take_over_by_key, take_over_by_mouse),
    Row(
        Action.HAND_OVER,
        Floor.asked,
        told.CounterHandedOver,
        lambda floor: answer(floor, Qt.Key.Key_Y),
        lambda floor: floor.pc.click(floor.pc.window.asked.yes),
    ),
    Row(
        Action.KEEP,
        Floor.asked,
        told.CounterRequestDropped,
        lambda floor: answer(floor, Qt.Key.Key_T),
        lambda floor: floor.pc.click(floor.pc.window.asked.no),
    ),
    Row(Action.NEXT, Floor.called, told.TicketCalled),
    Row(Action.RECALL, Floor.called, told.TicketRecalled),
    Row(Action.START, Floor.called, told.ServiceStarted),
    Row(Action.FINISH, Floor.serving, told.ServiceFinished),
    Row(Action.NO_SHOW, Floor.called_again, told.TicketNoShow),
    Row(Action.HOLD, Floor.serving, told.TicketHeld),
    Row(Action.TRANSFER, Floor.serving, told.TicketTransferred, question=True),
    Row(Action.RETURN, Floor.aside, told.TicketReturned),
    Row(Action.UNDO, Floor.serving, told.TicketRestored),
    Row(Action.UNDO_NO_SHOW, Floor.absent, told.NoShowUndone),
    Row(Action.CALL_CHOSEN, Floor.marked, told.TicketCalled, question=True),
    Row(Action.NOTE, Floor.serving, told.VisitNoted, question=True),
    Row(Action.PLAN, Floor.serving, told.TicketPlanned, question=True),
    Row(Action.WALK_IN, Floor.sit, told.TicketIssued, question=True),
    Row(Action.REPRINT, Floor.printable, told.TicketReprintRequested, question=True),
    Row(Action.CANCEL, Floor.marked, told.TicketCancelled, question=True),
    Row(Action.PAUSE, Floor.sit, told.CounterPaused, question=True),
    Row(Action.PAUSE, Floor.paused, told.CounterResumed),
    Row(Action.LEAVE, Floor.sit, told.CounterClosed),
]


def test_no_action_is_left_out() -> None:
    assert {row.action for row in ROWS} == set(Action)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_by_key(floor: Floor, row: Row) -> None:
    row.before(floor)
    since = len(floor.heard)
    if row.key is not None:
        row.key(floor)
    else:
        floor.pc.key(row.action)
    if row.question:
        floor.answer_by_key()
    floor.hear(row.event, since)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_by_mouse(floor: Floor, row: Row) -> None:
    row.before(floor)
    since = len(floor.heard)
    if row.mouse is not None:
        row.mouse(floor)
    else:
        floor.pc.click(row.action)
    if row.question:
        floor.answer_by_mouse()
    floor.hear(row.event, since)
