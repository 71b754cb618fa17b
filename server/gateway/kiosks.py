"""Which kiosks of a site are there, and what they last said of themselves. Kept in memory alone."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from server.gateway.connection import Connection
from server.identity import Device
from shared.wire.kiosk import Kiosks, KioskState
from shared.wire.methods import ReportKiosk
from shared.wire.scalars import Code, Moment


class KioskWatch:
    """A kiosk is online from the opening of its session to the end of that connection; a later one takes its place."""

    def __init__(self, clock: Callable[[], Moment], tell: Callable[[Kiosks], None]) -> None:
        self._clock = clock
        self._tell = tell
        self._states: dict[Code, KioskState] = {}
        self._connections: dict[Code, Connection] = {}
        self.online: dict[Code, bool] = {}
        """The site's kiosks, and whether each is connected."""

    @property
    def kiosks(self) -> Kiosks:
        """All of them, by their codes."""
        return Kiosks(tuple(state for _, state in sorted(self._states.items())))

    def know(self, devices: Iterable[Device]) -> None:
        """These are the kiosks of the site now: some may be new, others withdrawn."""
        known = {device.code: device for device in devices}
        states = {code: self._known(device) for code, device in known.items()}
        self._take(states)

    def come(self, connection: Connection, device: Device) -> None:
        """A kiosk has opened its session."""
        self._connections[device.code] = connection
        self._take(self._states | {device.code: replace(self._known(device), online=True, since=self._clock())})

    def go(self, connection: Connection, code: Code) -> None:
        """A connection of this kiosk has ended."""
        if self._connections.get(code) is not connection:
            return
        del self._connections[code]
        if code in self._states:
            self._take(self._states | {code: replace(self._states[code], online=False, since=self._clock())})

    def report(self, connection: Connection, code: Code, said: ReportKiosk) -> None:
        """What a kiosk says of itself; only its newest connection speaks for it."""
        if code in self._states and self._connections.get(code) is connection:
            state = replace(
                self._states[code],
                printer=said.printer,
                paper_left=said.paper_left,
                waiting_to_send=said.waiting_to_send,
            )
            self._take(self._states | {code: state})

    def _known(self, device: Device) -> KioskState:
        state = self._states.get(device.code)
        if state is None:
            online = device.code in self._connections
            return KioskState(device.code, device.name, online, "unknown", None, 0, self._clock())
        return replace(state, name=device.name)

    def _take(self, states: dict[Code, KioskState]) -> None:
        if states == self._states:
            return
        self._states = states
        self.online = {code: state.online for code, state in states.items()}
        self._tell(self.kiosks)
