"""Calling by itself: an idle counter calls whoever waits, after a countdown that the officer sees and can stop."""

import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from officer_console.actions import Action
from officer_console.services.presses import Presses
from officer_console.viewmodels.desk import DeskViewModel
from officer_console.viewmodels.desk_state import DeskState
from officer_console.viewmodels.rows import callable_rows
from officer_console.viewmodels.visitor import EmptyProps
from shared.link.state import LinkState, Online
from shared.ui.link import LinkAdapter

LOOK_AGAIN_MS: Final = 500
"""Nothing tells that a question has been closed."""
SOONEST_MS: Final = 20


def is_idle(desk: DeskState | None) -> bool:
    """Whether the counter could call somebody who waits."""
    return (
        desk is not None
        and not desk.paused
        and isinstance(desk.visitor, EmptyProps)
        and bool(callable_rows(desk.waiting))
    )


def seconds_left(since: float, wait: int, now: float) -> int:
    """Whole seconds of a countdown that are still to go, begun ones too."""
    return max(0, math.ceil(since + wait - now))


class AutoCall(QObject):
    """Presses *next* as the officer would. Whatever stops the countdown, the next one starts from its beginning."""

    begun = Signal(str)
    """A countdown has begun; what is shown of it."""
    called = Signal(str)
    """The number that was first in line when *next* was pressed by itself."""

    def __init__(
        self,
        link: LinkAdapter,
        presses: Presses,
        desk: DeskViewModel,
        *,
        monotonic: Callable[[], float],
        is_asking: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """`is_asking`: whether a question is open, which comes first."""
        super().__init__(parent)
        self._link = link
        self._presses = presses
        self._desk = desk
        self._monotonic = monotonic
        self._is_asking = is_asking
        self._since: float | None = None
        self._postponed = False
        self._pressing = False
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self.refresh)
        # The desk changes with the countdown: not while others are still being told of the state before.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        desk.changed.connect(self._follow_desk)
        desk.escaped.connect(self.postpone)
        presses.changed.connect(self._follow_press)
        link.stateChanged.connect(self._follow_link)
        link.described.connect(self._soon.start)

    @Slot()
    def postpone(self) -> None:
        """Not now: nobody is called by itself until the officer has pressed something."""
        if self._since is not None:
            self._postponed = True
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look what time it is."""
        wait = self._link.site.auto_call_seconds if self._link.site is not None else 0
        desk = self._desk.state
        if desk is None or not wait or not self._may_call(desk):
            self._stop()
            return
        if self._is_asking():
            self._stop()
            self._next.start(LOOK_AGAIN_MS)
            return
        now = self._monotonic()
        begins = self._since is None
        if self._since is None:
            self._since = now
        left = seconds_left(self._since, wait, now)
        if left:
            self._desk.count_down(left)
            self._tell_beginning(begins=begins)
            self._next.start(max(SOONEST_MS, round((self._since + wait - left + 1 - now) * 1000)))
        else:
            self._stop()
            self._press(callable_rows(desk.waiting)[0].number)

    def _tell_beginning(self, *, begins: bool) -> None:
        desk = self._desk.state
        if begins and desk is not None and isinstance(desk.visitor, EmptyProps):
            self.begun.emit(desk.visitor.headline)

    def _may_call(self, desk: DeskState) -> bool:
        return (
            is_idle(desk)
            and not self._postponed
            and self._presses.current is None
            and isinstance(self._link.state, Online)
        )

    def _press(self, number: str) -> None:
        # If the server refuses, it is for the officer to see why, not to be asked again and again.
        self._postponed = self._pressing = True
        self._desk.press(Action.NEXT)
        self._pressing = False
        self.called.emit(number)

    def _stop(self) -> None:
        self._since = None
        self._next.stop()
        self._desk.count_down(None)

    def _follow_desk(self, desk: DeskState | None) -> None:
        if desk is None or not isinstance(desk.visitor, EmptyProps):
            self._postponed = False
        self._soon.start()

    def _follow_press(self) -> None:
        if self._presses.current is not None and not self._pressing:
            self._postponed = False
        self._soon.start()

    def _follow_link(self, _state: LinkState) -> None:
        self._soon.start()
