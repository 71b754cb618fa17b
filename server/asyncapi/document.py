"""The whole document: one WebSocket channel, an operation for every method and one for the events."""

from typing import Any, Final

from server.asyncapi.faults import describe_codes, describe_faults_of_queries, describe_kinds
from server.asyncapi.limits import describe_close_codes, describe_limits
from server.asyncapi.messages import (
    ASKED_NOTIFICATION,
    DISPLAYS_NOTIFICATION,
    ERROR,
    KIOSKS_NOTIFICATION,
    MOVED_NOTIFICATION,
    NOTIFICATION,
    NOTIFICATIONS,
    describe_messages,
    name_answer,
    summarise,
)
from server.asyncapi.refusing import list_refusals
from server.asyncapi.schemas import Schema, describe_ids, describe_refusals, describe_types
from server.domain.refusals import REFUSALS
from shared.wire.codec import Events
from shared.wire.display import Displays
from shared.wire.errors import Error
from shared.wire.kiosk import Kiosks
from shared.wire.methods import ALL, Command, Query, Right
from shared.wire.officer import OfficerAsked, OfficerMoved
from shared.wire.scalars import PROTOCOL, SUBPROTOCOL

Document = dict[str, Any]

CHANNEL: Final = "device"
FAMILIES: Final = {
    "session": "Which device this is.",
    "officer": "Logging in and out at a console.",
    "site": "What the hall is made of, when it is open, what is asked for most.",
    "board": "Following what happens.",
    "kiosk": "What a kiosk says of itself.",
    "display": "What a display says of itself.",
    "hall": "How the kiosks and displays are.",
    "service": "How long the wait would be.",
    "ticket": "Tickets, from issue to end.",
    "counter": "Officers at counters.",
    "call": "The visitor at a counter.",
    "announcement": "What supervisors have said in the hall.",
}
RIGHTS: Final[dict[Right, str]] = {
    "anyone": "whoever is connected",
    "device": "any device whose session is open",
    "kiosk": "a kiosk, or an officer logged in at a console",
    "kiosk_itself": "a kiosk, and no officer",
    "display_itself": "a display",
    "console": "a console",
    "officer": "an officer logged in at a console",
    "supervisor": "an officer logged in at a console whom the site's profile names a supervisor",
}
_ABOUT: Final = """\
Kiosks, officers' consoles and displays speak with the server of their site in JSON-RPC 2.0, one request, answer or
notification to a WebSocket text frame. `session.open` is the first request of every connection.

A *command* changes the service day. Its id is a UUID that the client has made and is the command's identity: sent
again, however late and over whichever connection, it is answered as at first and changes nothing. A *query* changes
nothing that lasts; its id is any string or integer.

After `board.subscribe` every event comes once, in order, without a gap in `seq`; after a lost connection the client
says the last `seq` that it has seen and goes on from there.

`protocol.md` tells the same in sentences, with a whole visit in frames.
"""
_ABOUT_CONNECTIONS: Final = """\
One connection per device is meant, any number is allowed. An officer acts from the connection that last logged in or
gave the `officer_token`. Any path and any `Origin` is taken.
"""
_ABOUT_SUBPROTOCOL: Final = f"""\
`{SUBPROTOCOL}`, alone or among others; the server then chooses it. Without this header the connection is taken without
a subprotocol. Where only others are asked for, the server answers with HTTP 400.
"""


def describe() -> Document:
    """The AsyncAPI 3.0 document, as JSON would hold it. The same code gives the same document."""
    messages = describe_messages()
    return {
        "asyncapi": "3.0.0",
        "id": "urn:antrean:device-plane",
        "info": _describe_info(),
        "defaultContentType": "application/json",
        "servers": {"site": _describe_server()},
        "channels": {CHANNEL: _describe_channel(messages)},
        "operations": {method.METHOD: _describe_method(method) for method in ALL}
        | {
            NOTIFICATION: _describe_events(),
            KIOSKS_NOTIFICATION: _describe_kiosks(),
            DISPLAYS_NOTIFICATION: _describe_displays(),
            ASKED_NOTIFICATION: _describe_takeover(
                ASKED_NOTIFICATION,
                "Somebody logs in elsewhere as the officer logged in here",
                "Sent to the console where the officer is logged in, and again without a console when it is over. "
                "Answered by `officer.answer`.",
            ),
            MOVED_NOTIFICATION: _describe_takeover(
                MOVED_NOTIFICATION,
                "The officer is at another console now",
                "Sent to the console where the officer was logged in; nobody is there any more.",
            ),
        },
        "components": {
            "messages": {key: _correlate(key, message) for key, message in messages.items()},
            "schemas": describe_ids() | _describe_schemas(),
            "correlationIds": {"id": {"description": "An answer has the request's id.", "location": _ID}},
        },
        "x-error-kinds": describe_kinds(),
        "x-error-codes": describe_codes(),
        "x-refusals": [*describe_refusals(REFUSALS), *describe_faults_of_queries()],
    }


