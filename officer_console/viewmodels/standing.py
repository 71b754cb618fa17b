"""Which counter is this officer's and which one they ask for, and what happens to either while others act."""

from PySide6.QtCore import QObject, Signal, Slot

from officer_console.viewmodels.counter_notices import (
    CounterNotice,
    Declined,
    Displaced,
    Ended,
    Freed,
    Gained,
    NewDay,
    RequestOver,
)
from officer_console.viewmodels.desk_state import seat_of
from shared.ui.link import LinkAdapter
from shared.wire.events import (
    CounterClosed,
    CounterHandedOver,
    CounterRequestDropped,
    CounterRequested,
    DayStarted,
    Recorded,
)
from shared.wire.scalars import Code


class Standing(QObject):
    """Follows the board, and tells what the officer has not done themselves."""

    changed = Signal()
    """`held` or `wanted` is another."""
    happened = Signal(object)
    """A `CounterNotice`; comes after `changed`."""

    def __init__(self, link: LinkAdapter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self.held: Code | None = None
        """The officer's counter."""
        self.wanted: Code | None = None
        """The counter that they have asked a colleague for."""
        self._dropping: Code | None = None
        self._declined: Code | None = None
        link.recorded.connect(self._follow)
        link.boardReset.connect(self._start_anew)
        link.officerChanged.connect(self._read)

    def expect_drop(self, *, expected: bool = True) -> None:
        """The officer asks no more, or goes on asking after all: what they do themselves is no news."""
        self._dropping = self.wanted if expected else None

    @Slot(object)
    def _follow(self, recorded: Recorded) -> None:
        held, wanted = self.held, self.wanted
        self._read()
        notice: CounterNotice | None = None
        match recorded.event:
            case CounterHandedOver(counter=counter) if counter == held and self.held != counter:
                notice = self._displaced(counter)
            case CounterHandedOver(counter=counter) if counter == wanted and self.held == counter:
                notice = Gained(counter)
            case CounterRequestDropped(counter=counter) if counter == wanted and counter != self._dropping:
                self._declined = counter
                notice = Declined(counter, self._holder(counter))
            case CounterRequested(counter=counter) if counter == self._declined:
                # Not the colleague's no: another one asks in this officer's place, whose console was away.
                notice = RequestOver(counter)
            case CounterClosed(counter=counter) if counter == wanted:
                notice = Freed(counter)
            case DayStarted() if held is not None or wanted is not None:
                notice = NewDay()
            case _:
                return
        if not isinstance(notice, Declined):
            self._declined = None
        if notice is not None:
            self.happened.emit(notice)

    @Slot()
    def _start_anew(self) -> None:
        held, wanted = self.held, self.wanted
        self._read()
        if held is not None and self.held is None:
            self.happened.emit(Ended(held) if self._holder(held) is None else self._displaced(held))
        elif wanted not in (None, self._dropping) and self.wanted is None and self.held is None:
            self.happened.emit(RequestOver(wanted))

    @Slot()
    def _read(self) -> None:
        board, officer = self._link.board, self._link.officer
        before = (self.held, self.wanted)
        seat = seat_of(board, officer)
        wanted = board.wanted_by(officer.officer) if board is not None and officer is not None else None
        self.held = seat.code if seat is not None else None
        self.wanted = wanted.code if wanted is not None else None
        if self.wanted is not None and self.wanted != before[1]:
            self._dropping = None
        if (self.held, self.wanted) != before:
            self.changed.emit()

    def _holder(self, counter: Code) -> Code | None:
        state = self._link.board.counters.get(counter) if self._link.board else None
        return state.officer if state is not None else None

    def _displaced(self, counter: Code) -> Displaced:
        board = self._link.board
        assert board is not None  # noqa: S101 - something has happened on it
        ticket = board.counters[counter].ticket
        return Displaced(counter, self._holder(counter), board.tickets[ticket].number if ticket else None)
