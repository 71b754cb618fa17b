"""The visitor now at the counter: the number, as big as it can be."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from officer_console.viewmodels.visitor import EmptyProps, VisitorProps
from officer_console.views.action_button import ActionButton
from officer_console.views.elided_label import ElidedLabel
from officer_console.views.notice_bar import HEIGHT as NOTICE_PX
from officer_console.views.number_label import NumberLabel
from officer_console.views.repolish import set_property


class VisitorCard(QWidget):
    """Shows `VisitorProps` or, in their place, `EmptyProps`. A visitor who comes is told to screen readers."""

    def __init__(self, tools: Sequence[ActionButton], parent: QWidget | None = None) -> None:
        """`tools` stand beside the number while somebody is there."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._state = QLabel()
        self._state.setProperty("role", "state")
        self._class = QLabel()
        self._class.setProperty("role", "class")
        self._number = NumberLabel()
        self._service = ElidedLabel(lines=2)
        self._service.setProperty("role", "service")
        self._service.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._agency = ElidedLabel()
        self._agency.setProperty("rank", "soft")
        self._story = ElidedLabel()
        self._story.setProperty("rank", "soft")
        self._noted = ElidedLabel()
        self._goes_on = ElidedLabel()
        self._goes_on.setProperty("role", "goes_on")
        self._headline = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._headline.setProperty("role", "headline")
        self._detail = ElidedLabel(lines=2)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._detail.setProperty("rank", "soft")
        pages = QWidget()
        self._props: VisitorProps | EmptyProps | None = None
        self._stack = QStackedLayout(pages)
        self._visitor = self._build_visitor()
        self._stack.addWidget(self._visitor)
        self._stack.addWidget(self._build_empty())
        both = QGridLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(pages, 0, 0)
        self._tools = self._build_tools(tools)
        both.addWidget(self._tools, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

    def _build_tools(self, tools: Sequence[ActionButton]) -> QWidget:
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 10, 10, 0)
        column.setSpacing(6)
        for tool in tools:
            column.addWidget(tool)
        return beside

    def _build_visitor(self) -> QWidget:
        page = QWidget()
        marks = QHBoxLayout()
        marks.setSpacing(8)
        marks.addWidget(self._state)
        marks.addWidget(self._class)
        marks.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(22, 10, 22, 6)
        column.setSpacing(0)
        column.addLayout(marks)
        column.addStretch(1)
        column.addWidget(self._number)
        column.addStretch(1)
        column.addWidget(self._service)
        column.addSpacing(3)
        for line in (self._agency, self._story, self._noted, self._goes_on):
            column.addWidget(line)
        return page

    def _build_empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        # As much above as the notice takes below: the headline is in the middle of the frame around both.
        column.setContentsMargins(22, 8 + NOTICE_PX, 22, 8)
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
        if props == self._props:
            return
        self._props = props
        before = self.number
        match props:
            case VisitorProps():
                self._show_visitor(props)
                self._tools.show()
                self._stack.setCurrentIndex(0)
                if props.number != before:
                    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))
            case EmptyProps():
                self._tools.hide()
                self._headline.setText(props.headline)
                self._detail.setText(props.detail)
                self.setAccessibleName(f"{props.headline}. {props.detail}")
                self._stack.setCurrentIndex(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """On a low screen the agency goes first, then the size of the number, then half of a long service's name."""
        number, rest = self._number.text(), self._visitor.layout()
        self._service.set_lines(2)
        lines = max(1, len(self._service.shown.splitlines()))
        for level in range(5):
            self._service.set_lines(2 if level == 0 else lines if level < 4 else 1)
            self._agency.setVisible(level < 2)
            self._number.show_number(number, small=level >= 3)
            if rest is None or rest.totalMinimumSize().height() <= self.height():
                return

    def _show_visitor(self, props: VisitorProps) -> None:
        self._number.setText(props.number)
        self._state.setText(props.state_text)
        set_property(self._state, "state", props.state)
        self._class.setText(props.class_text)
        set_property(self._class, "priority", "yes" if props.priority else "no")
        self._service.setText(props.service)
        self._agency.setText(props.agency)
        self._story.setText(props.story)
        for label, text in ((self._noted, props.noted), (self._goes_on, props.goes_on)):
            label.setText(text)
            label.setVisible(bool(text))
        self._fit()
        self.setAccessibleName(
            f"{props.number}, {props.state_text}, {props.class_text}. {props.service}. "
            + ". ".join(part for part in (props.story, props.noted, props.goes_on) if part)
        )
