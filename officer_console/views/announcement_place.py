"""Where and when an announcement is for."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from officer_console.views.tick import Dot, Tick
from shared.wire.scalars import Code

translate = QCoreApplication.translate

HALF_PX: Final = 270
"""Names no wider than this stand in two columns."""
MOST_PX: Final = 94
"""Two rows and a half of zones: more are scrolled to, and it is seen that there are more."""


class ZoneChoice(QWidget):
    """The whole hall, or some of its zones."""

    edited = Signal()

    def __init__(self, zones: Sequence[tuple[Code, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.everywhere = Tick(translate("AnnouncementDialog", "Whole hall"))
        self.zones = {code: Tick(name) for code, name in zones}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        columns = 2 if all(box.sizeHint().width() <= HALF_PX for box in self.zones.values()) else 1
        for place, box in enumerate(self.zones.values()):
            grid.addWidget(box, place // columns, place % columns)
            box.clicked.connect(self._follow_zone)
        self.everywhere.clicked.connect(self._follow_all)
        self.everywhere.setChecked(True)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setFixedHeight(min(inside.sizeHint().height() + 2, MOST_PX))
        area.setFocusPolicy(self.focusPolicy())
        title = QLabel(translate("AnnouncementDialog", "Where"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (title, self.everywhere, area):
            column.addWidget(part)
        self.setVisible(bool(zones))

    @property
    def chosen(self) -> tuple[Code, ...]:
        """The zones marked; none for the whole hall."""
        return tuple(code for code, box in self.zones.items() if box.isChecked())

    def choose(self, codes: Iterable[Code]) -> None:
        """Mark these; none for the whole hall."""
        marked = set(codes)
        for code, box in self.zones.items():
            box.setChecked(code in marked)
        self.everywhere.setChecked(not self.chosen)

    def _follow_zone(self) -> None:
        self.everywhere.setChecked(not self.chosen)
        self.edited.emit()

    def _follow_all(self) -> None:
        self.choose(())
        self.edited.emit()


class TimeChoice(QWidget):
    """Now, or at a time of today."""

    edited = Signal()

    def __init__(self, time_format: str, suggested: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now = Dot(translate("AnnouncementDialog", "Now"))
        self.later = Dot(translate("AnnouncementDialog", "Today at"))
        self._shown = QTime(*suggested)
        self.time = QTimeEdit(self._shown)
        self.time.setDisplayFormat(time_format)
        self.time.setAccessibleName(translate("AnnouncementDialog", "Time of today"))
        self.time.setWrapping(True)
        self.time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.time.setFixedWidth(84)
        self._group = QButtonGroup(self)
        self._group.addButton(self.now)
        self._group.addButton(self.later)
        self.now.setChecked(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(QLabel(translate("AnnouncementDialog", "When")))
        row.addWidget(self.now)
        row.addWidget(self.later)
        row.addWidget(self.time)
        row.addStretch(1)
        self.now.toggled.connect(self.edited)
        self.time.timeChanged.connect(self._follow_time)

    @property
    def at(self) -> tuple[int, int] | None:
        """Hour and minute; None: now."""
        if self.now.isChecked():
            return None
        time = self.time.time()
        return time.hour(), time.minute()

    def choose(self, at: tuple[int, int] | None, suggested: tuple[int, int]) -> None:
        """Mark a time of today, or now."""
        (self.now if at is None else self.later).setChecked(True)
        self._shown = QTime(*(at or suggested))
        self.time.setTime(self._shown)

    def _follow_time(self, time: QTime) -> None:
        """Who sets a time wants it. Enter sends the same time once more."""
        if time != self._shown:
            self._shown = time
            self.later.setChecked(True)
            self.edited.emit()
