"""The counter page: which counter to sit at."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from officer_console.actions import Action
from officer_console.viewmodels.changing_hands import WaitingProps
from officer_console.viewmodels.counters import CountersViewModel
from officer_console.viewmodels.counters_state import CounterChoice, CountersState
from officer_console.viewmodels.login import LoginViewModel
from officer_console.views.counter_delegate import ROW_PX, ChoiceRole, CounterDelegate
from officer_console.views.counter_questions import ask
from officer_console.views.dress import Dress
from officer_console.views.notice_bar import NoticeBar
from officer_console.views.repolish import set_property
from officer_console.views.waiting_card import WaitingCard

translate = QCoreApplication.translate

CARD_PX: Final = 680
SIDE_PX: Final = 32
MOST_ROWS: Final = 6
FRAME_PX: Final = 4


class CounterList(QListWidget):
    """As high as its rows where there is room for them, up to six; it shrinks before anything beside it does."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), ROW_PX * min(max(self.count(), 1), MOST_ROWS) + FRAME_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), ROW_PX * min(max(self.count(), 1), 2) + FRAME_PX)


class CounterPage(QWidget):
    """Renders a `CountersState`. Enter or a double click takes the marked counter; Esc asks no more for one."""

    def __init__(
        self, model: CountersViewModel, login: LoginViewModel, dress: Dress, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._title = QLabel()
        self._title.setProperty("role", "headline")
        self._lead = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._lead.setProperty("rank", "soft")
        self.counters = CounterList()
        self.counters.setItemDelegate(CounterDelegate(dress, self.counters))
        self.counters.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.waiting = WaitingCard(CARD_PX - 2 * SIDE_PX)
        self.notice = NoticeBar()
        self.submit = QPushButton(autoDefault=True)
        self.submit.setProperty("rank", "primary")
        self.submit.setMinimumHeight(48)
        self.leave = QPushButton(autoDefault=True)
        self.take_over = QPushButton(autoDefault=True)
        self.take_over.setProperty("rank", "primary")
        self.withdraw = QPushButton(autoDefault=False)
        for button in (self.leave, self.take_over, self.withdraw):
            button.setMinimumHeight(48)
        self._lay_out()
        self.counters.itemActivated.connect(self._take)
        self.submit.clicked.connect(self._take)
        self.leave.clicked.connect(login.log_out)
        self.take_over.clicked.connect(model.take_over)
        self.withdraw.clicked.connect(model.withdraw)
        self.notice.taken.connect(model.take_up)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(model.escape)
        model.changed.connect(self._show)
        model.asked.connect(lambda question: ask(question, model, self))
        self._retranslate()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        card.setFixedWidth(CARD_PX)
        buttons = QHBoxLayout()
        buttons.addWidget(self.leave)
        buttons.addWidget(self.withdraw)
        buttons.addStretch(1)
        buttons.addWidget(self.submit)
        buttons.addWidget(self.take_over)
        column = QVBoxLayout(card)
        column.setContentsMargins(SIDE_PX, 26, SIDE_PX, 26)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._lead)
        column.addWidget(self.counters)
        column.addWidget(self.waiting)
        column.addSpacing(6)
        column.addLayout(buttons)
        self.notice.setFixedWidth(card.width())
        page = QVBoxLayout(self)
        page.setSpacing(14)
        page.addStretch(1)
        page.addWidget(card, alignment=Qt.AlignmentFlag.AlignHCenter)
        page.addWidget(self.notice, alignment=Qt.AlignmentFlag.AlignHCenter)
        page.addStretch(1)
        QWidget.setTabOrder(self.counters, self.submit)
        QWidget.setTabOrder(self.submit, self.leave)
        QWidget.setTabOrder(self.leave, self.withdraw)
        QWidget.setTabOrder(self.withdraw, self.take_over)

    def focus(self) -> None:
        """The page has come up: Enter takes the counter that is marked."""
        if self._model.state is not None:
            self._mark(self._model.state.preferred)
        wanted = (self.counters, self.withdraw, self.leave)
        next(part for part in wanted if part.isVisible()).setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._show(self._model.state)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            # Qt tells screen readers that the lines of a hidden list are shown.
            self.counters.clear()
        super().hideEvent(event)

    def _take(self) -> None:
        item = self.counters.currentItem()
        if item is not None:
            self._model.take(item.data(ChoiceRole).code)

    def _show(self, state: CountersState | None) -> None:
        if state is None or not self.isVisible():
            self.counters.clear()
            return
        welcome = translate("CounterPage", "Welcome, {officer}.").format(officer=state.officer)
        self._lead.setText(f"{welcome} {state.advice}".rstrip())
        # A card that is centred is not asked how high its texts get at its width.
        self._lead.setMinimumHeight(self._lead.heightForWidth(CARD_PX - 2 * SIDE_PX))
        self._title.setText(_title(state))
        self._show_parts(state)
        if [choice.code for choice in state.choices] != self._codes():
            self.counters.clear()
            for _ in state.choices:
                self.counters.addItem(QListWidgetItem())
            self._fill(state.choices)
            self._mark(state.preferred)
        else:
            self._fill(state.choices)
        self.submit.setText(
            translate("CounterPage", "Taking …") if state.taking else translate("CounterPage", "Take counter")
        )
        self.notice.show_props(state.notice)

    def _show_parts(self, state: CountersState) -> None:
        """The counters, or the asking for one. The focus goes to what has come, so that no key is lost."""
        waiting = state.waiting
        focused = self.focusWidget()
        asked = waiting is not None and not self.waiting.isVisible()
        chosen = waiting is None and self.waiting.isVisible()
        self.waiting.show_props(waiting)
        self._lead.setVisible(waiting is None)
        self.leave.setVisible(waiting is None)
        for part in (self.counters, self.submit):
            part.setVisible(waiting is None and not state.advice)
        for part in (self.withdraw, self.take_over):
            part.setVisible(waiting is not None)
        if waiting is not None:
            set_property(self.take_over, "look", _look(waiting, Action.TAKE_OVER, ready=waiting.ready))
            set_property(self.withdraw, "look", _look(waiting, Action.WITHDRAW, ready=True))
            self.take_over.setToolTip("" if waiting.ready else waiting.countdown)
        if asked and focused in (self.counters, self.submit, self.leave):
            self.withdraw.setFocus(Qt.FocusReason.OtherFocusReason)
        elif chosen and focused in (self.withdraw, self.take_over):
            self.counters.setFocus(Qt.FocusReason.OtherFocusReason)

    def _codes(self) -> list[str]:
        return [self.counters.item(line).data(ChoiceRole).code for line in range(self.counters.count())]

    def _fill(self, choices: tuple[CounterChoice, ...]) -> None:
        for line, choice in enumerate(choices):
            item = self.counters.item(line)
            item.setData(ChoiceRole, choice)
            item.setToolTip(choice.queues)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{choice.name}, {choice.status}, {choice.zone}, {choice.queues}"
            )
        self.counters.updateGeometry()

    def _mark(self, code: str | None) -> None:
        codes = self._codes()
        self.counters.setCurrentRow(codes.index(code) if code in codes else 0)

    def _retranslate(self) -> None:
        self.counters.setAccessibleName(translate("CounterPage", "Your counters"))
        self.leave.setText(translate("CounterPage", "Log out"))
        self.submit.setText(translate("CounterPage", "Take counter"))
        self.withdraw.setText(translate("CounterPage", "Ask no more (Esc)"))
        self.take_over.setText(translate("CounterPage", "Take over"))
        self._show(self._model.state)


def _title(state: CountersState) -> str:
    if state.waiting is not None:
        return state.waiting.headline
    return translate("CounterPage", "You are logged in") if state.advice else translate("CounterPage", "Which counter?")


def _look(waiting: WaitingProps, action: Action, *, ready: bool) -> str:
    return "pending" if waiting.pending is action else "ready" if ready else "blocked"
