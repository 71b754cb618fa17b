"""Which display of a group of loudspeakers speaks: pure.

The server names one. While it is away, nobody can know who else has been named, so there are two cases:

    alone     no other display of the group could speak when the server was last heard: this one goes on for ever
    not alone it ends what it is saying, within `GRACE_MS`, and begins nothing; the server may have named another

Whoever takes over from a display that has gone out of sight waits `HANDOVER_MS` first: that one may be alive behind a
cut cable, and needs its time to notice and to fall silent. One that restarted with the server keeps back for as long,
so that the display that spoke before is named again.
"""

from typing import Final

from shared.wire.display import Displays
from shared.wire.scalars import Code, Seq

NOTICE_MS: Final = 4_000
"""A display knows no later that its connection is gone; its link pings as often as that takes."""
GRACE_MS: Final = 4_000
HANDOVER_MS: Final = NOTICE_MS + GRACE_MS + 1_000


class Duty:
    """One display's. `haste` divides all its times, for halls on trial whose loudspeakers run as many times faster."""

    def __init__(self, haste: float = 1.0) -> None:
        self._grace = round(GRACE_MS / haste)
        self._handover = round(HANDOVER_MS / haste)
        self._code: Code | None = None
        self._group: Code | None = None
        self._told = False
        """The server has named somebody, or nobody, since the connection came."""
        self._speaker: Code | None = None
        self._last: Code | None = None
        self._through: Seq = 0
        self._rivals = False
        self._begins_at = 0
        self._ends_at = 0
        self._offers_at = 0

    @property
    def last(self) -> Code | None:
        """Who spoke last for the group, as far as this display knows."""
        return self._last

    @property
    def through(self) -> Seq:
        """How far the group has spoken, as the server tells."""
        return self._through

    @property
    def mine(self) -> bool:
        """This display was the one that was named last."""
        return self._code is not None and self._speaker == self._code

    @property
    def was_mine(self) -> bool:
        """This display is the one that spoke last, as far as it knows, also before it was restarted."""
        return self._code is not None and self._last == self._code

    def belong(self, code: Code, group: Code | None, last: Code | None = None) -> None:
        """This display is `code` and speaks through `group`; `last` spoke there when it was last running."""
        if group != self._group:
            self._told, self._speaker, self._through = False, None, 0
        self._code, self._group = code, group
        self._last = self._last or last

    def begin(self) -> None:
        """A day or a journal begins: nothing of it has been said."""
        self._through = 0

    def join(self, now: int) -> None:
        """The server is there, or there again."""
        self._offers_at = now + self._handover

    def leave(self, now: int) -> None:
        """The connection is gone."""
        if self._told:
            self._told = False
            self._ends_at = now + self._grace

    def hear(self, displays: Displays, now: int) -> None:
        """The server tells how the displays are and who speaks."""
        if self._group is None or self._code is None:
            return
        voice = next((voice for voice in displays.voices if voice.loudspeakers == self._group), None)
        speaker = voice.speaker if voice else None
        others = [each for each in displays.displays if each.loudspeakers == self._group and each.code != self._code]
        able = {each.code for each in others if each.online and each.sound == "ready"}
        # Whoever is there and says that it cannot speak has fallen silent already.
        silent = {each.code for each in others if each.online} - able
        was_mine, was_told = self.mine, self._told
        self._speaker = speaker
        self._told = True
        self._rivals = bool(able)
        if voice is not None:
            self._through = max(self._through, voice.spoken_through) if was_told else voice.spoken_through
        if self.mine and not was_mine:
            free = self._last is None or self._last == self._code or self._last in silent
            self._begins_at = now if free else now + self._handover
        elif was_mine and not self.mine:
            self._ends_at = now + self._grace
        self._last = speaker or self._last

    def may_begin(self, now: int) -> bool:
        """Whether to say the next call."""
        if not self.mine:
            return False
        return now >= self._begins_at if self._told else not self._rivals

    def may_go_on(self, now: int) -> bool:
        """Whether to say what has been begun to its end."""
        return self.may_begin(now) or (self.mine and self._told) or now < self._ends_at

    def is_voiced(self) -> bool:
        """Whether somebody speaks for the group, as far as can be known."""
        return self._speaker is not None if self._told else self.mine and not self._rivals

    def offers(self, now: int) -> bool:
        """Whether to tell the server that this display can speak."""
        usual = self._last is None or self._last == self._code
        return usual or (self._told and self._speaker is not None) or now >= self._offers_at

    def next_look(self, now: int) -> int | None:
        """When an answer changes if nothing is heard; None while that is never."""
        times = [at for at in (self._begins_at, self._ends_at, self._offers_at) if at > now]
        return min(times, default=None)
