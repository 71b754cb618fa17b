"""One press, one command: an officer's press on its way to the server, until it is done, answered or taken back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from officer_console.actions import Action
from shared.link.state import LinkState, Online
from shared.ui.link import LinkAdapter
from shared.wire.errors import Error
from shared.wire.events import (
    CounterHandedOver,
    CounterOpened,
    CounterRequestDropped,
    CounterRequested,
    Event,
    Recorded,
)
from shared.wire.methods import Command, DropRequest, HandOver, OpenCounter, RequestCounter, TakeOver
from shared.wire.scalars import Code, CommandId

SLOW_MS = 1_500
"""After this long without an answer the officer is told that the server is slow."""

Answered = Callable[[Struct | Error], None]

_CHANGES_HANDS = (OpenCounter, RequestCounter, DropRequest, TakeOver, HandOver)
_TOLD_BY = (CounterOpened, CounterRequested, CounterRequestDropped, CounterHandedOver)
"""While a counter changes hands, others act at it as well: these tell of a press only where they name its officer."""


class Progress(Enum):
    """How far a press has come, as the officer is told."""

    SENDING = "sending"
    SLOW = "slow"
    QUEUED = "queued"
    """The link is down; the press is sent when it is back."""
    UNSURE = "unsure"
    """Sent, then the link broke: the server may have done it. It is asked again under the same id."""
    DELAYED = "delayed"
    """The server cannot do it now, say for a full disk; it is asked again under the same id."""


@dataclass(frozen=True, slots=True)
class Press:
    """One press on its way."""

    action: Action
    command: CommandId
    progress: Progress


class Presses(QObject):
    """Carries at most one press at a time, so that what is pressed next is decided on what came of it.

    What came of it shows in the answer or, often a moment sooner, in what the counter is told to have done.
    """

    changed = Signal()
    done = Signal(object)
    """The `Action` whose outcome has come before its answer."""
    refused = Signal(object)
    """The `Action` that the server has said no to."""

    def __init__(self, link: LinkAdapter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._current: Press | None = None
        self._sent: Press | None = None
        """The press sent last, as it was at first."""
        self._counter: Code | None = None
        """The counter that the current press is for, if it is for one."""
        self._changes_hands = False
        """Whether it is about who sits there."""
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._note_slow)
        link.stateChanged.connect(self._follow_link)
        link.recorded.connect(self._follow_counter)

    @property
    def current(self) -> Press | None:
        """The press now on its way."""
        return self._current

    def send(self, action: Action, command: Command, answered: Answered) -> bool:
        """Send a press; False, and nothing sent, while another one is on its way."""
        if self._current is not None:
            return False
        online = isinstance(self._link.state, Online)
        # Set before the link has it: the answer may come within the call.
        sent = self._current = Press(action, "", Progress.SENDING if online else Progress.QUEUED)
        self._counter = getattr(command, "counter", None)
        self._changes_hands = isinstance(command, _CHANGES_HANDS)

        def settle(answer: Struct | Error) -> None:
            if self._sent is sent:
                self._clear()
            answered(answer)
            if isinstance(answer, Error):
                self.refused.emit(action)
            self.changed.emit()

        self._sent = sent
        command_id = self._link.call(command, settle, on_progress=self._note_delay)
        if self._current is not None:
            self._current = replace(self._current, command=command_id)
            self._slow.start()
        self.changed.emit()
        return True

    def take_back(self) -> bool:
        """Take the press back; False if there is none or it may have reached the server already."""
        if self._current is None:
            return False
        if not self._link.take_back(self._current.command):
            if self._current.progress is Progress.QUEUED:
                self._tell(Progress.UNSURE)
            return False
        self._clear()
        self.changed.emit()
        return True

    def _clear(self) -> None:
        self._current = None
        self._slow.stop()

    def _note_slow(self) -> None:
        if self._current is not None and self._current.progress is Progress.SENDING:
            self._tell(Progress.SLOW)

    def _note_delay(self, error: Error) -> None:
        if error.data.code != "offline":
            self._tell(Progress.DELAYED)

    def _follow_link(self, state: LinkState) -> None:
        if self._current is None:
            return
        if isinstance(state, Online):
            self._tell(Progress.SENDING)
            self._slow.start()
        elif self._current.progress is not Progress.QUEUED:
            self._tell(Progress.UNSURE)

    def _follow_counter(self, recorded: Recorded) -> None:
        # Nobody else serves at the officer's counter.
        if self._current is not None and self._counter is not None:
            event = recorded.event
            if getattr(event, "counter", None) != self._counter or not self._tells_of_it(event):
                return
            action = self._current.action
            self._clear()
            self.done.emit(action)
            self.changed.emit()

    def _tells_of_it(self, event: Event) -> bool:
        if not self._changes_hands:
            return not isinstance(event, _TOLD_BY)
        officer = self._link.officer
        return (
            isinstance(event, _TOLD_BY) and officer is not None and getattr(event, "officer", None) == officer.officer
        )

    def _tell(self, progress: Progress) -> None:
        if self._current is not None and self._current.progress is not progress:
            self._current = replace(self._current, progress=progress)
            self.changed.emit()
