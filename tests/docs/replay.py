"""Plays the visits of docs/protocol.md against the real server.

`python -m tests.docs.replay` writes what the server really says into the page; the tests only compare.
"""

import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from demo.hall import Hall
from shared.wire.methods import Role
from shared.wire.scalars import SUBPROTOCOL
from tests.docs.page import PAGE, Shown, read_visit

DEVICES: Final[dict[str, Role]] = {"kiosk-1": "kiosk", "loket-1": "console", "loket-2": "console", "lobi": "display"}
PATIENCE: Final = 20.0
PASSING: Final = frozenset(
    {
        "server",
        "at",
        "takeover_at",
        "answer_by",
        "issued_at",
        "due_at",
        "called_at",
        "until",
        "opens_at",
        "token",
        "officer_token",
        "retry_after",
        "since",
        "serving_seconds",
        "waited_seconds",
    }
)
"""Members whose values are other ones every time."""
_SINCE: Final = re.compile(r'"since":([0-9]+),"since_at":[0-9]+')


def open_hall(folder: Path) -> Hall:
    """The hall of the page, on the morning of the page, not yet started."""
    hall = Hall(Path(__file__).parent / "sukadana.toml", folder, pretend_now="2026-09-23T09:00+07:00")
    for code, role in DEVICES.items():
        hall.add_device(code, role)
    hall.set_passwords(["sari", "budi", "wati"])
    return hall


def settle(frame: Any) -> Any:  # noqa: ANN401 - any JSON
    """A frame with the type of each passing value in the place of the value."""
    match frame:
        case dict():
            return {name: type(value).__name__ if name in PASSING else settle(value) for name, value in frame.items()}
        case list():
            return [settle(value) for value in frame]
        case _:
            return frame


class Player:
    """Sends what the page sends, and finds what the server says where the page says it."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connections: dict[str, ClientConnection] = {}
        self._unread: dict[str, list[str]] = {}
        self.tokens: dict[str, str] = {}
        """Officers' tokens: those that the page shows, and the real ones in their place."""
        self.times: dict[int, int] = {}
        """When each event really happened."""
        self._stack = ExitStack()

    def play(self, visit: Iterable[Shown]) -> Iterator[tuple[Shown, str]]:
        """Every line that the server has a part in, with what it said or did."""
        with self._stack:
            for line in visit:
                match line.way:
                    case "→":
                        frame = line.frame
                        for shown, real in self.tokens.items():
                            frame = frame.replace(shown, real)
                        self._connection(line.client).send(self.set_times(frame))
                    case "←":
                        heard = self._hear(line)
                        self._learn(json.loads(line.frame), json.loads(heard))
                        yield line, heard
                    case "✕":
                        yield line, self._end(line)

    def set_times(self, text: str) -> str:
        """The text with the real moment in each `since_at`."""
        return _SINCE.sub(lambda found: f'"since":{found[1]},"since_at":{self.times[int(found[1])]}', text)

    def _connection(self, client: str) -> ClientConnection:
        if client not in self._connections:
            opened = connect(self._url, subprotocols=[Subprotocol(SUBPROTOCOL)], max_size=None, compression=None)
            self._connections[client] = self._stack.enter_context(opened)
            self._unread[client] = []
        return self._connections[client]

    def _hear(self, line: Shown) -> str:
        """The answer with the id that the page shows, or the events after those heard already."""
        shown = json.loads(line.frame)
        wanted: Callable[[dict[str, Any]], bool] = (
            (lambda frame: bool(frame.get("method") == shown["method"] and _told_as(frame, shown)))
            if "method" in shown
            else (lambda frame: "method" not in frame and frame["id"] == shown["id"])
        )
        unread = self._unread[line.client]
        while True:
            for place, frame in enumerate(unread):
                if wanted(json.loads(frame)):
                    return unread.pop(place)
            unread.append(str(self._connections[line.client].recv(PATIENCE)))

    def _learn(self, shown: dict[str, Any], heard: dict[str, Any]) -> None:
        real = heard.get("result", {}).get("token")
        if real is not None:
            self.tokens[shown["result"]["token"]] = real
        for recorded in heard.get("params", {}).get("events", ()):
            self.times[recorded["seq"]] = recorded["at"]

    def _end(self, line: Shown) -> str:
        connection = self._connections.pop(line.client)
        if line.code is None:
            connection.close()
            return ""
        try:
            while True:
                connection.recv(PATIENCE)
        except ConnectionClosed as closed:
            return str(closed.rcvd.code if closed.rcvd else "")


def _told_as(frame: dict[str, Any], shown: dict[str, Any]) -> bool:
    """Whether a notification is the one that the page shows, or of kiosks and displays the one that has its news."""
    if "console" in frame["params"]:
        return bool(frame["params"]["console"] == shown["params"]["console"])
    if "voices" in frame["params"]:
        return bool(frame["params"]["voices"] == shown["params"]["voices"])
    if "kiosks" in frame["params"]:
        return bool(frame["params"]["kiosks"][0]["printer"] == "near_end")
    return _seq(frame) >= _seq(shown)


def _seq(frame: dict[str, Any]) -> int:
    return int(frame["params"]["events"][0]["seq"])


def main() -> None:
    """Write the server's frames into the page."""
    text = PAGE.read_text("utf-8")
    written, end = [], 0
    with tempfile.TemporaryDirectory() as folder, open_hall(Path(folder)) as hall:
        player = Player(hall.url)
        for line, heard in player.play(read_visit(text)):
            if line.way == "←":
                start, stop = line.span
                written += [text[end:start], heard]
                end = stop
    text = "".join([*written, text[end:]])
    for shown, real in player.tokens.items():
        text = text.replace(shown, real)
    PAGE.write_text(player.set_times(text), "utf-8")


if __name__ == "__main__":
    main()
