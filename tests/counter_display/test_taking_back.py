"""The display before the real server: what an officer takes back at a console is gone from the wall."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec import Struct
from pytestqt.qtbot import QtBot
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from counter_display.display import Display
from counter_display.memory import CallMemory
from demo.hall import PASSWORD, Hall
from shared.link.settings import LinkSettings
from shared.link.state import Online
from shared.ui.link import LinkAdapter
from shared.wire.codec import Reply, decode_frame, encode_request
from shared.wire.methods import (
    Called,
    CallNext,
    Command,
    DeskView,
    GetDesk,
    IssueTicket,
    LogIn,
    OpenCounter,
    OpenSession,
    Query,
    UndoStep,
)
from shared.wire.scalars import PROTOCOL, SUBPROTOCOL
from tests.counter_display.conftest import OpenDisplay

SITE = Path(__file__).parents[2] / "sites" / "lampung-timur.toml"
COUNTER = "1"


class Officer:
    """An officer's console, key by key."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    def press(self, params: Query | Command) -> Struct:
        self._socket.send(encode_request(str(uuid.uuid4()), params))
        reply = decode_frame(str(self._socket.recv(20)))
        assert isinstance(reply, Reply)
        assert reply.error is None, reply.error
        return msgspec.json.decode(reply.result or b"", type=type(params).ANSWER)

    def call(self) -> str:
        called = self.press(CallNext(COUNTER))
        assert isinstance(called, Called)
        assert called.ticket is not None
        return called.ticket.number

    def undo(self) -> None:
        desk = self.press(GetDesk(COUNTER))
        assert isinstance(desk, DeskView)
        assert desk.undo is not None
        self.press(UndoStep(COUNTER, desk.undo.step))


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    hall = Hall(SITE, tmp_path, pretend_now="2026-11-17T09:00:00+07:00")
    hall.add_device("lobi", "display")
    hall.add_device("pc", "console")
    hall.set_passwords(["arif.kurniawan"])
    with hall:
        yield hall


@pytest.fixture
def officer(hall: Hall) -> Iterator[Officer]:
    with connect(hall.url, subprotocols=[Subprotocol(SUBPROTOCOL)], compression=None) as socket:
        officer = Officer(socket)
        officer.press(OpenSession(f"token-of-pc-in-{hall.site.code}", PROTOCOL))
        officer.press(LogIn("arif.kurniawan", PASSWORD))
        yield officer


def numbers(display: Display) -> tuple[str, list[str]]:
    """What is on stage, and what stands beside it."""
    wall = display.lobby.wall
    return wall.number, [row.number for row in wall.calls.rows]


def test_a_call_that_an_officer_takes_back_is_gone_from_the_wall_also_after_a_cut(
    qtbot: QtBot, hall: Hall, officer: Officer, open_display: OpenDisplay
) -> None:
    offered = next(service.code for service in hall.site.description.services if service.agency == "dukcapil")
    officer.press(OpenCounter(COUNTER))
    for _ in range(3):
        officer.press(IssueTicket(offered))
    memory = CallMemory(None)

    def come() -> Display:
        link = LinkAdapter(LinkSettings(hall.url, f"token-of-lobi-in-{hall.site.code}", "test"))
        display = open_display(link=link, memory=memory)
        qtbot.waitUntil(lambda: isinstance(link.state, Online) and display.lobby.board is not None)
        return display

    display = come()
    first = officer.call()
    qtbot.waitUntil(lambda: numbers(display) == (first, []))
    mistake = officer.call()
    qtbot.waitUntil(lambda: numbers(display) == (first, [mistake]))
    officer.undo()
    qtbot.waitUntil(lambda: numbers(display) == (first, []))
    assert officer.call() == mistake, "the visitor waits where they waited"
    qtbot.waitUntil(lambda: numbers(display) == (first, [mistake]))

    display.close()
    officer.undo()
    officer.undo()
    display = come()
    assert officer.call() == first
    qtbot.waitUntil(lambda: numbers(display) == (first, []))
    assert display.lobby.wall.scene.fresh
