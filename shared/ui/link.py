"""The link as Qt sees it: signals and callbacks on the GUI thread, and a replica of the board that lives there."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, assert_never

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from shared.link.effects import (
    Answered,
    BoardReset,
    Delayed,
    Described,
    DisplaysChanged,
    Effect,
    EventsRecorded,
    KiosksChanged,
    LoggedInElsewhere,
    LoginAsked,
    OfficerChanged,
    StateChanged,
    Welcomed,
)
from shared.link.ids import new_id
from shared.link.instant import Instant, read_clocks
from shared.link.link import Link, LinkPort
from shared.link.outbox import Outbox
from shared.link.server_clock import ServerClock
from shared.link.settings import LinkSettings
from shared.link.state import Connecting, LinkState, Offline
from shared.wire.board import Board, SequenceError
from shared.wire.display import Displays
from shared.wire.errors import Error
from shared.wire.events import Recorded
from shared.wire.kiosk import Kiosks
from shared.wire.methods import AnswerLogin, Command, OfficerSession, Query, Welcome
from shared.wire.officer import OfficerAsked
from shared.wire.scalars import CommandId, Letter, Moment
from shared.wire.site import SiteDescription

log = logging.getLogger("antrean.link")

CRASHED = 70
"""The exit status of a program whose link has met a bug: `EX_SOFTWARE` of sysexits.h."""

OnAnswer = Callable[[Struct | Error], None]
OnProgress = Callable[[Error], None]


class OpenLink(Protocol):
    """Makes the link an adapter stands on; `Link` is one."""

    def __call__(
        self,
        settings: LinkSettings,
        *,
        on_effect: Callable[[Effect], None],
        on_crash: Callable[[BaseException], None],
        outbox: Outbox | None,
    ) -> LinkPort: ...


class LinkAdapter(QObject):
    """A window's link with the server. To be used on the thread it was made on, the GUI's.

    It begins to connect at once; signals come when the event loop runs.
    """

    stateChanged = Signal(object)  # noqa: N815 - Qt's way with names
    """LinkState"""
    welcomed = Signal(object)
    """Welcome, after every (re)connection"""
    described = Signal(object)
    """SiteDescription, first or changed"""
    officerChanged = Signal(object)  # noqa: N815 - Qt's way with names
    """OfficerSession or None"""
    officerAsked = Signal(object)  # noqa: N815 - Qt's way with names
    """OfficerAsked: somebody logs in elsewhere as who is logged in here; with no console: nobody does any more"""
    officerMoved = Signal(object)  # noqa: N815 - Qt's way with names
    """OfficerMoved, before `officerChanged` with None: where the officer is now"""
    boardReset = Signal(object)  # noqa: N815 - Qt's way with names
    """Board: start the view anew from it"""
    recorded = Signal(object)
    """Recorded, already applied to `board`"""
    kiosksChanged = Signal(object)  # noqa: N815 - Qt's way with names
    """Kiosks"""
    displaysChanged = Signal(object)  # noqa: N815 - Qt's way with names
    """Displays"""
    answered = Signal(str, object)
    """The id, and the answer or Error, of a command that an earlier run left in the outbox"""

    _told = Signal(object)
    _fault = Signal(object)

    def __init__(
        self,
        settings: LinkSettings,
        *,
        outbox: Outbox | None = None,
        open_link: OpenLink = Link,
        clock: Callable[[], Instant] = read_clocks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._state: LinkState = Connecting()
        self._board: Board | None = None
        self._site: SiteDescription | None = None
        self._welcome: Welcome | None = None
        self._server_clock: ServerClock | None = None
        self._officer: OfficerSession | None = None
        self._asked = OfficerAsked()
        self._kiosks = Kiosks(())
        self._displays = Displays()
        self._waiting: dict[str, tuple[OnAnswer, OnProgress | None]] = {}
        self._closed = False
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._fault.connect(self._crash, Qt.ConnectionType.QueuedConnection)
        self._link = open_link(settings, on_effect=self._told.emit, on_crash=self._fault.emit, outbox=outbox)
        self._link.start()

    @property
    def state(self) -> LinkState:
        """What may be told of the connection now."""
        return self._state

    @property
    def board(self) -> Board | None:
        """The board after the last `recorded` signal; None until the first one came. Read it, never change it."""
        return self._board

    @property
    def site(self) -> SiteDescription | None:
        """What the hall is made of; None until the server has said so."""
        return self._site

    @property
    def welcome(self) -> Welcome | None:
        """What the server said this device is; None until then."""
        return self._welcome

    @property
    def officer(self) -> OfficerSession | None:
        """Who is logged in here."""
        return self._officer

    @property
    def asked(self) -> OfficerAsked:
        """Which console asks for the officer who is logged in here; with no console: none."""
        return self._asked

    @property
    def letter(self) -> Letter:
        """This kiosk's own, for the numbers it gives while the server is away; empty until the server has said it."""
        return "" if self._welcome is None else self._welcome.letter

    @property
    def kiosks(self) -> Kiosks:
        """How the kiosks of the hall were when the server last said so; none until it has."""
        return self._kiosks

    @property
    def displays(self) -> Displays:
        """How the displays of the hall were, and which spoke, when the server last said so; none until it has."""
        return self._displays

    def server_clock(self) -> Moment:
        """The server's time of day; this machine's own until the server was first reached."""
        now = self._clock()
        return now.wall if self._server_clock is None else self._server_clock.read(now.elapsed)

    def call(
        self,
        params: Query | Command,
        on_answer: OnAnswer,
        *,
        on_progress: OnProgress | None = None,
        id: CommandId | None = None,
    ) -> str:
        """Send a command or query; `on_answer` gets its one answer, an instance of `params.ANSWER` or an Error.

        A command outlives lost connections: it is sent again under its id until it is answered, and `on_progress` is
        told the Error that keeps it waiting, whenever there is a new one. A query has no such patience: offline it is
        answered at once with an Error of kind `unavailable` and code `offline`.

        `id` is for a command that was given one beforehand (see `new_id`), and may be in the outbox already.

        Returns: the id, for `take_back`.
        """
        request = id or new_id(self._clock().wall)
        if not self._closed:
            self._waiting[request] = (on_answer, on_progress)
            self._link.submit(request, params)
        return request

    def answer_asked(self, *, allow: bool, on_answer: OnAnswer) -> bool:
        """Say yes or no to the console that asks for the officer who is logged in here; False: none asks any more."""
        if self._asked.console is None:
            return False
        self.call(AnswerLogin(self._asked.console, allow), on_answer)
        return True

    def take_back(self, command_id: CommandId) -> bool:
        """Withdraw a command that the server has certainly not done and now never will; it is not answered.

        False: it was sent and may have been done. Its answer comes as for any other, unless it has come.
        """
        if not self._link.take_back(command_id):
            return False
        self._waiting.pop(command_id, None)
        return True

    def close(self) -> None:
        """End the link, within a short bounded time. No signal and no answer comes afterwards."""
        self._closed = True
        self._waiting.clear()
        self._link.close()

    def _by_server_clock(self, state: LinkState) -> LinkState:
        """The window shows the hall's time: what it tells of the connection has to agree with that."""
        if not isinstance(state, Offline):
            return state
        return replace(state, since=state.since + self.server_clock() - self._clock().wall)

    @Slot(object)
    def _take(self, effect: Effect) -> None:
        if self._closed:
            return
        match effect:
            case StateChanged(state=state):
                self._state = self._by_server_clock(state)
                self.stateChanged.emit(self._state)
            case Welcomed(welcome=welcome, elapsed=elapsed):
                self._welcome, self._server_clock = welcome, ServerClock(welcome.at, elapsed)
                self.welcomed.emit(welcome)
            case OfficerChanged(officer=officer):
                self._officer = officer
                self.officerChanged.emit(officer)
            case LoginAsked(asked=asked):
                self._asked = asked
                self.officerAsked.emit(asked)
            case LoggedInElsewhere(moved=moved):
                self.officerMoved.emit(moved)
            case Described(site=site):
                self._site = site
                self.described.emit(site)
            case BoardReset(snapshot=snapshot):
                self._board = Board.from_snapshot(snapshot)
                self.boardReset.emit(self._board)
            case EventsRecorded(events=events):
                for recorded in events:
                    self._apply(recorded)
            case KiosksChanged(kiosks=kiosks):
                self._kiosks = kiosks
                self.kiosksChanged.emit(kiosks)
            case DisplaysChanged(displays=displays):
                self._displays = displays
                self.displaysChanged.emit(displays)
            case Delayed(id=id, error=error):
                _, on_progress = self._waiting.get(id, (None, None))
                if on_progress is not None:
                    on_progress(error)
            case Answered(id=id, answer=answer):
                on_answer, _ = self._waiting.pop(id, (None, None))
                if on_answer is None:
                    log.info("An earlier run's command %s is answered: %r", id, answer)
                    self.answered.emit(id, answer)
                else:
                    on_answer(answer)
            case _:
                assert_never(effect)

    def _apply(self, recorded: Recorded) -> None:
        if self._board is None:
            raise AssertionError("the session tells a snapshot before any event")
        try:
            self._board.apply(recorded)
        except (SequenceError, LookupError) as bug:
            # Better no window than one that goes on showing a wrong board.
            self._crash(bug)
        else:
            if self._server_clock is not None:
                self._server_clock = self._server_clock.hear(recorded.at, self._clock().elapsed)
            self.recorded.emit(recorded)

    @Slot(object)
    def _crash(self, bug: BaseException) -> None:
        """End the program: whoever watches over it starts it anew, and a new link with it."""
        log.critical("The link has failed.", exc_info=bug)
        self.close()
        QCoreApplication.exit(CRASHED)
        raise bug
