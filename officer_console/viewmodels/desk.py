"""The desk page's view model: gathers the inputs, notifies of the state, turns presses into commands."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from officer_console.actions import Action
from officer_console.services.double_press import DoublePress
from officer_console.services.presses import Presses
from officer_console.viewmodels.answers import DeskAnswers
from officer_console.viewmodels.desk_state import DeskInputs, DeskState, derive_desk, seat_of
from officer_console.viewmodels.intents import derive_intent, number_given
from officer_console.viewmodels.notices import (
    Blocked,
    CopyAsked,
    CopyFailed,
    Denied,
    Notice,
    Occupied,
    Offer,
    TakenBack,
    TakenBackStep,
    TooLateToTakeBack,
)
from officer_console.viewmodels.own_day import OwnDay
from officer_console.viewmodels.pausing import OPEN_END, PauseEnd, moment_of_end
from officer_console.viewmodels.rows import LineReader
from officer_console.viewmodels.wording import UNKNOWN, Naming
from shared.ui.link import LinkAdapter
from shared.ui.moments import local_time
from shared.ui.translation import Translation
from shared.wire import methods as do
from shared.wire.errors import Error
from shared.wire.events import Recorded, TicketNoShow, TicketPrintReported
from shared.wire.scalars import Code, Moment, Note, Seq, TicketId

TICK_MS = 5_000
PATIENCE_MS = 500
"""So long undo waits to be told what was done last; then what is known is taken back, if it is still the last."""


class DeskViewModel(QObject):
    """What an officer at a counter sees and can do."""

    changed = Signal(object)
    """The new `DeskState`, or None while this officer holds no counter."""
    asked = Signal(object)
    """A `Question` that the page is to put to the officer."""
    escaped = Signal()
    """The officer has pressed Esc."""
    ticked = Signal(object)
    """The server's time, every few seconds, for what follows the clock."""

    def __init__(
        self,
        link: LinkAdapter,
        presses: Presses,
        translation: Translation,
        own_day: OwnDay,
        *,
        monotonic: Callable[[], float],
        double_press_s: float,
        parent: QObject | None = None,
    ) -> None:
        """`double_press_s`: a second press of the same action so soon is the same press, not another one."""
        super().__init__(parent)
        self._link = link
        self._presses = presses
        self._translation = translation
        self._own_day = own_day
        self._double_press = DoublePress(monotonic, double_press_s)
        self._notice: Notice | None = None
        self._chosen: TicketId | None = None
        self._aside: TicketId | None = None
        self._marked: TicketId | None = None
        self._last_no_show: TicketId | None = None
        self._read: Seq = 0
        self.answers = DeskAnswers(self._counter, self._send, self._number_given)
        self._countdown: int | None = None
        self._lines = LineReader()
        self._state: DeskState | None = None
        # A burst of events after a reconnection is drawn once.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._expiry = QTimer(self, singleShot=True)
        self._expiry.timeout.connect(self.refresh)
        self._undo_waits = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._undo_waits.timeout.connect(self._undo_at_last)
        self._ticks = QTimer(self, interval=TICK_MS)
        self._ticks.timeout.connect(self._tick)
        self._ticks.start()
        presses.changed.connect(self._soon.start)
        presses.done.connect(self._double_press.note)
        link.recorded.connect(self._follow)
        link.boardReset.connect(self._soon.start)
        link.described.connect(self._soon.start)
        link.stateChanged.connect(self._soon.start)
        link.kiosksChanged.connect(self._soon.start)
        own_day.changed.connect(self._soon.start)
        own_day.settled.connect(self._undo_if_wanted)
        translation.changed.connect(self.refresh)

    @property
    def state(self) -> DeskState | None:
        """What was last notified."""
        return self._state

    def now(self) -> Moment:
        """The server's time of day."""
        return self._link.server_clock()

    def hour(self, moment: Moment) -> str:
        """Hour and minute at the site, as the officer reads them."""
        site = self._link.site
        return Naming(site, self._translation.language).hour(moment) if site is not None else UNKNOWN

    def time_of_day(self) -> tuple[int, int]:
        """Hour and minute at the site."""
        site = self._link.site
        if site is None:
            return 0, 0
        local = local_time(self.now(), Naming(site, self._translation.language).timezone)
        return local.hour, local.minute

    # --- what the page tells

    def is_deaf(self, action: Action | None = None) -> bool:
        """Whether a press, of any action or of this one, would be taken for the last one."""
        return self._double_press.is_second(action)

    def press(self, action: Action) -> None:
        """The officer has pressed the action's button or key."""
        if self.is_deaf(action):
            return
        self._double_press.note(action)
        if action is Action.UNDO and self._presses.current is None and self._own_day.asking:
            # What was done a moment ago is meant, and the server is about to say what that is.
            self._undo_waits.start()
        else:
            self._carry_out(action)

    def _carry_out(self, action: Action) -> None:
        self.refresh()
        current = self._presses.current
        if current is not None:
            if current.action is not action:
                self._notify(Occupied(action))
            return
        inputs = self._inputs()
        if inputs is None or self._state is None:
            return
        props = self._state.actions[action]
        if props.obstacle is not None:
            self._notify(Blocked(props.obstacle, props.tip))
            return
        match derive_intent(action, inputs, self._state):
            case do.UndoStep() as command if self._state.step is not None:
                self._send(action, command, done=TakenBackStep(self._state.step))
            case do.Command() as command:
                self._send(action, command)
            case question:
                self.asked.emit(question)

    def _undo_at_last(self) -> None:
        self._undo_waits.stop()
        self._carry_out(Action.UNDO)

    def _undo_if_wanted(self) -> None:
        if self._undo_waits.isActive():
            self._undo_at_last()

    # A table tells of its mark in the midst of changing its rows: the state follows when it is done.

    def choose(self, ticket: TicketId | None) -> None:
        """A number is marked in the table of those waiting."""
        self._mark(ticket, instead_of=self._chosen, other=self._aside)
        self._chosen = ticket

    def choose_aside(self, ticket: TicketId | None) -> None:
        """A number is marked in the table of those on hold or absent."""
        self._mark(ticket, instead_of=self._aside, other=self._chosen)
        self._aside = ticket

    def _mark(self, ticket: TicketId | None, *, instead_of: TicketId | None, other: TicketId | None) -> None:
        """The last mark counts; when it goes, the one in the other table."""
        if ticket is not None:
            self._marked = ticket
        elif self._marked == instead_of:
            self._marked = other
        self._soon.start()

    def pause(self, reason: Note, end: PauseEnd = OPEN_END) -> None:
        """The officer has said why the counter pauses, and until when."""
        if (site := self._link.site) is not None:
            self.answers.pause(reason, moment_of_end(end, Naming(site, self._translation.language), self.now()))

    def take_up(self, offer: Offer) -> None:
        """The officer has pressed the button beside the notice."""
        match offer:
            case Offer.TAKE_BACK:
                self.take_back()
            case Offer.UNDO:
                self.press(Action.UNDO)
            case Offer.NO_SHOW:
                self.press(Action.NO_SHOW)
            case Offer.RECALL:
                self.press(Action.RECALL)
            case Offer.DISMISS:
                self._notify(None)

    def take_back(self) -> None:
        """Take back the press that is on its way, if it was not sent."""
        press = self._presses.current
        if press is None:
            return
        self._notice = TakenBack(press.action) if self._presses.take_back() else TooLateToTakeBack()
        self._double_press.forget()
        self.refresh()

    def escape(self) -> None:
        """Esc: take back what is on its way, else close the notice."""
        if self._presses.current is not None:
            self.take_back()
        elif self._notice is not None:
            self._notify(None)
        elif self._state is not None and self._state.step is not None:
            self._read = self._state.step.step
            self.refresh()
        self.escaped.emit()

    def count_down(self, seconds: int | None) -> None:
        """So long until the next number is called by itself; None: it is not."""
        if seconds != self._countdown:
            self._countdown = seconds
            self.refresh()

    def _send(
        self,
        action: Action,
        command: do.Command,
        done: Notice | None = None,
        after: Callable[[Struct], None] | None = None,
    ) -> None:
        self._notice = None

        def answered(answer: Struct | Error) -> None:
            self._double_press.note(action)
            self._own_day.ask()
            if isinstance(answer, Error):
                self._notice = Denied(answer)
                return
            self._notice = done or self._notice
            if after is not None:
                after(answer)

        if not self._presses.send(action, command, answered):
            self._notify(Occupied(action))
        elif self._presses.current is not None:
            self.refresh()  # a press is felt at once; what comes of it is drawn together

    def _number_given(self, issued: do.Issued) -> None:
        inputs = self._inputs()
        if inputs is not None and self._state is not None:
            self.asked.emit(number_given(issued, inputs, self._state))

    # --- inputs

    def _follow(self, recorded: Recorded) -> None:
        match recorded.event:
            case TicketNoShow(ticket=ticket, counter=counter) if counter == self._counter():
                self._last_no_show = ticket
            case TicketPrintReported(ticket=ticket, state="failed"):
                match self._notice:
                    case CopyAsked(ticket=asked, number=number, kiosk=kiosk) if asked == ticket:
                        self._notice = CopyFailed(number, kiosk)
            case _:
                pass
        self._soon.start()

    def _tick(self) -> None:
        if self._state is not None and self._state.paused:
            self.refresh()
        self.ticked.emit(self.now())

    def _counter(self) -> Code | None:
        board, officer = self._link.board, self._link.officer
        seat = seat_of(board, officer)
        return seat.code if seat is not None else None

    def _inputs(self) -> DeskInputs | None:
        board, site, officer, code = self._link.board, self._link.site, self._link.officer, self._counter()
        if board is None or site is None or officer is None or code is None:
            return None
        naming = Naming(site, self._translation.language)
        counter = naming.find_counter(code)
        if counter is None:
            return None
        return DeskInputs(
            board,
            counter,
            officer,
            naming,
            self._lines.read(board, counter, officer.officer, naming),
            self._presses.current,
            self._notice,
            self._chosen,
            self._aside,
            self._marked,
            self._last_no_show,
            self._link.kiosks,
            self.now(),
            self._countdown,
            self._own_day.view,
            self._read,
        )

    def _notify(self, notice: Notice | None) -> None:
        self._notice = notice
        self.refresh()

    def refresh(self) -> None:
        """Derive the state anew and notify if it differs."""
        inputs = self._inputs()
        state = derive_desk(inputs) if inputs is not None else None
        if state is None:
            self._notice = self._last_no_show = None
        elif state.step is not None:
            self._expiry.start(max(1, state.step.until - self.now() + 1))
        if state != self._state:
            self._state = state
            self.changed.emit(state)
