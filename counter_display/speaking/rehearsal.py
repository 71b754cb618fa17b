"""Has at hand what will be said next, and what is likely to be called: speech then begins at once."""

from collections import deque
from typing import Final

from counter_display.speaking.foresight import foresee
from counter_display.speaking.group import Group
from counter_display.speaking.line import SpeechLine
from counter_display.speaking.phrasing import Form, choose_form, phrase
from counter_display.speaking.voice import Voice
from shared.wire.board import Board
from shared.wire.scalars import Seq
from shared.wire.site import SiteDescription
from shared.wire.ticket import Call

AHEAD: Final = 4
"""So many of those that wait are rendered ahead."""


class Rehearsal:
    """Has the voice render ahead; nothing twice."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._prepared: deque[tuple[Seq, Form]] = deque(maxlen=2 * AHEAD)
        self._foreseen: frozenset[Call] = frozenset()

    def prepare(self, line: SpeechLine, site: SiteDescription) -> None:
        """Those that wait next, in the forms that they will have if nothing more comes."""
        for index, item in enumerate(line.items[:AHEAD]):
            form = choose_form(line.behind - index)
            if (item.seq, form) not in self._prepared:
                self._prepared.append((item.seq, form))
                self._voice.prepare(phrase(item, site, form, in_a_row=True))

    def foresee(self, board: Board, site: SiteDescription, group: Group) -> None:
        """Nobody waits: what each counter is likely to call."""
        foreseen = [call for call in foresee(board, site.counters) if group.hears(call)]
        for call in foreseen:
            if call not in self._foreseen:
                self._voice.prepare(phrase(call, site, "full", in_a_row=False))
        self._foreseen = frozenset(foreseen)
