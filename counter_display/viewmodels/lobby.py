"""The whole display: what the link tells, passed on to its parts, and which of its faces is up."""

import logging
from collections.abc import Callable, Collection
from typing import Literal, assert_never

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from counter_display.calls import item_of, taken_back_before, taken_back_by
from counter_display.hall import CounterRow, Hall, UnknownCounter, UnknownZone, WaitingRow
from counter_display.layout import Layout
from counter_display.memory import NOTHING, CallMemory, Kept
from counter_display.paging import Grid
from counter_display.showing import Pace
from counter_display.speaking.line import Item
from counter_display.viewmodels.announcements import Announcements
from counter_display.viewmodels.call_wall import CallWall
from counter_display.viewmodels.paged_table import PagedTable
from shared.link.state import Connecting, LinkState, Offline, Online, Refused
from shared.ui.link import LinkAdapter
from shared.wire.announcement import AnnouncementHeard
from shared.wire.board import Board
from shared.wire.events import AnnouncementWithdrawn, DayStarted, Recorded
from shared.wire.methods import Welcome
from shared.wire.scalars import Code, Day, Language, Moment, Seq
from shared.wire.site import SiteDescription
from shared.wire.ticket import Call

QML_IMPORT_NAME = "Antrean.Display"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger("antrean.display")

Face = Literal["connecting", "faulty", "closed", "quiet", "calls"]


