"""Which displays of a site are there, what they last said of themselves, and which of them speaks. In memory alone.

One display speaks for each group of loudspeakers: the one that does goes on for as long as it is connected and can;
else the one that came first of those that can. See docs/adr/0015-one-voice.md.
"""

import logging
from collections.abc import Callable, Iterable
from typing import Any, Final

from msgspec.structs import replace

from server.gateway.connection import Connection
from server.identity import Device
from shared.wire.display import Displays, DisplayState, GroupVoice
from shared.wire.methods import ReportDisplay
from shared.wire.scalars import Code, Moment, Seq

log = logging.getLogger(__name__)

GATHERING_SECONDS: Final = 3.0
"""After the server's start a display that says it speaks already is waited for: it may be in the middle of a word."""


class DisplayWatch:
    """A display is online from the opening of its session to the end of that connection; a later one takes its place.

    `monotonic` is in seconds. `published` is the newest event that clients have been told.
    """

    def __init__(
        self,
        groups: Iterable[Code],
        clock: Callable[[], Moment],
        monotonic: Callable[[], float],
        published: Callable[[], Seq],
        tell: Callable[[Displays], None],
    ) -> None:
        self._groups = frozenset(groups)
        """Those that a zone of the site is in."""
        self._clock = clock
        self._monotonic = monotonic
        self._published = published
        self._tell = tell
        self._states: dict[Code, DisplayState] = {}
        self._connections: dict[Code, Connection] = {}
        """In the order in which they came."""
        self._listed: frozenset[Code] | None = None
        """Those that the site has, once it is known."""
        self._gathering: dict[Code, float] = {}
        """When the first display that can speak for a group was there, for groups that none has spoken for yet."""
        self._speakers: dict[Code, Code | None] = {}
        """By group, once one was named."""
        self._spoken: dict[Code, Seq] = {}
        self._told = self._now()

    @property
    def displays(self) -> Displays:
        """All of them, by their codes, and who speaks, by group."""
        return self._told

    @property
    def speaking(self) -> list[Connection]:
        """The displays that speak now: only their silence would be heard."""
        speakers = dict.fromkeys(self._speakers.values())
        return [self._connections[code] for code in speakers if code is not None]

    def know(self, devices: Iterable[Device]) -> None:
        """These are the displays of the site now: some may be new, others withdrawn."""
        known = {device.code: self._known(device) for device in devices}
        # One that was withdrawn is so from its next connection on; one that came meanwhile may not be listed yet.
        self._states = known | {code: self._states[code] for code in self._connections if code not in known}
        self._listed = frozenset(known)
        self._look()

    def come(self, connection: Connection, device: Device) -> None:
        """A display has opened its session."""
        before = self._known(device)
        if device.code not in self._connections:
            # What it was before it went says nothing of what it can now.
            before = replace(before, loudspeakers=None, sound="unknown", fault="", since=self._clock())
        self._connections.pop(device.code, None)
        self._connections[device.code] = connection
        self._states[device.code] = replace(before, online=True)
        self._look()

    def go(self, connection: Connection, code: Code) -> None:
        """A connection of this display has ended."""
        if self._connections.get(code) is not connection:
            return
        del self._connections[code]
        if self._listed is None or code in self._listed:
            self._states[code] = replace(self._states[code], online=False, since=self._clock())
        else:
            del self._states[code]
        self._look()

    def report(self, connection: Connection, code: Code, said: ReportDisplay) -> None:
        """What a display says of itself; only its newest connection speaks for it."""
        if self._connections.get(code) is not connection:
            return
        self._states[code] = replace(
            self._states[code], role=said.role, loudspeakers=said.loudspeakers, sound=said.sound, fault=said.fault
        )
        if (group := said.loudspeakers) is not None:
            # What no event can have is of another journal: it would keep this one's calls from being said.
            if said.spoken_through <= self._published():
                self._spoken[group] = max(self._spoken.get(group, 0), said.spoken_through)
            if said.speaking and self._can(code) == group:
                self._name(group, self._speakers.get(group, code))
        self._look()

    def tick(self) -> None:
        """Wait for nobody any longer where the time is over. Call it about once a second."""
        if self._gathering.keys() - self._speakers.keys():
            self._look()

    def _look(self) -> None:
        """Name who speaks, and tell what has changed."""
        self._forget_groups()
        for code in self._connections:
            group = self._can(code)
            if group is not None and group not in self._speakers and self._gathered(group):
                self._speakers[group] = None
        for group in self._speakers:
            self._name(group, self._choose(group))
        now = self._now()
        if now != self._told:
            self._told = now
            self._tell(now)

    def _name(self, group: Code, speaker: Code | None) -> None:
        if self._speakers.get(group) != speaker:
            log.info("Loudspeakers %s: now speaks %s", group, speaker or "nobody")
        self._speakers[group] = speaker

    def _choose(self, group: Code) -> Code | None:
        able = [code for code in self._connections if self._can(code) == group]
        speaker = self._speakers.get(group)
        return speaker if speaker in able else next(iter(able), None)

    def _can(self, code: Code) -> Code | None:
        """The group that a display can speak for now."""
        state = self._states.get(code)
        return state.loudspeakers if state is not None and state.online and state.sound == "ready" else None

    def _gathered(self, group: Code) -> bool:
        """Whether nobody else who may be speaking is waited for."""
        since = self._gathering.setdefault(group, self._monotonic())
        reported = all(state.online and state.role is not None for state in self._states.values())
        return (self._listed is not None and reported) or self._monotonic() - since >= GATHERING_SECONDS

    def _known(self, device: Device) -> DisplayState:
        state = self._states.get(device.code)
        if state is None:
            online = device.code in self._connections
            return DisplayState(device.code, device.name, online, None, None, "unknown", "", self._clock())
        return replace(state, name=device.name)

    def _all_groups(self) -> frozenset[Code]:
        return self._groups | {state.loudspeakers for state in self._states.values() if state.loudspeakers is not None}

    def _forget_groups(self) -> None:
        """Those that no display names any more: however many are made up, no more are kept than there are displays."""
        groups = self._all_groups()
        known: tuple[dict[Code, Any], ...] = (self._speakers, self._spoken, self._gathering)
        for kept in known:
            for group in kept.keys() - groups:
                del kept[group]

    def _now(self) -> Displays:
        return Displays(
            tuple(state for _, state in sorted(self._states.items())),
            tuple(
                GroupVoice(group, self._speakers.get(group), self._spoken.get(group, 0))
                for group in sorted(self._all_groups())
            ),
        )
