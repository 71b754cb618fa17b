"""The media area: which picture or film is up, what comes next, and what could not be shown."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Final, Protocol

from PySide6.QtCore import Property, QObject, QRectF, QSize, QTimer, QUrl, Signal, SignalInstance, Slot
from PySide6.QtQml import QmlElement

from counter_display.media.faults import Blacklist, Broken, Reason
from counter_display.media.inspection import Look
from counter_display.media.playlist import Entry
from counter_display.media.programme import Programme
from counter_display.media.projector import Projector
from counter_display.media.report import say_broken, say_reason, say_source
from counter_display.media.shelf import Reading

QML_IMPORT_NAME = "Antrean.Display"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger("antrean.display")

PATIENCE_MS: Final = 20_000
"""How long a picture may take to be looked into and decoded."""
LOOK_MS: Final = 5_000
"""While nothing is scheduled: how soon that is looked at again."""
GRACE_MS: Final = 10_000
"""So long nothing could be shown before the area is given back to the calls."""


HUSH_MS: Final = 10_000
"""How soon a quiet time is noticed in the middle of a film."""
_NO_PICTURE: Final = (QUrl(), False)


class Files(Protocol):
    """Where the files are; `Shelf` is one."""

    read: SignalInstance
    inspected: SignalInstance

    def open(self) -> None: ...
    def look(self) -> None: ...
    def inspect(self, number: int, entry: Entry) -> None: ...
    def close(self) -> None: ...


@QmlElement
class MediaShow(QObject):
    """`now`: milliseconds, only forward; `local_time`: the site's own clock."""

    changed = Signal()
    present_changed = Signal()
    """The area is wanted, or given back to the calls."""
    fault_changed = Signal()

    def __init__(
        self,
        files: Files,
        projector: Projector,
        *,
        now: Callable[[], int],
        local_time: Callable[[], datetime],
        is_quiet: Callable[[], bool] = lambda: False,
        volume: int = 60,
        volume_under_speech: int = 10,
        grace_ms: int = GRACE_MS,
    ) -> None:
        """The volumes are in per cent; `is_quiet` tells the times in which the site wants no sound."""
        super().__init__()
        self._files = files
        self._projector = projector
        self._now = now
        self._local_time = local_time
        self._is_quiet = is_quiet
        self._volume = volume
        self._volume_under_speech = volume_under_speech
        self._programme = Programme()
        self._blacklist = Blacklist()
        self._reading = Reading()
        self._number = 0
        self._coming: Entry | None = None
        self._look = Look()
        self._held = False
        self._room = QSize()
        self._up: Entry | None = None
        self._up_film = False
        self._heard: Entry | None = None
        self._pictures = [_NO_PICTURE, _NO_PICTURE]
        self._front = 0
        self._speaking = False
        self._loud = 0.0
        self._present = False
        self._fault = ""
        self._next = self._timer(self.advance)
        self._patience = self._timer(self._give_up)
        self._grace = self._timer(self._leave)
        self._grace_ms = grace_ms
        self._hush = QTimer(self)
        self._hush.timeout.connect(self.check_sound)
        self._hush.start(HUSH_MS)
        files.read.connect(self._take_reading)
        files.inspected.connect(self._take_look)
        projector.began.connect(self._take_film)
        projector.ended.connect(self._take_end)
        projector.stalled.connect(self._take_stall)
        projector.undecodable.connect(self._take_undecodable)
        files.open()

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        return timer

    def close(self) -> None:
        """End what runs beside the window."""
        self._files.close()
        self._projector.close()

    # --- what is told from outside

    @property
    def projector(self) -> Projector:
        return self._projector

    @property
    def present(self) -> bool:
        """Whether there is something to show, so that the area is wanted."""
        return self._present

    @property
    def fault(self) -> str:
        """What the staff should look at, in one line of at most 200 characters; empty if all is well."""
        return self._fault

    @property
    def entry(self) -> Entry | None:
        """What is up."""
        return self._up

    def look(self) -> None:
        """Look at once for files that have come or gone."""
        self._files.look()

    def set_speaking(self, speaking: bool) -> None:
        """Somebody is being called: films become soft."""
        if speaking != self._speaking:
            self._speaking = speaking
            self.check_sound()

    @Slot()
    def check_sound(self) -> None:
        """Be as loud as may be now."""
        if self._heard is None or self._is_quiet():
            self._become_loud(0.0)
            return
        wanted = min(self._volume, self._volume_under_speech) if self._speaking else self._volume
        self._become_loud(self._heard.volume / 100 * wanted / 100)

    def _become_loud(self, volume: float) -> None:
        if volume != self._loud:
            self._loud = volume
            self._projector.fade_to(volume)

    # --- what is there

    @Slot(object)
    def _take_reading(self, reading: Reading) -> None:
        if reading.fault is not None and reading.fault != self._reading.fault:
            log.warning("media %s: %s", reading.fault.path, reading.fault.detail)
        if reading.fault is None:
            for name in reading.foreign:
                if name not in self._reading.foreign:
                    log.warning("media: %s is of a kind that no display can show", name)
            self._programme.become(reading.entries)
            self._blacklist.keep(reading.entries)
            self._reading = reading
        else:
            # What was known goes on: an editor's half-written playlist, a share that is away for a moment.
            self._reading = Reading(self._reading.entries, self._reading.foreign, reading.fault)
        self._tell_fault()
        concerned = self._coming or self._up
        if concerned is None or concerned not in self._programme.entries:
            self.advance()

    # --- what is up

    @Slot()
    def advance(self) -> None:
        """Go on to what comes next."""
        at, now = self._local_time(), self._now()
        entry = self._programme.take_next(at, lambda entry: self._blacklist.allows(entry, now))
        self._patience.stop()
        self._held = False
        self._coming = entry
        if entry is None:
            self._rest()
        elif entry == self._up and not self._up_film:
            self._coming = None
            self._next.start(round(entry.seconds * 1000))
        else:
            self._number += 1
            self._next.stop()
            self._patience.start(PATIENCE_MS)
            self._files.inspect(self._number, entry)

    def _rest(self) -> None:
        """There is nothing to show now."""
        self._up, self._up_film, self._heard = None, False, None
        self._projector.stop()
        self._pictures = [_NO_PICTURE, _NO_PICTURE]
        self._next.start(LOOK_MS)
        if self._present and not self._grace.isActive():
            self._grace.start(self._grace_ms)
        self.changed.emit()

    @Slot()
    def _leave(self) -> None:
        self._set_present(present=False)

    def _set_present(self, *, present: bool) -> None:
        self._grace.stop()
        if present != self._present:
            self._present = present
            self.present_changed.emit()

    @Slot(int, object)
    def _take_look(self, number: int, look: Look | Broken) -> None:
        if number != self._number or self._coming is None:
            return
        if isinstance(look, Broken):
            self._skip(look.reason, look.detail)
            return
        self._look = look
        self._patience.stop()
        self._held = True
        self._set_present(present=True)
        self._begin()

    def _begin(self) -> None:
        """Load what is coming, as soon as it has room; while a call is being made it is given none."""
        if not self._held or self._coming is None or self._room.isEmpty():
            return
        self._held = False
        fill = self._coming.fit == "fill"
        if self._coming.kind == "film" or self._look.moves:
            self._heard = self._coming  # the projector has a patience of its own
            self.check_sound()
            self._projector.play(self._number, self._coming.path, fill=fill, loop=self._look.moves)
        else:
            self._patience.start(PATIENCE_MS)
            self._pictures[self._back] = _NO_PICTURE
            self.changed.emit()
            self._pictures[self._back] = (QUrl.fromLocalFile(self._coming.path), fill)
            self.changed.emit()

    @property
    def _back(self) -> int:
        return 1 - self._front

    def _awaits(self, place: int) -> bool:
        return place == self._back and self._pictures[place] != _NO_PICTURE

    @Slot(int)
    def pictureReady(self, place: int) -> None:
        """The picture in this place is decoded."""
        if self._coming is None or not self._awaits(place):
            return
        seconds = self._coming.seconds
        self._front = place
        self._heard = None
        self._come_up(film=False)
        self._projector.stop()
        self._next.start(round(seconds * 1000))

    @Slot(int)
    def pictureFailed(self, place: int) -> None:
        """The picture in this place cannot be decoded."""
        if self._coming is not None and self._awaits(place):
            self._skip("undecodable")

    @Slot(int)
    def _take_film(self, number: int) -> None:
        if number != self._number or self._coming is None:
            return
        seconds = self._coming.seconds if self._look.moves else None
        self._come_up(film=True)
        if seconds is not None:
            self._next.start(round(seconds * 1000))

    def _come_up(self, *, film: bool) -> None:
        entry, self._coming = self._coming, None
        self._patience.stop()
        self._up, self._up_film = entry, film
        if entry is not None and self._blacklist.forgive(entry):
            self._tell_fault()
        self.changed.emit()

    @Slot(int)
    def _take_end(self, number: int) -> None:
        if number != self._number:
            return
        if self._coming is not None:
            self._skip("undecodable", "it ends before its first picture")
        else:
            self.advance()

    # --- what cannot be shown

    @Slot()
    def _give_up(self) -> None:
        if self._coming is not None:
            self._skip("stalled", f"not there after {PATIENCE_MS // 1000} s")

    @Slot(int)
    def _take_stall(self, number: int) -> None:
        if number == self._number:
            self._skip("stalled", "the film does not go on")

    @Slot(int, str)
    def _take_undecodable(self, number: int, why: str) -> None:
        if number == self._number:
            self._skip("undecodable", why)

    def _skip(self, reason: Reason, detail: str = "") -> None:
        entry = self._coming or self._up
        if entry is not None and self._blacklist.add(entry, Broken(entry.name, reason, detail), self._now()):
            log.warning("media: %s is skipped: %s%s", entry.path, say_reason(reason), f" ({detail})" if detail else "")
        self._tell_fault()
        self.advance()

    def _tell_fault(self) -> None:
        fault = self._reading.fault
        told = say_source(fault) if fault is not None else say_broken(self._all_broken())
        if told != self._fault:
            self._fault = told
            self.fault_changed.emit()

    def _all_broken(self) -> tuple[Broken, ...]:
        return (*self._blacklist.all, *(Broken(name, "foreign") for name in self._reading.foreign))

    # --- what the window shows

    @Property(QUrl, notify=changed)
    def evenPicture(self) -> QUrl:
        return self._pictures[0][0]

    @Property(bool, notify=changed)
    def evenFills(self) -> bool:
        """The picture in the even place fills the area and is cut at two edges."""
        return self._pictures[0][1]

    @Property(QUrl, notify=changed)
    def oddPicture(self) -> QUrl:
        return self._pictures[1][0]

    @Property(bool, notify=changed)
    def oddFills(self) -> bool:
        return self._pictures[1][1]

    @Property(int, notify=changed)
    def front(self) -> int:
        """Which of the two places has the picture that is up: 0 or 1; -1 while none is."""
        return self._front if self._up is not None and not self._up_film else -1

    @Property(bool, notify=changed)
    def filming(self) -> bool:
        """A film is up."""
        return self._up is not None and self._up_film

    @Property(bool, notify=changed)
    def filmFills(self) -> bool:
        """The film fills the area and is cut at two edges."""
        return self._heard is not None and self._heard.fit == "fill"

    @Property(bool, constant=True)
    def drawn(self) -> bool:
        """Films are drawn as images: the scene has no graphics hardware."""
        return self._projector.drawn

    @Slot(QRectF)
    def setRoom(self, room: QRectF) -> None:
        """How large the area is, in pixels; empty while it has no place."""
        self._room = QSize(round(room.width()), round(room.height()))
        self._projector.set_room(self._room)
        self._begin()
