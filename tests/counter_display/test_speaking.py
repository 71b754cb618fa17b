"""What the hall hears from a display: what it sees, in order, once."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from counter_display.display import Display, open_studio
from counter_display.memory import CallMemory
from counter_display.settings import CallSettings, Settings
from counter_display.showing import Pace
from counter_display.speaking.duty import GRACE_MS, HANDOVER_MS
from counter_display.speaking.voice import LOOKS
from shared.voice.studio import Studio
from shared.wire.board import Board
from shared.wire.display import DisplayState
from shared.wire.events import DayStarted
from shared.wire.methods import ReportDisplay
from shared.wire.site import SiteDescription
from shared.wire.voice import VoicePlan, VolumeSpan
from tests.counter_display.conftest import OpenDisplay
from tests.counter_display.fake_hall import DAY, FakeClock, FakeHall, make_site
from tests.counter_display.scene import catch_up, pass_time
from tests.shared.voice.fakes import FakePlayer, ToneEngine

PACE = Pace()


class Hearing:
    """A display with its loudspeaker, in a hall that says who speaks."""

    def __init__(self, qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay) -> None:
        self._qtbot = qtbot
        self._open = open_display
        self.hall = hall
        self.clock = clock
        self.engine = ToneEngine()
        self.player = FakePlayer()
        self.display: Display
        self.items: list[int] = []
        """What was said to its end, in order."""
        self.forms: list[str] = []

    def open(
        self, *, site: SiteDescription | None = None, named: bool = True, answered: bool = True, **more: object
    ) -> Display:
        """Switch the display on, connect it, and have it named the one that speaks."""
        if site is not None:
            self.hall = FakeHall(site)
        studio = more.pop("studio", None) or Studio(self.engine.open)
        self.display = self._open(player=self.player, studio=studio, at=self.hall, **more)
        self.hall.connect()
        self.hall.open()
        if answered:
            self.wait_for(lambda: self.reported.sound != "unknown")
        if named:
            self.name("lobi")
        return self.display

    def name(self, speaker: str | None, *, through: int = 0, others: tuple[DisplayState, ...] = ()) -> None:
        self.hall.name_speaker(speaker, through=through, others=others)
        self.wait_for(lambda: self.display.speaking._link.displays is self.hall.displays)
        self.catch_up()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition)

    def catch_up(self) -> None:
        catch_up(self._qtbot, self.display, self.hall)
        self.display.speaking.look()

    def pass_time(self, seconds: float) -> None:
        pass_time(self.display, self.clock, seconds)
        self.display.speaking.look()

    @property
    def reported(self) -> ReportDisplay:
        """What the server knows of the display."""
        told = [asked for asked in self.hall.asked if isinstance(asked, ReportDisplay)]
        return told[-1] if told else ReportDisplay("lobby")

    @property
    def stage(self) -> int:
        scene = self.display.lobby.wall.scene
        return scene.stage.seq if scene.stage else 0

    def listen(self) -> int:
        """Wait until something is to be heard; its event."""
        self.wait_for(lambda: self.player.playing)
        item = self.display.speaking.item
        assert item is not None
        return item.seq

    def hear(self) -> int:
        """Hear the next to its end; its event."""
        seq = self.listen()
        turn = self.display.speaking._turn
        assert turn is not None
        self.items.append(seq)
        self.forms.append(turn.form)
        self.player.end()
        return seq

    def is_silent(self) -> bool:
        self.catch_up()
        return not self.player.playing and not self.display.speaking.talking


@pytest.fixture
def hearing(qtbot: QtBot, hall: FakeHall, clock: FakeClock, open_display: OpenDisplay) -> Hearing:
    return Hearing(qtbot, hall, clock, open_display)


def other(*, online: bool = True, ready: bool = True) -> DisplayState:
    """Another display of the hall."""
    return DisplayState("dua", "dua", online, "lobby", "hall", "ready" if ready else "no_sound_card", "", 0)


def test_the_call_that_is_spoken_is_on_stage_until_it_has_been_said(hearing: Hearing) -> None:
    hearing.open()
    first, second = hearing.hall.call("1"), hearing.hall.call("2")
    hearing.catch_up()
    assert (hearing.listen(), hearing.stage) == (first, first)
    hearing.pass_time(60)
    assert hearing.stage == first, "its speech has not ended"
    assert hearing.display.lobby.wall.scene.fresh
    hearing.hear()
    hearing.pass_time(0)
    assert (hearing.listen(), hearing.stage) == (second, second)


def test_the_next_call_is_said_as_soon_as_it_is_on_stage_also_while_another_look_is_due(hearing: Hearing) -> None:
    hearing.open(calls=CallSettings(full=0.5, patience=0.5, shortest=0.1))
    due = hearing.display.speaking._duty.next_look(hearing.clock.now)
    assert due is not None
    assert due - hearing.clock.now > 6_000, "later than this test waits for anything"
    seqs = [hearing.hall.call("1"), hearing.hall.call("2")]
    hearing.catch_up()
    hearing.listen()
    hearing.clock.pass_time(0.5)
    assert [hearing.hear(), hearing.hear()] == seqs


def test_a_call_that_has_been_said_keeps_the_stage_for_its_time_and_the_next_is_said_when_it_is_there(
    hearing: Hearing,
) -> None:
    hearing.open()
    first, second = hearing.hall.call("1"), hearing.hall.call("2")
    hearing.catch_up()
    hearing.hear()
    assert hearing.is_silent()
    assert hearing.stage == first
    hearing.pass_time(PACE.full / 1000)
    assert (hearing.listen(), hearing.stage) == (second, second)


def test_ten_calls_and_recalls_at_once_are_said_in_order_and_the_last_in_full(hearing: Hearing) -> None:
    hearing.open(site=make_site(10))
    seqs = [hearing.hall.call(counter.code) for counter in hearing.hall.site.counters]
    seqs.append(hearing.hall.recall("10"))
    hearing.catch_up()
    for _ in seqs:
        hearing.hear()
        hearing.pass_time(PACE.full / 1000)
    assert hearing.items == seqs
    assert hearing.forms == ["short"] * 9 + ["once", "full"]
    assert hearing.is_silent()


def test_a_call_of_a_zone_that_is_not_shown_here_is_said_if_it_is_heard_here(hearing: Hearing) -> None:
    hearing.open(site=make_site(zones=("a", "b")), zones=("a",))
    elsewhere = hearing.hall.call("2")
    here = hearing.hall.call("1")
    hearing.catch_up()
    assert (hearing.hear(), hearing.stage) == (elsewhere, here)
    assert hearing.hear() == here


def test_a_call_is_said_as_often_as_the_site_wants_it_unless_another_waits(hearing: Hearing) -> None:
    hearing.open(site=replace(make_site(), voice=VoicePlan(times=2)))
    first = hearing.hall.call("1")
    hearing.catch_up()
    assert [hearing.hear(), hearing.listen()] == [first, first]
    between = hearing.hall.call("3")
    hearing.catch_up()
    hearing.pass_time(60)
    assert hearing.stage == first, "it is being said for the second time"
    hearing.hear()
    hearing.pass_time(0)
    assert [hearing.hear(), hearing.hear()] == [between, between]
    assert hearing.is_silent()
    second = hearing.hall.call("2")
    hearing.pass_time(60)
    assert hearing.listen() == second
    third = hearing.hall.call("3")
    hearing.catch_up()
    hearing.hear()
    hearing.pass_time(60)
    assert hearing.hear() == third


def test_announcements_are_said_in_their_place_among_the_calls(hearing: Hearing) -> None:
    hearing.open()
    seqs = [hearing.hall.call("1"), hearing.hall.announce("Kantor tutup pukul 15.00."), hearing.hall.call("2")]
    hearing.catch_up()
    assert [hearing.hear(), hearing.hear()] == seqs[:2]
    hearing.pass_time(PACE.full / 1000)
    assert hearing.hear() == seqs[2]


def test_an_announcement_withdrawn_is_said_no_more_not_even_to_its_end(hearing: Hearing) -> None:
    hearing.open()
    said, waiting = hearing.hall.announce("Satu"), hearing.hall.announce("Dua")
    hearing.catch_up()
    assert hearing.listen() == said
    hearing.hall.withdraw(waiting)
    hearing.hall.withdraw(said)
    hearing.catch_up()
    assert hearing.is_silent()


def test_a_call_taken_back_before_its_turn_is_neither_said_nor_shown(hearing: Hearing) -> None:
    hearing.open()
    first, mistake, third = (hearing.hall.call(counter) for counter in ("1", "2", "3"))
    hearing.catch_up()
    assert hearing.listen() == first
    hearing.hall.recall("2")
    hearing.hall.uncall(mistake)
    hearing.catch_up()
    hearing.hear()
    hearing.pass_time(PACE.full / 1000)
    assert (hearing.hear(), hearing.stage) == (third, third)
    hearing.pass_time(PACE.full / 1000)
    assert hearing.is_silent()
    assert [row.number for row in hearing.display.lobby.wall.calls.rows] == ["A-001"]


def test_of_a_call_taken_back_while_it_is_said_the_sentence_is_heard_to_its_end_and_nothing_more(
    hearing: Hearing,
) -> None:
    hearing.open(site=replace(make_site(), voice=VoicePlan(times=3)))
    before = hearing.hall.call("1")
    hearing.catch_up()
    for _ in range(3):
        hearing.hear()
    hearing.pass_time(PACE.full / 1000)
    mistake = hearing.hall.call("2")
    hearing.catch_up()
    assert hearing.listen() == mistake
    hearing.hall.uncall(mistake)
    hearing.catch_up()
    hearing.pass_time(PACE.full / 1000)
    assert (hearing.player.playing, hearing.stage) == (True, mistake)
    hearing.hear()
    assert hearing.is_silent()
    assert hearing.stage == before
    assert not hearing.display.lobby.wall.scene.fresh


def test_a_call_taken_back_before_its_first_word_is_not_begun(hearing: Hearing) -> None:
    hearing.open()
    mistake = hearing.hall.call("1")
    hearing.hall.uncall(mistake)
    second = hearing.hall.call("2")
    hearing.catch_up()
    assert (hearing.hear(), hearing.stage) == (second, second)
    assert hearing.items == [second]


def test_the_same_visitor_called_again_after_a_mistake_is_said_again(hearing: Hearing) -> None:
    hearing.open()
    mistake = hearing.hall.call("1")
    hearing.catch_up()
    hearing.hear()
    hearing.hall.uncall(mistake)
    hearing.catch_up()
    assert hearing.stage == 0
    again = hearing.hall.call("1")
    hearing.catch_up()
    assert (hearing.hear(), hearing.stage) == (again, again)
    assert len(hearing.hall.board.tickets) == 1, "it is one visitor"


def test_what_the_voice_has_no_words_for_keeps_nobody_waiting(
    hearing: Hearing, caplog: pytest.LogCaptureFixture
) -> None:
    hearing.engine = ToneEngine(lacking=frozenset({"☃"}))
    hearing.open()
    hearing.hall.announce("☃")
    call = hearing.hall.call("1")
    hearing.catch_up()
    assert hearing.hear() == call
    assert "cannot be said" in caplog.text
    assert hearing.reported.sound == "ready"


def test_in_quiet_hours_calls_are_shown_and_count_as_said(hearing: Hearing) -> None:
    quiet = VoicePlan(volume=(VolumeSpan("09:00", "10:00", 0),))
    hearing.open(site=replace(make_site(), voice=quiet))
    calls = [hearing.hall.call("1"), hearing.hall.call("2")]
    hearing.catch_up()
    hearing.pass_time(PACE.full / 1000)
    assert hearing.stage == calls[1]
    assert not hearing.player.played
    hearing.wait_for(lambda: hearing.reported.spoken_through == calls[1])


def test_the_hour_says_how_loud(hearing: Hearing) -> None:
    hearing.open(site=replace(make_site(), voice=VoicePlan(volume=(VolumeSpan("09:00", "10:00", 35),))))
    hearing.hall.call("1")
    hearing.catch_up()
    hearing.listen()
    assert hearing.player.played[-1][1] == 0.35


# --- nothing is heard


def test_without_a_sound_card_every_call_is_shown_in_its_time_and_the_server_knows(
    hearing: Hearing, caplog: pytest.LogCaptureFixture
) -> None:
    hearing.player.missing = True
    hearing.open(named=False)
    assert hearing.reported.sound == "no_sound_card"
    assert hearing.display.speaking.silent
    hearing.name(None)
    first, second = hearing.hall.call("1"), hearing.hall.call("2")
    hearing.catch_up()
    assert hearing.stage == first
    hearing.pass_time(PACE.full / 1000)
    assert hearing.stage == second
    assert "no sound card" in caplog.text


def test_nothing_waits_for_a_sound_server_that_does_not_answer(hearing: Hearing) -> None:
    hearing.player.known = False
    hearing.open(named=False, answered=False)
    voice = hearing.display.voice
    assert voice is not None
    call = hearing.hall.call("1")
    hearing.catch_up()
    assert (hearing.stage, hearing.reported.sound) == (call, "unknown")
    hearing.wait_for(lambda: voice._looks < LOOKS)
    voice._looks = 0
    hearing.wait_for(lambda: hearing.reported.sound == "no_sound_card")
    hearing.player.known = True
    voice.try_out()  # as it does every ten seconds
    hearing.wait_for(lambda: hearing.reported.sound == "ready")


def test_a_sound_card_pulled_out_is_told_and_one_plugged_in_is_used(hearing: Hearing) -> None:
    hearing.open()
    hearing.player.missing = True
    first, second = hearing.hall.call("1"), hearing.hall.call("2")
    hearing.catch_up()
    hearing.wait_for(lambda: hearing.reported.sound == "no_sound_card")
    hearing.name(None)
    hearing.pass_time(PACE.full / 1000)
    assert hearing.stage == second
    assert hearing.reported.spoken_through < first, "another display may say it"
    hearing.player.missing = False
    hearing.display.speaking._voice.try_out()  # type: ignore[union-attr]  # as it does every ten seconds
    hearing.wait_for(lambda: hearing.reported.sound == "ready")
    hearing.name("lobi")
    assert [hearing.hear(), hearing.hear()] == [first, second]


def test_a_sound_card_that_hangs_holds_nobody(hearing: Hearing) -> None:
    hearing.open()
    first, second = hearing.hall.call("1"), hearing.hall.call("2")
    hearing.catch_up()
    assert hearing.listen() == first
    hearing.display.voice._watch.timeout.emit()  # type: ignore[union-attr]
    hearing.wait_for(lambda: hearing.reported.sound == "no_sound_card")
    hearing.pass_time(PACE.full / 1000)
    assert hearing.stage == second


def test_a_voice_that_makes_nothing_of_a_sentence_holds_nobody(hearing: Hearing) -> None:
    gate = Event()
    hearing.open()
    hearing.engine.gate = gate
    first, second = hearing.hall.call("1"), hearing.hall.call("2")
    hearing.catch_up()
    hearing.wait_for(lambda: hearing.display.speaking.talking)
    assert hearing.stage == first
    hearing.display.voice._watch.timeout.emit()  # type: ignore[union-attr]
    hearing.wait_for(lambda: hearing.reported.sound == "no_voice")
    hearing.pass_time(PACE.full / 1000)
    assert hearing.stage == second
    gate.set()


def test_without_a_voice_calls_are_shown_and_the_server_knows(hearing: Hearing) -> None:
    hearing.engine = ToneEngine(lacking=frozenset({"nol"}))
    hearing.open(named=False)
    assert hearing.reported.sound == "no_voice"


def test_a_display_set_not_to_speak_says_so(qtbot: QtBot, hall: FakeHall, open_display: OpenDisplay) -> None:
    open_display()
    hall.connect()
    qtbot.waitUntil(lambda: ReportDisplay("lobby", None, "muted") in hall.asked)


# --- one voice for several displays


def test_a_display_that_another_one_speaks_for_shows_each_call_until_that_has_said_it(hearing: Hearing) -> None:
    hearing.open(named=False)
    hearing.name("dua", others=(other(),))
    first, second = hearing.hall.call("1"), hearing.hall.call("2")
    hearing.catch_up()
    hearing.pass_time(20)
    assert hearing.stage == first
    hearing.name("dua", through=first, others=(other(),))
    hearing.pass_time(PACE.full / 1000)
    assert hearing.stage == second
    assert hearing.is_silent()


def test_a_display_that_should_speak_and_hangs_holds_the_others_for_half_a_minute_at_most(hearing: Hearing) -> None:
    hearing.open(named=False)
    hearing.name("dua", others=(other(),))
    hearing.hall.call("1")
    second = hearing.hall.call("2")
    hearing.catch_up()
    hearing.pass_time(31)
    assert hearing.stage == second


def test_whoever_takes_over_goes_on_where_the_other_one_stopped(hearing: Hearing) -> None:
    hearing.open(named=False)
    hearing.name("dua", others=(other(),))
    calls = [hearing.hall.call(counter) for counter in ("1", "2", "3")]
    hearing.catch_up()
    hearing.name("dua", through=calls[0], others=(other(),))
    hearing.name("lobi", through=calls[0], others=(other(online=False),))
    assert hearing.is_silent(), "the other one may be in the middle of a word"
    hearing.pass_time(HANDOVER_MS / 1000)
    for _ in calls[1:]:
        hearing.hear()
        hearing.pass_time(PACE.full / 1000)
    assert hearing.items == calls[1:]


def test_whoever_is_relieved_ends_its_call_and_begins_none(hearing: Hearing) -> None:
    hearing.open()
    first = hearing.hall.call("1")
    hearing.hall.call("2")
    hearing.catch_up()
    assert hearing.listen() == first
    hearing.name("dua", others=(other(),))
    assert hearing.player.playing
    hearing.hear()
    hearing.pass_time(PACE.full / 1000)
    assert hearing.is_silent()


def test_whoever_is_relieved_falls_silent_in_the_middle_of_a_long_sentence(hearing: Hearing) -> None:
    hearing.open()
    hearing.hall.call("1")
    hearing.catch_up()
    hearing.listen()
    hearing.name("dua", others=(other(),))
    hearing.pass_time(GRACE_MS / 1000 - 0.1)
    assert hearing.player.playing
    hearing.pass_time(0.1)
    assert hearing.is_silent()


def test_after_a_restart_of_the_server_whoever_did_not_speak_keeps_back(hearing: Hearing) -> None:
    hearing.open(named=False)
    hearing.name("dua", others=(other(),))
    hearing.hall.cut()
    hearing.hall.connect()
    hearing.wait_for(lambda: hearing.reported.sound == "unknown")
    hearing.pass_time(HANDOVER_MS / 1000)
    hearing.wait_for(lambda: hearing.reported.sound == "ready")


# --- faults


def test_a_display_that_lost_its_connection_goes_on_saying_what_it_knows(hearing: Hearing) -> None:
    hearing.open()
    calls = [hearing.hall.call(counter) for counter in ("1", "2", "3")]
    hearing.catch_up()
    hearing.hall.cut()
    for _ in calls:
        hearing.hear()
        hearing.pass_time(PACE.full / 1000)
    assert hearing.items == calls


def test_on_return_only_fresh_calls_are_said_and_the_others_are_listed(hearing: Hearing) -> None:
    hearing.open()
    hearing.hall.cut()
    hearing.hall.call("1")
    hearing.hall.pass_time(31)
    fresh = hearing.hall.call("2")
    hearing.hall.connect()
    hearing.name("lobi")
    assert (hearing.hear(), hearing.stage) == (fresh, fresh)
    assert [row.number for row in hearing.display.lobby.wall.calls.rows] == ["A-001"]
    assert hearing.is_silent()


def restart(hearing: Hearing) -> None:
    """Kill the display and start it anew on the same memory; the server names it again."""
    memory = hearing.display.lobby._memory
    hearing.display.close()
    hearing.player = FakePlayer()
    hearing.open(memory=memory)


def test_a_call_cut_in_the_middle_is_said_and_shown_again_after_a_restart_and_nothing_else(hearing: Hearing) -> None:
    hearing.open()
    calls = [hearing.hall.call(counter) for counter in ("1", "2", "3")]
    hearing.catch_up()
    hearing.hear()
    hearing.pass_time(PACE.full / 1000)
    assert hearing.listen() == calls[1]
    restart(hearing)
    assert (hearing.listen(), hearing.stage) == (calls[1], calls[1])
    for _ in calls[1:]:
        hearing.hear()
        hearing.pass_time(PACE.full / 1000)
    assert hearing.items == calls
    restart(hearing)
    assert hearing.is_silent()
    assert hearing.stage == calls[2]


def test_a_long_line_outlives_a_restart_although_its_calls_are_no_longer_young(hearing: Hearing) -> None:
    hearing.open(site=make_site(20))
    calls = [hearing.hall.call(counter.code) for counter in hearing.hall.site.counters for _ in range(4)]
    assert len(calls) > 50, "more than a snapshot has"
    hearing.catch_up()
    for _ in range(5):
        hearing.hear()
        hearing.pass_time(PACE.full / 1000)
        hearing.hall.pass_time(PACE.full / 1000)
    restart(hearing)
    for _ in calls[5:]:
        hearing.hear()
        hearing.pass_time(PACE.full / 1000)
    assert hearing.items == calls


@pytest.mark.parametrize("restarted", [False, True], ids=["cut", "restarted"])
def test_a_call_taken_back_while_the_display_was_away_is_neither_said_nor_shown_when_it_is_back(
    hearing: Hearing, *, restarted: bool
) -> None:
    hearing.open()
    first, mistake, third = (hearing.hall.call(counter) for counter in ("1", "2", "3"))
    hearing.catch_up()
    assert hearing.listen() == first
    hearing.hall.cut()
    hearing.hall.uncall(mistake)
    if restarted:
        restart(hearing)
    else:
        hearing.hall.connect(resume=False)
        hearing.name("lobi")
    hearing.hear()
    hearing.pass_time(PACE.full / 1000)
    assert (hearing.hear(), hearing.stage) == (third, third)
    hearing.pass_time(PACE.full / 1000)
    assert hearing.is_silent()
    assert [row.number for row in hearing.display.lobby.wall.calls.rows] == ["A-001"]


def test_the_first_call_of_the_day_taken_back_meanwhile_is_missed_although_others_came_after_it(
    hearing: Hearing,
) -> None:
    hearing.open()
    mistake = hearing.hall.call("1")
    hearing.catch_up()
    hearing.listen()
    hearing.hall.cut()
    hearing.hall.uncall(mistake)
    second = hearing.hall.call("2")
    restart(hearing)
    assert (hearing.hear(), hearing.stage) == (second, second)
    assert hearing.items == [second]


def test_a_call_that_was_taken_back_is_forgotten_on_disk_too(hearing: Hearing, tmp_path: Path) -> None:
    memory = CallMemory(tmp_path / "lobi.json")
    hearing.open(memory=memory)
    calls = [hearing.hall.call(counter) for counter in ("1", "2", "3")]
    hearing.catch_up()
    hearing.listen()
    hearing.hall.uncall(calls[1])
    hearing.catch_up()
    kept = CallMemory(tmp_path / "lobi.json").recall("contoh", DAY, hearing.hall.board.seq)
    assert kept is not None
    assert [item.seq for item in kept.unsaid] == [calls[0], calls[2]]


def test_after_half_a_minute_away_what_waited_is_not_said_any_more(hearing: Hearing) -> None:
    hearing.open()
    hearing.hall.call("1")
    hearing.hall.call("2")
    hearing.catch_up()
    hearing.listen()
    hearing.hall.pass_time(60)
    restart(hearing)
    assert hearing.is_silent()


def test_a_server_with_another_journal_is_followed_from_its_beginning(hearing: Hearing) -> None:
    hearing.open()
    hearing.name("lobi", through=hearing.hall.call("1"))
    hearing.hall.cut()
    hearing.hall.board, hearing.hall.journal = Board(hearing.hall.board.counters), []
    hearing.hall.happen(DayStarted("2026-11-21"))
    call = hearing.hall.call("1")
    hearing.hall.connect(resume=False)
    hearing.catch_up()
    hearing.name("lobi")
    assert hearing.hear() == call


def test_a_new_day_begins_in_silence(hearing: Hearing) -> None:
    hearing.open()
    first = hearing.hall.call("1")
    hearing.hall.call("2")
    hearing.catch_up()
    assert hearing.listen() == first
    hearing.hall.happen(DayStarted("2026-11-22"))
    hearing.catch_up()
    hearing.hear()
    hearing.pass_time(PACE.full / 1000)
    assert hearing.is_silent()
    hearing.hall.open()
    call = hearing.hall.call("1")
    hearing.catch_up()
    assert hearing.hear() == call


def test_loudspeakers_that_the_site_does_not_have_are_reported(
    hearing: Hearing, caplog: pytest.LogCaptureFixture
) -> None:
    site = make_site(zones=("a", "b"))
    upstairs = tuple(replace(zone, loudspeakers=zone.code) for zone in site.zones)
    hearing.open(site=replace(site, zones=upstairs), named=False)
    assert hearing.reported.loudspeakers is None
    assert "Name the one" in hearing.reported.fault
    assert "cannot speak" in caplog.text


def test_a_memory_without_a_file_is_enough_for_a_day() -> None:
    memory = CallMemory(None)
    memory.keep_speech("contoh", "2026-11-21", through=7, unsaid=(), at=0, speaker="lobi")
    assert memory.recall_speaker("contoh") == "lobi"
    assert memory.recall_speaker("lain") is None


def test_ten_calls_at_once_are_said_within_45_seconds(
    qtbot: QtBot, clock: FakeClock, open_display: OpenDisplay
) -> None:
    """With eSpeak NG at its usual pace, from the first chime to the end of the last call."""
    hearing = Hearing(qtbot, FakeHall(make_site(10)), clock, open_display)
    hearing.open(studio=open_studio(Settings()))
    for counter in hearing.hall.site.counters:
        hearing.hall.call(counter.code)
    hearing.catch_up()
    for _ in hearing.hall.site.counters:
        while not hearing.display.speaking.talking:
            hearing.pass_time(0.1)
        hearing.listen()
        hearing.pass_time(hearing.player.played[-1][0].seconds)
        hearing.hear()
    assert hearing.forms == ["short"] * 8 + ["once", "full"]
    assert clock.now / 1000 < 45
