"""This display's share in what is said in the hall: line, duty and voice, wired to link, stage and memory."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from counter_display.calls import WhichCalls
from counter_display.memory import CallMemory, Kept
from counter_display.speaking.diary import Diary
from counter_display.speaking.duty import Duty
from counter_display.speaking.group import Group, UnknownLoudspeakers, choose_group, say_which
from counter_display.speaking.line import Item, SpeechLine
from counter_display.speaking.phrasing import Form, choose_form, phrase, times
from counter_display.speaking.progress import Progress
from counter_display.speaking.rehearsal import Rehearsal
from counter_display.speaking.report import SpeechReport
from counter_display.speaking.telling import Telling
from counter_display.speaking.voice import Voice
from shared.link.state import LinkState, Online
from shared.ui.link import LinkAdapter
from shared.ui.moments import local_time
from shared.voice.volume import volume_at
from shared.wire.announcement import AnnouncementHeard
from shared.wire.display import Displays, SoundCondition
from shared.wire.events import AnnouncementWithdrawn, Recorded
from shared.wire.methods import Welcome
from shared.wire.scalars import Code, Seq
from shared.wire.site import SiteDescription
from shared.wire.ticket import Call

IN_A_ROW_MS: Final = 3_000
"""The hall still listens so long after something was said."""

log = logging.getLogger("antrean.display")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a display hangs: the zones it shows (none: all), and the group it is heard by, if that is not theirs."""

    zones: tuple[Code, ...] = ()
    loudspeakers: Code | None = None
    counter: Code | None = None
    """Over which it hangs; then its zone is that counter's."""

    def find_zones(self, site: SiteDescription) -> tuple[Code, ...]:
        """The zones that it shows."""
        return tuple(c.zone for c in site.counters if c.code == self.counter) if self.counter else self.zones


@dataclass(slots=True)
class _Turn:
    """What is being said."""

    item: Item
    form: Form
    said: int = 0
    """How often, to its end."""
    heard: bool = False
    """Its first word has been."""
    taken_back: bool = False
    """It is not to be said again."""


