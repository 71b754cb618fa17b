"""The desk: the visitor and the keys on the left, who waits and who stepped aside on the right."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from officer_console.actions import KEYS, Action
from officer_console.models.columns import aside_columns, waiting_columns
from officer_console.models.tickets import TicketTable
from officer_console.viewmodels.desk import DeskViewModel
from officer_console.viewmodels.desk_state import DeskState
from officer_console.viewmodels.questions import Question
from officer_console.viewmodels.visitor import EmptyProps
from officer_console.viewmodels.wording import class_name, duration, state_name
from officer_console.views.desk_bar import DeskBar
from officer_console.views.desk_buttons import FREQUENT, SELDOM, TOOLS, make_buttons
from officer_console.views.dress import Dress
from officer_console.views.notice_bar import NoticeBar
from officer_console.views.questions import ask
from officer_console.views.repolish import set_property
from officer_console.views.table_card import TableCard
from officer_console.views.ticket_view import TicketView
from officer_console.views.visitor_card import VisitorCard

translate = QCoreApplication.translate

LEFT_PX: Final = 540


class DeskPage(QWidget):
    """Renders a `DeskState` and hands presses to the view model."""

    def __init__(self, model: DeskViewModel, dress: Dress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.bar = DeskBar(dress)
        self._frame = QFrame()
        self.notice = NoticeBar(model.now)
        self.buttons = make_buttons(dress)
        self.card = VisitorCard([self.buttons[action] for action in TOOLS])
        self.waiting_model = TicketTable(waiting_columns(model.hour), self)
        self.aside_model = TicketTable(aside_columns(model.hour), self)
        waiting = TicketView(self.waiting_model, dress, numbered=True, number=0, stretch=1, pill=2)
        aside = TicketView(self.aside_model, dress, numbered=False, number=0, stretch=1, pill=2)
        self.waiting = TableCard(waiting, [self.buttons[Action.CALL_CHOSEN]])
        self.aside = TableCard(aside, [self.buttons[Action.RETURN], self.buttons[Action.UNDO_NO_SHOW]])
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        visit = QGridLayout()
        visit.setSpacing(8)
        visit.addWidget(self.buttons[Action.NEXT], 0, 0, 1, 2)
        for place, action in enumerate(FREQUENT):
            visit.addWidget(self.buttons[action], 1 + place // 2, place % 2)
        self._frame.setProperty("role", "card")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.card, 1)
        inside.addWidget(self.notice)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self._frame, 1)
        left.addLayout(visit)
        left.addWidget(self.buttons[Action.UNDO])
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.waiting, 5)
        right.addWidget(self.aside, 3)
        seldom = QHBoxLayout()
        seldom.setSpacing(8)
        for action in SELDOM:
            seldom.addWidget(self.buttons[action])
        right.addLayout(seldom)
        column = QWidget()
        column.setFixedWidth(LEFT_PX)
        column.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        body = QHBoxLayout()
        body.setContentsMargins(18, 12, 18, 10)
        body.setSpacing(20)
        body.addWidget(column)
        body.addLayout(right, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.bar)
        page.addLayout(body, 1)
        tabs: tuple[QWidget, ...] = (
            *(self.buttons[action] for action in (Action.NEXT, *FREQUENT, Action.UNDO, *TOOLS)),
            self.notice.button,
            self.buttons[Action.CALL_CHOSEN],
            self.waiting.view,
            self.buttons[Action.RETURN],
            self.buttons[Action.UNDO_NO_SHOW],
            self.aside.view,
            *(self.buttons[action] for action in SELDOM),
            self.bar.announce,
            self.bar.strip,
            *self.bar.buttons.values(),
        )
        for one, other in pairwise(tabs):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        for action, key in KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self)
            # A key held down is one press. Keys work while the page is shown, wherever the focus is.
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda action=action: self._press_by_key(action))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self._model.escape)
        for action, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, action=action: self._model.press(action))
        self.bar.pressed.connect(self._model.press)
        self.notice.taken.connect(self._model.take_up)
        self.waiting.view.marked.connect(self._model.choose)
        self.waiting.view.acted.connect(lambda: self._model.press(Action.CALL_CHOSEN))
        self.aside.view.marked.connect(self._model.choose_aside)
        self.aside.view.acted.connect(lambda: self._model.press(Action.RETURN))
        self._model.changed.connect(self._show)
        self._model.ticked.connect(self._follow_clock)
        self._model.asked.connect(self._ask)

    def focus(self) -> None:
        """The page has come up: Enter calls the next one."""
        self.buttons[Action.NEXT].setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _ask(self, question: Question) -> None:
        # While the strip is in its place, the strip asks.
        if self.isVisible():
            ask(question, self._model, self)

    def _press_by_key(self, action: Action) -> None:
        (self.buttons.get(action) or self.bar.buttons[action]).strike()

    def _show(self, state: DeskState | None) -> None:
        if state is None:
            return
        self.bar.show_state(state)
        set_property(self._frame, "mood", "paused" if state.paused else "open")
        if isinstance(state.visitor, EmptyProps) and any(self.buttons[tool].hasFocus() for tool in TOOLS):
            # They go with the visitor; Qt would hand the focus to a neighbour, and Space would do something else.
            self.focus()
        self.card.show_props(state.visitor)
        self.notice.show_props(state.notice)
        for action, button in self.buttons.items():
            button.show_props(state.actions[action])
        self._follow_clock(self._model.now())
        self.waiting_model.set_rows(state.waiting)
        self.aside_model.set_rows(state.aside)
        self._show_titles()

    def _show_titles(self) -> None:
        self.waiting.show_title(
            translate("DeskPage", "Waiting"),
            self.waiting_model.rowCount(),
            translate("DeskPage", "Nobody is waiting for this counter."),
        )
        self.aside.show_title(
            translate("DeskPage", "On hold, no-show"),
            self.aside_model.rowCount(),
            translate("DeskPage", "Nobody is on hold or absent."),
        )

    def _follow_clock(self, now: int) -> None:
        self.waiting_model.set_now(now)
        self.aside_model.set_now(now)

    def _retranslate(self) -> None:
        priority = class_name(priority=True)
        hours = duration(9 * 3_600_000 + 59 * 60_000)
        self.waiting.view.set_widest(("AAA-K0000", "", priority, hours, "00.00"))
        states = max(state_name("held"), state_name("no_show"), key=len)
        self.aside.view.set_widest(("AAA-K0000", "", priority, states, "00.00"))
        self._show_titles()
