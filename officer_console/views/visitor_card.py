"""The visitor now at the counter: the number, as big as it can be."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from officer_console.viewmodels.desk_state import EmptyProps, VisitorProps
from officer_console.views.elided_label import ElidedLabel
from officer_console.views.repolish import set_property

SHORT: Final = 6
"""A-0123: longer numbers are set smaller, so that the longest of the pattern fits."""


class VisitorCard(QWidget):
    """Shows `VisitorProps` or, in their place, `EmptyProps`. A visitor who comes is told to screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._state = QLabel()
        self._state.setProperty("role", "state")
        self._class = QLabel()
        self._class.setProperty("role", "class")
        self._number = QLabel()
        self._number.setProperty("role", "number")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._service = ElidedLabel(lines=2)
        self._service.setProperty("role", "service")
        self._service.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._agency = ElidedLabel()
        self._agency.setProperty("rank", "soft")
        self._story = ElidedLabel()
        self._story.setProperty("rank", "soft")
        self._headline = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._headline.setProperty("role", "headline")
        self._detail = ElidedLabel(lines=2)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._detail.setProperty("rank", "soft")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._build_visitor())
        self._stack.addWidget(self._build_empty())

    def _build_visitor(self) -> QWidget:
        page = QWidget()
        marks = QHBoxLayout()
        marks.setSpacing(8)
        marks.addWidget(self._state)
        marks.addWidget(self._class)
        marks.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(22, 12, 22, 8)
        column.setSpacing(2)
        column.addLayout(marks)
        column.addStretch(1)
        column.addWidget(self._number)
        column.addStretch(1)
        column.addWidget(self._service)
        column.addSpacing(4)
        column.addWidget(self._agency)
        column.addWidget(self._story)
        return page

    def _build_empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(22, 12, 22, 8)
        column.addStretch(1)
        column.addWidget(self._headline)
        column.addSpacing(6)
        column.addWidget(self._detail)
        column.addStretch(1)
        return page

    @property
    def number(self) -> str:
        """The number shown; empty while nobody is at the counter."""
        return self._number.text() if self._stack.currentIndex() == 0 else ""

    @property
    def headline(self) -> str:
        """What is shown in a visitor's place; empty while one is at the counter."""
        return self._headline.text() if self._stack.currentIndex() == 1 else ""

    def show_props(self, props: VisitorProps | EmptyProps) -> None:
        """Show a visitor, or that there is none."""
        before = self.number
        match props:
            case VisitorProps():
                self._show_visitor(props)
                self._stack.setCurrentIndex(0)
                if props.number != before:
                    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))
            case EmptyProps():
                self._headline.setText(props.headline)
                self._detail.setText(props.detail)
                self.setAccessibleName(f"{props.headline}. {props.detail}")
                self._stack.setCurrentIndex(1)

    def _show_visitor(self, props: VisitorProps) -> None:
        self._number.setText(props.number)
        set_property(self._number, "length", "long" if len(props.number) > SHORT else "short")
        self._state.setText(props.state_text)
        set_property(self._state, "state", props.state)
        self._class.setText(props.class_text)
        set_property(self._class, "priority", "yes" if props.priority else "no")
        self._service.setText(props.service)
        self._agency.setText(props.agency)
        self._story.setText(props.story)
        self.setAccessibleName(
            f"{props.number}, {props.state_text}, {props.class_text}. {props.service}. {props.story}"
        )
