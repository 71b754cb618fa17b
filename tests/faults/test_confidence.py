"""What officers say of one another and of their visitors stays among consoles: read from the frames themselves."""

import json
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final

from websockets.sync.client import ClientConnection, connect

from demo.hall import PASSWORD, Hall
from shared.wire.scalars import PROTOCOL
from tests.faults.wire import PATIENCE, Frame

UNDERSTOOD: Final = ["announcements", "displays", "takeovers"]
CONFIDENTIAL: Final = (
    "sari",
    "Sari",
    "budi",
    "Budi",
    "Wati",
    "Catatan satu",
    "Catatan dua",
    "Catatan tiga",
    "Alasan jeda",
    "Alasan tunda",
    "Alasan pilih",
    "Alasan batal",
    "documents_missing",
    "come_back",
)
"""Officers' codes and names, notes, reasons and results, as they are used below and nowhere else."""


class Listener:
    """A client of which every frame is kept as it came."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.frames: list[str] = []

    def ask(self, method: str, id: str | int = 1, **params: Any) -> Frame:  # noqa: ANN401 - any JSON
        """Send a request; its result."""
        self.socket.send(json.dumps({"jsonrpc": "2.0", "id": id, "method": method, "params": params}))
        while True:
            frame = self._hear()
            if frame.get("id") == id:
                assert "result" in frame, frame
                result: Frame = frame["result"]
                return result

    def do(self, method: str, **params: Any) -> Frame:  # noqa: ANN401 - any JSON
        """Send a command; its result."""
        return self.ask(method, str(uuid.uuid4()), **params)

    def hear_through(self, seq: int) -> None:
        """Until event `seq` has come."""
        while f'"seq":{seq},' not in "".join(self.frames):
            self._hear()

    def _hear(self) -> Frame:
        self.frames.append(str(self.socket.recv(PATIENCE)))
        frame: Frame = json.loads(self.frames[-1])
        return frame


@contextmanager
def listening(hall: Hall, device: str) -> Iterator[Listener]:
    """A device that follows the board."""
    with connect(hall.url, compression=None, max_size=None, close_timeout=1) as socket:
        listener = Listener(socket)
        token = hall.token_file(device).read_text().strip()
        listener.ask("session.open", token=token, protocol=PROTOCOL, understands=UNDERSTOOD)
        listener.ask("site.describe")
        listener.ask("board.subscribe")
        yield listener


def test_kiosks_and_displays_never_hear_of_officers_notes_reasons_or_results(hall: Hall) -> None:
    with hall, ExitStack() as stack:

        def come(device: str, officer: str = "") -> Listener:
            one = stack.enter_context(listening(hall, device))
            if officer:
                one.ask("officer.login", officer=officer, password=PASSWORD)
            return one

        kiosk, display = come("kiosk-0"), come("display-0")
        sari, budi = come("console-1", "sari"), come("console-2", "budi")
        work(kiosk, sari, budi)

        late_kiosk, late_display, late_console = come("kiosk-1"), come("display-1"), come("console-3")
        newest = late_console.ask("board.subscribe")["seq"]
        for follower in (kiosk, display):
            follower.hear_through(newest)
        for client in (kiosk, display, late_kiosk, late_display):
            heard = "".join(client.frames)
            assert [word for word in CONFIDENTIAL if f'"{word}"' in heard] == []
            assert '"counter.handed_over"' in heard or client in (late_kiosk, late_display)
        told = "".join((*late_console.frames, *sari.frames, *budi.frames))
        assert [word for word in CONFIDENTIAL if f'"{word}"' not in told] == [], (
            "consoles are told, or this proves nothing"
        )
        for field in ("for_officer", "wanted_by", "result", "note"):
            for value in values_of(field, [*kiosk.frames, *display.frames, *late_kiosk.frames, *late_display.frames]):
                assert value in (None, ""), field


def work(kiosk: Listener, sari: Listener, budi: Listener) -> None:
    """A morning with everything that officers say of one another and of their visitors."""
    tickets = [kiosk.do("ticket.issue", service="ktp")["ticket"]["id"] for _ in range(5)]
    for officer, counter in ((sari, "1"), (budi, "2")):
        officer.do("counter.open", counter=counter)
    sari.do("call.next", counter="1")
    sari.do("call.note", counter="1", result="documents_missing", note="Catatan satu")
    sari.do("call.transfer", counter="1", for_officer="budi", note="Catatan dua")
    sari.do("counter.undo", counter="1", step=sari.ask("counter.desk", 2, counter="1")["undo"]["step"])
    sari.do("ticket.plan", ticket=tickets[0], then=["akta"])
    sari.do("call.transfer", counter="1", for_officer="budi", note="Catatan tiga")
    sari.do("call.ticket", counter="1", ticket=tickets[1], reason="Alasan pilih")
    sari.do("call.hold", counter="1", reason="Alasan tunda")
    sari.do("ticket.cancel", ticket=tickets[2], reason="Alasan batal")
    budi.do("counter.close", counter="2")
    sari.do("call.next", counter="1")
    budi.do("counter.request", counter="1")
    sari.do("counter.hand_over", counter="1")
    budi.do("call.note", counter="1", result="come_back")
    budi.do("call.finish", counter="1")
    budi.do("counter.pause", counter="1", reason="Alasan jeda")
    sari.do("counter.request", counter="1")


def values_of(field: str, frames: list[str]) -> Iterator[Any]:
    """Every value that a member of this name has, however deep."""
    below: list[Any] = [json.loads(frame) for frame in frames]
    while below:
        match below.pop():
            case dict() as members:
                yield from (value for name, value in members.items() if name == field and not isinstance(value, dict))
                below.extend(value for value in members.values() if isinstance(value, dict | list))
            case list() as items:
                below.extend(items)