class Speaking(QObject):
    """Says each call and announcement of this display's group once, while that is this display's duty.

    While it is not, it keeps the same line, and drops from it what the one that speaks has said. `voice` is None where
    the display never speaks. `will_stage` tells whether a call is still to come on this display's own stage: it is said
    when it is there. `now`: milliseconds, only forward; the loudspeaker runs `haste` times as fast.
    """

    changed = Signal()
    """`talking` or `silent`."""
    unheard_changed = Signal(object)
    """The items still to be heard, as a frozenset of sequence numbers; none while nobody speaks."""
    began = Signal(object)
    """An Item is heard from now on."""
    ended = Signal(object)
    """It is not any more."""

    def __init__(
        self,
        link: LinkAdapter,
        voice: Voice | None,
        telling: Telling,
        *,
        now: Callable[[], int],
        memory: CallMemory,
        will_stage: Callable[[Seq], bool],
        fresh: int,
        place: Place = Place(),
        haste: float = 1.0,
        report: SpeechReport | None = None,
    ) -> None:
        super().__init__()
        self._link = link
        self._voice = voice
        self._telling = telling
        self._now = now
        self._memory = memory
        self._diary = Diary(memory)
        self._rehearsal = Rehearsal(voice) if voice is not None else None
        self._progress = Progress()
        self._begun = False
        self._will_stage = will_stage
        self._place = place
        self._in_a_row_ms = IN_A_ROW_MS / haste
        self._report = report
        self._site: SiteDescription | None = None
        self._group: Group | None = None
        self._duty = Duty(haste)
        self._line = SpeechLine(fresh)
        self._displays: Displays | None = None
        """As told since the connection came."""
        self._turn: _Turn | None = None
        self._ended_at: int | None = None
        self._unheard: frozenset[Seq] = frozenset()
        self._shown: tuple[bool, bool] = (False, False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        link.described.connect(self._take_site)
        link.welcomed.connect(self._take_welcome)
        link.stateChanged.connect(self._take_state)
        link.displaysChanged.connect(self._take_displays)
        link.recorded.connect(self._take_event)
        if voice is not None:
            voice.began.connect(self._take_beginning)
            voice.said.connect(self._take_end)
            voice.unsayable.connect(self._take_unsayable)
            voice.broken.connect(self._drop_turn)
            voice.condition_changed.connect(self.look_soon)
            voice.fault_changed.connect(self._take_engine_fault)

    @property
    def talking(self) -> bool:
        """This display speaks, or will in a moment."""
        return self._turn is not None

    @property
    def silent(self) -> bool:
        """This display should be able to speak and is not."""
        return self._voice is not None and self._voice.condition in ("no_sound_card", "no_voice")

    @property
    def item(self) -> Item | None:
        """What is being said here."""
        return self._turn.item if self._turn else None

    @property
    def line(self) -> SpeechLine:
        return self._line

    # --- what comes

    @Slot(object)
    def begin(self, kept: Kept | None) -> None:
        """The calls of a day begin, or begin anew; `kept` is what was remembered of it."""
        self._begun = True
        self._duty.begin()
        self._line.begin(kept.through if kept else 0)
        self.look_soon()

    @Slot(object)
    def take(self, items: Iterable[tuple[Item, int]]) -> None:
        """Calls and announcements of the whole site, in order, with their ages in milliseconds."""
        if self._group is None:
            return
        now = self._now()
        before = self._line.unsaid
        self._line.take([(item, age) for item, age in items if self._group.hears(item)], now)
        if self._report is not None:
            for seq in sorted(self._line.unsaid - before):
                self._report.note_received(seq)
        self.look_soon()

    @Slot(object)
    def take_back(self, which: WhichCalls) -> None:
        """Calls that were a mistake are not said any more. Of the one being said the sentence is heard to its end."""
        self._line.take_back(which)
        if self._turn is not None and isinstance(self._turn.item, Call) and which(self._turn.item):
            if self._turn.heard:
                self._turn.taken_back = True
            else:
                self._fall_silent()
        self.look_soon()

    @Slot(object)
    def _take_site(self, site: SiteDescription) -> None:
        self._site = site
        fault = ""
        try:
            self._group = choose_group(site, self._place.find_zones(site), self._place.loudspeakers)
        except UnknownLoudspeakers as unknown:
            self._group, fault = None, str(unknown)
        if self._group is None and not fault and self._voice is not None:
            fault = say_which(site, self._place.find_zones(site))
        if fault:
            log.error("this display cannot speak: %s", fault)
        self._telling.tell_fault("voice", fault)
        self._belong()

    @Slot(object)
    def _take_welcome(self, _: Welcome) -> None:
        self._duty.join(self._now())
        self._belong()
        if self._voice is not None and self._voice.condition == "unknown":
            self._voice.try_out()

    def _belong(self) -> None:
        welcome = self._link.welcome
        if welcome is not None and self._site is not None:
            last = self._memory.recall_speaker(self._site.code)
            self._duty.belong(welcome.device, self._group.code if self._group else None, last)
            if self._displays is not None:
                self._duty.hear(self._displays, self._now())
        self.look_soon()

    @Slot(object)
    def _take_displays(self, displays: Displays) -> None:
        self._displays = displays
        self._duty.hear(displays, self._now())
        self.look()

    @Slot(object)
    def _take_state(self, state: LinkState) -> None:
        if not isinstance(state, Online) and self._displays is not None:
            self._displays = None
            self._duty.leave(self._now())
        self.look_soon()

    @Slot(object)
    def _take_event(self, recorded: Recorded) -> None:
        if isinstance(recorded.event, AnnouncementWithdrawn):
            self._line.withdraw(recorded.event.id)
            if isinstance(self.item, AnnouncementHeard) and self.item.announcement.id == recorded.event.id:
                self._fall_silent()
        self.look_soon()

    @Slot()
    def _take_engine_fault(self) -> None:
        if self._voice is not None:
            self._telling.tell_fault("engine", self._voice.fault)

    # --- what is done

    @Slot()
    def look(self) -> None:
        """Say what is to be said now."""
        now = self._now()
        self._timer.stop()
        if self._turn and not self._duty.may_go_on(now):
            self._fall_silent()
        self._line.say_through(self._duty.through)
        self._line.look(now, voiced=self._is_voiced())
        self._say_next(now)
        self._prepare()
        self._remember()
        self._tell(now)
        stalls_at = None if self._duty.mine else self._progress.stalls_at(now)
        soonest = [at for at in (self._duty.next_look(now), stalls_at) if at is not None]
        if soonest and not self._timer.isActive():  # a call that has come on stage just now is looked at sooner
            self._timer.start(max(0, min(soonest) - now))

    @Slot()
    def look_soon(self) -> None:
        """Look when everything that has come in the same breath is known."""
        self._timer.start(0)

    def _say_next(self, now: int) -> None:
        while (
            self._voice is not None
            and self._site is not None
            and not self._voice.busy
            and self._voice.condition == "ready"
            and self._duty.may_begin(now)
            and (item := self._line.first) is not None
            and not (isinstance(item, Call) and self._will_stage(item.seq))
        ):
            volume = self._volume()
            if volume == 0:
                self._line.say_through(item.seq)
                continue
            form = choose_form(self._line.behind)
            in_a_row = self._ended_at is not None and now - self._ended_at <= self._in_a_row_ms
            self._turn = _Turn(item, form)
            self._voice.say(phrase(item, self._site, form, in_a_row=in_a_row), volume)

    def _volume(self) -> float:
        if self._site is None:
            return 0.0
        local = local_time(self._link.server_clock(), ZoneInfo(self._site.timezone))
        return volume_at(self._site.voice.volume, local) / 100

    @Slot()
    def _take_beginning(self) -> None:
        if self._turn is None:
            return
        self._turn.heard = True
        if self._report is not None:
            self._report.note_began(self._turn.item.seq, self._turn.form)
        if not self._turn.said:
            self.began.emit(self._turn.item)

    @Slot()
    def _take_end(self) -> None:
        turn = self._turn
        if turn is None or self._voice is None or self._site is None:
            return
        turn.said += 1
        self._ended_at = self._now()
        self._line.say_through(turn.item.seq)
        self._remember()
        if self._report is not None:
            self._report.note_ended(turn.item.seq)
        once_more = turn.said < times(turn.item, self._site.voice) and self._line.first is None
        if once_more and not turn.taken_back and self._duty.may_begin(self._ended_at) and (volume := self._volume()):
            self._voice.say(phrase(turn.item, self._site, turn.form, in_a_row=True, again=True), volume)
            self._tell(self._ended_at)
        else:
            self._drop_turn()

    @Slot(str)
    def _take_unsayable(self, reason: str) -> None:
        if self._turn is not None:
            log.error("event %d cannot be said: %s", self._turn.item.seq, reason)
            self._line.say_through(self._turn.item.seq)
        self._drop_turn()

    def _fall_silent(self) -> None:
        if self._voice is not None:
            self._voice.hush()
        self._drop_turn()

    @Slot()
    def _drop_turn(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            self.ended.emit(turn.item)
        self.look_soon()

    def _prepare(self) -> None:
        board = self._link.board
        if self._rehearsal is None or self._site is None or self._group is None or board is None:
            return
        if self._duty.mine and self._voice is not None and self._voice.condition == "ready":
            self._rehearsal.prepare(self._line, self._site)
            if self._line.first is None:
                self._rehearsal.foresee(board, self._site, self._group)

    # --- what is told

    def _is_voiced(self) -> bool:
        return self._duty.is_voiced() and not (self._duty.mine and self.silent)

    def _remember(self) -> None:
        board = self._link.board
        if not self._begun or self._site is None or board is None or self._group is None:
            return
        at = self._link.server_clock() if self._is_voiced() else 0
        self._diary.write(self._site.code, board.day, self._line, worked_off_at=at, speaker=self._duty.last)

    def _tell(self, now: int) -> None:
        self._tell_server(now)
        self._progress.note(self._line.through, now, waits=self._line.first is not None)
        stalled = not self._duty.mine and self._progress.is_stalled(now)
        unheard = self._line.unsaid if self._is_voiced() and not stalled else frozenset()
        if self._turn is not None:
            unheard |= {self._turn.item.seq}
        if unheard != self._unheard:
            self._unheard = unheard
            self.unheard_changed.emit(unheard)
        shown = (self.talking, self.silent)
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    def _tell_server(self, now: int) -> None:
        sound: SoundCondition = "muted" if self._voice is None else self._voice.condition
        if self._voice is None or self._group is None:
            self._telling.tell_speech(None, sound)
            return
        if sound == "ready" and not self._duty.offers(now):
            sound = "unknown"
        self._telling.tell_speech(self._group.code, sound, self._line.through, speaking=self._duty.was_mine)