_ID: Final = "$message.payload#/id"
_CORRELATION: Final = {"$ref": "#/components/correlationIds/id"}


def _correlate(key: str, message: dict[str, Any]) -> dict[str, Any]:
    """A notification has no id, and answers nothing."""
    return message if key in NOTIFICATIONS else {**message, "correlationId": _CORRELATION}


def _describe_info() -> dict[str, Any]:
    return {
        "title": "Antrean: the device plane",
        "version": f"{PROTOCOL}.0.0",
        "description": _ABOUT,
        "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
        "tags": [{"name": name, "description": says} for name, says in FAMILIES.items()],
    }


def _describe_server() -> dict[str, Any]:
    return {
        "host": "{host}:{port}",
        "protocol": "ws",
        "protocolVersion": "13",
        "description": "The server of a site, in the local network.",
        "variables": {
            "host": {"description": "Name or address of the machine.", "default": "localhost"},
            "port": {"description": "TCP port.", "default": "8765"},
        },
    }


def _describe_channel(messages: dict[str, Any]) -> dict[str, Any]:
    subprotocol = {"type": "string", "description": _ABOUT_SUBPROTOCOL, "examples": [SUBPROTOCOL]}
    headers = {"type": "object", "properties": {"Sec-WebSocket-Protocol": subprotocol}}
    return {
        "address": "/",
        "title": "Device plane",
        "description": _ABOUT_CONNECTIONS,
        "servers": [{"$ref": "#/servers/site"}],
        "messages": {key: {"$ref": f"#/components/messages/{key}"} for key in messages},
        "bindings": {"ws": {"method": "GET", "headers": headers, "bindingVersion": "0.1.0"}},
        "x-limits": describe_limits(),
        "x-close-codes": describe_close_codes(),
    }


def _describe_method(method: type[Query] | type[Command]) -> dict[str, Any]:
    is_command = issubclass(method, Command)
    told = [
        " ".join((method.__doc__ or "").split()),
        "A command: done once per id." if is_command else "A query.",
        f"Who may: {RIGHTS[method.RIGHT]}.",
    ]
    return {
        "action": "receive",
        "channel": {"$ref": f"#/channels/{CHANNEL}"},
        "title": method.METHOD,
        "summary": summarise(method),
        "description": " ".join(told),
        "tags": [{"name": method.METHOD.partition(".")[0]}],
        "messages": [_message(method.METHOD)],
        "reply": {
            "channel": {"$ref": f"#/channels/{CHANNEL}"},
            "messages": [_message(name_answer(method.ANSWER)), _message(ERROR)],
        },
        "x-right": method.RIGHT,
        "x-command": is_command,
        "x-refusals": list_refusals(method),
    }


def _describe_events() -> dict[str, Any]:
    return {
        "action": "send",
        "channel": {"$ref": f"#/channels/{CHANNEL}"},
        "title": NOTIFICATION,
        "summary": "What has happened, in order",
        "description": "Sent to every client that has subscribed. Only consoles are told who works where, and notes.",
        "tags": [{"name": "board"}],
        "messages": [_message(NOTIFICATION)],
    }


def _describe_kiosks() -> dict[str, Any]:
    return {
        "action": "send",
        "channel": {"$ref": f"#/channels/{CHANNEL}"},
        "title": KIOSKS_NOTIFICATION,
        "summary": "How the kiosks are",
        "description": "Sent to consoles and kiosks after the answer to `board.subscribe`, and whenever it changes.",
        "tags": [{"name": "hall"}],
        "messages": [_message(KIOSKS_NOTIFICATION)],
    }


def _describe_displays() -> dict[str, Any]:
    told = 'Sent to displays and consoles that understand "displays", after the answer to `board.subscribe`, and '
    return {
        "action": "send",
        "channel": {"$ref": f"#/channels/{CHANNEL}"},
        "title": DISPLAYS_NOTIFICATION,
        "summary": "How the displays are, and who speaks",
        "description": told + "whenever it changes.",
        "tags": [{"name": "hall"}],
        "messages": [_message(DISPLAYS_NOTIFICATION)],
    }


def _describe_takeover(name: str, summary: str, says: str) -> dict[str, Any]:
    return {
        "action": "send",
        "channel": {"$ref": f"#/channels/{CHANNEL}"},
        "title": name,
        "summary": summary,
        "description": says + ' Only to consoles that understand "takeovers".',
        "tags": [{"name": "officer"}],
        "messages": [_message(name)],
    }


def _describe_schemas() -> dict[str, Schema]:
    told = (Events, Kiosks, Displays, OfficerAsked, OfficerMoved, Error)
    return describe_types([*ALL, *dict.fromkeys(method.ANSWER for method in ALL), *told])


def _message(key: str) -> dict[str, str]:
    return {"$ref": f"#/channels/{CHANNEL}/messages/{key}"}
