"""One try to be let in: what is asked, and what the answers mean."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from socket import create_server

import pytest
from websockets.http11 import Request, Response
from websockets.sync.server import ServerConnection, serve
from websockets.typing import Subprotocol

from shared.link.pairing import (
    Applicant,
    Crowded,
    LetIn,
    MustWait,
    NotOurs,
    PairingDesk,
    PairingOutcome,
    TurnedAway,
    Unreachable,
    Withdrawn,
    ask_once,
    hash_token,
    new_token,
)
from shared.wire.codec import decode_request, encode_answer, encode_error, encode_result
from shared.wire.errors import Error, error
from shared.wire.methods import BeginPairing, Command, OpenSession, Pairing, Query, Welcome
from shared.wire.scalars import SUBPROTOCOL
from tests.waiting import PATIENCE

KIOSK = Applicant("kiosk", "mesin-utara", "test/1")
WELCOME = Welcome(1, "test", "kiosk-2", "Kiosk 2", "kiosk", "sukadana", 0, 0)
CODE = Pairing("482173", 1_000_000, 900)
UNKNOWN = error("unauthorised", "unknown_device", "No device has this token.")

Answers = Callable[[Query | Command], Welcome | Pairing | Error]


class Door:
    """A server that answers as the test says."""

    def __init__(self, answer: Answers) -> None:
        self.asked: list[Query | Command] = []
        self._answer = answer

    def handle(self, socket: ServerConnection) -> None:
        for frame in socket:
            request = decode_request(frame)
            self.asked.append(request.params)
            answer = self._answer(request.params)
            socket.send(
                encode_error(request.id, answer)
                if isinstance(answer, Error)
                else encode_result(request.id, encode_answer(answer))
            )


@contextmanager
def opened(handle: Callable[[ServerConnection], None], protocol: str = SUBPROTOCOL) -> Iterator[str]:
    with serve(handle, "127.0.0.1", 0, subprotocols=[Subprotocol(protocol)]) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"ws://127.0.0.1:{server.socket.getsockname()[1]}/"
        finally:
            server.shutdown()
            thread.join()


def answers(pairing: Pairing | Error, session: Welcome | Error = UNKNOWN) -> Answers:
    return lambda query: pairing if isinstance(query, BeginPairing) else session


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (answers(CODE), MustWait("482173", 900)),
        (answers(CODE, WELCOME), LetIn(WELCOME)),
        (answers(error("refused", "already_paired", ""), WELCOME), LetIn(WELCOME)),
        (answers(error("refused", "pairing_refused", "")), TurnedAway()),
        (answers(error("refused", "token_withdrawn", "")), Withdrawn()),
        (answers(error("limited", "too_many_pairings", "")), Crowded()),
        (answers(error("unavailable", "storage_unavailable", "disk full")), Unreachable("disk full")),
        (answers(CODE, error("unavailable", "site_unavailable", "not now")), Unreachable("not now")),
    ],
)
def test_answers_mean_what_they_say(answer: Answers, outcome: PairingOutcome) -> None:
    with opened(Door(answer).handle) as uri:
        assert ask_once(uri, "token", KIOSK) == outcome


@pytest.mark.parametrize(
    "answer",
    [
        answers(error("unknown", "unknown_method", "No such method.")),
        answers(CODE, error("unsupported", "protocol_unsupported", "This server speaks protocol 2.")),
    ],
)
def test_server_of_another_version_is_not_ours(answer: Answers) -> None:
    with opened(Door(answer).handle) as uri:
        assert isinstance(ask_once(uri, "token", KIOSK), NotOurs)


def test_only_the_hash_of_the_token_is_told_before_the_session_is_opened() -> None:
    door, token = Door(answers(CODE)), new_token()
    with opened(door.handle) as uri:
        ask_once(uri, token, KIOSK)
    begun, session = door.asked
    assert begun == BeginPairing(hash_token(token), "kiosk", "mesin-utara")
    assert isinstance(session, OpenSession)
    assert session.token == token


def test_token_that_is_only_tried_asks_for_no_code() -> None:
    door = Door(answers(CODE))
    with opened(door.handle) as uri:
        assert ask_once(uri, "token", KIOSK, begin=False) == Withdrawn()
    assert [type(query) for query in door.asked] == [OpenSession]


def test_nobody_there_is_unreachable() -> None:
    with create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert isinstance(ask_once(f"ws://127.0.0.1:{port}/", "token", KIOSK), Unreachable)


@pytest.mark.parametrize("location", ["", "http://portal.example/login", "ws://127.0.0.1:1/", "ws://[::1"])
def test_web_server_is_not_ours_and_neither_is_where_it_points_to(location: str) -> None:
    def turn_away(socket: ServerConnection, _request: Request) -> Response:
        response = socket.respond(HTTPStatus.FOUND if location else HTTPStatus.NOT_FOUND, "a printer's own page")
        if location:
            response.headers["Location"] = location
        return response

    with serve(lambda _: None, "127.0.0.1", 0, process_request=turn_away) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        uri = f"ws://127.0.0.1:{server.socket.getsockname()[1]}/"
        assert isinstance(ask_once(uri, "token", KIOSK), NotOurs)
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    "frame",
    ["?", "[]", '{"jsonrpc":"2.0","id":1,"result":' + "[" * 100_000, '{"jsonrpc":"2.0","id":1,"result":{"code":7}}'],
)
def test_nonsense_is_not_ours(frame: str) -> None:
    def babble(socket: ServerConnection) -> None:
        socket.recv()
        socket.send(frame)
        socket.recv()

    with opened(babble) as uri:
        assert isinstance(ask_once(uri, "token", KIOSK), NotOurs)


def test_server_that_hangs_up_is_unreachable() -> None:
    with opened(lambda socket: socket.close()) as uri:
        assert isinstance(ask_once(uri, "token", KIOSK), Unreachable)


def test_window_does_not_wait_for_the_answer() -> None:
    told: list[PairingOutcome] = []
    heard = threading.Event()

    def hear(outcome: PairingOutcome) -> None:
        told.append(outcome)
        heard.set()

    with opened(Door(answers(CODE)).handle) as uri:
        PairingDesk(KIOSK).ask(uri, "token", hear)
        assert heard.wait(PATIENCE)
    assert told == [MustWait("482173", 900)]


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert min(len(token) for token in tokens) >= 43
