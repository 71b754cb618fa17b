"""Asks why a counter pauses, and until when."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTime, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QTimeEdit, QVBoxLayout, QWidget

from officer_console.viewmodels.pausing import OPEN_END, AtHour, InMinutes, PauseEnd
from officer_console.views.message_label import MessageLabel
from officer_console.views.reason_dialog import ReasonDialog
from officer_console.views.tick import Dot

translate = QCoreApplication.translate

MINUTES: Final = (5, 10, 15, 30, 45, 60)
COLUMNS: Final = 4


class EndChoice(QWidget):
    """No end, so many minutes, or a time of today."""

    edited = Signal()

    def __init__(self, suggested: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(translate("PauseDialog", "Until when?"))
        self.open = Dot(translate("PauseDialog", "Until I resume"))
        self.minutes = {minutes: Dot(translate("PauseDialog", "%n min", None, minutes)) for minutes in MINUTES}
        self.at = Dot(translate("PauseDialog", "Until"))
        self.time = QTimeEdit(QTime(*suggested))
        self.time.setDisplayFormat(translate("PauseDialog", "HH:mm", "24-hour clock"))
        self.time.setAccessibleName(translate("PauseDialog", "Time at which the pause ends"))
        self.time.setWrapping(True)
        self.time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.time.setFixedWidth(84)
        group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setVerticalSpacing(2)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)
        clock = QHBoxLayout()
        clock.addWidget(self.at)
        clock.addWidget(self.time)
        clock.addStretch(1)
        grid.addWidget(title, 0, 0, 1, COLUMNS)
        grid.addWidget(self.open, 1, 0, 1, COLUMNS // 2)
        grid.addLayout(clock, 1, COLUMNS // 2, 1, COLUMNS // 2)
        for place, box in enumerate(self.minutes.values()):
            grid.addWidget(box, 2 + place // COLUMNS, place % COLUMNS)
        for box in (self.open, *self.minutes.values(), self.at):
            group.addButton(box)
            box.clicked.connect(self.edited)
        self.open.setChecked(True)
        self.time.timeChanged.connect(self._follow_time)

    @property
    def end(self) -> PauseEnd:
        """What is marked."""
        if self.at.isChecked():
            return AtHour(self.time.time().hour(), self.time.time().minute())
        for minutes, box in self.minutes.items():
            if box.isChecked():
                return InMinutes(minutes)
        return OPEN_END

    def _follow_time(self) -> None:
        """Who sets a time wants it."""
        self.at.setChecked(True)
        self.edited.emit()


class PauseDialog(ReasonDialog):
    """Enter pauses for the marked reason until the marked time."""

    paused = Signal(str, object)
    """The reason and the `PauseEnd`."""

    def __init__(self, time_of_day: Callable[[], tuple[int, int]], parent: QWidget | None = None) -> None:
        """`time_of_day`: the hour and minute at the site, whenever it is asked."""
        super().__init__(
            translate("Questions", "Pause the counter"),
            translate("Questions", "Why? Your colleagues and the supervisor see it."),
            (
                translate("Questions", "Rest"),
                translate("Questions", "Prayer"),
                translate("Questions", "Meal"),
                translate("Questions", "Meeting"),
                translate("Questions", "In the archive"),
                translate("Questions", "System trouble"),
                translate("Questions", "Consultation with a colleague"),
            ),
            translate("Questions", "Pause"),
            parent,
        )
        self._time_of_day = time_of_day
        self.end = EndChoice(_soon(*time_of_day()))
        self.trouble = MessageLabel()
        self.trouble.setMinimumHeight(0)
        self.trouble.hide()
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            below = column.indexOf(self.buttons)
            column.insertWidget(below, self.end)
            column.insertWidget(below + 1, self.trouble)
        for one, other in ((self.words, self.end.open), (self.end.time, self.buttons)):
            QWidget.setTabOrder(one, other)
        self.end.edited.connect(lambda: self._say(""))
        self.answered.connect(lambda reason: self.paused.emit(reason, self.end.end))

    def accept(self) -> None:
        match self.end.end:
            case AtHour(hour=hour, minute=minute) if (hour, minute) <= self._time_of_day():
                self._say(translate("PauseDialog", "That time has passed. Choose a later one of today."))
                self.end.time.setFocus()
            case _:
                super().accept()

    def _say(self, text: str) -> None:
        self.trouble.say(text)
        self.trouble.setVisible(bool(text))
        self.adjustSize()


def _soon(hour: int, minute: int) -> tuple[int, int]:
    """The second next quarter of an hour, still of today."""
    quarters = min((hour * 60 + minute) // 15 + 2, 24 * 4 - 1)
    return quarters // 4, quarters % 4 * 15
