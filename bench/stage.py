"""The benchmarks' hall: set up, started, and its clients brought to where they can work."""

from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from typing import Final

from bench.clients import Clients
from demo.hall import PASSWORD, Hall
from shared.link.ids import new_id
from shared.link.instant import read_clocks
from shared.wire import methods as do
from shared.wire.codec import decode_frame, encode_request
from shared.wire.errors import Error
from shared.wire.scalars import PROTOCOL, Code, CommandId

PROFILE: Final = Path(__file__).with_name("hall.toml")
NOON: Final = "2026-11-23T12:00+07:00"
KIOSK: Final = "kiosk"
DISPLAY: Final = "display"
UNLIMITED: Final = ("--rate", "1000000", "--burst", "1000000")


class Refused(Exception):
    """The server said no where a measure needs a yes."""


class Stage:
    """A hall with a kiosk, a display and a console for each counter; their connections are groups of `clients`."""

    def __init__(self, folder: Path, clients: Clients, hall: Hall | None = None) -> None:
        self.hall = hall or Hall(PROFILE, folder, pretend_now=NOON, arguments=UNLIMITED)
        self._clients = clients
        self._serial = count(1)
        self._groups: list[str] = []
        site = self.hall.site
        self.counters: tuple[Code, ...] = tuple(counter.code for counter in site.description.counters)
        self.queues: tuple[Code, ...] = tuple(queue.code for queue in site.description.queues)
        self._officers = [officer.code for officer in site.officers]
        self._services = {service.queue: service.code for service in site.description.services}
        self._tokens = {KIOSK: self.hall.add_device(KIOSK, "kiosk"), DISPLAY: self.hall.add_device(DISPLAY, "display")}
        self._consoles = [self.hall.add_device(f"console-{counter}", "console") for counter in self.counters]
        self.hall.set_passwords(self._officers)

    @property
    def database(self) -> Path:
        return self.hall.database

    @property
    def pid(self) -> int:
        """Of the server. Raises RuntimeError where it does not run."""
        if self.hall.process is None:
            raise RuntimeError("the server does not run")
        return self.hall.process.pid

    def console_token(self, counter: int) -> str:
        """Of the console at a counter; positions count from 0."""
        return self._consoles[counter]

    def device_token(self, code: Code) -> str:
        return self._tokens[code]

    def officer(self, counter: int) -> Code:
        """Who sits at a counter."""
        return self._officers[counter]

    # --- connections -------------------------------------------------------------------------------------------------

    def connect(self, device: Code, clients: int) -> str:
        """Connect kiosks or displays; the name of their group."""
        token = self._tokens[device]
        return self._open(device, [token] * clients)

    def staff(self, counters: int) -> str:
        """Officers log in and open the first so many counters; the name of their consoles' group."""
        group = self._open("console", self._consoles[:counters])
        self._ask(group, [do.LogIn(officer, PASSWORD) for officer in self._officers[:counters]])
        self._ask(group, [do.OpenCounter(counter) for counter in self.counters[:counters]])
        return group

    def subscribe(self, group: str, clients: int) -> None:
        """Have a group of displays follow the board; from now on it only listens."""
        self._ask(group, [do.Subscribe()] * clients)
        self._clients.listen(group)

    def leave(self) -> None:
        """Disconnect everybody."""
        while self._groups:
            self.disconnect(self._groups[-1])

    def disconnect(self, group: str) -> None:
        """Disconnect one group."""
        self._groups.remove(group)
        self._clients.close(group)

    def _open(self, kind: str, tokens: list[str]) -> str:
        group = f"{self.hall.folder.name}-{kind}-{next(self._serial)}"
        self._groups.append(group)
        self._clients.open(group, self.hall.url, len(tokens))
        self._ask(group, [do.OpenSession(token, PROTOCOL, "bench") for token in tokens])
        return group

    def _ask(self, group: str, requests: Iterable[do.Query | do.Command]) -> None:
        frames = [[encode_request(_new_id(), request)] for request in requests]
        for reply in self._clients.drive(group, frames).replies:
            answer = decode_frame(reply)
            if isinstance(failure := getattr(answer, "error", None), Error):
                raise Refused(failure.message)

    # --- frames ------------------------------------------------------------------------------------------------------

    def tickets(self, each: int, queues: int, clients: int = 1) -> list[list[str]]:
        """Each client's requests for tickets of the first so many queues in turn; each begins one queue further on."""
        return _side_by_side(clients, each, lambda client, turn: self.ticket(self.queues[(client + turn) % queues]))

    def ticket(self, queue: Code) -> str:
        """A request for a ticket."""
        return encode_request(_new_id(), do.IssueTicket(self._services[queue]))

    def calls(self, each: int, clients: int = 1) -> list[list[str]]:
        """Each client's presses of *next*, at a counter of its own."""
        return _side_by_side(clients, each, lambda client, _: self.call(client))

    def call(self, counter: int) -> str:
        """A press of *next* at a counter; positions count from 0."""
        return encode_request(_new_id(), do.CallNext(self.counters[counter]))


def _side_by_side(clients: int, each: int, make: Callable[[int, int], str]) -> list[list[str]]:
    """Each client's requests, made round by round as they will be sent.

    A client makes an id when it sends, and ids of one time stand side by side in the server's index. Made client by
    client, the ids of those who send at once would lie as far apart as those of different hours.
    """
    requests: list[list[str]] = [[] for _ in range(clients)]
    for turn in range(each):
        for client in range(clients):
            requests[client].append(make(client, turn))
    return requests


def _new_id() -> CommandId:
    """As the real programs make it."""
    return new_id(read_clocks().wall)
