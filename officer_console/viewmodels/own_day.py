"""What the server knows of an officer's own day: the step that can be taken back, and today's figures."""

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from officer_console.viewmodels.desk_state import seat_of
from shared.link.state import LinkState, Online
from shared.ui.link import LinkAdapter
from shared.wire.board import Board
from shared.wire.events import DayStarted, Event, Recorded, TicketCancelled, TicketRestored
from shared.wire.methods import DeskView, GetDesk
from shared.wire.scalars import Code


class OwnDay(QObject):
    """Asks for it anew after everything that concerns the officer's counter. One question at a time."""

    changed = Signal()
    settled = Signal()
    """Nothing newer is on its way."""

    def __init__(self, link: LinkAdapter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._view: DeskView | None = None
        self._asked: Code | None = None
        """The counter that the question now on its way is about."""
        self._stale = False
        """Something has happened since it was asked."""
        # The answer to a press and the event of it come together.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)
        link.recorded.connect(self._follow)
        link.boardReset.connect(self._soon.start)
        link.officerChanged.connect(self._soon.start)
        link.stateChanged.connect(self._follow_link)

    @property
    def view(self) -> DeskView | None:
        """As last told; None while this officer holds no counter, or before the server has answered."""
        return self._view

    @property
    def asking(self) -> bool:
        """Whether something newer is on its way."""
        return self._soon.isActive() or self._asked is not None

    def ask(self) -> None:
        """Something was done here that no event of the counter tells of."""
        self._soon.start()

    def _follow(self, recorded: Recorded) -> None:
        board = self._link.board
        if board is not None and self._concerns(recorded.event, board):
            self._soon.start()

    def _concerns(self, event: Event, board: Board) -> bool:
        if isinstance(event, DayStarted | TicketCancelled | TicketRestored):
            return True
        if getattr(event, "counter", None) == self._seat():
            return True
        step = self._view.undo if self._view is not None else None
        if step is None or not isinstance(ticket := getattr(event, "ticket", None), str):
            return False
        known = board.tickets.get(ticket)
        return known is not None and known.number in step.numbers

    def _follow_link(self, state: LinkState) -> None:
        if isinstance(state, Online):
            self._soon.start()

    def _seat(self) -> Code | None:
        board, officer = self._link.board, self._link.officer
        seat = seat_of(board, officer)
        return seat.code if seat is not None else None

    def _ask(self) -> None:
        counter = self._seat()
        if counter is None:
            self._tell(None)
            self.settled.emit()
        elif self._asked is not None:
            self._stale = True
        else:
            self._asked, self._stale = counter, False
            self._link.call(GetDesk(counter), self._answered)

    def _answered(self, answer: Struct) -> None:
        counter, self._asked = self._asked, None
        if self._stale or counter != self._seat():
            self._ask()
        if isinstance(answer, DeskView) and counter == self._seat():
            self._tell(answer)
        if not self.asking:
            self.settled.emit()

    def _tell(self, view: DeskView | None) -> None:
        if view != self._view:
            self._view = view
            self.changed.emit()
