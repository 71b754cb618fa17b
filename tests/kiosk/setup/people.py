"""A network and a server's pairing desk for the first run, answering when and what the test says."""

from collections.abc import Callable
from dataclasses import dataclass, field

from shared.link.finding import FoundServer, OnFound
from shared.link.pairing import PairingOutcome
from shared.wire.methods import Welcome
from shared.wire.scalars import Secret

SERVER = "ws://192.168.10.5:8765/"
FOUND = FoundServer("MPP Lampung Timur", SERVER)
WELCOME = Welcome(1, "test", "kiosk-2", "Kiosk 2", "kiosk", "sukadana", 0, 0)


class FakeNetwork:
    """Servers come and go as the test says."""

    def __init__(self) -> None:
        self.looked_for = 0
        self.stopped = 0
        self._on_found: OnFound | None = None

    def start(self, on_found: OnFound) -> None:
        self.looked_for += 1
        self._on_found = on_found

    def stop(self) -> None:
        self.stopped += 1

    def show(self, *servers: FoundServer) -> None:
        assert self._on_found is not None
        self._on_found(servers)


@dataclass
class Asked:
    """One try of a kiosk."""

    uri: str
    token: Secret
    on_outcome: Callable[[PairingOutcome], None] = field(repr=False)


class FakeDesk:
    """Keeps who asked, until the test answers."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.tried: list[Asked] = []

    def ask(self, uri: str, token: Secret, on_outcome: Callable[[PairingOutcome], None]) -> None:
        self.asked.append(Asked(uri, token, on_outcome))

    def try_token(self, uri: str, token: Secret, on_outcome: Callable[[PairingOutcome], None]) -> None:
        self.tried.append(Asked(uri, token, on_outcome))

    def answer(self, outcome: PairingOutcome, which: int = -1) -> None:
        asked = self.asked[which]
        asked.on_outcome(outcome)
