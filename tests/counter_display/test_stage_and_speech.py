"""What is seen and what is heard stay in step, whatever is called when, and however long it takes to say it."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from counter_display.showing import Pace, Showing
from counter_display.speaking.line import SpeechLine
from tests.counter_display.test_showing import make_call

PACE = Pace()
HERE, ELSEWHERE = "1", "2"
"""A counter whose calls are shown here, and one whose calls are only heard here."""


@dataclass
class Lobby:
    """A stage, a line of speech, and a voice."""

    lengths: dict[int, int]
    """How long each call takes to be said, in milliseconds."""
    now: int = 0
    showing: Showing = field(default_factory=lambda: Showing(4, PACE))
    line: SpeechLine = field(default_factory=lambda: SpeechLine(PACE.fresh))
    saying: int | None = None
    ends: int = 0
    staged: list[int] = field(default_factory=list)
    said: list[tuple[int, int, int]] = field(default_factory=list)
    """Each call that was said, with what was on stage when it began and when it ended."""
    on_stage_at_begin: int = 0

    def call(self, seq: int, counter: str) -> None:
        call = make_call(seq, ticket=seq // 2, counter=counter)
        if counter == HERE:
            self.showing.take(call, 0)
        self.line.take([(call, 0)], self.now)
        self.look()

    def look(self) -> None:
        if self.saying is not None and self.now >= self.ends:
            self.said.append((self.saying, self.on_stage_at_begin, self.showing.staged))
            self.line.say_through(self.saying)
            self.saying = None
        self.line.look(self.now, voiced=True)
        self._show()
        first = self.line.first
        if self.saying is None and first is not None and not self.showing.will_stage(first.seq):
            self.saying, self.ends = first.seq, self.now + self.lengths[first.seq]
            self.on_stage_at_begin = self.showing.staged
            self._show()

    def _show(self) -> None:
        self.showing.wait_for(self.line.unsaid)
        self.showing.look(self.now)
        if self.showing.staged and self.staged[-1:] != [self.showing.staged]:
            self.staged.append(self.showing.staged)

    def wait(self, until: int | None = None) -> None:
        """Go on to a moment, or until nothing more happens by itself."""
        while True:
            looks = [self.showing.next_look(self.now), self.ends if self.saying is not None else None]
            then = min((look for look in looks if look is not None), default=None)
            if then is None or (until is not None and then > until):
                break
            self.now = max(self.now, then)
            self.look()
        self.now = until if until is not None else self.now
        self.look()


@given(
    calls=st.lists(st.tuples(st.integers(0, 9_000), st.booleans(), st.integers(1_500, 14_000)), min_size=1, max_size=30)
)
def test_every_call_is_said_once_in_order_and_while_it_is_on_stage(calls: list[tuple[int, bool, int]]) -> None:
    lobby = Lobby({seq: length for seq, (_, _, length) in enumerate(calls, start=1)})
    here = []
    for seq, (gap, is_here, _) in enumerate(calls, start=1):
        lobby.wait(lobby.now + gap)
        lobby.call(seq, HERE if is_here else ELSEWHERE)
        here += [seq] if is_here else []
    lobby.wait()
    assert [seq for seq, _, _ in lobby.said] == list(range(1, len(calls) + 1)), "all are said, in order"
    assert lobby.staged == here, "those of this display are shown, in order"
    for seq, at_begin, at_end in lobby.said:
        if seq in here:
            assert (at_begin, at_end) == (seq, seq)
