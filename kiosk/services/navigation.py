"""Moves the keyboard's focus: along the page, and in the direction of an arrow."""

from collections.abc import Iterator
from typing import Final, Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow

Direction = Literal["up", "down", "left", "right"]

_MOST: Final = 400
"""No page has so many controls: a chain that is longer has lost its way."""


class Navigation:
    """Focus within what is in front: the dialog while there is one, else the whole window."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window

    def step(self, *, forward: bool = True) -> None:
        """To the next control, and from the last to the first."""
        target = next(self._controls(forward=forward), None)
        if target is not None:
            target.forceActiveFocus(Qt.FocusReason.TabFocusReason)

    def move(self, direction: Direction) -> None:
        """To the nearest control in a direction; along the page where there is none."""
        here = self._window.activeFocusItem()
        controls = list(self._controls())
        if here is None or here not in controls:
            self.step(forward=direction in ("down", "right"))
            return
        start = _middle(here)
        ranked = sorted(
            (distance, number)
            for number, control in enumerate(controls)
            if control is not here and (distance := _distance(start, _middle(control), direction)) is not None
        )
        if ranked:
            controls[ranked[0][1]].forceActiveFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.step(forward=direction in ("down", "right"))

    def _controls(self, *, forward: bool = True) -> Iterator[QQuickItem]:
        """Every control from the one after the focus on, ending with the focused one itself."""
        start = self._window.activeFocusItem() or self._window.contentItem()
        scope = self._window.property("dialog")
        item = start
        for _ in range(_MOST):
            item = item.nextItemInFocusChain(forward)
            if item.inherits("QQuickAbstractButton") and _is_within(item, scope):
                yield item
            if item is start:
                return


def _is_within(item: QQuickItem, scope: object) -> bool:
    return not isinstance(scope, QQuickItem) or scope.isAncestorOf(item)


def _middle(item: QQuickItem) -> QPointF:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))


def _distance(start: QPointF, end: QPointF, direction: Direction) -> float | None:
    """How far it is, where what lies aside counts double; None for what is not in that direction."""
    across, along = end.x() - start.x(), end.y() - start.y()
    if direction in ("left", "right"):
        across, along = along, across
    if direction in ("up", "left"):
        along = -along
    return along + 2 * abs(across) if along > 1 and along > abs(across) / 3 else None
