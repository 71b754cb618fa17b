"""The messages: JSON-RPC 2.0 envelopes around the types, each with an example or more."""

from collections.abc import Iterable
from typing import Any, Final

import msgspec
from msgspec import Struct

from server.asyncapi.examples import ANSWERS, ASKED, DISPLAYS, EVENTS, KIOSKS, MOVED, REFUSED, REQUESTS
from server.asyncapi.schemas import COMMAND_ID, REQUEST_ID, Schema, refer_to
from shared.wire.codec import (
    encode_answer,
    encode_asked,
    encode_displays,
    encode_error,
    encode_events,
    encode_kiosks,
    encode_moved,
    encode_request,
    encode_result,
)
from shared.wire.events import Event
from shared.wire.methods import ALL, Command, Query
from shared.wire.officer import OfficerAsked

Message = dict[str, Any]

ERROR: Final = "error"
NOTIFICATION: Final = "board.events"
KIOSKS_NOTIFICATION: Final = "hall.kiosks"
DISPLAYS_NOTIFICATION: Final = "hall.displays"
ASKED_NOTIFICATION: Final = "officer.asked"
MOVED_NOTIFICATION: Final = "officer.moved"
NOTIFICATIONS: Final = (
    NOTIFICATION,
    KIOSKS_NOTIFICATION,
    DISPLAYS_NOTIFICATION,
    ASKED_NOTIFICATION,
    MOVED_NOTIFICATION,
)
"""What comes without being asked for, has no id, and answers nothing."""
_VERSION: Final[Schema] = {"const": "2.0"}


def describe_messages() -> dict[str, Message]:
    """Every message of the document by its key: requests, answers, the error, the notification."""
    answers = dict.fromkeys(method.ANSWER for method in ALL)
    return (
        {method.METHOD: _describe_request(method) for method in ALL}
        | {name_answer(answer): _describe_answer(answer) for answer in answers}
        | {ERROR: _describe_error(), NOTIFICATION: _describe_events(), KIOSKS_NOTIFICATION: _describe_kiosks()}
        | {DISPLAYS_NOTIFICATION: _describe_displays()}
        | {ASKED_NOTIFICATION: _describe_asked(), MOVED_NOTIFICATION: _describe_moved()}
    )


def name_answer(answer: type[Struct]) -> str:
    """The key of the message that carries an answer."""
    return f"answer.{answer.__name__}"


def summarise(cls: type[Struct]) -> str:
    """The first sentence of a type's docstring, without its full stop."""
    return (cls.__doc__ or "").strip().partition("\n")[0].partition(". ")[0].rstrip(".")


def _describe_request(method: type[Query] | type[Command]) -> Message:
    id_form = COMMAND_ID if issubclass(method, Command) else REQUEST_ID
    frames = [encode_request(known_as, params) for known_as, params in REQUESTS if type(params) is method]
    payload = _envelope(id=refer_to(id_form), method={"const": method.METHOD}, params=refer_to(method.__name__))
    return _message(method.METHOD, summarise(method), payload, frames)


def _describe_answer(answer: type[Struct]) -> Message:
    frames = [encode_result(known_as, encode_answer(given)) for known_as, given in ANSWERS if type(given) is answer]
    payload = _envelope(id=refer_to(REQUEST_ID), result=refer_to(answer.__name__))
    return _message(name_answer(answer), summarise(answer), payload, frames)


def _describe_error() -> Message:
    payload = _envelope(
        id={"oneOf": [refer_to(REQUEST_ID), {"type": "null"}], "description": "Null where no id could be read."},
        error=refer_to("Error"),
    )
    return _message(ERROR, "Why a request was not done", payload, [encode_error(*REFUSED)])


def _describe_kiosks() -> Message:
    payload = _envelope(method={"const": KIOSKS_NOTIFICATION}, params=refer_to("Kiosks"))
    return _message(KIOSKS_NOTIFICATION, "How the kiosks are", payload, [encode_kiosks(KIOSKS)])


def _describe_displays() -> Message:
    payload = _envelope(method={"const": DISPLAYS_NOTIFICATION}, params=refer_to("Displays"))
    summary = "How the displays are, and who speaks"
    return _message(DISPLAYS_NOTIFICATION, summary, payload, [encode_displays(DISPLAYS)])


def _describe_asked() -> Message:
    payload = _envelope(method={"const": ASKED_NOTIFICATION}, params=refer_to("OfficerAsked"))
    frames = [encode_asked(ASKED), encode_asked(OfficerAsked())]
    return _message(ASKED_NOTIFICATION, "Somebody logs in elsewhere as the officer logged in here", payload, frames)


def _describe_moved() -> Message:
    payload = _envelope(method={"const": MOVED_NOTIFICATION}, params=refer_to("OfficerMoved"))
    return _message(MOVED_NOTIFICATION, "The officer is at another console now", payload, [encode_moved(MOVED)])


def _describe_events() -> Message:
    frames = [encode_events([encode_answer(recorded) for recorded in EVENTS])]
    payload = _envelope(method={"const": NOTIFICATION}, params=refer_to("Events"))
    return _message(NOTIFICATION, "What has happened, in order", payload, frames) | {
        "description": "The types of event: "
        + ", ".join(f"`{event.__struct_config__.tag}`" for event in Event.__args__)
        + "."
    }


def _envelope(**members: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {"jsonrpc": _VERSION, **members},
        "required": ["jsonrpc", *members],
    }


def _message(name: str, summary: str, payload: Schema, frames: Iterable[str]) -> Message:
    examples = [
        {"name": f"{name}.{place}", "payload": msgspec.json.decode(frame)} for place, frame in enumerate(frames, 1)
    ]
    return {"name": name, "title": name, "summary": summary, "payload": payload, "examples": examples}
