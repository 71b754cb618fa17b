"""Requests out and answers in, held against the types of the wire."""

import msgspec
from msgspec import Struct

from shared.wire.codec import Malformed, Reply, decode_request, encode_request
from shared.wire.errors import Error, error
from shared.wire.methods import ALL, Command, Query

UNDECODABLE = (msgspec.DecodeError, UnicodeError, RecursionError)
UNREADABLE = error("internal", "unreadable_answer", "The server's answer does not fit its method.")

_decoders = {method: msgspec.json.Decoder(method.ANSWER) for method in ALL}


def encode_checked(id: str, params: Query | Command) -> str | Error:
    """The frame of a request; where it breaks the contract, the error that the server would answer."""
    try:
        frame = encode_request(id, params)
        decode_request(frame)
    except Malformed as malformed:
        return malformed.error
    except UnicodeError as fault:
        return error("params", "invalid_params", str(fault))
    return frame


def read_answer(reply: Reply, params: Query | Command) -> Struct | Error:
    """The answer in a reply to this method."""
    if reply.error is not None:
        return reply.error
    try:
        return _decoders[type(params)].decode(reply.result or b"")
    except UNDECODABLE:
        return UNREADABLE
