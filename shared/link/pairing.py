"""A device asks a server to be let in: one short connection a try, on a thread of its own.

The token is made here and kept by the device. `pairing.begin` carries only its hash, `session.open` the token itself.
"""

import logging
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Protocol

import msgspec
from websockets.exceptions import InvalidStatus, NegotiationError, WebSocketException
from websockets.sync.client import ClientConnection, reconnect
from websockets.typing import Subprotocol

from shared.link.contract import UNDECODABLE
from shared.wire.codec import Reply, decode_frame, encode_request
from shared.wire.errors import Error
from shared.wire.methods import BeginPairing, OpenSession, Pairing, Query, Role, Welcome
from shared.wire.scalars import PROTOCOL, SUBPROTOCOL, Secret

log = logging.getLogger("antrean.pairing")

TRY_SECONDS: Final = 5.0
"""So long may opening a connection take, and so long each answer."""


@dataclass(frozen=True, slots=True)
class LetIn:
    """The server knows the token: sessions can be opened with it."""

    welcome: Welcome


@dataclass(frozen=True, slots=True)
class MustWait:
    """An administrator has to confirm this code, within so many seconds."""

    code: str
    seconds: int


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """An administrator has said no to this token."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The token was a device's that has been revoked, or nobody's where only tried: a new one is needed."""


@dataclass(frozen=True, slots=True)
class Crowded:
    """As many devices wait as may; try again later."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Nobody answers, or not now; the reason is for the log."""

    reason: str


@dataclass(frozen=True, slots=True)
class NotOurs:
    """Whoever answers is no server that this version can be let in by; the reason is for the log."""

    reason: str


PairingOutcome = LetIn | MustWait | TurnedAway | Withdrawn | Crowded | Unreachable | NotOurs


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who asks to be let in."""

    role: Role
    name: str
    """What the administrator may know it by, say the computer's name; at most 64 characters on one line."""
    client: str
    """The program and its version, for the server's log."""


def new_token() -> Secret:
    """256 random bits, in letters that a file and a frame carry."""
    return secrets.token_urlsafe(32)


def hash_token(token: Secret) -> str:
    """What may be told of a token."""
    return sha256(token.encode()).hexdigest()


class PairingPort(Protocol):
    """What a window needs to have itself let in."""

    def ask(self, uri: str, token: Secret, on_outcome: Callable[[PairingOutcome], None]) -> None:
        """Ask to be let in with this token; the outcome comes once, on any thread, within a bounded time."""
        ...

    def try_token(self, uri: str, token: Secret, on_outcome: Callable[[PairingOutcome], None]) -> None:
        """Only see whether the token is known: LetIn, or Withdrawn where it is not."""
        ...


class PairingDesk:
    """Asks real servers, each time on a thread of its own."""

    def __init__(self, applicant: Applicant) -> None:
        self._applicant = applicant

    def ask(self, uri: str, token: Secret, on_outcome: Callable[[PairingOutcome], None]) -> None:
        """Ask to be let in with this token."""
        self._begin(lambda: ask_once(uri, token, self._applicant), on_outcome)

    def try_token(self, uri: str, token: Secret, on_outcome: Callable[[PairingOutcome], None]) -> None:
        """Only see whether the token is known."""
        self._begin(lambda: ask_once(uri, token, self._applicant, begin=False), on_outcome)

    def _begin(self, ask: Callable[[], PairingOutcome], on_outcome: Callable[[PairingOutcome], None]) -> None:
        threading.Thread(target=lambda: on_outcome(ask()), name="pairing", daemon=True).start()


class _ConnectHere(reconnect):
    """The library would follow a redirect: what answers for another server is none of ours."""

    def process_redirect(self, exc: Exception) -> Exception:
        return exc


def ask_once(uri: str, token: Secret, applicant: Applicant, *, begin: bool = True) -> PairingOutcome:
    """One try: connect, ask to be let in, and see whether that has been done."""
    try:
        with _ConnectHere(
            uri,
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            compression=None,
            proxy=None,
            open_timeout=TRY_SECONDS,
            close_timeout=0.5,
        ) as connection:
            if connection.subprotocol != SUBPROTOCOL:
                return NotOurs("the server did not choose our protocol")
            waiting = _begin_pairing(connection, token, applicant) if begin else Withdrawn()
            if not isinstance(waiting, MustWait) and begin:
                return waiting
            return _open_session(connection, token, applicant) or waiting
    except (InvalidStatus, NegotiationError) as fault:
        return NotOurs(str(fault))
    except (OSError, WebSocketException) as fault:  # a time-out is an OSError
        return Unreachable(str(fault) or type(fault).__name__)
    except UNDECODABLE as fault:
        return NotOurs(f"it sent what is no answer: {fault}")


def _begin_pairing(connection: ClientConnection, token: Secret, applicant: Applicant) -> PairingOutcome:
    answer = _ask(connection, 1, BeginPairing(hash_token(token), applicant.role, applicant.name))
    if isinstance(answer, Pairing):
        return MustWait(answer.code, answer.expires_in)
    assert isinstance(answer, Error)  # noqa: S101 - `_ask` gives the method's answer or an error
    match answer.data.code:
        case "already_paired":
            return MustWait("", 0)  # for nothing: the session opens next
        case "token_withdrawn":
            return Withdrawn()
        case "pairing_refused":
            return TurnedAway()
        case "too_many_pairings":
            return Crowded()
        case "unknown_method" | "session_not_open":
            return NotOurs("the server is too old to let devices in by a code")
        case _:
            return Unreachable(answer.message)


def _open_session(connection: ClientConnection, token: Secret, applicant: Applicant) -> PairingOutcome | None:
    """None where the token is not known."""
    answer = _ask(connection, 2, OpenSession(token, PROTOCOL, applicant.client))
    if isinstance(answer, Welcome):
        return LetIn(answer)
    assert isinstance(answer, Error)  # noqa: S101 - as above
    match answer.data.code:
        case "unknown_device":
            return None
        case "protocol_unsupported":
            return NotOurs(answer.message)
        case _:
            return Unreachable(answer.message)


def _ask(connection: ClientConnection, id: int, query: Query) -> msgspec.Struct | Error:
    until = time.monotonic() + TRY_SECONDS
    connection.send(encode_request(id, query))
    while True:
        heard = decode_frame(str(connection.recv(max(0.0, until - time.monotonic()))))
        if not isinstance(heard, Reply) or heard.id != id:
            continue
        if heard.error is not None:
            return heard.error
        return msgspec.json.decode(heard.result or b"", type=query.ANSWER)
