"""However displays come, go and change: one able display speaks for each group, and keeps the word while it can."""

from typing import cast

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from server.gateway.connection import Connection
from server.gateway.displays import GATHERING_SECONDS, DisplayWatch
from server.identity import Device
from shared.wire.display import Displays, GroupVoice
from shared.wire.methods import ReportDisplay

CODES = st.sampled_from(["tv-1", "tv-2", "tv-3"])
GROUPS = st.sampled_from(["hall", "hall", "hall", "hall", "up", "made-up", None])
"""Mostly the same, so that displays meet."""
NEWEST = 20


def device(code: str) -> Device:
    return Device("hall", code, code, "display")


class WatchMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.elapsed = 0.0
        self.told: list[Displays] = []
        self.watch = DisplayWatch(
            ("hall", "up"), lambda: round(self.elapsed * 1000), lambda: self.elapsed, lambda: NEWEST, self.told.append
        )
        self.there: dict[str, Connection] = {}
        self.able: dict[str, str] = {}
        """Which display can speak, by its own word on its present connection, for which group."""
        self.farthest: dict[str, int] = {}
        self.before: dict[str, GroupVoice] = {}

    @rule(code=CODES)
    def a_display_comes(self, code: str) -> None:
        self.there[code] = cast("Connection", object())
        self.watch.come(self.there[code], device(code))

    @rule(code=CODES)
    def a_display_goes(self, code: str) -> None:
        if (connection := self.there.pop(code, None)) is not None:
            self.able.pop(code, None)
            self.watch.go(connection, code)

    @rule(code=CODES)
    def a_display_restarts(self, code: str) -> None:
        self.a_display_goes(code)
        self.a_display_comes(code)

    @rule(code=CODES)
    def a_forgotten_connection_ends(self, code: str) -> None:
        self.watch.go(cast("Connection", object()), code)

    @rule(
        code=CODES,
        group=GROUPS,
        ready=st.sampled_from([True, True, True, False]),
        through=st.integers(0, 30),
        speaking=st.booleans(),
    )
    def a_display_reports(self, code: str, group: str | None, ready: bool, through: int, speaking: bool) -> None:
        if (connection := self.there.get(code)) is None:
            return
        self.able.pop(code, None)
        if ready and group is not None:
            self.able[code] = group
        if group is not None and through <= NEWEST:
            self.farthest[group] = max(self.farthest.get(group, 0), through)
        said = ReportDisplay("lobby", group, "ready" if ready else "muted", through, speaking=speaking)
        self.watch.report(connection, code, said)

    @rule(codes=st.sets(CODES, min_size=2))
    def the_database_is_read(self, codes: set[str]) -> None:
        self.watch.know(device(code) for code in sorted(codes))

    @rule(seconds=st.sampled_from([0.5, GATHERING_SECONDS]))
    def time_passes(self, seconds: float) -> None:
        self.elapsed += seconds
        self.watch.tick()

    @invariant()
    def what_is_so_was_told(self) -> None:
        if self.told:
            assert self.told[-1] == self.watch.displays
        assert all(one != other for one, other in zip(self.told, self.told[1:], strict=False))

    @invariant()
    def one_that_can_speaks_and_keeps_the_word(self) -> None:
        voices = {voice.loudspeakers: voice for voice in self.watch.displays.voices}
        for group, voice in voices.items():
            able = [code for code, theirs in self.able.items() if theirs == group]
            assert voice.speaker in (able or [None]) or (voice.speaker is None and not self.watch_is_sure(group))
            before = self.before.get(group)
            if before is not None and before.speaker in able:
                assert voice.speaker == before.speaker
            if group in ("hall", "up"):
                assert voice.spoken_through == self.farthest.get(group, 0)
        assert len(voices) <= 2 + len(self.there) + 3
        self.before = voices

    def watch_is_sure(self, group: str) -> bool:
        """Whether somebody has spoken for the group since the start, so that nobody is waited for."""
        before = self.before.get(group)
        return before is not None and before.speaker is not None


TestWatch = WatchMachine.TestCase
TestWatch.settings = settings(max_examples=100, stateful_step_count=50, deadline=None)
