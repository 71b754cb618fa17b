"""The console's settings: from `console.toml`, overridden by the command line."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

import msgspec
from PySide6.QtCore import QStandardPaths

from officer_console.services.hotkeys.chord import Chord, ChordWrong, read_chord
from shared.wire.scalars import Secret

Tongue = Literal["id", "en"]
Scheme = Literal["system", "light", "dark"]


MAKE_ONE: Final = "Make one at the server: antrean-server devices add console-1 --role console …"
NEXT_VISITOR: Final = Chord("N", ctrl=True, alt=True)
STRIP: Final = Chord("B", ctrl=True, alt=True)


class SettingsWrong(Exception):
    """The console cannot start with these settings; the message says what to do."""


@dataclass(frozen=True, slots=True)
class HotKeyWishes:
    """Keys that reach the console from any program; None: no such key is asked for."""

    next: Chord | None = NEXT_VISITOR
    """Calls the next visitor."""
    strip: Chord | None = STRIP
    """Brings the strip to the front."""


class _HotKeys(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    next: str = str(NEXT_VISITOR)
    strip: str = str(STRIP)


class _File(msgspec.Struct, forbid_unknown_fields=True):
    server: str | None = None
    token_file: str | None = None
    state_dir: str | None = None
    language: Tongue = "id"
    scheme: Scheme = "system"
    windowed: bool = False
    strip: bool = False
    hot_keys: _HotKeys = _HotKeys()


@dataclass(frozen=True, slots=True)
class Settings:
    """All that the console is told from outside."""

    server: str
    """ws://host:port/ or wss://host:port/"""
    token_file: Path
    """Holds the device token that the server's administrator gave this console."""
    state_dir: Path
    """Where the officer's token and the last counter are kept."""
    language: Tongue = "id"
    scheme: Scheme = "system"
    windowed: bool = False
    strip: bool = False
    """The strip comes up instead of the full window as soon as a counter is open."""
    hot_keys: HotKeyWishes = HotKeyWishes()

    @property
    def officer_token_file(self) -> Path:
        return self.state_dir / "officer.token"

    @property
    def seat_file(self) -> Path:
        return self.state_dir / "console.ini"

    def device_token(self) -> Secret:
        """The device's token.

        Raises:
            SettingsWrong: the file cannot be read or is empty.
        """
        try:
            token = self.token_file.read_text(encoding="utf-8-sig").strip()
        except OSError as fault:
            raise SettingsWrong(
                f"{self.token_file}: the device token cannot be read ({fault.strerror}). {MAKE_ONE}"
            ) from fault
        except UnicodeDecodeError as fault:
            raise SettingsWrong(f"{self.token_file}: holds no device token. {MAKE_ONE}") from fault
        if not 0 < len(token) <= 256:
            raise SettingsWrong(f"{self.token_file}: holds no device token. {MAKE_ONE}")
        return token


def read_settings(argv: Sequence[str] | None = None) -> Settings:
    """The settings of a command line.

    Raises:
        SettingsWrong: a setting is missing or wrong.
        SystemExit: `--help`, or an option that does not exist.
    """
    options = _parser().parse_args(argv)
    file, folder = _read_file(options.config)
    server = options.server or file.server
    if not server:
        raise SettingsWrong("Which server? Give --server ws://host:port or `server` in console.toml.")
    if not server.startswith(("ws://", "wss://")):
        raise SettingsWrong(f"{server}: a server's address begins with ws:// or wss://.")
    token_file = options.token_file or (folder / file.token_file if file.token_file else folder / "console.token")
    state_dir = folder / file.state_dir if file.state_dir else _default_state_dir()
    settings = Settings(
        server,
        token_file,
        state_dir,
        file.language,
        file.scheme,
        file.windowed or options.windowed,
        file.strip or options.strip,
        _read_hot_keys(file.hot_keys),
    )
    return replace(settings, language=options.language) if options.language else settings


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="antrean-console", description="The officers' console of Antrean.")
    parser.add_argument("--config", type=Path, help="settings (console.toml); command-line options come first")
    parser.add_argument("--server", help="ws://host:port of the server")
    parser.add_argument("--token-file", type=Path, help="file that holds this device's token")
    parser.add_argument("--windowed", action="store_true", help="a window of normal size instead of a maximised one")
    parser.add_argument("--strip", action="store_true", help="the narrow strip instead of a window, at the desk")
    parser.add_argument("--language", choices=("id", "en"), help="language of the window")
    return parser


def _read_file(path: Path | None) -> tuple[_File, Path]:
    """The file's settings and the folder that its relative paths start from."""
    if path is None:
        return _File(), Path()
    try:
        return msgspec.toml.decode(path.read_text(encoding="utf-8-sig"), type=_File), path.parent
    except OSError as fault:
        raise SettingsWrong(f"{path}: {fault.strerror}.") from fault
    except (msgspec.DecodeError, UnicodeError) as fault:
        raise SettingsWrong(f"{path}: {fault}") from fault


def _read_hot_keys(file: _HotKeys) -> HotKeyWishes:
    chords: dict[str, Chord | None] = {}
    for name, text in (("next", file.next), ("strip", file.strip)):
        try:
            chords[name] = read_chord(text) if text.strip() else None
        except ChordWrong as fault:
            raise SettingsWrong(f"console.toml, [hot_keys] {name}: {fault}") from fault
    if chords["next"] is not None and chords["next"] == chords["strip"]:
        raise SettingsWrong("console.toml, [hot_keys]: `next` and `strip` are the same key. Choose another for one.")
    return HotKeyWishes(**chords)


def _default_state_dir() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
