"""How the services stand, asked of the server without pressing it: one question at a time."""

from collections import deque
from collections.abc import Callable, Iterable

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from shared.link.state import LinkState, Online
from shared.ui.link import LinkAdapter
from shared.wire.errors import Error
from shared.wire.methods import GetOutlook, Outlook
from shared.wire.scalars import Code, Moment

ROUND_MS = 30_000
"""How often the whole hall is asked about."""
FOCUS_MS = 5_000
"""How often the service that a visitor looks at is asked about."""
TURN_AGAIN_MS = 1_000
"""How soon to ask anew where an hour has come by the clock here, and by the server's not yet."""
TURN_LATE_MS = 5_000
"""For so long."""
SOONEST_MS = 20

TellOffline = Callable[[Code, Outlook | None], Outlook | None]
"""How a service stands while the server is away, from what it last said."""


class Outlooks(QObject):
    """The latest outlook of each service of interest."""

    changed = Signal(str)
    """The service whose outlook is new; empty: all of them may be."""

    def __init__(
        self,
        link: LinkAdapter,
        tell_offline: TellOffline | None = None,
        *,
        clock: Callable[[], Moment],
        round_ms: int = ROUND_MS,
        focus_ms: int = FOCUS_MS,
        parent: QObject | None = None,
    ) -> None:
        """`clock` is the server's: at the hour that an outlook names, the hall is asked about at once."""
        super().__init__(parent)
        self._link = link
        self._tell_offline = tell_offline
        self._clock = clock
        self._round_ms = round_ms
        self._known: dict[GetOutlook, Outlook] = {}
        self._rounds: tuple[GetOutlook, ...] = ()
        self._line: deque[GetOutlook] = deque()
        self._focus: GetOutlook | None = None
        self._asking = False
        self._round_timer = QTimer(self, interval=round_ms)
        self._round_timer.timeout.connect(self._begin_round)
        self._focus_timer = QTimer(self, interval=focus_ms)
        self._focus_timer.timeout.connect(self._ask_focus)
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._look_again)
        link.stateChanged.connect(self._follow_state)

    def get(self, service: Code, *, priority: bool = False) -> Outlook | None:
        """The latest known, or what can be told without the server; None where nothing can."""
        known = self._known.get(GetOutlook(service, priority))
        if self._tell_offline is None or isinstance(self._link.state, Online):
            return known
        return self._tell_offline(service, known or self._known.get(GetOutlook(service)))

    def last(self, service: Code) -> Outlook | None:
        """What the server said last of a service without priority."""
        return self._known.get(GetOutlook(service))

    def patrol(self, services: Iterable[Code]) -> None:
        """Keep asking about these services from now on."""
        self._rounds = tuple(GetOutlook(service) for service in services)
        self._known.clear()
        self._round_timer.start()
        self._begin_round()

    def watch(self, service: Code, *, priority: bool) -> None:
        """Ask about this one now, before all others, and often from now on."""
        self._focus = GetOutlook(service, priority)
        self._focus_timer.start()
        self._ask_focus()

    def rest(self) -> None:
        """Nobody looks at one service any more."""
        self._focus = None
        self._focus_timer.stop()

    def _follow_state(self, state: LinkState) -> None:
        if isinstance(state, Online):
            self._begin_round()
            self._ask_focus()
        elif self._tell_offline is not None:
            self.changed.emit("")

    @Slot()
    def _look_again(self) -> None:
        self._begin_round()
        self._ask_focus()

    def _wait_for_turn(self) -> None:
        now = self._clock()
        turns = (outlook.until for outlook in self._known.values() if outlook.until is not None)
        left = min((turn - now for turn in turns if turn - now > -TURN_LATE_MS), default=None)
        # What is farther away than a round is seen in the next one.
        if left is not None and left <= self._round_ms:
            self._turn.start(max(SOONEST_MS, left) if left > 0 else TURN_AGAIN_MS)

    @Slot()
    def _begin_round(self) -> None:
        self._wait_for_turn()
        if not isinstance(self._link.state, Online):
            if self._tell_offline is not None:
                self.changed.emit("")  # the hours go on
            return
        self._line = deque(self._rounds)
        self._ask_next()

    def _ask_focus(self) -> None:
        if self._focus is not None:
            self._line.appendleft(self._focus)
            self._ask_next()

    def _ask_next(self) -> None:
        if self._asking or not self._line or not isinstance(self._link.state, Online):
            return
        question = self._line.popleft()
        self._asking = True
        self._link.call(question, lambda answer: self._take(question, answer))

    def _take(self, question: GetOutlook, answer: Struct | Error) -> None:
        self._asking = False
        if isinstance(answer, Outlook) and self._known.get(question) != answer:
            self._known[question] = answer
            self._wait_for_turn()
            self.changed.emit(question.service)
        self._ask_next()
