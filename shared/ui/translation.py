"""The language of a program, changed while it runs.

Texts in the sources are English; `i18n/<language>.qm` in each package holds the others, and English plurals.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTranslator, Signal

from shared.wire.scalars import Language

SHARED_TEXTS: Final = Path(__file__).parent / "i18n"


class TranslationMissing(Exception):
    """A language's compiled file is not there or cannot be read."""


class Translation(QObject):
    """Holds the program's translators; windows and view models follow `changed`."""

    changed = Signal(str)
    """The new language. Translators are in place when it is sent."""

    def __init__(self, folders: Sequence[Path], language: Language = "id", parent: QObject | None = None) -> None:
        """`folders` are the `i18n` folders beside the shared one.

        Raises:
            TranslationMissing: as for `use`.
        """
        super().__init__(parent)
        self._folders = (SHARED_TEXTS, *folders)
        self._installed: list[QTranslator] = []
        self._spoken_aside: dict[Language, list[QTranslator]] = {}
        self._language = ""
        self.use(language)

    @property
    def language(self) -> Language:
        return self._language

    def use(self, language: Language) -> None:
        """Speak this language from now on.

        Raises:
            TranslationMissing: one of the folders has no texts in it. The language stays as it was.
        """
        if language == self._language:
            return
        translators = [self._load(folder, language) for folder in self._folders]
        self.remove()
        for translator in translators:
            QCoreApplication.installTranslator(translator)
        self._installed = translators
        self._language = language
        self.changed.emit(language)

    def has(self, language: Language) -> bool:
        """Whether every folder has texts in this language."""
        return all((folder / f"{language}.qm").is_file() for folder in self._folders)

    def say(self, language: Language, context: str, source: str) -> str:
        """One text in any language, whatever is spoken; the source where it has none of its own.

        Raises:
            TranslationMissing: as for `use`.
        """
        translators = self._spoken_aside.get(language)
        if translators is None:
            translators = self._spoken_aside[language] = [self._load(folder, language) for folder in self._folders]
        said = (translator.translate(context, source) for translator in translators)
        return next((text for text in said if text), source)

    def remove(self) -> None:
        """Take the translators out of the program, so that another may follow in the same process."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []
        self._language = ""

    def _load(self, folder: Path, language: Language) -> QTranslator:
        translator = QTranslator(self)
        path = folder / f"{language}.qm"
        if not translator.load(str(path)):
            raise TranslationMissing(f"{path} cannot be loaded")
        return translator
