"""Every kind of error, and the words a program may meet in `data.code` besides the refusals of the domain."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from server.asyncapi.schemas import Schema, describe_details
from shared.wire import errors
from shared.wire.errors import CODES, RETRIABLE, Kind
from shared.wire.scalars import Code

_ROW: Final = re.compile(r"^ +(?P<kind>[a-z]+) +-[0-9]+ +(?P<says>.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fault:
    """A word in `data.code`, the kind of error it comes with, and what it tells."""

    kind: Kind
    code: str
    says: str
    details: Mapping[str, object] = field(default_factory=dict)
    """Types of what is in `data.details`, by name."""


_STILL_HELD: Final = "The officer logged in here holds `details.counter`: close it before logging out, or another in."
SIGNED_IN: Final[frozenset[Kind]] = frozenset({"unauthorised"})
"""Waiting does not help against these; the request may be sent again once the device or the officer is known."""

FAULTS: Final = (
    Fault("parse", "parse_error", "The frame is not JSON. `id` is null."),
    Fault("invalid", "invalid_request", "Not a JSON-RPC 2.0 request object. Batches are not taken."),
    Fault("invalid", "invalid_id", "`id` is missing or of a wrong form; a command's id is a UUID in lower case."),
    Fault("invalid", "text_frames_only", "A binary frame came. `id` is null."),
    Fault("invalid", "session_already_open", "`session.open` a second time on one connection."),
    Fault("invalid", "command_id_reused", "The id belongs to another command: make a new UUID for each."),
    Fault("unknown", "unknown_method", "There is no such method."),
    Fault("params", "invalid_params", "`params` do not fit; `message` names the field."),
    Fault("internal", "internal_error", "The command was not done; the server's log says why."),
    Fault("refused", "wrong_password", "The officer or the password is wrong."),
    Fault("refused", "already_paired", "A device has this token already: `session.open` works."),
    Fault("refused", "token_withdrawn", "The device of this token was revoked: make a new token to be let in again."),
    Fault("refused", "pairing_refused", "An administrator has said no; make a new token to ask again."),
    Fault("refused", "counter_still_held", _STILL_HELD, {"counter": Code}),
    Fault(
        "refused",
        "logged_in_elsewhere",
        "The officer is at work at another console: log in again with `take_over` to have it asked.",
        {"console": Code, "name": str, "counter": Code | None},
    ),
    Fault(
        "refused", "login_under_way", "A login at `details.console` waits for its answer already.", {"console": Code}
    ),
    Fault("refused", "login_declined", "The other console has said no.", {"console": Code, "name": str}),
    Fault("refused", "login_withdrawn", "The console has taken its login back with `officer.withdraw`."),
    Fault("refused", "nobody_asks", "`officer.asked` has not told of that console, or it asks no longer."),
    Fault("unauthorised", "session_not_open", "`session.open` must come first."),
    Fault("unauthorised", "unknown_device", "No device has this token, or it was withdrawn."),
    Fault("unauthorised", "not_logged_in", "No officer is logged in at this console, or the login has ended."),
    Fault("forbidden", "role_forbidden", "A device of this role may not send this."),
    Fault("forbidden", "supervisors_only", "The officer logged in here is no supervisor."),
    Fault("limited", "too_many_requests", "More requests than the connection may send."),
    Fault("limited", "too_many_logins", "Too many wrong passwords for this officer or from this device."),
    Fault("limited", "too_many_pairings", "As many devices as may wait to be let in."),
    Fault("unavailable", "storage_unavailable", "Nothing can be stored now: disk full, database away."),
    Fault("unavailable", "site_unavailable", "This server does not serve the device's site now."),
    Fault("unavailable", "server_stopping", "The server is being stopped; send it again to the next."),
    Fault("unsupported", "protocol_unsupported", "The server speaks `details.protocol`.", {"protocol": int}),
)


def describe_kinds() -> list[dict[str, object]]:
    """Name, number and meaning of every kind, and whether and after what the same request may be sent again."""
    says = {row["kind"]: row["says"] for row in _ROW.finditer(errors.__doc__ or "")}
    after = dict.fromkeys(RETRIABLE, "waiting") | dict.fromkeys(SIGNED_IN, "signing_in")
    return [
        {"kind": kind, "code": code, "retriable": kind in after, "after": after.get(kind), "again": says[kind]}
        for kind, code in CODES.items()
    ]


def describe_codes() -> list[Schema]:
    """Kind, word, meaning and details of every fault."""
    return [{"kind": fault.kind} | _describe(fault) for fault in FAULTS]


def describe_faults_of_queries() -> list[Schema]:
    """The refusals that come from no rule of the domain, in the form of those that do."""
    return [_describe(fault) for fault in FAULTS if fault.kind == "refused"]


def _describe(fault: Fault) -> Schema:
    return {"code": fault.code, "description": fault.says, "details": describe_details(fault.details)}
