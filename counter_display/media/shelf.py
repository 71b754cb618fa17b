"""The folder or playlist on the disk, looked at again and again on a thread of its own, and the files looked into.

A slow look every few seconds finds what is new on a network share too, which no watcher of the file system tells of;
and when the share hangs, only this thread does.
"""

import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from typing import Final

from PySide6.QtCore import QObject, Signal

from counter_display.media.faults import SourceBroken
from counter_display.media.inspection import inspect
from counter_display.media.playlist import (
    Entry,
    Playlist,
    PlaylistWrong,
    Show,
    Stamp,
    entries_of,
    in_natural_order,
    is_foreign,
    kind_of,
    read_playlist,
)

LOOK_S: Final = 5.0
CLOSE_S: Final = 1.0
_SHARE_ERRORS: Final = "Is the drive plugged in, or the share mounted?"


@dataclass(frozen=True, slots=True)
class Reading:
    """What is there. With a `fault`, there is nothing new to be known."""

    entries: tuple[Entry, ...] = ()
    foreign: tuple[str, ...] = ()
    """Names of files that somebody meant to be shown and no display can show."""
    fault: SourceBroken | None = None


class Shelf(QObject):
    """Tells what is there, first and whenever it has changed, and what a file is like."""

    read = Signal(object)
    """Reading"""
    inspected = Signal(int, object)
    """The number that was asked with, and a Look or Broken"""

    def __init__(self, source: Path, seconds: float, look_s: float = LOOK_S) -> None:
        """`source` is a folder or a playlist; `seconds` is how long a picture stands unless the playlist says."""
        super().__init__()
        self._source = source
        self._seconds = seconds
        self._look_s = look_s
        self._wishes: Queue[tuple[int, Entry] | None] = Queue()
        self._last: Reading | None = None
        self._stamps: dict[str, Stamp] | None = None
        self._closed = threading.Event()
        # A daemon: a share that hangs must not keep the program from ending.
        self._thread = threading.Thread(target=self._work, name="media-shelf", daemon=True)

    def open(self) -> None:
        """Begin to look."""
        self._thread.start()

    def inspect(self, number: int, entry: Entry) -> None:
        """Look into a file; `inspected` comes with this number."""
        self._wishes.put((number, entry))

    def look(self) -> None:
        """Look at once."""
        self._wishes.put(None)

    def close(self) -> None:
        """No signal comes afterwards."""
        self._closed.set()
        self._wishes.put(None)
        if self._thread.ident is not None:
            self._thread.join(CLOSE_S)

    def _work(self) -> None:
        wish: tuple[int, Entry] | None = None
        then = 0.0
        while not self._closed.is_set():
            if wish is None:
                self._read()
                then = time.monotonic() + self._look_s
            else:
                number, entry = wish
                look = inspect(entry)
                if not self._closed.is_set():
                    self.inspected.emit(number, look)
            try:
                wish = self._wishes.get(timeout=max(0.0, then - time.monotonic()))
            except Empty:
                wish = None

    def _read(self) -> None:
        reading = read_source(self._source, self._seconds)
        if self._closed.is_set():
            return
        reading = self._without_arriving(reading)
        if reading != self._last:
            self._last = reading
            self.read.emit(reading)

    def _without_arriving(self, reading: Reading) -> Reading:
        """Without files that have grown since the last look: somebody is still copying them."""
        if reading.fault is not None:
            return reading
        stamps = {entry.path: entry.stamp for entry in reading.entries if entry.stamp is not None}
        known, self._stamps = self._stamps, stamps
        if known is None:
            return reading
        settled = tuple(e for e in reading.entries if e.stamp is None or known.get(e.path) == e.stamp)
        return Reading(settled, reading.foreign)


def read_source(source: Path, seconds: float) -> Reading:
    """What a folder or a playlist has now."""
    try:
        if source.suffix.lower() != ".toml":
            return _read_shows(source, Playlist(show=(Show(folder="."),)), seconds)
        return _read_shows(source.parent, read_playlist(source.read_text(encoding="utf-8-sig")), seconds)
    except PlaylistWrong as fault:
        return Reading(fault=SourceBroken(str(source), str(fault)))
    except UnicodeError:
        return Reading(fault=SourceBroken(str(source), "it must be text in UTF-8"))
    except OSError as fault:
        return Reading(fault=SourceBroken(str(fault.filename or source), f"{fault.strerror}. {_SHARE_ERRORS}"))


def _read_shows(beside: Path, playlist: Playlist, seconds: float) -> Reading:
    entries: list[Entry] = []
    foreign: list[str] = []
    for show in playlist.show:
        if show.file:
            path = beside / show.file
            found = [(str(path), _stamp(path))]
        else:
            found = []
            for path, stamp in _list_folder(beside / show.folder):
                if kind_of(path.name) is not None:
                    found.append((str(path), stamp))
                elif is_foreign(path.name):
                    foreign.append(path.name)
        entries.extend(entries_of(show, playlist, found, seconds))
    return Reading(tuple(entries), tuple(foreign))


def _list_folder(folder: Path) -> Iterator[tuple[Path, Stamp | None]]:
    with os.scandir(folder) as listing:
        files = [entry.name for entry in listing if not entry.name.startswith(".") and _is_file(entry)]
    for name in in_natural_order(files):
        path = folder / name
        if (stamp := _stamp(path)) is not None:
            yield path, stamp


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself, say
        return False


def _stamp(path: Path) -> Stamp | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return Stamp(state.st_size, state.st_mtime_ns)
