"""Frames: JSON-RPC 2.0 texts to typed messages and back.

The fast path decodes a whole frame in one go into a tagged union with the method's name as the tag. Only when that
fails is the frame looked at again, to say what is wrong with it and, if possible, to whom.
"""

import operator
from collections.abc import Iterable
from functools import reduce
from typing import Any, Literal, cast

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType

from shared.wire.display import Displays, DisplayState, GroupVoice
from shared.wire.errors import Error, error
from shared.wire.events import Recorded
from shared.wire.kiosk import Kiosks, KioskState
from shared.wire.methods import ALL, METHODS, Command, Query
from shared.wire.officer import OfficerAsked, OfficerMoved
from shared.wire.scalars import Code, CommandId, Moment, Seq

MAX_REQUEST_BYTES = 16 * 1024
"""A longer frame from a client closes its connection (1009)."""
MAX_REPLY_BYTES = 8 * 1024 * 1024
"""A snapshot of the largest hall with 3,000 tickets is about 1 MB."""


class Request(Struct, frozen=True):
    """A typed request. `id` answers it; a command's id is its identity as well."""

    id: str | int
    params: Query | Command


class Malformed(Exception):
    """What came is no request. Carries the error to answer with, and the id if one could be read."""

    def __init__(self, error: Error, id: str | int | None) -> None:
        super().__init__(error.message)
        self.error = error
        self.id = id


class Reply(Struct, frozen=True):
    """An answer to a request: exactly one of `result` and `error` is there."""

    id: str | int | None
    result: Raw | None = None
    error: Error | None = None


class Events(Struct, frozen=True):
    """The `board.events` notification: consecutive events."""

    events: tuple[Recorded, ...]


Notification = Events | Kiosks | Displays | OfficerAsked | OfficerMoved
"""What the server sends without being asked."""


def _envelope(params: type[Query] | type[Command]) -> type[Struct]:
    id_type: Any = CommandId if issubclass(params, Command) else str | int
    return msgspec.defstruct(
        params.__name__ + "Request",
        [("id", id_type), ("params", params), ("jsonrpc", Literal["2.0"])],
        tag_field="method",
        tag=params.METHOD,
        frozen=True,
    )


class _AnyId(Struct, frozen=True):
    id: str | int | None = None


class _AnyMethod(Struct, frozen=True):
    jsonrpc: Literal["2.0"]
    method: str


class _AnyParams(Struct, frozen=True):
    events: tuple[Recorded, ...] | UnsetType = UNSET
    kiosks: tuple[KioskState, ...] | UnsetType = UNSET
    displays: tuple[DisplayState, ...] | UnsetType = UNSET
    voices: tuple[GroupVoice, ...] = ()
    console: Code | UnsetType | None = UNSET
    name: str = ""
    answer_by: Moment | None = None


class _AnyFrame(Struct, frozen=True):
    id: str | int | None = None
    method: str | None = None
    result: Raw = Raw()  # empty where absent: msgspec decodes `Raw | None` as None only
    error: Error | None = None
    params: _AnyParams | None = None


_requests = msgspec.json.Decoder(cast("type[Request]", reduce(operator.or_, (_envelope(method) for method in ALL))))
_any_id = msgspec.json.Decoder(_AnyId)
_any_method = msgspec.json.Decoder(_AnyMethod)
_frames = msgspec.json.Decoder(_AnyFrame)
_encode = msgspec.json.Encoder().encode


def decode_request(frame: str | bytes) -> Request:
    """The request in a frame.

    Raises:
        Malformed: with the coded error to send back.
    """
    try:
        return _requests.decode(frame)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as fault:
        raise _explain(frame, fault) from None


