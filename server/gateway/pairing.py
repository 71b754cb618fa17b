"""New devices ask to be let in; an administrator, at the server, says by the code on their screens which are meant.

Their tokens are made by themselves: no secret is shown, typed or sent to pair.
"""

from collections.abc import Callable
from typing import Final, assert_never

from server.gateway.connection import Connection
from server.identity import Identities, KnownAlready, Newcomer, TooManyWaiting, TurnedAway, Waiting, Withdrawn
from shared.wire import methods as do
from shared.wire.errors import Error, error
from shared.wire.scalars import Moment

ALREADY_PAIRED: Final = error("refused", "already_paired", "A device has this token: send session.open.")
WITHDRAWN: Final = error("refused", "token_withdrawn", "The device of this token was revoked; make a new token.")
TURNED_AWAY: Final = error("refused", "pairing_refused", "An administrator has said no; make a new token to ask again.")
TOO_MANY: Final = error("limited", "too_many_pairings", "Too many devices wait to be let in.", retry_after=30.0)
ONCE: Final = error("limited", "too_many_requests", "One pairing.begin a connection.", retry_after=1.0)


async def begin_pairing(
    identities: Identities, clock: Callable[[], Moment], connection: Connection, query: do.BeginPairing
) -> do.Pairing | Error:
    """Let a device wait under its code, or say how it stands. Once a connection: it costs a look into the database."""
    if connection.waits:
        return ONCE
    connection.waits = True
    now = clock()
    # On the administrator's screen no stranger's name turns the line around, or hides in it.
    name = "".join(sign for sign in query.name if sign.isprintable())
    newcomer = Newcomer(query.token_hash, query.role, name, connection.address)
    match await identities.begin_pairing(newcomer, now):
        case Waiting(code=code, expires_at=expires_at):
            return do.Pairing(code, expires_at, max(0, expires_at - now + 999) // 1000)
        case KnownAlready():
            return ALREADY_PAIRED
        case Withdrawn():
            return WITHDRAWN
        case TurnedAway():
            return TURNED_AWAY
        case TooManyWaiting():
            return TOO_MANY
        case never:
            assert_never(never)
