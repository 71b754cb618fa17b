"""How the services stand, asked of the server without pressing it: one question at a time."""

from collections import deque
from collections.abc import Callable, Iterable

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from shared.link.state import LinkState, Online
from shared.ui.link import LinkAdapter
from shared.wire.errors import Error
from shared.wire.methods import GetOutlook, Outlook
from shared.wire.scalars import Code

ROUND_MS = 30_000
"""How often the whole hall is asked about."""
FOCUS_MS = 5_000
"""How often the service that a visitor looks at is asked about."""


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
        round_ms: int = ROUND_MS,
        focus_ms: int = FOCUS_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._tell_offline = tell_offline
        self._known: dict[GetOutlook, Outlook] = {}
        self._rounds: tuple[GetOutlook, ...] = ()
        self._line: deque[GetOutlook] = deque()
        self._focus: GetOutlook | None = None
        self._asking = False
        self._round_timer = QTimer(self, interval=round_ms)
        self._round_timer.timeout.connect(self._begin_round)
        self._focus_timer = QTimer(self, interval=focus_ms)
        self._focus_timer.timeout.connect(self._ask_focus)
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
    def _begin_round(self) -> None:
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
            self.changed.emit(question.service)
        self._ask_next()
