"""A client without manners: it sends what the test says and nothing else."""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from shared.wire.scalars import PROTOCOL

PATIENCE: Final = 20.0
"""Seconds without an answer after which the server counts as hanging."""

Frame = dict[str, Any]


class Wire:
    """One connection, with what came over it."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.events: list[Frame] = []
        self.kiosks: list[Frame] = []
        """How the kiosks are, as last told."""
        self.voices: dict[str, tuple[str | None, int]] = {}
        """Who speaks for each group of loudspeakers, and how far, as last told."""
        self.open_at = 0
        """The server's clock when the session was opened."""
        self._ids = 0

    def send(self, frame: str | bytes) -> None:
        """Send a text frame, of any bytes."""
        self.socket.send(frame, text=True)

    def hear(self) -> Frame:
        """The next answer; notifications are put aside. Raises ConnectionClosed."""
        while True:
            frame: Frame = json.loads(self.socket.recv(PATIENCE))
            assert frame["jsonrpc"] == "2.0"
            if "method" not in frame:
                return frame
            self._put_aside(frame)

    def hear_of(self, type: str) -> Frame:
        """The first event of a type, past or to come."""
        while True:
            for event in self.events:
                if event["event"]["type"] == type:
                    return event
            self._put_aside(json.loads(self.socket.recv(PATIENCE)))

    def hear_of_kiosks(self, *expected: tuple[str, bool, str]) -> list[Frame]:
        """Until the kiosks are told to be so: code, online, printer."""
        while tuple((kiosk["code"], kiosk["online"], kiosk["printer"]) for kiosk in self.kiosks) != expected:
            self._put_aside(json.loads(self.socket.recv(PATIENCE)))
        return self.kiosks

    def hear_of_voice(self, group: str, speaker: str | None, through: int = 0) -> None:
        """Until this display is told to speak for a group of loudspeakers, and to have spoken through this event."""
        while self.voices.get(group) != (speaker, through):
            self._put_aside(json.loads(self.socket.recv(PATIENCE)))

    def _put_aside(self, frame: Frame) -> None:
        if frame["method"] == "hall.kiosks":
            self.kiosks = frame["params"]["kiosks"]
        elif frame["method"] == "hall.displays":
            voices = frame["params"]["voices"]
            self.voices = {voice["loudspeakers"]: (voice["speaker"], voice["spoken_through"]) for voice in voices}
        else:
            assert frame["method"] == "board.events", frame
            self.events += frame["params"]["events"]

    def request(self, method: str, params: Frame | None = None, id: str | int | None = None) -> str | int:
        """Send a proper request; its id."""
        if id is None:
            self._ids += 1
            id = self._ids
        self.send(json.dumps({"jsonrpc": "2.0", "id": id, "method": method, "params": params or {}}))
        return id

    def ask(self, method: str, params: Frame | None = None, id: str | int | None = None) -> Frame:
        """Send a proper request; its answer, which must be the next."""
        id = self.request(method, params, id)
        answer = self.hear()
        assert answer["id"] == id
        return answer

    def do(self, method: str, **params: Any) -> Frame:  # noqa: ANN401 - any JSON
        """Send a command under a new id; its answer."""
        return self.ask(method, params, str(uuid.uuid4()))

    def code(self, method: str, id: str | int | None = None, **params: Any) -> str:  # noqa: ANN401 - any JSON
        """Send a request; the word of its error, or `done`."""
        return word(self.ask(method, params, id))

    def open(self, token: str, **more: Any) -> Frame:  # noqa: ANN401 - any JSON
        """Open a session; the welcome."""
        answer = self.ask("session.open", {"token": token, "protocol": PROTOCOL, **more})
        assert "result" in answer, answer
        result: Frame = answer["result"]
        self.open_at = result["at"]
        return result

    def wait_closed(self) -> tuple[int | None, str]:
        """Hear nothing more but the end; its code and reason."""
        try:
            while True:
                self.hear()
        except ConnectionClosed as closed:
            return code_of(closed), closed.rcvd.reason if closed.rcvd else ""


def code_of(closed: ConnectionClosed) -> int | None:
    """The code with which the server ended a connection; None where it just broke."""
    return closed.rcvd.code if closed.rcvd else None


def word(answer: Frame) -> str:
    """`done`, or the word of the error."""
    if "error" not in answer:
        assert "result" in answer
        return "done"
    assert "result" not in answer
    return str(answer["error"]["data"]["code"])


@contextmanager
def wire(url: str, token: str | None = None, **more: Any) -> Iterator[Wire]:  # noqa: ANN401 - any JSON
    """A connection; with a token, also a session."""
    with connect(url, compression=None, max_size=None, close_timeout=1, ping_interval=None) as socket:
        connection = Wire(socket)
        if token is not None:
            connection.open(token, **more)
        yield connection
