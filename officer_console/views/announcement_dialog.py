"""What a supervisor has said in the hall: the form on the left, today's announcements on the right."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from officer_console.viewmodels.announcement_props import AnnouncementsState, Draft
from officer_console.viewmodels.announcements import AnnouncementsViewModel
from officer_console.views.announcement_list import AnnouncementList
from officer_console.views.announcement_place import TimeChoice, ZoneChoice
from officer_console.views.announcement_text import AnnouncementText
from officer_console.views.dress import Dress
from officer_console.views.message_label import MessageLabel
from officer_console.views.repolish import set_property

translate = QCoreApplication.translate

SIZE: Final = (1080, 640)
FORM_PX: Final = 560


class AnnouncementDialog(QDialog):
    """Ctrl+Enter announces; Enter alone only where a button has the focus: nothing is said in the hall by mistake."""

    def __init__(
        self, model: AnnouncementsViewModel, state: AnnouncementsState, dress: Dress, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        title = translate("AnnouncementDialog", "Announcements")
        self.setWindowTitle(title)
        self.resize(*SIZE)
        self._heading = QLabel(translate("AnnouncementDialog", "New announcement"))
        self._heading.setProperty("role", "title")
        self._lead = QLabel(
            translate("AnnouncementDialog", "It is shown and spoken on the displays; no names, no NIK."), wordWrap=True
        )
        self._lead.setProperty("rank", "soft")
        self.text = AnnouncementText(translate("AnnouncementDialog", "Text in Indonesian"))
        self.text_en = AnnouncementText(translate("AnnouncementDialog", "Text in English (optional)"))
        self.zones = ZoneChoice(state.zones)
        self.time = TimeChoice(translate("AnnouncementDialog", "HH:mm", "24-hour clock"), model.suggest_time())
        self.message = MessageLabel()
        self.announce = QPushButton()
        set_property(self.announce, "rank", "primary")
        self.leave = QPushButton(translate("AnnouncementDialog", "Close (Esc)"))
        self.announcements = AnnouncementList(dress)
        self._lay_out()
        self._fill(state.draft)
        self._connect()
        self._show(state)
        self.text.setFocus()

    def _lay_out(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(10)
        for part in (self._heading, self._lead, self.text, self.text_en, self.zones, self.time):
            form.addWidget(part)
        form.addStretch(1)
        form.addWidget(self.message)
        form.addWidget(self.announce)
        left = QWidget()
        left.setFixedWidth(FORM_PX)
        left.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.announcements, 1)
        right.addWidget(self.leave, alignment=Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.setSpacing(26)
        row.addWidget(left)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        for part in (self.text, self.text_en, self.zones, self.time):
            part.edited.connect(self._write)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._model.announce)
        self.announce.clicked.connect(self._model.announce)
        self.leave.clicked.connect(self.reject)
        self.announcements.withdrawn.connect(self._model.withdraw)
        self._model.changed.connect(self._show)
        self._model.cleared.connect(self._clear)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt would press the first button by Enter, wherever the focus is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(self.focusWidget(), QPushButton):
            return
        super().keyPressEvent(event)

    def _write(self) -> None:
        self._model.write(Draft(self.text.text, self.text_en.text, self.zones.chosen, self.time.at))

    def _clear(self) -> None:
        self._fill(Draft())
        self.text.setFocus()

    def _fill(self, draft: Draft) -> None:
        for part, text in ((self.text.field, draft.text), (self.text_en.field, draft.text_en)):
            blocked = part.blockSignals(True)
            part.setPlainText(text)
            part.blockSignals(blocked)
        self.zones.choose(draft.zones)
        self.time.choose(draft.at, self._model.suggest_time())

    def _show(self, state: AnnouncementsState | None) -> None:
        if state is None:
            # Whoever may announce has logged out.
            self.reject()
            return
        self.text.show_room(state.room)
        self.text_en.show_room(state.room_en)
        self.message.say(
            state.trouble or " ".join(part for part in (state.told, state.silent) if part),
            "caution" if state.trouble or state.silent else "good",
        )
        sending = translate("AnnouncementDialog", "Sending …")
        self.announce.setText(sending if state.sending else f"{state.label} (Ctrl+Enter)")
        self.announcements.show_rows(state.rows, busy=state.sending)
