"""What a client must keep to, and how a connection ends."""

from dataclasses import fields
from typing import Final

from server.gateway.connection import PATIENCE, UNREAD_BYTES
from server.gateway.following import CATCH_UP_EVENTS, TRY_AGAIN_LATER
from server.gateway.gateway import OPEN_SECONDS, POLICY
from server.hosting import PING_SECONDS, Settings
from shared.wire.codec import MAX_REPLY_BYTES, MAX_REQUEST_BYTES

CLOSE_CODES: Final[dict[int, str]] = {
    1001: "The server stops. Connect again: another takes over, or this one comes back.",
    1002: "The peer broke RFC 6455.",
    1007: "A text frame was not UTF-8.",
    POLICY: f"The first frame, or the one after `pairing.begin`, was not a `session.open` that succeeded, or none came "
    f"within {OPEN_SECONDS:g} s. "
    f"Also: some {PATIENCE} requests more than the connection may send.",
    1009: f"A frame from the client was longer than {MAX_REQUEST_BYTES} bytes.",
    1011: f"No pong came within {PING_SECONDS:g} s of a ping, or the server has failed.",
    TRY_AGAIN_LATER: "The events after `since` can't be read now. Connect again and say the last one seen.",
}
"""Without any code the connection was cut: network, power, or a client with too much left unread."""


def describe_limits() -> dict[str, object]:
    """Every limit, by a name that has its unit. Rates are the defaults of `antrean-server run`."""
    defaults = {field.name: field.default for field in fields(Settings)}
    return {
        "requestBytes": MAX_REQUEST_BYTES,
        "replyBytes": MAX_REPLY_BYTES,
        "requestsPerSecond": defaults["rate"],
        "requestsAtOnce": defaults["burst"],
        "requestsOverRate": PATIENCE,
        "openSeconds": OPEN_SECONDS,
        "pingSeconds": PING_SECONDS,
        "pongSeconds": PING_SECONDS,
        "unreadBytes": UNREAD_BYTES,
        "eventsPerFrame": CATCH_UP_EVENTS,
    }


def describe_close_codes() -> list[dict[str, object]]:
    """RFC 6455 close codes and what they mean here."""
    return [{"code": code, "description": says} for code, says in CLOSE_CODES.items()]
