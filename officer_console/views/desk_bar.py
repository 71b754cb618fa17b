"""The bar over the desk: which counter, whose lines, who sits here."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from officer_console.actions import Action
from officer_console.viewmodels.desk_state import DeskState
from officer_console.viewmodels.strip import strip_props
from officer_console.views.action_button import ActionButton
from officer_console.views.brand_bar import BAR_PX
from officer_console.views.dress import Dress
from officer_console.views.elided_label import ElidedLabel


class DeskBar(QFrame):
    """Shows a `DeskState`'s frame; pause and close are pressed here."""

    pressed = Signal(object)
    """The `Action` pressed."""

    def __init__(self, dress: Dress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._counter = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._counter.setProperty("role", "brand")
        self._about = ElidedLabel()
        self._about.setProperty("rank", "soft")
        self._figures = ElidedLabel()
        self._figures.setProperty("rank", "soft")
        self.buttons: Mapping[Action, ActionButton] = {
            Action.PAUSE: ActionButton("pause", dress, "bar"),
            Action.LEAVE: ActionButton("sign-out", dress, "bar"),
        }
        self.strip = ActionButton("arrows-in-simple", dress, "bar")
        self.announce = ActionButton("megaphone-simple", dress, "bar")
        self.setFixedHeight(BAR_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 16, 8)
        row.setSpacing(16)
        row.addWidget(self._counter)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addStretch(1)
        told.addWidget(self._about)
        told.addWidget(self._figures)
        told.addStretch(1)
        row.addLayout(told, 1)
        self.announce.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        row.addWidget(self.announce)
        self.strip.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        row.addWidget(self.strip)
        for action, button in self.buttons.items():
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked=False, action=action: self.pressed.emit(action))
            row.addWidget(button)

    @property
    def figures(self) -> str:
        """The officer's own day, as shown."""
        return self._figures.text()

    def show_state(self, state: DeskState) -> None:
        """Show the desk's frame."""
        self._counter.setText(state.counter)
        lines = ", ".join(state.queues)
        self._about.setText(f"{state.officer} · {state.zone} · {lines}")
        self._figures.setText(state.figures)
        self._figures.setVisible(bool(state.figures))
        self.strip.show_props(strip_props())
        self.buttons[Action.PAUSE].set_icon("play" if state.paused else "pause")
        for action, button in self.buttons.items():
            button.show_props(state.actions[action])