@QmlElement
class Lobby(QObject):
    """The lobby display of a site, or of some of its zones. `now`: milliseconds, only forward."""

    changed = Signal()
    hall_changed = Signal(Hall)
    refreshed = Signal()
    """What is shown has been brought up to the board."""
    received = Signal(int)
    """A call for this display arrived as an event; its sequence number."""
    found = Signal(int)
    """A fresh call for this display was made while it was away; its sequence number."""
    started = Signal(object)
    """The calls of a day begin, or begin anew: what is remembered of it, a `Kept`, or None."""
    taken_back = Signal(object)
    """Calls of the whole site that were a mistake: a `WhichCalls`."""
    told = Signal(object)
    """What came that is to be said: (call or announcement, age in milliseconds), of the whole site and in order."""

    def __init__(
        self,
        link: LinkAdapter,
        layout: Layout,
        *,
        now: Callable[[], int],
        memory: CallMemory,
        zones: Collection[Code] = (),
        counter: Code | None = None,
        language: Language = "id",
        pace: Pace | None = None,
    ) -> None:
        super().__init__()
        self._link = link
        self._memory = memory
        self._zones = tuple(zones)
        self._counter = counter
        self._fresh = (pace or Pace()).fresh
        self._language = language
        self._fault = ""
        self._hall: Hall | None = None
        self._board: Board | None = None
        self._known: tuple[Day | None, Seq] | None = None
        self._welcome: Welcome | None = None
        self.wall = CallWall(now, layout.list_rows, pace)
        self.wall.staged.connect(self._remember)
        self.wall.changed.connect(self._update_face)
        self.counter_table: PagedTable[CounterRow] = PagedTable(now, CounterRow, key=lambda row: row.code)
        self.waiting_table: PagedTable[WaitingRow] = PagedTable(now, WaitingRow, key=lambda row: row.code)
        self.banner = Announcements(now, language)
        self.phase: Face = "connecting"
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(0)
        self._refresh.timeout.connect(self.refresh)
        self.arrange(layout)
        link.welcomed.connect(self._take_welcome)
        link.described.connect(self._take_site)
        link.boardReset.connect(self._take_board)
        link.recorded.connect(self._take_event)
        link.stateChanged.connect(self._take_state)

    @property
    def hall(self) -> Hall | None:
        return self._hall

    @property
    def fault(self) -> str:
        """What is wrong with this display's set-up; for its IT staff, in English."""
        return self._fault

    @property
    def board(self) -> Board | None:
        return self._board

    def arrange(self, layout: Layout) -> None:
        """The window has this layout now."""
        self.wall.set_rows(layout.list_rows)
        self.counter_table.set_room(Grid(layout.counter_rows, layout.counter_columns))
        self.waiting_table.set_room(Grid(layout.waiting_rows, layout.waiting_columns, 1 + layout.in_turn))

    @Slot()
    def refresh(self) -> None:
        """Bring the tables and the face up to the board."""
        if self._hall is None or self._board is None:
            return
        counters = self._hall.counter_rows(self._board)
        if len(counters) > self.counter_table.room.cells:
            # Where pages are turned, a closed counter is not worth waiting for.
            counters = tuple(row for row in counters if row.mood != "closed")
        self.counter_table.show(counters)
        self.waiting_table.show([row for row in self._hall.waiting_rows(self._board) if row.waiting])
        self._update_face()
        self.refreshed.emit()

    # --- the link

    @Slot(object)
    def _take_welcome(self, welcome: Welcome) -> None:
        self._welcome = welcome

    @Slot(object)
    def _take_site(self, site: SiteDescription) -> None:
        try:
            self._hall = Hall(site, self._zones, self._language, self._counter)
        except (UnknownZone, UnknownCounter) as fault:
            log.error("this display cannot start: %s", fault)  # noqa: TRY400  (for the staff, not a bug)
            self._fault = str(fault)
            self._update_face()
            return
        self.wall.set_hall(self._hall)
        self.hall_changed.emit(self._hall)
        self._begin()

    @Slot(object)
    def _take_board(self, board: Board) -> None:
        self._board = board
        self._begin()

    def _begin(self) -> None:
        """Take in a snapshot's calls, once hall and board are both known."""
        if self._hall is None or self._board is None:
            return
        self._refresh.start()
        items: dict[Seq, Item] = {call.seq: call for call in self._board.calls}
        items |= {heard.seq: heard for heard in self._board.announcements.made}
        kept = None
        taken_back = taken_back_before(self._board)
        starts = self._known is None or self._known[0] != self._board.day or self._known[1] > self._board.seq
        if starts:
            kept = self._memory.recall(self._hall.site.code, self._board.day, self._board.seq)
            items |= {
                item.seq: item
                for item in (kept.unsaid if kept else ())
                if not (isinstance(item, Call) and taken_back(item))
            }
        # What had to wait to be said did not grow old while it did.
        waited = {item.seq: kept.at for item in kept.unsaid} if kept else {}
        told = [(item, self._age(item, waited.get(seq, 0))) for seq, item in sorted(items.items())]
        calls = [(item, age) for item, age in told if isinstance(item, Call) and self._hall.has(item.counter)]
        if starts:
            shown = self._shown(calls, kept)
            self.wall.begin([call for call, _ in calls if call.seq <= shown])
            self.banner.begin()
            self.started.emit(kept)
        else:
            self.wall.take_back(taken_back)
            self.taken_back.emit(taken_back)
        for call, age in calls:
            if age <= self._fresh and self.wall.is_new(call.seq):
                self.found.emit(call.seq)
            self.wall.take(call, age)
        self._announce(told)
        self.told.emit(told)
        self._known = (self._board.day, self._board.seq)

    def _shown(self, calls: list[tuple[Call, int]], kept: Kept | None) -> Seq:
        """The newest call that counts as shown: what was to be said and was not is staged again, to be said there."""
        if kept is None or kept.seq == NOTHING:
            # Nothing is remembered of this day: what is not fresh counts as shown.
            return max((call.seq for call, age in calls if age > self._fresh), default=NOTHING)
        unsaid = {item.seq for item in kept.unsaid}
        return min([kept.seq, *(call.seq - 1 for call, age in calls if call.seq in unsaid and age <= self._fresh)])

    @Slot(object)
    def _take_event(self, recorded: Recorded) -> None:
        self._refresh.start()
        if isinstance(recorded.event, DayStarted):
            self.wall.begin(())
            self.banner.begin()
            self.started.emit(None)
        if isinstance(recorded.event, AnnouncementWithdrawn):
            self.banner.withdraw(recorded.event.id)
        if (which := taken_back_by(recorded.event)) is not None:
            self.wall.take_back(which)
            self.taken_back.emit(which)
        if self._board is not None:
            self._known = (self._board.day, recorded.seq)
        item = item_of(recorded)
        if item is None or self._hall is None:
            return
        age = self._age(item)
        if isinstance(item, Call) and self._hall.has(item.counter):
            self.received.emit(item.seq)
            self.wall.take(item, age)
        self._announce([(item, age)])
        self.told.emit([(item, age)])

    def _announce(self, told: list[tuple[Item, int]]) -> None:
        """Show the announcements that are for here."""
        for item, age in told:
            if isinstance(item, AnnouncementHeard) and self._hall and self._hall.is_for(item.announcement.zones):
                self.banner.take(item, age)

    def _age(self, item: Item, waited_until: Moment = 0) -> int:
        """Milliseconds by the server's own clock for what was made before this connection; else 0."""
        if self._welcome is None or item.seq > self._welcome.seq:
            return 0
        return max(0, self._welcome.at - max(item.at, waited_until))

    @Slot(object)
    def _take_state(self, state: LinkState) -> None:
        match state:
            case Refused(error=error):
                log.error("the server refuses this display: %s (%s)", error.message, error.data.code)
            case Offline(reason=reason):
                log.warning("connection lost: %s", reason)
            case Online():
                log.info("connected")
            case Connecting():
                pass
            case _:
                assert_never(state)
        self._update_face()

    @Slot(object)
    def _remember(self, call: Call) -> None:
        if self._hall and self._board:
            self._memory.keep(self._hall.site.code, self._board.day, call.seq)

    # --- the face

    @Slot()
    def _update_face(self) -> None:
        face = self._derive_face()
        if face != self.phase:
            self.phase = face
            self.changed.emit()

    def _derive_face(self) -> Face:
        if self._hall is None or self._board is None:
            return "faulty" if self._fault or isinstance(self._link.state, Refused) else "connecting"
        scene = self.wall.scene
        if scene.fresh or scene.missed:
            return "calls"
        if not self._hall.is_staffed(self._board):
            return "closed"
        return "calls" if scene.stage or scene.listed else "quiet"

    @Property(str, notify=changed)
    def face(self) -> str:
        """What the main place shows: connecting, faulty, closed, quiet (no call yet) or calls."""
        return self.phase

    @Property(CallWall, constant=True)
    def calls(self) -> CallWall:
        return self.wall

    @Property(Announcements, constant=True)
    def announcements(self) -> Announcements:
        return self.banner

    @Property(PagedTable, constant=True)
    def counters(self) -> PagedTable[CounterRow]:
        return self.counter_table

    @Property(PagedTable, constant=True)
    def waiting(self) -> PagedTable[WaitingRow]:
        """Agencies whose line is not empty."""
        return self.waiting_table
