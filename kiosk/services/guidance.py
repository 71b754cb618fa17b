"""Spoken guidance: the page when it comes, the choice the focus is on, and what is announced meanwhile."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from kiosk.services.reading import PageText
from shared.voice.wording import AS_WRITTEN, Pronunciations, say_text
from shared.wire.scalars import Language

translate = QCoreApplication.translate

GATHER_MS = 150
"""A page's parts do not come in one go; it is read when they have."""


class Voice(Protocol):
    def say(self, text: str, language: Language) -> None: ...

    def hush(self) -> None: ...


class Guidance(QObject):
    """Knows no page and no view model: it is told that something has changed, and looks."""

    def __init__(
        self,
        voice: Voice,
        read: Callable[[], PageText],
        read_focus: Callable[[], str],
        language: Callable[[], Language],
        *,
        pronunciations: Callable[[Language], Pronunciations] = lambda _: AS_WRITTEN,
        gather_ms: int = GATHER_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._voice = voice
        self._read = read
        self._read_focus = read_focus
        self._focus = ""
        self._language = language
        self._pronunciations = pronunciations
        self._on = False
        self._told = PageText()
        self._tongue: Language = ""
        self._speaking = False
        self._waiting: list[str] = []
        self._gathering = QTimer(self, interval=gather_ms, singleShot=True)
        self._gathering.timeout.connect(self._look)

    def set_on(self, on: bool) -> None:
        """Begin with the page that is shown, or be silent."""
        if on == self._on:
            return
        self._on = on
        self._told, self._tongue, self._waiting = PageText(), "", []
        if on:
            self._gathering.start()
        else:
            self._gathering.stop()
            self._speaking = False
            self._voice.hush()

    @Slot()
    def look(self) -> None:
        """Something may have changed."""
        if self._on and not self._gathering.isActive():
            self._gathering.start()

    @Slot()
    def follow_focus(self) -> None:
        """The focus has moved."""
        if self._on and not self._gathering.isActive():
            self._say_focus()

    @Slot()
    def repeat(self) -> None:
        """The page once more, from its beginning."""
        if self._on:
            self._told = PageText()
            self._gathering.start()

    @Slot()
    def go_on(self) -> None:
        """What was said last has been heard to its end."""
        self._speaking = False
        if self._waiting:
            self._say(self._waiting.pop(0))

    @Slot()
    def _look(self) -> None:
        page, tongue, told = self._read(), self._language(), self._told
        if page.title == told.title and tongue == self._tongue:
            # Figures come and go; only what is announced is worth an interruption, when the rest has been heard.
            new = [notice for notice in page.notices if notice not in told.notices]
            self._told = page
            # What is no longer so is not read.
            self._waiting = [notice for notice in self._waiting if notice in page.notices] + new
            self._say_focus()
            if self._waiting and not self._speaking:
                self._say(self._waiting.pop(0))
        elif page.title:
            self._told, self._tongue, self._waiting = page, tongue, []
            self._focus = self._read_focus()
            self._say(" ".join(_end(part) for part in (page.title, *page.facts, *page.notices, *self._help(page))))

    def _say_focus(self) -> None:
        """What has the focus now, if it is another choice than before, or chosen meanwhile."""
        focus = self._read_focus()
        if focus != self._focus:
            self._focus = focus
            if focus:
                self._say(focus)

    def _help(self, page: PageText) -> list[str]:
        if page.choices == 0:
            return []
        choices = translate("Guidance", "%n choice(s).", None, page.choices)
        return [choices, translate("Guidance", "Move with the arrow keys, choose with Enter.")]

    def _say(self, text: str) -> None:
        self._speaking = True
        language = self._language()
        self._voice.say(say_text(text, language, self._pronunciations(language)), language)


def _end(part: str) -> str:
    return part if part.endswith((".", "!", "?", "…", ":")) else f"{part}."