def _explain(frame: str | bytes, fault: Exception) -> Malformed:
    known = None
    try:
        known = _any_id.decode(frame).id
        method = _any_method.decode(frame).method
    except msgspec.ValidationError as invalid:
        if str(invalid).endswith("`$.id`"):
            return Malformed(error("invalid", "invalid_id", "`id` must be a string or an integer."), None)
        return Malformed(error("invalid", "invalid_request", f"Not a JSON-RPC 2.0 request: {invalid}"), known)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return Malformed(error("parse", "parse_error", "Not JSON."), None)
    if method not in METHODS:
        return Malformed(error("unknown", "unknown_method", "No such method; see docs/protocol.md."), known)
    # Only the end of the message is the decoder's own: before it may stand a value that the peer has chosen.
    if known is None or str(fault).endswith("`$.id`"):
        what = "a UUID in lower case" if issubclass(METHODS[method], Command) else "a string or an integer"
        return Malformed(error("invalid", "invalid_id", f"`id` must be {what}."), known)
    return Malformed(error("params", "invalid_params", str(fault)), known)


def encode_request(id: str | int, params: Query | Command) -> str:
    """The frame of a request."""
    return _encode({"jsonrpc": "2.0", "id": id, "method": params.METHOD, "params": params}).decode()


def encode_result(id: str | int, result: bytes) -> str:
    """The frame that answers a request with an already encoded result."""
    return '{"jsonrpc":"2.0","id":' + _encode(id).decode() + ',"result":' + result.decode() + "}"


def encode_failure(id: str | int | None, failure: bytes) -> str:
    """The frame that says why a request was not done, around an already encoded error."""
    return '{"jsonrpc":"2.0","id":' + _encode(id).decode() + ',"error":' + failure.decode() + "}"


def encode_error(id: str | int | None, error: Error) -> str:
    """The frame that says why a request was not done."""
    return _encode({"jsonrpc": "2.0", "id": id, "error": error}).decode()


def encode_answer(answer: Struct) -> bytes:
    """A result or an event, on its own."""
    return _encode(answer)


def encode_events(recorded: Iterable[bytes]) -> str:
    """The notification that carries consecutive events, each an encoded `Recorded`."""
    return '{"jsonrpc":"2.0","method":"board.events","params":{"events":[' + b",".join(recorded).decode() + "]}}"


def encode_kiosks(kiosks: Kiosks) -> str:
    """The notification that tells how the kiosks are."""
    return _encode({"jsonrpc": "2.0", "method": "hall.kiosks", "params": kiosks}).decode()


def encode_displays(displays: Displays) -> str:
    """The notification that tells how the displays are, and which of them speak."""
    return _encode({"jsonrpc": "2.0", "method": "hall.displays", "params": displays}).decode()


def encode_asked(asked: OfficerAsked) -> str:
    """The notification that the officer who is logged in here is asked for elsewhere."""
    return _encode({"jsonrpc": "2.0", "method": "officer.asked", "params": asked}).decode()


def encode_moved(moved: OfficerMoved) -> str:
    """The notification that the officer who was logged in here is elsewhere now."""
    return _encode({"jsonrpc": "2.0", "method": "officer.moved", "params": moved}).decode()


def decode_frame(frame: str | bytes) -> Reply | Notification:
    """What the server sent.

    Raises:
        msgspec.DecodeError: it is not a frame of this protocol.
    """
    read = _frames.decode(frame)
    if read.method is not None:
        return _read_notification(read.method, read.params or _AnyParams())
    result = read.result if memoryview(read.result).nbytes else None
    if (result is None) is (read.error is None):
        raise msgspec.ValidationError("A reply has either a result or an error.")
    return Reply(read.id, result, read.error)


def _read_notification(method: str, params: _AnyParams) -> Notification:
    if method == "board.events" and params.events is not UNSET:
        return Events(params.events)
    if method == "hall.kiosks" and params.kiosks is not UNSET:
        return Kiosks(params.kiosks)
    if method == "hall.displays" and params.displays is not UNSET:
        return Displays(params.displays, params.voices)
    if method == "officer.asked" and params.console is not UNSET:
        return OfficerAsked(params.console, params.name, params.answer_by)
    if method == "officer.moved" and isinstance(params.console, str):
        return OfficerMoved(params.console, params.name)
    raise msgspec.ValidationError(f"Unknown notification {method!r}.")


def recorded_bytes(seq: Seq, at: int, event: bytes) -> bytes:
    """An encoded `Recorded` around an encoded event, without encoding that again."""
    return b'{"seq":%d,"at":%d,"event":%b}' % (seq, at, event)
