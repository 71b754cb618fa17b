"""The bar over every page in which the officer is asked something by somebody else. It takes no key from the page.

It lies on the page's own bar for as long as the question stands, so that nothing under it moves.
"""

from typing import ClassVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from officer_console.viewmodels.asked import AskedProps, AskedViewModel
from officer_console.views.brand_bar import BAR_PX
from officer_console.views.elided_label import ElidedLabel
from officer_console.views.icons import icon_label
from officer_console.views.repolish import set_property

translate = QCoreApplication.translate


class AskedBar(QFrame):
    """Shows `AskedProps`, or takes no room. Its keys work in the whole window for as long as it is there."""

    ROLE: ClassVar = "asked"
    """What the style sheet knows it by."""

    def __init__(self, model: AskedViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._told = ""
        self.setProperty("role", self.ROLE)
        self._icon = icon_label(28, "hand-palm")
        self._text = self._words()
        self._text.setProperty("role", "title")
        self._detail = self._words()
        self._countdown = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._countdown.setProperty("role", "title")
        self.yes = QPushButton(autoDefault=True)
        self.yes.setProperty("rank", "primary")
        self.no = QPushButton(autoDefault=True)
        self._keys: list[QShortcut] = []
        for button, yes in ((self.yes, True), (self.no, False)):
            button.clicked.connect(lambda _checked=False, yes=yes: model.answer(yes=yes))
            key = QShortcut(self)
            key.setAutoRepeat(False)
            key.setContext(Qt.ShortcutContext.WindowShortcut)
            key.activated.connect(lambda yes=yes: model.answer(yes=yes))
            self._keys.append(key)
        self._lay_out()
        model.changed.connect(self._show)
        self._show(model.state)

    def _lay_out(self) -> None:
        self.setFixedHeight(BAR_PX)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._text)
        words.addWidget(self._detail)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 16, 4)
        row.setSpacing(14)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self._countdown)
        row.addWidget(self.yes)
        row.addWidget(self.no)

    def _words(self) -> QLabel:
        return ElidedLabel()

    def _is_out_of_reach(self) -> bool:
        """Whether a dialog is in front, which asks the same."""
        return QApplication.activeModalWidget() is not None

    @property
    def text(self) -> str:
        """The question and what is said with it; empty while there is none."""
        return f"{self._text.text()} {self._detail.text()} {self._countdown.text()}" if self._told else ""

    def _show(self, props: AskedProps | None) -> None:
        self.setVisible(props is not None)
        for key in self._keys:
            key.setEnabled(props is not None)
        self.raise_()
        if props is None:
            self._told = ""
            return
        self._text.setText(props.text)
        self._detail.setText(props.detail)
        self._detail.setAccessibleName(props.detail)
        self._countdown.setText(props.countdown)
        for button, key, label, name in (
            (self.yes, self._keys[0], props.yes, props.yes_key),
            (self.no, self._keys[1], props.no, props.no_key),
        ):
            button.setText(f"{label} ({name})")
            button.setAccessibleName(label)
            key.setKey(QKeySequence(name))
            set_property(button, "look", "pending" if props.pending else "ready")
        if props.told != self._told:
            self._told = props.told
            if not self._is_out_of_reach():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, props.told))
