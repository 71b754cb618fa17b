"""The strip: a few centimetres of console that stay in sight beside the agency's own application."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from officer_console.actions import KEYS, STRIP, Action
from officer_console.services.strip_place import StripPlace
from officer_console.viewmodels.asked import AskedProps, AskedViewModel
from officer_console.viewmodels.desk import DeskViewModel
from officer_console.viewmodels.desk_state import DeskState
from officer_console.viewmodels.questions import Question
from officer_console.viewmodels.rows import TicketRow
from officer_console.viewmodels.session import SessionState, SessionViewModel
from officer_console.viewmodels.strip import (
    STRIP_ACTIONS,
    StripState,
    UndoHint,
    derive_strip,
    derive_undo_hint,
    window_props,
)
from officer_console.viewmodels.wording import state_name
from officer_console.views.asked_bar import AskedBar
from officer_console.views.desk_buttons import ICONS
from officer_console.views.dress import Dress
from officer_console.views.elided_label import ElidedLabel
from officer_console.views.floating_bar import FloatingBar
from officer_console.views.icons import icon_label
from officer_console.views.notice_bar import NoticeBar
from officer_console.views.questions import ask
from officer_console.views.repolish import set_property
from officer_console.views.strip_button import StripButton
from shared.wire.scalars import Moment

translate = QCoreApplication.translate

NOTICE_PX: Final = 50
NUMBER_PX: Final = 118
SIGN_GAP_PX: Final = 5
SHORT: Final = 5
"""A-001: longer numbers are set smaller."""

_ICONS: Final = {**ICONS, Action.PAUSE: "pause"}


class Strip(FloatingBar):
    """Renders the same desk as the full window, and hands presses to the same view model."""

    full_wanted = Signal()
    """The officer wants the full window back."""

    def __init__(
        self, desk: DeskViewModel, session: SessionViewModel, asked: AskedViewModel, place: StripPlace, dress: Dress
    ) -> None:
        super().__init__(place)
        self._desk = desk
        self._session = session
        self._state: StripState | None = None
        self._hint: UndoHint | None = None
        self._fresh = QTimer(self, singleShot=True)
        self._fresh.timeout.connect(self._follow_time)
        self.frame.setProperty("role", "strip")
        self._grip = icon_label(18, "dots-six-vertical")
        self._counter = ElidedLabel()
        self._counter.setProperty("rank", "soft")
        self._number = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._number.setProperty("role", "strip-number")
        self._headline = ElidedLabel()
        self._headline.setProperty("role", "strip-headline")
        self._sign = icon_label(14, ICONS[Action.UNDO])
        self._sign.hide()
        self._queue = ElidedLabel()
        self._queue.setProperty("role", "strip-queue")
        self.notice = NoticeBar()
        self.notice.setFixedHeight(NOTICE_PX)
        self.asked = AskedBar(asked)
        self.buttons: dict[Action, StripButton] = {
            action: StripButton(_ICONS[action], dress, "primary" if action is Action.NEXT else "plain")
            for action in STRIP_ACTIONS
        }
        self.full = StripButton("arrows-out-simple", dress)
        self._headline.installEventFilter(self)
        self._lay_out()
        self._connect(asked)

    def _lay_out(self) -> None:
        self._number.setFixedWidth(NUMBER_PX)
        self._counter.setFixedWidth(NUMBER_PX)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(self._counter)
        who.addWidget(self._number, 1)
        self._who = QWidget()
        self._who.setLayout(who)
        who.setContentsMargins(0, 0, 0, 0)
        what = QVBoxLayout()
        what.setSpacing(4)
        what.addStretch(1)
        what.addWidget(self._headline)
        line = QHBoxLayout()
        line.setSpacing(SIGN_GAP_PX)
        line.addWidget(self._sign)
        line.addWidget(self._queue, 1)
        what.addLayout(line)
        what.addStretch(1)
        for label in (self._headline, self._queue):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self.frame)
        row.setContentsMargins(4, 5, 6, 5)
        row.setSpacing(3)
        row.addWidget(self._grip)
        row.addWidget(self._who)
        row.addLayout(what, 1)
        row.addSpacing(4)
        for button in (*self.buttons.values(), self.full):
            row.addWidget(button)
        inside = self.notice.layout()
        if inside is not None:
            inside.setContentsMargins(14, 3, 8, 3)
        told = QVBoxLayout(self.told)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(0)
        told.addWidget(self.asked)
        told.addWidget(self.notice)
        self.notice.hide()
        self._fit()

    def _connect(self, asked: AskedViewModel) -> None:
        for action, key in KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda action=action: self._press_by_key(action))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._desk.escape)
        QShortcut(QKeySequence(STRIP), self).activated.connect(self.full_wanted)
        self.full.clicked.connect(self.full_wanted)
        for action, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, action=action: self._press(action))
        self.notice.taken.connect(self._desk.take_up)
        self._desk.changed.connect(self._show)
        self._desk.asked.connect(self._ask)
        self._session.changed.connect(self._follow_session)
        asked.changed.connect(self._follow_question)

    # --- what is on it

    @property
    def state(self) -> StripState | None:
        """What is shown."""
        return self._state

    @property
    def line(self) -> str:
        """The second line, as it can be read."""
        return self._queue.shown

    @property
    def number(self) -> str:
        """The number shown; empty while nobody is at the counter."""
        return self._number.text()

    def _follow_session(self, _state: SessionState) -> None:
        self._show(self._desk.state)

    def _follow_time(self) -> None:
        self._show(self._desk.state)

    def _follow_question(self, _asked: AskedProps | None) -> None:
        # The bar has followed before: it was made first.
        self._fit()

    def _show(self, desk: DeskState | None) -> None:
        # Out of sight it costs the full window nothing.
        if desk is None or not self.isVisible():
            return
        connection, now = self._session.state.connection, self._desk.now()
        self._show_hint(derive_undo_hint(desk, connection, now), now)
        state = derive_strip(desk, connection)
        if state == self._state:
            return
        before, self._state = self._state, state
        self._counter.setText(state.counter)
        self._number.setText(state.number)
        self._who.setVisible(bool(state.number))
        set_property(self._number, "length", "long" if len(state.number) > SHORT else "short")
        self._headline.setText(state.headline)
        set_property(self.frame, "mood", state.mood)
        for action, button in self.buttons.items():
            button.show_props(state.actions[action])
        self.buttons[Action.PAUSE].set_icon("play" if desk.paused else "pause")
        self.full.show_props(window_props())
        self.notice.show_props(state.notice)
        self.notice.setVisible(state.notice is not None)
        self._fit()
        self._show_queue()
        self.setWindowTitle(" · ".join(part for part in (state.counter, state.number, state.headline) if part))
        self.setAccessibleName(state.spoken)
        if self.isVisible() and state.number and (before is None or before.number != state.number):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, state.spoken))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The words have another room when a number comes or goes."""
        if watched is self._headline and event.type() is QEvent.Type.Resize and self._hint is not None:
            self._show_queue()
        return super().eventFilter(watched, event)

    def _show_hint(self, hint: UndoHint | None, now: Moment) -> None:
        if hint == self._hint:
            return
        self._hint = hint
        if hint is not None:
            self._fresh.start(hint.until - now)
        self._show_queue()

    def _show_queue(self) -> None:
        """Or what undo takes back, in as many words as there is room for."""
        self._sign.setVisible(self._hint is not None)
        if self._hint is None:
            self._queue.setText(self._state.queue if self._state is not None else "")
            self._queue.setToolTip("")
            return
        room = self._headline.width() - self._sign.sizeHint().width() - SIGN_GAP_PX
        words = self._queue.fontMetrics()
        texts = self._hint.texts
        self._queue.setText(next((text for text in texts if words.horizontalAdvance(text) <= room), texts[-1]))
        self._queue.setToolTip(texts[0])

    def _fit(self) -> None:
        self.grow(sum(part.height() for part in (self.asked, self.notice) if not part.isHidden()))

    # --- what the officer does

    def _press_by_key(self, action: Action) -> None:
        if action in self.buttons:
            self.buttons[action].strike()
        else:
            self._press(action)

    def _press(self, action: Action) -> None:
        desk = self._desk.state
        against = desk.actions[action].obstacle if desk is not None else None
        if desk is not None and action is Action.RETURN and against == "choose_aside" and desk.aside:
            self._choose_returning(desk.aside)
        else:
            self._desk.press(action)

    def _choose_returning(self, rows: tuple[TicketRow, ...]) -> None:
        """The strip has no table to choose from."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for row in rows:
            item = menu.addAction(f"{row.number} · {state_name(row.state)} · {row.service}")
            item.triggered.connect(lambda _checked=False, row=row: self._return(row))
        menu.setActiveAction(menu.actions()[0])
        button = self.buttons[Action.RETURN]
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _return(self, row: TicketRow) -> None:
        self._desk.choose_aside(row.id)
        self._desk.press(Action.RETURN)

    def _ask(self, question: Question) -> None:
        if self.isVisible():
            ask(question, self._desk, self)

    def focus(self) -> None:
        """The strip has come up: Enter calls the next one."""
        self.buttons[Action.NEXT].setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Qt

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self._show(self._desk.state)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        # What it has asked is of no meaning to the page that comes up in its place.
        if not event.spontaneous():
            for dialog in self.findChildren(QDialog):
                dialog.reject()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._state = None
            self._show(self._desk.state)
        super().changeEvent(event)
