"""What this PC was last used for: the officer and the counter are nearly always the same the next morning."""

from pathlib import Path

from PySide6.QtCore import QSettings

from shared.wire.scalars import Code


class Seat:
    """Remembers an officer's code, and one counter per site and officer, in an INI file at a given path."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def last_officer(self) -> Code | None:
        """Who logged in here last, if anybody."""
        return self._read("officer/last")

    def remember_officer(self, officer: Code) -> None:
        """Keep the officer's code, on disk at once. Their password is kept nowhere."""
        self._write("officer/last", officer)

    def last_counter(self, site: Code, officer: Code) -> Code | None:
        """The counter that this officer took last here, if any."""
        return self._read(f"counter/{site}/{officer}")

    def remember_counter(self, site: Code, officer: Code, counter: Code) -> None:
        """Keep the counter, on disk at once."""
        self._write(f"counter/{site}/{officer}", counter)

    def _read(self, key: str) -> str | None:
        value = self._settings.value(key)
        return value if isinstance(value, str) and value else None

    def _write(self, key: str, value: str) -> None:
        if self._read(key) == value:
            return  # the disk need not turn for it
        self._settings.setValue(key, value)
        self._settings.sync()
