"""Why a request was not done.

On the wire an error is JSON-RPC's: an integer code for the kind, an English message for the integrator's log, and
`data.code`, a stable word for the rule, which a client turns into a sentence in its user's language.

    kind           code    the same request may be sent again
    parse          -32700  no: not JSON
    invalid        -32600  no: not a JSON-RPC 2.0 request with a proper id
    unknown        -32601  no: no such method
    params         -32602  no: the params do not fit; `message` names the field
    internal       -32603  with the same id, later: our fault, and in the server's log
    refused        -32001  no: a rule of the hall says no; `data.code` says which. The answer for this id is final.
    unauthorised   -32002  after `session.open` with a valid token, or `officer.login`
    forbidden      -32003  no: not with a device of this role
    limited        -32004  with the same id, after `data.retry_after` seconds
    unavailable    -32005  with the same id, after `data.retry_after` seconds: the server can't store it now
    unsupported    -32006  no: another protocol version; update the client
"""

from typing import Any, Final, Literal

from msgspec import Struct

Kind = Literal[
    "parse",
    "invalid",
    "unknown",
    "params",
    "internal",
    "refused",
    "unauthorised",
    "forbidden",
    "limited",
    "unavailable",
    "unsupported",
]

CODES: Final[dict[Kind, int]] = {
    "parse": -32700,
    "invalid": -32600,
    "unknown": -32601,
    "params": -32602,
    "internal": -32603,
    "refused": -32001,
    "unauthorised": -32002,
    "forbidden": -32003,
    "limited": -32004,
    "unavailable": -32005,
    "unsupported": -32006,
}
KINDS: Final[dict[int, Kind]] = {code: kind for kind, code in CODES.items()}

RETRIABLE: Final[frozenset[Kind]] = frozenset({"limited", "unavailable", "internal"})


class ErrorData(Struct, frozen=True, omit_defaults=True):
    """The part of an error that programs read."""

    code: str
    """A stable word for the rule or fault: nobody_waiting, counter_taken, …"""
    details: dict[str, Any] = {}
    """What the sentence needs: the officer who holds the counter, when the hall opens, …"""
    retry_after: float | None = None
    """Seconds to wait before the same request is sent again; None where there is nothing to wait for."""


class Error(Struct, frozen=True):
    """A JSON-RPC error object."""

    code: int
    message: str
    data: ErrorData

    @property
    def kind(self) -> Kind:
        """The kind by its integer; an unknown integer counts as `internal`."""
        return KINDS.get(self.code, "internal")


def error(
    kind: Kind,
    code: str,
    message: str,
    details: dict[str, Any] | None = None,
    retry_after: float | None = None,
) -> Error:
    """An error of a kind, with its word and its message."""
    return Error(CODES[kind], message, ErrorData(code, details or {}, retry_after))
