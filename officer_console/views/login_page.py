"""The login page: officer code and password, nothing else."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from officer_console.viewmodels.login import LoginState, LoginViewModel
from officer_console.views.message_label import MessageLabel
from officer_console.views.repolish import set_property

translate = QCoreApplication.translate

ANSWER_PX: Final = 44
"""Of the buttons below the message. Their room is always there: nothing jumps."""


class LoginPage(QWidget):
    """Renders a `LoginState`. Enter in either field logs in."""

    def __init__(self, model: LoginViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._site = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._site.setProperty("rank", "soft")
        self._title = QLabel()
        self._title.setProperty("role", "headline")
        self._officer_label = QLabel()
        self.officer = QLineEdit(maxLength=64)
        self.officer.setText(model.last_officer)
        self._officer_label.setBuddy(self.officer)
        self._password_label = QLabel()
        self.password = QLineEdit(maxLength=256, echoMode=QLineEdit.EchoMode.Password)
        self._password_label.setBuddy(self.password)
        self.message = MessageLabel()
        self.submit = QPushButton(autoDefault=True)
        self.submit.setProperty("rank", "primary")
        self.submit.setMinimumHeight(48)
        self.yes = QPushButton(autoDefault=True)
        self.yes.setProperty("rank", "primary")
        self.no = QPushButton(autoDefault=False)
        for button in (self.yes, self.no):
            button.setMinimumHeight(ANSWER_PX)
        self._lay_out()
        self.yes.clicked.connect(model.log_in_here)
        self.no.clicked.connect(model.escape)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(model.escape)
        self.officer.returnPressed.connect(self._log_in)
        self.password.returnPressed.connect(self._log_in)
        self.submit.clicked.connect(self._log_in)
        model.changed.connect(self._show)
        self._retranslate()
        self._show(model.state)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        card.setFixedWidth(460)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 28, 32, 32)
        column.setSpacing(6)
        column.addWidget(self._site)
        column.addWidget(self._title)
        column.addSpacing(14)
        column.addWidget(self._officer_label)
        column.addWidget(self.officer)
        column.addSpacing(8)
        column.addWidget(self._password_label)
        column.addWidget(self.password)
        column.addSpacing(10)
        column.addWidget(self.submit)
        self.message.setFixedWidth(card.width())
        page = QVBoxLayout(self)
        page.setSpacing(14)
        page.addStretch(1)
        page.addWidget(card, alignment=Qt.AlignmentFlag.AlignHCenter)
        page.addWidget(self.message, alignment=Qt.AlignmentFlag.AlignHCenter)
        kept = QWidget()
        kept.setFixedHeight(ANSWER_PX)
        answers = QHBoxLayout(kept)
        answers.setContentsMargins(0, 0, 0, 0)
        answers.setSpacing(10)
        answers.addStretch(1)
        answers.addWidget(self.no)
        answers.addWidget(self.yes)
        answers.addStretch(1)
        page.addWidget(kept)
        page.addStretch(1)

    def focus(self) -> None:
        """The page has come up: the first empty field takes what is typed."""
        self.password.clear()
        first = self.password if self.officer.text() else self.officer
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _log_in(self) -> None:
        self._model.log_in(self.officer.text(), self.password.text())

    def _show(self, state: LoginState) -> None:
        refused = self.password.isReadOnly() and not state.busy and bool(state.message)
        self._site.setText(state.site)
        self.message.say(state.message)
        self.submit.setText(translate("LoginPage", "Checking …") if state.busy else translate("LoginPage", "Log in"))
        set_property(self.submit, "look", "pending" if state.busy else "ready")
        # Read-only rather than disabled: the focus stays where the officer typed.
        self.officer.setReadOnly(state.busy)
        self.password.setReadOnly(state.busy)
        self.yes.setText(state.yes or translate("Login", "Log in here"))
        self.no.setText(state.no or translate("Login", "Cancel (Esc)"))
        asked = bool(state.yes) and not self.yes.isVisible()
        waits = bool(state.no) and not state.yes and self.yes.isVisible()
        self.yes.setVisible(bool(state.yes))
        self.no.setVisible(bool(state.no))
        if asked:
            self.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        elif waits:
            self.no.setFocus(Qt.FocusReason.OtherFocusReason)
        elif refused:
            # What is typed next replaces what was wrong.
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
            self.password.selectAll()

    def _retranslate(self) -> None:
        self._title.setText(translate("LoginPage", "Officer login"))
        self._officer_label.setText(translate("LoginPage", "&Officer code"))
        self._password_label.setText(translate("LoginPage", "&Password"))
        self.officer.setAccessibleName(translate("LoginPage", "Officer code"))
        self.password.setAccessibleName(translate("LoginPage", "Password"))
        self._show(self._model.state)
